// SPDX-License-Identifier: GPL-3.0-or-later
// What a Counter counts of records.
#include "figures/Counter.h"
#include "figures/EarlierSums.h"

#include <algorithm>
#include <limits>

namespace trucban::figures {

void Counter::countRecords() {
    const RecordFigures::Data& data = m_sources.records->data();
    for (const Flow& flow : data.flows) {
        countFlow(flow);
    }
    if (m_days.isEmpty()) {
        return;
    }
    for (const Stock& stock : data.stocks) {
        countStock(stock);
    }
    countHouseholds();
    if (m_by != By::neighbourhood) {
        countEarlier();
    }
}

void Counter::countFlow(const Flow& flow) {
    if (flow.measure == Measure::count_ || !isDay(flow.day) || !isWard(flow.ward) ||
        flow.since > core::dayNumber(m_slice.asOf)) {
        return;
    }
    const std::string& neighbourhood = m_sources.records->data().neighbourhoods[flow.neighbourhood];
    const bool isBelowWard = !m_slice.neighbourhood.empty() || m_by == By::neighbourhood;
    if ((!m_slice.neighbourhood.empty() && neighbourhood != m_slice.neighbourhood) ||
        (isBelowWard && flow.measure == Measure::reintegration)) {
        return;
    }
    const std::int32_t group =
        m_by == By::neighbourhood ? groupOfPlace(flow.ward, neighbourhood) : groupOf(flow.ward, flow.day);
    if (group == kNotAsked) {
        return;
    }
    Tally& tally = m_tallies[static_cast<std::size_t>(group)];
    tally.sums[static_cast<std::size_t>(flow.measure)] += flow.count;
    ++tally.entries[static_cast<std::size_t>(flow.measure)];
    if (flow.code != kNoCode) {
        addCoded(group, flow.code, flow.count);
    }
}

void Counter::countStock(const Stock& stock) {
    if (stock.measure == Measure::count_ || stock.measure == Measure::households || !isWard(stock.ward)) {
        return;
    }
    const std::string& neighbourhood = m_sources.records->data().neighbourhoods[stock.neighbourhood];
    if (!m_slice.neighbourhood.empty() && neighbourhood != m_slice.neighbourhood) {
        return;
    }
    if (m_by == By::day) {
        const DaySpan standing =
            m_days.meet({stock.from, stock.until == kNoDay ? std::numeric_limits<core::Day>::max() : stock.until - 1});
        for (core::Day day = standing.from; day <= standing.to; ++day) {
            if (isDay(day)) {
                countStockIn(day - m_slice.days.from, stock);
            }
        }
    } else if (stands(stock, m_days.to)) {
        countStockIn(m_by == By::neighbourhood ? groupOfPlace(stock.ward, neighbourhood)
                                               : groupOf(stock.ward, m_days.to),
                     stock);
    }
}

void Counter::countStockIn(std::int32_t group, const Stock& stock) {
    if (group != kNotAsked) {
        m_tallies[static_cast<std::size_t>(group)].sums[static_cast<std::size_t>(stock.measure)] += stock.count;
    }
}

void Counter::countHouseholdsIn(Tally& tally, core::Day day, const HouseholdTable& table, const core::WardSet& wards) {
    std::uint32_t neighbourhood = 0;
    if (!m_slice.neighbourhood.empty()) {
        const auto& names = m_sources.records->data().neighbourhoods;
        neighbourhood = static_cast<std::uint32_t>(std::ranges::find(names, m_slice.neighbourhood) - names.begin());
    }
    for (const core::WardCode ward : wards) {
        if (const auto households = table.on(day, ward, neighbourhood)) {
            tally.sums[static_cast<std::size_t>(Measure::households)] += *households;
            ++tally.entries[static_cast<std::size_t>(Measure::households)];
            tally.householdWards.push_back(ward);
        }
    }
}

void Counter::countHouseholds() {
    const RecordFigures::Data& data = m_sources.records->data();
    const HouseholdTable table{data};
    if (m_by == By::ward) {
        for (std::size_t i = 0; i < m_wards.size(); ++i) {
            countHouseholdsIn(m_tallies[i], m_days.to, table, {m_wards[i]});
        }
        return;
    }
    if (m_by == By::neighbourhood) {
        for (const Stock& stock : data.stocks) {
            if (stock.measure == Measure::households && stock.neighbourhood != 0 && isWard(stock.ward)) {
                (void)groupOfPlace(stock.ward, data.neighbourhoods[stock.neighbourhood]);
            }
        }
        for (std::size_t i = 0; i < m_tallies.size(); ++i) {
            const auto& [ward, name] = m_placeOfGroup[i];
            const auto place =
                static_cast<std::uint32_t>(std::ranges::find(data.neighbourhoods, name) - data.neighbourhoods.begin());
            if (const auto households = place == 0 ? std::nullopt : table.on(m_days.to, ward, place)) {
                m_tallies[i].sums[static_cast<std::size_t>(Measure::households)] = *households;
                m_tallies[i].entries[static_cast<std::size_t>(Measure::households)] = 1;
                m_tallies[i].householdWards = {ward};
            }
        }
        return;
    }
    const core::WardSet wards = m_slice.wards.empty() ? allWards() : m_slice.wards;
    const core::Day first = m_by == By::day ? m_days.from : m_days.to;
    Tally latest;
    for (core::Day day = first; day <= m_days.to; ++day) {
        if (day == first || table.changesOn(day)) {
            latest = {};
            countHouseholdsIn(latest, day, table, wards);
        }
        if (m_by == By::all || isDay(day)) {
            Tally& tally = m_tallies[m_by == By::all ? 0 : static_cast<std::size_t>(day - m_slice.days.from)];
            constexpr auto kPlace = static_cast<std::size_t>(Measure::households);
            tally.sums[kPlace] = latest.sums[kPlace];
            tally.entries[kPlace] = latest.entries[kPlace];
            tally.householdWards = latest.householdWards;
        }
    }
}

void Counter::countEarlier() {
    if (!isPlain() || !m_slice.neighbourhood.empty()) {
        return;
    }
    for (const EarlierSum& part : earlierSums(m_sources.records->data(), m_days, m_sources.cube->knownFrom())) {
        // The whole city's sums stand for all wards, not beside them.
        if (m_slice.wards.empty() && m_by != By::ward && !part.ward.isNone()) {
            continue;
        }
        const std::int32_t group = groupOf(part.ward, part.span.to);
        if (group == kNotAsked) {
            continue;
        }
        std::vector<Tally::Before>& before = m_tallies[static_cast<std::size_t>(group)].before;
        auto entry = std::ranges::find(before, part.code, &Tally::Before::code);
        if (entry == before.end()) {
            entry = before.insert(before.end(), Tally::Before{.code = part.code});
        }
        entry->sum += part.sum;
        entry->wardDays += part.span.days();
    }
}

} // namespace trucban::figures
