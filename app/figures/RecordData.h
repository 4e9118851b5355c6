// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/RecordFigures.h"

#include <limits>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

// Records laid out for counting. Used inside figures only.
namespace trucban::figures {

inline constexpr core::Day kNoDay = std::numeric_limits<core::Day>::max();
inline constexpr std::uint32_t kNoCode = 0xFFFF'FFFF;

/// Counts on its day, once `since` has come.
struct Flow {
    core::Day day = 0;
    core::Day since = 0;
    core::WardCode ward;
    std::uint32_t neighbourhood = 0; ///< in Data::neighbourhoods
    std::uint32_t record = 0;        ///< in Data::ids
    std::uint32_t code = kNoCode;    ///< in Data::codes
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
    Measure measure = Measure::count_;
};

/// Sums of before the log, of wards by their shares.
struct Earlier {
    core::RecordId id;
    core::Instant savedAt{};
    core::WardCode ward;
    core::BaselineRecord baseline;
};

struct RecordFigures::Data {
    std::vector<core::RecordId> ids;
    std::vector<std::string> neighbourhoods{std::string{}};
    std::vector<std::pair<Measure, std::string>> codes;
    std::vector<Flow> flows;
    std::vector<Stock> stocks;
    std::vector<Earlier> earlier;
    std::vector<std::pair<core::RecordId, core::UnitMappingRecord>> mappings;

    /// Which of them a record brought.
    struct Slot {
        std::uint32_t firstFlow = 0, flows = 0, firstStock = 0, stocks = 0;
    };
    std::unordered_map<core::RecordId, Slot> slots;
    std::size_t deadFlows = 0;
    std::size_t deadStocks = 0;

    void add(const core::Record& record);
    void remove(const core::RecordId& id);
    void compact();
    [[nodiscard]] std::uint32_t neighbourhood(const std::string& name);
    [[nodiscard]] std::uint32_t code(Measure measure, const std::string& name);
};

/// Whether the stock stands on the day.
[[nodiscard]] inline bool stands(const Stock& stock, core::Day day) {
    return stock.from <= day && day < stock.until;
}

/// Households by ward and neighbourhood, as of any day.
class HouseholdTable {
public:
    HouseholdTable() = default;
    explicit HouseholdTable(const RecordFigures::Data& data);
    /// By the rule of householdsOn (Stocks.h); `neighbourhood` in Data::neighbourhoods, 0: the ward.
    [[nodiscard]] std::optional<std::int64_t> on(core::Day day, core::WardCode ward, std::uint32_t neighbourhood) const;
    /// Whether anything is other on the day than on the one before.
    [[nodiscard]] bool changesOn(core::Day day) const;

private:
    using Entries = std::map<core::Day, std::uint32_t>; ///< by the day it counts from
    std::map<core::WardCode, std::map<std::uint32_t, Entries>> m_wards;
    std::vector<core::Day> m_days; ///< sorted
};

} // namespace trucban::figures
