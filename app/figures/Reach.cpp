// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/Reach.h"

#include "figures/RecordData.h"

#include <algorithm>
#include <limits>

namespace trucban::figures {

namespace {

constexpr DaySpan kAlways{std::numeric_limits<core::Day>::min(), std::numeric_limits<core::Day>::max()};

void widen(DaySpan& days, DaySpan by) {
    if (by.isEmpty()) {
        return;
    }
    days = days.isEmpty() ? by : DaySpan{std::min(days.from, by.from), std::max(days.to, by.to)};
}

std::int64_t longestLimit(const Labels& labels) {
    std::int64_t longest = 0;
    for (const Limits& limits : labels.limits) {
        for (const core::Deadlines& rule : limits) {
            longest = std::max({longest, std::int64_t{rule.acknowledge.count()}, std::int64_t{rule.dispatch.count()},
                                std::int64_t{rule.arrive.count()}, std::int64_t{rule.resolve.count()}});
        }
    }
    return longest;
}

bool isDue(const Row& row, const Labels& labels, std::int64_t after, std::int64_t until) {
    return std::ranges::any_of(row.cases, [&](const CaseFact& fact) {
        const core::Deadlines& rule = labels.limits[fact.limits][static_cast<std::size_t>(fact.priority)];
        const std::array allowed{rule.acknowledge.count(), rule.dispatch.count(), rule.arrive.count(),
                                 rule.resolve.count()};
        for (std::size_t stage = 0; stage < allowed.size(); ++stage) {
            const std::int64_t over = std::int64_t{fact.openedMs} + allowed[stage];
            if (fact.after[stage] == kNever && allowed[stage] > 0 && after < over && over <= until) {
                return true;
            }
        }
        return false;
    });
}

} // namespace

void RecordReach::add(const RecordReach& other) {
    widen(days, other.days);
    wards.insert(wards.end(), other.wards.begin(), other.wards.end());
    core::normalise(wards);
    isAllWards = isAllWards || other.isAllWards;
    isOfVisits = isOfVisits || other.isOfVisits;
}

RecordReach reachOf(const RecordFigures& records, const core::RecordId& id, core::Day knownFrom) {
    const RecordFigures::Data& data = records.data();
    RecordReach reach;
    const auto found = data.slots.find(id);
    if (found == data.slots.end()) {
        return reach;
    }
    const RecordFigures::Data::Slot slot = found->second;
    for (const Flow& flow : std::span{data.flows}.subspan(slot.firstFlow, slot.flows)) {
        widen(reach.days, {flow.day, flow.day});
        reach.wards = {flow.ward};
    }
    for (const Stock& stock : std::span{data.stocks}.subspan(slot.firstStock, slot.stocks)) {
        widen(reach.days, {stock.from, stock.until == kNoDay ? kAlways.to : stock.until - 1});
        reach.wards = {stock.ward};
    }
    const bool isShared =
        std::ranges::contains(data.earlier, id, &Earlier::id) ||
        std::ranges::contains(data.mappings, id, &std::pair<core::RecordId, core::UnitMappingRecord>::first);
    // A sum of several days belongs to the last of them, and stands back for an entry of any.
    const bool isBeside = !data.earlier.empty() && !reach.days.isEmpty() && reach.days.from < knownFrom;
    if (isShared || isBeside) {
        reach.days = kAlways;
    }
    reach.isAllWards = isShared;
    return reach;
}

core::WardSet summedWards(const RecordFigures& records) {
    core::WardSet wards;
    for (const Stock& stock : records.data().stocks) {
        if (stock.measure == Measure::households && stock.neighbourhood != 0) {
            wards.push_back(stock.ward);
        }
    }
    core::normalise(wards);
    const HouseholdTable& table = records.data().householdTable();
    std::erase_if(wards, [&](core::WardCode ward) { return !table.isEverSummed(ward); });
    return wards;
}

std::vector<RowKey> rowsDue(const Cube& cube, const core::WardSet& wards, core::Instant after, core::Instant until) {
    std::vector<RowKey> keys;
    const core::Day first = core::dayNumber(after - core::Milliseconds{longestLimit(cube.labels())});
    const core::Day last = core::dayNumber(until);
    for (const core::WardCode ward : wards) {
        for (auto row = cube.rows().lower_bound({ward, first});
             row != cube.rows().end() && row->first <= RowKey{ward, last}; ++row) {
            const core::Instant start = core::startOf(row->first.day);
            if (isDue(row->second, cube.labels(), (after - start).count(), (until - start).count())) {
                keys.push_back(row->first);
            }
        }
    }
    return keys;
}

} // namespace trucban::figures
