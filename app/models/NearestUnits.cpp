// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/NearestUnits.h"

#include <algorithm>
#include <tuple>

namespace trucban::models {

std::vector<NearUnit> nearestUnits(const Board& board, const core::GeoPoint& to, core::Instant now, std::size_t limit) {
    std::vector<std::pair<bool, NearUnit>> found;
    for (const auto& [id, unit] : board.state().units) {
        const bool isAway = unit.state == core::UnitState::offDuty || unit.state == core::UnitState::unavailable;
        if (!unit.point || !unit.profile.active || isAway) {
            continue;
        }
        found.emplace_back(unit.state != core::UnitState::available,
                           NearUnit{.id = id,
                                    .straightM = core::distanceM(*unit.point, to),
                                    .positionAge = std::max(core::Milliseconds{0}, now - unit.pointAt)});
    }
    std::ranges::sort(found, {},
                      [](const auto& one) { return std::tuple(one.first, one.second.straightM, one.second.id.value); });
    std::vector<NearUnit> nearest;
    for (std::size_t i = 0; i < std::min(found.size(), limit); ++i) {
        nearest.push_back(std::move(found[i].second));
    }
    return nearest;
}

} // namespace trucban::models
