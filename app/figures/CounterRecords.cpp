// SPDX-License-Identifier: GPL-3.0-or-later
// What a Counter counts of records.
#include "figures/Counter.h"
#include "figures/EarlierSums.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <string_view>

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
    if (flow.measure == Measure::count_ || !m_isCampaign[flow.campaign] || !isDay(flow.day) || !isWard(flow.ward) ||
        flow.since > core::dayNumber(m_slice.asOf)) {
        return;
    }
    const RecordFigures::Data& data = m_sources.records->data();
    const std::string& neighbourhood = data.neighbourhoods[flow.neighbourhood];
    const bool isBelowWard = !m_slice.neighbourhood.empty() || m_by == By::neighbourhood;
    if ((!m_slice.neighbourhood.empty() && neighbourhood != m_slice.neighbourhood) ||
        (isBelowWard && flow.measure == Measure::reintegration) || (!isBelowWard && data.isWithinOwn(flow))) {
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
    const std::int32_t earlierDays = isFirstEarlier(flow) ? 1 : 0;
    tally.earlierDays[static_cast<std::size_t>(flow.measure)] += earlierDays;
    if (flow.code != kNoCode) {
        addCoded(group, flow.code, flow.count).earlierDays += earlierDays;
    }
}

/// The first entry of its ward-day, before the log began, where it is known how many there are to be.
bool Counter::isFirstEarlier(const Flow& flow) {
    if (flow.ward.isNone() || !isEntered(flow.measure) || flow.day >= m_sources.cube->knownFrom()) {
        return false;
    }
    const auto note = [&](core::WardCode ward) {
        const std::uint32_t place = m_by == By::neighbourhood ? flow.neighbourhood : 0;
        return m_earlierDays.insert({{{ward.value, flow.day}, flow.code}, {flow.measure, place}}).second;
    };
    if (m_isCity) {
        (void)note({}); // the city's sum would have it too
    }
    return note(flow.ward) && (m_by == By::ward || !m_slice.wards.empty());
}

void Counter::countStock(const Stock& stock) {
    if (stock.measure == Measure::count_ || stock.measure == Measure::households || !m_isCampaign[stock.campaign] ||
        !isWard(stock.ward)) {
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
    if (group == kNotAsked) {
        return;
    }
    Tally& tally = m_tallies[static_cast<std::size_t>(group)];
    const auto measure = static_cast<std::size_t>(stock.measure);
    if (stock.isUnknown) {
        tally.unknown.set(measure);
    } else {
        tally.sums[measure] += stock.count;
    }
}

void Counter::countHouseholdsIn(Tally& tally, core::Day day, const core::WardSet& wards) {
    const RecordFigures::Data& data = m_sources.records->data();
    const auto neighbourhood = data.findNeighbourhood(m_slice.neighbourhood);
    if (!neighbourhood) {
        return;
    }
    for (const core::WardCode ward : wards) {
        if (const auto households = m_households->on(day, ward, *neighbourhood)) {
            tally.sums[static_cast<std::size_t>(Measure::households)] += households->count;
            ++tally.entries[static_cast<std::size_t>(Measure::households)];
            tally.householdWards.push_back(ward);
            for (const std::uint32_t place : households->places) {
                tally.householdPlaces.push_back({ward, hashOfName(data.neighbourhoods[place])});
            }
        }
    }
}

void Counter::countHouseholdsByPlace() {
    const RecordFigures::Data& data = m_sources.records->data();
    for (const Stock& stock : data.stocks) {
        if (stock.measure == Measure::households && stock.neighbourhood != 0 && isWard(stock.ward)) {
            (void)groupOfPlace(stock.ward, data.neighbourhoods[stock.neighbourhood]);
        }
    }
    for (std::size_t i = 0; i < m_tallies.size(); ++i) {
        const auto& [ward, name] = m_placeOfGroup[i];
        const std::uint32_t place = data.findNeighbourhood(name).value_or(0);
        if (const auto households = place == 0 ? std::nullopt : m_households->on(m_days.to, ward, place)) {
            m_tallies[i].sums[static_cast<std::size_t>(Measure::households)] = households->count;
            m_tallies[i].entries[static_cast<std::size_t>(Measure::households)] = 1;
            m_tallies[i].householdWards = {ward};
        }
    }
}

void Counter::countHouseholds() {
    if (m_by == By::ward) {
        for (std::size_t i = 0; i < m_wards.size(); ++i) {
            countHouseholdsIn(m_tallies[i], m_days.to, {m_wards[i]});
        }
        return;
    }
    if (m_by == By::neighbourhood) {
        countHouseholdsByPlace();
        return;
    }
    const core::WardSet wards = m_slice.wards.empty() ? allWards() : m_slice.wards;
    const core::Day first = m_by == By::day ? m_days.from : m_days.to;
    Tally latest;
    for (core::Day day = first; day <= m_days.to; ++day) {
        if (day == first || m_households->changesOn(day)) {
            latest = {};
            countHouseholdsIn(latest, day, wards);
        }
        if (m_by == By::all || isDay(day)) {
            Tally& tally = m_tallies[m_by == By::all ? 0 : static_cast<std::size_t>(day - m_slice.days.from)];
            constexpr auto kPlace = static_cast<std::size_t>(Measure::households);
            tally.sums[kPlace] = latest.sums[kPlace];
            tally.entries[kPlace] = latest.entries[kPlace];
            tally.householdWards = latest.householdWards;
            tally.householdPlaces = latest.householdPlaces;
        }
    }
}

/// Where the days of a sum have entries of their own, those stand.
void Counter::leaveOutEntered(std::vector<EarlierSum>& sums) const {
    if (m_earlierDays.empty()) {
        return;
    }
    const RecordFigures::Data& data = m_sources.records->data();
    std::map<std::string, std::pair<std::uint32_t, Measure>> codes;
    for (const auto measure : {Measure::inspectionsPlanned, Measure::inspectionsDone, Measure::violations}) {
        codes.emplace(earlierCode(measure, {}), std::pair{kNoCode, measure});
    }
    for (std::uint32_t code = 0; code < data.codes.size(); ++code) {
        const auto& [measure, name] = data.codes[code];
        codes.emplace(earlierCode(measure, name), std::pair{code, measure});
    }
    std::erase_if(sums, [&](const EarlierSum& sum) {
        const auto found = codes.find(sum.code);
        bool isEntered = false;
        for (core::Day day = sum.span.from; found != codes.end() && day <= sum.span.to && !isEntered; ++day) {
            const auto& [code, measure] = found->second;
            isEntered = m_earlierDays.contains({{{sum.ward.value, day}, code}, {measure, 0}});
        }
        return isEntered;
    });
}

/// Where each of the wards has its own sums of these days, those are the city's; else the city's stands for all of them,
/// never beside them.
void Counter::chooseForCity(std::vector<EarlierSum>& sums) const {
    struct OfCity {
        DaySpan span;
        std::int32_t wardDays = 0;
    };
    std::map<std::string_view, std::vector<OfCity>> cities;
    for (const EarlierSum& sum : sums) {
        if (sum.ward.isNone()) {
            cities[sum.code].push_back({.span = sum.span});
        }
    }
    if (cities.empty()) {
        return;
    }
    const auto forEachMet = [&](const EarlierSum& sum, const auto& tell) {
        if (const auto found = cities.find(sum.code); found != cities.end()) {
            for (OfCity& city : found->second) {
                if (!city.span.meet(sum.span).isEmpty()) {
                    tell(city);
                }
            }
        }
    };
    for (const EarlierSum& sum : sums) {
        if (!sum.ward.isNone() && !m_slice.wards.empty()) {
            forEachMet(sum, [&](OfCity& city) { city.wardDays += city.span.contains(sum.span) ? sum.span.days() : 0; });
        }
    }
    const auto hasAll = [&](const OfCity& city) {
        return !m_slice.wards.empty() && city.wardDays == city.span.days() * askedWards();
    };
    std::set<std::size_t> left;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        bool isLeft = false;
        forEachMet(sums[i], [&](const OfCity& city) {
            isLeft = isLeft || (sums[i].ward.isNone() ? city.span == sums[i].span && hasAll(city) : !hasAll(city));
        });
        if (isLeft) {
            left.insert(i);
        }
    }
    std::vector<EarlierSum> chosen;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        if (!left.contains(i)) {
            chosen.push_back(sums[i]);
        }
    }
    sums = std::move(chosen);
}

std::vector<EarlierSum> Counter::earlierSumsAsked() const {
    std::vector<EarlierSum> sums = earlierSums(m_sources.records->data(), m_days, m_sources.cube->knownFrom());
    const bool isCityAlone = m_slice.wards.size() == 1 && m_slice.wards.front().isNone();
    std::erase_if(sums, [&](const EarlierSum& sum) {
        if (sum.ward.isNone()) {
            return !m_isCity && !isCityAlone;
        }
        // Nobody knows how many wards "all" are.
        return m_slice.wards.empty() ? m_by != By::ward : !m_groupOfWard.contains(sum.ward);
    });
    leaveOutEntered(sums);
    chooseForCity(sums);
    return sums;
}

void Counter::countEarlier() {
    if (!isPlain() || !m_slice.neighbourhood.empty()) {
        return;
    }
    for (const EarlierSum& part : earlierSumsAsked()) {
        const std::int32_t group = groupOf(part.ward, part.span.to);
        if (group == kNotAsked) {
            continue;
        }
        m_tallies[static_cast<std::size_t>(group)].before.push_back(
            {.code = part.code,
             .ward = part.ward,
             .span = part.span,
             .sum = part.sum,
             .wardDays = part.span.days() * (part.ward.isNone() ? askedWards() : 1)});
    }
}

} // namespace trucban::figures
