// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/CaseRules.h"
#include "figures/EarlierSums.h"
#include "figures/RecordData.h"
#include "figures/Tally.h"

#include <boost/container_hash/hash.hpp>
#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace trucban::figures {

enum class By : std::uint8_t { all, day, ward, kind, hour, neighbourhood };

/// One pass over a slice's rows and records, into one tally for each group. Used inside figures only.
class Counter {
public:
    Counter(const Sources& sources, const Slice& slice, TallyParts parts, By by);
    /// Once. By day, ward and hour every group is there; by kind and neighbourhood those with a fact.
    [[nodiscard]] std::vector<Tally> count();

    [[nodiscard]] const core::WardSet& wards() const { return m_wards; }
    [[nodiscard]] const std::vector<std::uint16_t>& kinds() const { return m_kindOfGroup; }
    using Place = std::pair<core::WardCode, std::string>;
    [[nodiscard]] const std::vector<Place>& places() const { return m_placeOfGroup; }

private:
    static constexpr std::int32_t kNotAsked = -1;
    struct Sum {
        std::int64_t sum = 0;
        std::uint32_t entries = 0;
        std::int32_t earlierDays = 0;
    };

    void countRows();
    void countRow(const Row& row, std::int32_t group);
    void countCases(const Row& row, std::int32_t group);
    void countAlerts(const Row& row, std::int32_t group);
    void countVisits(const Row& row, std::int32_t group);
    void countRecords();
    void countFlow(const Flow& flow);
    [[nodiscard]] bool isFirstEarlier(const Flow& flow);
    void countStock(const Stock& stock);
    void countStockIn(std::int32_t group, const Stock& stock);
    void countHouseholds();
    void countHouseholdsIn(Tally& tally, core::Day day, const core::WardSet& wards);
    void countHouseholdsByPlace();
    void countEarlier();
    [[nodiscard]] std::vector<EarlierSum> earlierSumsAsked() const;
    void leaveOutEntered(std::vector<EarlierSum>& sums) const;
    void chooseForCity(std::vector<EarlierSum>& sums) const;
    void countDays();
    void finish();

    /// Wards that have anything to count.
    [[nodiscard]] core::WardSet allWards() const;
    [[nodiscard]] bool isWard(core::WardCode ward) const;
    [[nodiscard]] bool isDay(core::Day day) const;
    [[nodiscard]] bool isPlain() const;            ///< no choice of kind, hour or weekday
    [[nodiscard]] std::int32_t askedWards() const; ///< of a group; 1 when none is named
    [[nodiscard]] std::uint64_t placeName(std::uint16_t label);
    /// The group of what has a ward and a day but no more; kNotAsked where such things have none.
    [[nodiscard]] std::int32_t groupOf(core::WardCode ward, core::Day day);
    [[nodiscard]] std::int32_t groupOfPlace(core::WardCode ward, const std::string& neighbourhood);
    [[nodiscard]] Tally& groupOfKind(std::uint16_t kind);
    Sum& addCoded(std::int32_t group, std::uint32_t code, std::int64_t count);

    const Sources& m_sources;
    const Slice& m_slice;
    TallyParts m_parts;
    By m_by;
    DaySpan m_days;        ///< of the slice, that have come
    core::WardSet m_wards; ///< by ward: of the groups
    bool m_isCity = false; ///< all wards together are asked for
    const HouseholdTable* m_households = nullptr;
    std::vector<std::uint64_t> m_placeNames; ///< by label, 0: not known yet
    boost::unordered_flat_map<core::WardCode, std::int32_t, std::hash<core::WardCode>> m_groupOfWard;
    std::vector<bool> m_isCampaign; ///< by Data::campaigns
    std::vector<bool> m_isKind;     ///< by label, when kinds are chosen
    std::vector<std::int32_t> m_groupOfKind;
    std::vector<std::uint16_t> m_kindOfGroup;
    std::map<Place, std::int32_t> m_groupOfPlace;
    std::vector<Place> m_placeOfGroup;
    std::vector<Tally> m_tallies;
    /// By group and code; codes of visits stand behind those of records.
    boost::unordered_flat_map<std::uint64_t, Sum> m_coded;
    /// Which ward-days before the log have an entry, by measure, code and, where that is asked for, neighbourhood.
    using EarlierKey = std::pair<RecordFigures::Data::WardDayCode, std::pair<Measure, std::uint32_t>>;
    boost::unordered_flat_set<EarlierKey, boost::hash<EarlierKey>> m_earlierDays;
};

} // namespace trucban::figures
