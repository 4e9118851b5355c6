// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/Counter.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <tuple>

namespace trucban::figures {

namespace {

constexpr core::Day kLastDay = std::numeric_limits<core::Day>::max();

/// Every ward, and what belongs to none.
bool asksForCity(const Slice& slice, By by) {
    const bool isTogether = by == By::all || by == By::day;
    return isTogether && (slice.wards.empty() || (slice.wards.size() > 1 && slice.wards.front().isNone()));
}

} // namespace

Counter::Counter(const Sources& sources, const Slice& slice, TallyParts parts, By by)
    : m_sources(sources),
      m_slice(slice),
      m_parts(parts),
      m_by(by),
      m_days(comeDays(slice)),
      m_wards(slice.wards),
      m_isCity(asksForCity(slice, by)) {
    if (by == By::ward) {
        m_wards = m_wards.empty() ? allWards() : m_wards;
        std::erase_if(m_wards, [](core::WardCode ward) { return ward.isNone(); });
    }
    for (const core::WardCode ward : m_wards) {
        m_groupOfWard.emplace(ward, by == By::ward ? static_cast<std::int32_t>(m_groupOfWard.size()) : 0);
    }
    if (sources.records != nullptr) {
        m_isCampaign = sources.records->data().campaignsAsked(slice);
    }
    const std::vector<std::string>& kinds = sources.cube->labels().kinds;
    if (!slice.kinds.empty()) {
        for (const std::string& kind : kinds) {
            m_isKind.push_back(std::ranges::contains(slice.kinds, kind));
        }
    }
    std::size_t groups = 0;
    switch (by) {
    case By::all:
        groups = 1;
        break;
    case By::day:
        groups = isSound(slice.days) ? static_cast<std::size_t>(slice.days.days()) : 0;
        break;
    case By::ward:
        groups = m_wards.size();
        break;
    case By::hour:
        groups = kHoursOfWeek;
        break;
    case By::kind:
        m_groupOfKind.assign(kinds.size(), kNotAsked);
        break;
    case By::neighbourhood:
        break;
    }
    m_tallies.resize(groups);
}

core::WardSet Counter::allWards() const {
    boost::unordered_flat_set<core::WardCode, std::hash<core::WardCode>> found;
    for (const core::WardCode ward : m_sources.cube->wards()) {
        found.insert(ward);
    }
    if (m_sources.records != nullptr) {
        for (const Flow& flow : m_sources.records->data().flows) {
            if (flow.measure != Measure::count_) {
                found.insert(flow.ward);
            }
        }
        for (const Stock& stock : m_sources.records->data().stocks) {
            if (stock.measure != Measure::count_) {
                found.insert(stock.ward);
            }
        }
    }
    found.erase(core::WardCode{});
    core::WardSet wards{found.begin(), found.end()};
    core::normalise(wards);
    return wards;
}

bool Counter::isWard(core::WardCode ward) const {
    return m_slice.wards.empty() || m_groupOfWard.contains(ward);
}

bool Counter::isDay(core::Day day) const {
    return m_days.contains(day) && isChosen(m_slice.weekdays, weekdayOf(day));
}

bool Counter::isPlain() const {
    return m_slice.kinds.empty() && m_slice.hours == kAllHours && m_slice.weekdays == kAllWeekdays;
}

std::int32_t Counter::askedWards() const {
    if (m_by == By::ward || m_slice.wards.empty()) {
        return 1;
    }
    return std::max<std::int32_t>(1, static_cast<std::int32_t>(std::ranges::count_if(
                                         m_slice.wards, [](core::WardCode ward) { return !ward.isNone(); })));
}

std::uint64_t Counter::placeName(std::uint16_t label) {
    const std::vector<std::string>& names = m_sources.cube->labels().neighbourhoods;
    m_placeNames.resize(names.size());
    if (m_placeNames[label] == 0) {
        m_placeNames[label] = hashOfName(names[label]);
    }
    return m_placeNames[label];
}

std::int32_t Counter::groupOf(core::WardCode ward, core::Day day) {
    switch (m_by) {
    case By::all:
        return isWard(ward) ? 0 : kNotAsked;
    case By::day:
        return isWard(ward) && m_slice.days.contains(day) ? day - m_slice.days.from : kNotAsked;
    case By::ward: {
        const auto found = m_groupOfWard.find(ward);
        return found == m_groupOfWard.end() ? kNotAsked : found->second;
    }
    default:
        return kNotAsked;
    }
}

std::int32_t Counter::groupOfPlace(core::WardCode ward, const std::string& neighbourhood) {
    const auto [entry, isNew] =
        m_groupOfPlace.try_emplace({ward, neighbourhood}, static_cast<std::int32_t>(m_tallies.size()));
    if (isNew) {
        m_tallies.emplace_back();
        m_placeOfGroup.emplace_back(ward, neighbourhood);
    }
    return entry->second;
}

Tally& Counter::groupOfKind(std::uint16_t kind) {
    std::int32_t& group = m_groupOfKind[kind];
    if (group == kNotAsked) {
        group = static_cast<std::int32_t>(m_tallies.size());
        m_tallies.emplace_back();
        m_kindOfGroup.push_back(kind);
    }
    return m_tallies[static_cast<std::size_t>(group)];
}

Counter::Sum& Counter::addCoded(std::int32_t group, std::uint32_t code, std::int64_t count) {
    Sum& sum = m_coded[std::uint64_t{static_cast<std::uint32_t>(group)} << 32 | code];
    sum.sum += count;
    ++sum.entries;
    return sum;
}

// --- rows

void Counter::countRows() {
    const auto& rows = m_sources.cube->rows();
    const auto countWard = [&](core::WardCode ward) {
        const RowKey last{ward, m_days.to};
        for (auto row = rows.lower_bound({ward, m_days.from}); row != rows.end() && row->first <= last; ++row) {
            const std::int32_t group = groupOf(ward, row->first.day);
            const bool isOfNoGroup = m_by == By::ward && group == kNotAsked; // of no ward at all
            if (!isOfNoGroup && isChosen(m_slice.weekdays, weekdayOf(row->first.day))) {
                countRow(row->second, group);
            }
        }
    };
    if (m_days.isEmpty()) {
        return;
    }
    if (!m_slice.wards.empty()) {
        std::ranges::for_each(m_slice.wards, countWard);
        return;
    }
    for (auto row = rows.begin(); row != rows.end();) {
        const core::WardCode ward = row->first.ward;
        countWard(ward);
        row = rows.upper_bound({ward, kLastDay});
    }
}

void Counter::countRow(const Row& row, std::int32_t group) {
    if (m_slice.neighbourhood.empty() && m_by != By::neighbourhood) {
        countCases(row, group);
        countAlerts(row, group);
    }
    if (m_by != By::kind) {
        countVisits(row, group);
    }
}

void Counter::countCases(const Row& row, std::int32_t group) {
    const std::vector<Limits>& limits = m_sources.cube->labels().limits;
    const std::int64_t untilAsOf = (m_slice.asOf - core::startOf(row.key.day)).count();
    const std::uint32_t hoursBefore = weekdayOf(row.key.day) * kHoursOfDay;
    for (const CaseFact& fact : row.cases) {
        if (!isChosen(m_slice.hours, fact.hour()) || (!m_isKind.empty() && !m_isKind[fact.kind])) {
            continue;
        }
        Tally& tally = m_by == By::kind   ? groupOfKind(fact.kind)
                       : m_by == By::hour ? m_tallies[hoursBefore + fact.hour()]
                                          : m_tallies[static_cast<std::size_t>(group)];
        MeasureBits bits = measuresOf(fact, limits[fact.limits], untilAsOf - fact.openedMs);
        for (; bits != 0; bits &= bits - 1) {
            ++tally.sums[static_cast<std::size_t>(std::countr_zero(bits))];
        }
        if (m_parts.durations && hasDurations(fact)) {
            for (std::size_t stage = 0; stage < fact.after.size(); ++stage) {
                if (fact.after[stage] != kNever) {
                    tally.durations[stage].add(fact.after[stage]);
                }
            }
        }
    }
}

void Counter::countAlerts(const Row& row, std::int32_t group) {
    const std::uint32_t hoursBefore = weekdayOf(row.key.day) * kHoursOfDay;
    for (const AlertFact& fact : row.alerts) {
        if (!isChosen(m_slice.hours, fact.hour) || (!m_isKind.empty() && !m_isKind[fact.kind])) {
            continue;
        }
        Tally& tally = m_by == By::kind   ? groupOfKind(fact.kind)
                       : m_by == By::hour ? m_tallies[hoursBefore + fact.hour]
                                          : m_tallies[static_cast<std::size_t>(group)];
        ++tally.sums[static_cast<std::size_t>(Measure::alerts)];
    }
}

void Counter::countVisits(const Row& row, std::int32_t group) {
    constexpr std::array kPlain{Measure::visits, Measure::heard, Measure::informed, Measure::supported,
                                Measure::casesFromVisits};
    const Labels& labels = m_sources.cube->labels();
    const std::size_t recordCodes = m_sources.records == nullptr ? 0 : m_sources.records->data().codes.size();
    const std::uint64_t wardPart = std::uint64_t{row.key.ward.value} << 32;
    const bool isOfPlace = m_by == By::neighbourhood || !m_slice.neighbourhood.empty();
    const bool isPlaced = !isOfPlace && m_households != nullptr && m_households->isEverSummed(row.key.ward);
    for (const VisitFact& fact : row.visits) {
        const std::string& neighbourhood = labels.neighbourhoods[fact.neighbourhood];
        if (!isChosen(m_slice.hours, fact.hour) ||
            (!m_slice.neighbourhood.empty() && neighbourhood != m_slice.neighbourhood)) {
            continue;
        }
        const std::int32_t place = m_by == By::hour
                                       ? static_cast<std::int32_t>(weekdayOf(row.key.day) * kHoursOfDay + fact.hour)
                                   : m_by == By::neighbourhood ? groupOfPlace(row.key.ward, neighbourhood)
                                                               : group;
        Tally& tally = m_tallies[static_cast<std::size_t>(place)];
        for (const Measure measure : kPlain) {
            tally.sums[static_cast<std::size_t>(measure)] += amountOf(fact, measure);
        }
        if (m_parts.households && fact.household != kNoHousehold) {
            tally.visited.push_back(wardPart | fact.household);
            if (fact.supported > 0) {
                tally.helped.push_back(wardPart | fact.household);
            }
            if (isPlaced) {
                tally.placed.push_back({wardPart | fact.household, {row.key.ward, placeName(fact.neighbourhood)}});
            }
        }
        for (const VisitCount& count : fact.counts) {
            const std::size_t topic = static_cast<std::size_t>(count.topic) * labels.codes.size();
            (void)addCoded(place, static_cast<std::uint32_t>(recordCodes + topic + count.code), count.count);
        }
    }
}

// --- the whole

void Counter::countDays() {
    std::int32_t days = 0;
    std::int32_t known = 0;
    std::vector<core::Day> daysBefore;
    const std::int32_t wards = askedWards();
    const core::Day knownFrom = m_sources.cube->knownFrom();
    for (core::Day day = m_days.from; day <= m_days.to; ++day) {
        const std::int32_t asked = isDay(day) ? wards : 0;
        if (m_by == By::day) {
            Tally& tally = m_tallies[static_cast<std::size_t>(day - m_slice.days.from)];
            tally.wardDays = asked;
            tally.knownWardDays = day >= knownFrom ? asked : 0;
            if (asked > 0 && day < knownFrom) {
                tally.daysBefore = {day};
            }
        }
        if (asked > 0 && day < knownFrom) {
            daysBefore.push_back(day);
        }
        days += asked;
        known += day >= knownFrom ? asked : 0;
    }
    if (m_by == By::day) {
        return;
    }
    for (Tally& tally : m_tallies) {
        tally.wardDays = days;
        tally.knownWardDays = known;
        if (m_by == By::all || m_by == By::ward) { // others have no sums of before
            tally.daysBefore = daysBefore;
        }
    }
}

void Counter::finish() {
    static const std::vector<std::pair<Measure, std::string>> kNone;
    const auto& recordCodes = m_sources.records == nullptr ? kNone : m_sources.records->data().codes;
    const std::vector<std::string>& visitCodes = m_sources.cube->labels().codes;
    for (const auto& [key, sum] : m_coded) {
        Tally& tally = m_tallies[key >> 32];
        const std::size_t code = key & 0xFFFF'FFFF;
        Tally::Coded coded{.sum = static_cast<double>(sum.sum), .entries = sum.entries, .earlierDays = sum.earlierDays};
        if (code < recordCodes.size()) {
            std::tie(coded.measure, coded.code) = recordCodes[code];
        } else {
            const std::size_t visitCode = code - recordCodes.size();
            coded.measure = measureOf(static_cast<VisitTopic>(visitCode / visitCodes.size()));
            coded.code = visitCodes[visitCode % visitCodes.size()];
            tally.sums[static_cast<std::size_t>(coded.measure)] += sum.sum;
        }
        tally.coded.push_back(std::move(coded));
    }
    for (Tally& tally : m_tallies) {
        std::ranges::sort(tally.coded, {},
                          [](const Tally::Coded& coded) { return std::tie(coded.measure, coded.code); });
        tally.isBelowWard = m_by == By::neighbourhood || !m_slice.neighbourhood.empty();
        std::ranges::sort(tally.before);
        const auto makeSet = [](auto& all) {
            std::ranges::sort(all);
            all.erase(std::ranges::unique(all).begin(), all.end());
        };
        makeSet(tally.visited);
        makeSet(tally.helped);
        makeSet(tally.placed);
        makeSet(tally.householdPlaces);
        tally.sums[static_cast<std::size_t>(Measure::householdsVisited)] =
            static_cast<std::int64_t>(tally.visited.size());
        tally.sums[static_cast<std::size_t>(Measure::householdsSupported)] =
            static_cast<std::int64_t>(tally.helped.size());
    }
}

std::vector<Tally> Counter::count() {
    const bool hasRecords = m_sources.records != nullptr && m_parts.records && m_by != By::kind && m_by != By::hour;
    if (m_sources.records != nullptr) { // where visits lie is asked of it even where records are left out
        m_households = &m_sources.records->data().householdTable();
    }
    countRows();
    if (hasRecords) {
        countRecords();
    }
    countDays();
    finish();
    return std::move(m_tallies);
}

} // namespace trucban::figures
