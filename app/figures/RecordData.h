// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/RecordFigures.h"
#include "figures/Stocks.h"

#include <boost/container_hash/hash.hpp>
#include <boost/unordered/unordered_flat_map.hpp>

#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

// Records laid out for counting. Used inside figures only.
namespace trucban::figures {

inline constexpr std::uint32_t kNoCode = 0xFFFF'FFFF;

/// Counts on its day, once `since` has come.
struct Flow {
    core::Day day = 0;
    core::Day since = 0;
    core::WardCode ward;
    std::uint32_t neighbourhood = 0; ///< in Data::neighbourhoods
    std::uint32_t record = 0;        ///< in Data::ids
    std::uint32_t code = kNoCode;    ///< in Data::codes
    std::uint32_t campaign = 0;      ///< in Data::campaigns
    std::int64_t count = 0;
    Measure measure = Measure::count_; ///< count_: no longer there
};

/// Stands from a day on, as what its measure says; or until `until`, and as overdue past `due`.
struct Stock {
    core::Day from = 0;
    core::Day until = kNoDay;
    core::WardCode ward;
    std::uint32_t neighbourhood = 0;
    std::uint32_t record = 0;
    std::uint32_t count = 1;
    std::uint32_t campaign = 0;
    Measure measure = Measure::count_;
    bool isUnknown = false; ///< nobody knows how many these are: the record says only what it is since
};

/// Sums of before the log, of wards by their shares.
struct Earlier {
    core::RecordId id;
    core::Instant savedAt{};
    core::WardCode ward;
    core::BaselineRecord baseline;
};

/// Households by ward and neighbourhood, as of any day.
class HouseholdTable {
public:
    struct Households {
        std::int64_t count = 0;
        std::vector<std::uint32_t> places; ///< neighbourhoods that they are the sum of; empty: no sum
    };
    HouseholdTable() = default;
    explicit HouseholdTable(std::span<const Stock> stocks);
    /// How many the ward (neighbourhood 0) or neighbourhood has by the latest entry as of the day, of two of the same day
    /// the larger; a ward without an entry of its own has the sum of its neighbourhoods'. nullopt: nobody entered any.
    [[nodiscard]] std::optional<Households> on(core::Day day, core::WardCode ward, std::uint32_t neighbourhood) const;
    /// On some day the ward has a sum of its neighbourhoods'.
    [[nodiscard]] bool isEverSummed(core::WardCode ward) const;
    /// Whether anything is other on the day than on the one before.
    [[nodiscard]] bool changesOn(core::Day day) const;

private:
    using Entries = std::map<core::Day, std::uint32_t>; ///< by the day it counts from
    std::map<core::WardCode, std::map<std::uint32_t, Entries>> m_wards;
    std::vector<core::Day> m_days; ///< sorted
};

struct RecordFigures::Data {
    using Code = std::pair<Measure, std::string>;
    /// A ward, its day and a code.
    using WardDayCode = std::pair<std::pair<std::uint32_t, core::Day>, std::uint32_t>;

    std::vector<core::RecordId> ids;
    std::vector<std::string> neighbourhoods{std::string{}};
    boost::unordered_flat_map<std::string, std::uint32_t> neighbourhoodPlaces{{std::string{}, 0}};
    std::vector<core::CampaignId> campaigns{core::CampaignId{}}; ///< the first is none
    std::vector<Code> codes;
    boost::unordered_flat_map<Code, std::uint32_t, boost::hash<Code>> codePlaces;
    std::vector<Flow> flows;
    std::vector<Stock> stocks;
    std::vector<Earlier> earlier;
    std::vector<std::pair<core::RecordId, core::UnitMappingRecord>> mappings;
    /// How many entries of the day a ward has made for itself as a whole.
    boost::unordered_flat_map<WardDayCode, std::uint32_t, boost::hash<WardDayCode>> ownEntries;

    /// Which of them a record brought.
    struct Slot {
        std::uint32_t firstFlow = 0, flows = 0, firstStock = 0, stocks = 0;
    };
    std::unordered_map<core::RecordId, Slot> slots;
    std::size_t deadFlows = 0;
    std::size_t deadStocks = 0;
    mutable std::optional<HouseholdTable> households; ///< made when it is asked for

    void add(const core::Record& record);
    void remove(const core::RecordId& id);
    void compact();
    [[nodiscard]] std::uint32_t neighbourhood(const std::string& name);
    [[nodiscard]] std::optional<std::uint32_t> findNeighbourhood(const std::string& name) const;
    [[nodiscard]] std::uint32_t campaign(const std::optional<core::CampaignId>& id);
    /// By Data::campaigns: whether the slice asks for what was entered for it.
    [[nodiscard]] std::vector<bool> campaignsAsked(const Slice& slice) const;
    [[nodiscard]] std::uint32_t code(Measure measure, const std::string& name);
    /// The ward has entered the same of itself as a whole: that stands for it, not both together.
    [[nodiscard]] bool isWithinOwn(const Flow& flow) const;
    /// Good until a record changes.
    [[nodiscard]] const HouseholdTable& householdTable() const;
};

/// Whether the stock stands on the day.
[[nodiscard]] inline bool stands(const Stock& stock, core::Day day) {
    return stock.from <= day && day < stock.until;
}

/// FNV-1a: the same on every machine, and of a ward's few neighbourhoods no two have the same.
[[nodiscard]] constexpr std::uint64_t hashOfName(std::string_view name) {
    std::uint64_t hash = 0xcbf2'9ce4'8422'2325;
    for (const char letter : name) {
        hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100'0000'01b3;
    }
    return hash;
}

} // namespace trucban::figures
