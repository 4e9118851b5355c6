// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/EarlierSums.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

namespace trucban::figures {

namespace {

constexpr std::string_view kEntered = "entered:";

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

/// "entered:suspects" says the same as "suspects".
std::string_view plainCode(std::string_view code) {
    const std::string_view own = code.starts_with(kEntered) ? code.substr(kEntered.size()) : code;
    return core::parseEnum<Measure>(own) ? code : own;
}

/// The shares of wards in old units, and of how many units a ward was made.
struct Shares {
    std::map<std::string, std::map<core::WardCode, double>> ofUnit;
    std::map<core::WardCode, std::size_t> units;

    explicit Shares(const RecordFigures::Data& data) {
        for (const auto& [id, mapping] : data.mappings) {
            for (const core::WardShare& share : mapping.wards) {
                ofUnit[mapping.oldUnit][share.ward] += share.share;
            }
        }
        for (const auto& [unit, wards] : ofUnit) {
            for (const auto& [ward, share] : wards) {
                ++units[ward];
            }
        }
    }
};

/// What was entered of one ward, code and span: each latest first, and how late.
struct Said {
    struct Sum {
        double sum = 0;
        std::size_t place = 0; ///< among the entries, latest first
    };
    std::optional<Sum> own;
    std::map<std::string, Sum> ofUnits;

    /// The later of the ward's own sum and that of all its old units.
    [[nodiscard]] std::optional<Sum> whole(std::size_t units) const {
        std::optional<Sum> all;
        if (!ofUnits.empty() && ofUnits.size() == units) {
            all = Sum{.sum = 0, .place = ofUnits.begin()->second.place};
            for (const auto& [unit, part] : ofUnits) {
                all->sum += part.sum;
                all->place = std::min(all->place, part.place);
            }
        }
        return own && (!all || own->place < all->place) ? own : all;
    }
};

using Key = std::tuple<core::WardCode, std::string, core::Day, core::Day>;

std::map<Key, Said> allSaid(const RecordFigures::Data& data, const Shares& shares, DaySpan days, core::Day knownFrom) {
    std::map<Key, Said> said;
    const auto entries = latestFirst(data, days, knownFrom);
    for (std::size_t place = 0; place < entries.size(); ++place) {
        const core::BaselineRecord& baseline = entries[place]->baseline;
        for (const core::NamedCount& value : baseline.values) {
            const auto count = static_cast<double>(value.count);
            const auto of = [&](core::WardCode ward) -> Said& {
                return said[{ward, std::string{plainCode(value.code)}, baseline.from, baseline.to}];
            };
            if (baseline.oldUnit.empty()) {
                std::optional<Said::Sum>& own = of(entries[place]->ward).own;
                own = own.value_or(Said::Sum{.sum = count, .place = place});
                continue;
            }
            const auto unit = shares.ofUnit.find(baseline.oldUnit);
            if (unit != shares.ofUnit.end()) {
                for (const auto& [ward, share] : unit->second) {
                    of(ward).ofUnits.try_emplace(baseline.oldUnit, Said::Sum{.sum = share * count, .place = place});
                }
            }
        }
    }
    return said;
}

} // namespace

std::string earlierCode(Measure measure, std::string_view label) {
    if (!isLabelled(measure)) {
        return std::string{core::nameOf(measure)};
    }
    if (measure == Measure::entered && !core::parseEnum<Measure>(label)) {
        return std::string{label};
    }
    return std::string{core::nameOf(measure)} + ':' + std::string{label};
}

std::vector<EarlierSum> earlierSums(const RecordFigures::Data& data, DaySpan days, core::Day knownFrom) {
    if (data.earlier.empty()) {
        return {};
    }
    const Shares shares{data};
    struct Candidate {
        EarlierSum sum;
        std::size_t place = 0;
    };
    std::vector<Candidate> candidates;
    for (const auto& [key, said] : allSaid(data, shares, days, knownFrom)) {
        const auto& [ward, code, from, to] = key;
        const auto units = shares.units.find(ward);
        if (const auto whole = said.whole(units == shares.units.end() ? 0 : units->second)) {
            candidates.push_back({{ward, code, {from, to}, whole->sum}, whole->place});
        }
    }
    const auto nameOf = [](const EarlierSum& sum) { return std::tie(sum.ward, sum.code); };
    std::ranges::stable_sort(candidates, [&](const Candidate& a, const Candidate& b) {
        return nameOf(a.sum) != nameOf(b.sum) ? nameOf(a.sum) < nameOf(b.sum) : a.place < b.place;
    });
    std::vector<EarlierSum> sums;
    std::size_t first = 0; // of the same ward and code
    for (Candidate& candidate : candidates) {
        if (first < sums.size() && nameOf(sums[first]) != nameOf(candidate.sum)) {
            first = sums.size();
        }
        const auto same = std::ranges::subrange(sums.begin() + static_cast<std::ptrdiff_t>(first), sums.end());
        if (std::ranges::none_of(same,
                                 [&](const EarlierSum& sum) { return !sum.span.meet(candidate.sum.span).isEmpty(); })) {
            sums.push_back(std::move(candidate.sum));
        }
    }
    return sums;
}

} // namespace trucban::figures
