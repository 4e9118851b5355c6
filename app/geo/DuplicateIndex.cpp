// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/DuplicateIndex.h"

#include "core/Assert.h"
#include "geo/DuplicateScore.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

namespace trucban::geo {
namespace {

constexpr double kMetresPerDegree = 6'371'008.8 * std::numbers::pi / 180;
constexpr double kCellDegrees = 512 / kMetresPerDegree; ///< of latitude, and of longitude too
constexpr core::Milliseconds kSlot{1'800'000};
/// The vaguest report of each level.
constexpr std::array<double, 3> kLevelAccuracyM{128, 512, kMostAccuracyM};
constexpr std::uint64_t kHouseLevel = 3;
// A policy that asks for more than this is answered as far as this: the cost of a question must have a bound.
constexpr double kFarthestM = 5'000;
constexpr core::Milliseconds kLongest{86'400'000};

std::uint64_t bits(std::int64_t value, unsigned count) {
    return static_cast<std::uint64_t>(value) & ((std::uint64_t{1} << count) - 1);
}

/// Level (2 bits), column and row (19 each), slot of time (24). What lies a lap of bits away shares a cell: it is told
/// apart by its own place and time.
std::uint64_t cellOf(std::uint64_t level, std::int64_t column, std::int64_t row, std::int64_t slot) {
    return level << 62U | bits(column, 19) << 43U | bits(row, 19) << 24U | bits(slot, 24);
}

/// Number and first word of the street decide: the rest may be written differently.
std::uint64_t houseCell(std::string_view house, std::int64_t slot) {
    auto end = house.find(' ');
    end = end == std::string_view::npos ? end : house.find(' ', end + 1);
    const auto hash = std::hash<std::string_view>{}(house.substr(0, end));
    return kHouseLevel << 62U | (hash & ((std::uint64_t{1} << 38U) - 1)) << 24U | bits(slot, 24);
}

std::int64_t cellIndex(double degrees) {
    return static_cast<std::int64_t>(std::floor(degrees / kCellDegrees));
}

std::int64_t slotOf(core::Instant at) {
    return std::chrono::floor<core::Milliseconds>(at.time_since_epoch()).count() / kSlot.count();
}

bool isPlace(const std::optional<core::Position>& place) {
    return place && place->point.isValid() && place->accuracyM <= kMostAccuracyM;
}

std::size_t levelOf(double accuracyM) {
    return static_cast<std::size_t>(std::ranges::lower_bound(kLevelAccuracyM, accuracyM) - kLevelAccuracyM.begin());
}

std::int32_t e7(double degrees) {
    return static_cast<std::int32_t>(std::lround(degrees * 1e7));
}

std::size_t levelIn(std::uint64_t cell) {
    return static_cast<std::size_t>(cell >> 62U);
}

} // namespace

/// One question: gathers entries and keeps the nearest.
class DuplicateIndex::Search {
public:
    Search(const Key& key, const core::DuplicateRule& rule)
        : m_key{key},
          m_located{isPlace(key.place)},
          m_rule{rule},
          m_cos{m_located ? std::cos(key.place->point.lat * std::numbers::pi / 180) : 1} {
        m_rule.withinM = std::clamp(rule.withinM, 0.0, kFarthestM);
        m_rule.within = std::clamp(rule.within, core::Milliseconds{0}, kLongest);
        m_firstSlot = slotOf(key.at - m_rule.within);
        m_lastSlot = slotOf(key.at + m_rule.within);
    }

    void byPlace(const DuplicateIndex& index) {
        if (!m_located) {
            return;
        }
        const auto& point = m_key.place->point;
        for (std::size_t level = 0; level < kLevelAccuracyM.size(); ++level) {
            if (index.m_inLevel[level] == 0) {
                continue;
            }
            const double reach = (m_rule.withinM + m_key.place->accuracyM + kLevelAccuracyM[level]) / kMetresPerDegree;
            const double reachLon = reach / std::max(m_cos, 0.05);
            for (auto row = cellIndex(point.lat - reach); row <= cellIndex(point.lat + reach); ++row) {
                for (auto column = cellIndex(point.lon - reachLon); column <= cellIndex(point.lon + reachLon);
                     ++column) {
                    for (auto slot = m_firstSlot; slot <= m_lastSlot; ++slot) {
                        look(index, cellOf(level, column, row, slot), false);
                    }
                }
            }
        }
    }

    void byHouse(const DuplicateIndex& index) {
        if (m_key.house.empty() || index.m_inLevel[kHouseLevel] == 0) {
            return;
        }
        for (auto slot = m_firstSlot; slot <= m_lastSlot; ++slot) {
            look(index, houseCell(m_key.house, slot), true);
        }
    }

    [[nodiscard]] std::vector<core::AlertId> best(std::size_t limit) {
        const auto nearer = [](const Found& a, const Found& b) {
            return a.nearness != b.nearness ? a.nearness > b.nearness : a.entry->id < b.entry->id;
        };
        // Place and house may both name a report: twice the limit holds every one that counts.
        if (m_found.size() > 2 * limit) {
            std::ranges::nth_element(m_found, m_found.begin() + static_cast<std::ptrdiff_t>(2 * limit), nearer);
            m_found.resize(2 * limit);
        }
        std::ranges::sort(m_found, nearer);
        std::vector<core::AlertId> ids;
        for (const Found& found : m_found) {
            if (ids.size() == limit) {
                break;
            }
            if (ids.empty() || ids.back() != found.entry->id) {
                ids.push_back(found.entry->id);
            }
        }
        return ids;
    }

private:
    void look(const DuplicateIndex& index, Cell cell, bool isHouse) {
        const auto found = index.m_cells.find(cell);
        if (found == index.m_cells.end()) {
            return;
        }
        for (const Entry& entry : found->second) {
            const auto apart = std::chrono::abs(entry.at - m_key.at);
            if (apart > m_rule.within) {
                continue;
            }
            const auto distance = distanceTo(entry);
            const double circles =
                m_located && entry.located ? m_key.place->accuracyM + static_cast<double>(entry.accuracyM) : 0;
            if (!isHouse && (!distance || *distance > m_rule.withinM + circles)) {
                continue;
            }
            // The same number as if known: what is named by both ways must come out alike.
            const double near = nearness(distance, m_located ? m_key.place->accuracyM : 0,
                                         static_cast<double>(entry.accuracyM), apart, m_rule);
            m_found.push_back({.entry = &entry, .nearness = near});
        }
    }

    [[nodiscard]] std::optional<double> distanceTo(const Entry& entry) const {
        if (!m_located || !entry.located) {
            return std::nullopt;
        }
        const double north = entry.latE7 * 1e-7 - m_key.place->point.lat;
        const double east = (entry.lonE7 * 1e-7 - m_key.place->point.lon) * m_cos;
        return std::hypot(north, east) * kMetresPerDegree;
    }

    Key m_key;
    bool m_located;
    core::DuplicateRule m_rule;
    double m_cos;
    std::int64_t m_firstSlot = 0;
    std::int64_t m_lastSlot = 0;
    std::vector<Found> m_found;
};

void DuplicateIndex::put(const core::AlertId& id, const Key& key) {
    remove(id);
    Entry entry{.id = id, .at = key.at};
    Where where;
    const auto slot = slotOf(key.at);
    if (isPlace(key.place)) {
        const auto& [point, accuracyM] = *key.place;
        entry.latE7 = e7(point.lat);
        entry.lonE7 = e7(point.lon);
        entry.accuracyM = static_cast<float>(std::max(accuracyM, 0.0));
        entry.located = true;
        where.place = cellOf(levelOf(accuracyM), cellIndex(point.lon), cellIndex(point.lat), slot);
    }
    if (!key.house.empty()) {
        where.house = houseCell(key.house, slot);
    }
    for (const auto& cell : {where.place, where.house}) {
        if (cell) {
            insert(*cell, entry);
        }
    }
    if (where.place || where.house) {
        m_where.emplace(id, where);
    }
}

void DuplicateIndex::remove(const core::AlertId& id) {
    const auto found = m_where.find(id);
    if (found == m_where.end()) {
        return;
    }
    for (const auto& cell : {found->second.place, found->second.house}) {
        if (cell) {
            take(*cell, id);
        }
    }
    m_where.erase(found);
}

void DuplicateIndex::clear() {
    m_cells.clear();
    m_where.clear();
    m_inLevel = {};
}

std::vector<core::AlertId> DuplicateIndex::near(const Key& key, const core::DuplicateRule& rule,
                                                std::size_t limit) const {
    Search search{key, rule};
    search.byPlace(*this);
    search.byHouse(*this);
    return search.best(limit);
}

void DuplicateIndex::insert(Cell cell, const Entry& entry) {
    m_cells[cell].push_back(entry);
    ++m_inLevel[levelIn(cell)];
}

void DuplicateIndex::take(Cell cell, const core::AlertId& id) {
    const auto found = m_cells.find(cell);
    TRUCBAN_ASSERT(found != m_cells.end());
    auto& entries = found->second;
    const auto entry = std::ranges::find(entries, id, &Entry::id);
    TRUCBAN_ASSERT(entry != entries.end());
    *entry = entries.back();
    entries.pop_back();
    if (entries.empty()) {
        m_cells.erase(found);
    }
    --m_inLevel[levelIn(cell)];
}

} // namespace trucban::geo
