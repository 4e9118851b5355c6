// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/EarlierSums.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace trucban::figures {

namespace {

DaySpan spanOf(const Earlier& entry) {
    return {entry.baseline.from, entry.baseline.to};
}

std::vector<const Earlier*> latestFirst(const RecordFigures::Data& data, DaySpan days, core::Day knownFrom) {
    std::vector<const Earlier*> entries;
    for (const Earlier& entry : data.earlier) {
        const DaySpan span = spanOf(entry);
        if (!span.isEmpty() && days.contains(span) && span.to < knownFrom) {
            entries.push_back(&entry);
        }
    }
    std::ranges::sort(entries, [](const Earlier* a, const Earlier* b) {
        return std::tie(a->savedAt, a->id) > std::tie(b->savedAt, b->id);
    });
    return entries;
}

/// One ward's parts of one code.
struct Parts {
    struct Part {
        DaySpan span;
        double sum = 0;
        std::set<std::string> sources; ///< old units that are in it; "": the ward itself
    };
    std::vector<Part> parts;

    void add(DaySpan span, const std::string& source, double sum) {
        const auto same = std::ranges::find(parts, span, &Part::span);
        if (same != parts.end()) {
            same->sum += same->sources.insert(source).second ? sum : 0;
        } else if (std::ranges::none_of(parts, [&](const Part& part) { return !part.span.meet(span).isEmpty(); })) {
            parts.push_back({.span = span, .sum = sum, .sources = {source}});
        }
    }
};

} // namespace

std::vector<EarlierSum> earlierSums(const RecordFigures::Data& data, DaySpan days, core::Day knownFrom) {
    std::map<std::pair<core::WardCode, std::string>, Parts> byWardAndCode;
    const auto take = [&](core::WardCode ward, double share, const Earlier& entry) {
        for (const core::NamedCount& value : entry.baseline.values) {
            byWardAndCode[{ward, value.code}].add(spanOf(entry), entry.baseline.oldUnit,
                                                  share * static_cast<double>(value.count));
        }
    };
    for (const Earlier* entry : latestFirst(data, days, knownFrom)) {
        if (entry->baseline.oldUnit.empty()) {
            take(entry->ward, 1, *entry);
            continue;
        }
        for (const auto& [id, mapping] : data.mappings) {
            for (const core::WardShare& share : mapping.wards) {
                if (mapping.oldUnit == entry->baseline.oldUnit) {
                    take(share.ward, share.share, *entry);
                }
            }
        }
    }
    std::vector<EarlierSum> sums;
    for (const auto& [key, parts] : byWardAndCode) {
        for (const Parts::Part& part : parts.parts) {
            sums.push_back({.ward = key.first, .code = key.second, .span = part.span, .sum = part.sum});
        }
    }
    return sums;
}

} // namespace trucban::figures
