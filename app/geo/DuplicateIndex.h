// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/GeoPoint.h"
#include "core/Policy.h"
#include "core/Time.h"
#include "core/Uuid.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace trucban::geo {

/// Finds, among a million reports, those that are near another one in place and time, or name the same house: the few
/// worth a scoreDuplicate. A grid of cells of about 512 m by half an hour, in levels by accuracy, so that a vague report
/// makes only its like be searched widely. Live: put and remove take about a microsecond. One thread.
class DuplicateIndex {
public:
    struct Key {
        std::optional<core::Position> place; ///< absent, or vaguer than kMostAccuracyM: found by its house only
        core::Instant at{};
        std::string_view house; ///< houseKey; empty: none
    };

    /// Anew, or instead of what was there. A report without place and house is kept out: it is near nothing.
    void put(const core::AlertId& id, const Key& key);
    void remove(const core::AlertId& id);
    void clear();
    [[nodiscard]] std::size_t size() const { return m_where.size(); }

    /// Reports within the rule's time, and within its distance and both accuracies or with that house number; the
    /// nearest in place and time first, at most `limit`. Two houses may share what the index looks at: some more may be
    /// named, none left out.
    [[nodiscard]] std::vector<core::AlertId> near(const Key& key, const core::DuplicateRule& rule,
                                                  std::size_t limit) const;

private:
    struct Entry {
        core::AlertId id;
        std::int32_t latE7 = 0;
        std::int32_t lonE7 = 0;
        float accuracyM = 0;
        bool located = false;
        core::Instant at{};
    };
    using Cell = std::uint64_t;
    struct Where {
        std::optional<Cell> place;
        std::optional<Cell> house;
    };
    struct Found {
        const Entry* entry = nullptr;
        double nearness = 0;
    };
    void insert(Cell cell, const Entry& entry);
    void take(Cell cell, const core::AlertId& id);
    class Search;

    boost::unordered_flat_map<Cell, std::vector<Entry>> m_cells;
    boost::unordered_flat_map<core::AlertId, Where, std::hash<core::AlertId>> m_where;
    std::array<std::size_t, 4> m_inLevel{}; ///< places by level; the last counts houses
};

} // namespace trucban::geo
