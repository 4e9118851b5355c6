// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Board.h"

#include <vector>

namespace trucban::models {

/// A way by roads is longer than the straight line; in a dense grid by about so much. Used, and named as such, where no
/// road graph is at hand.
inline constexpr double kDetour = 1.4;

struct NearUnit {
    core::UnitId id;
    double straightM = 0;
    std::chrono::milliseconds positionAge{0};
    bool operator==(const NearUnit&) const = default;
};

/// Units that could be sent, nearest first: free ones before those at work, without those off duty, without a position
/// or out of the service. At most `limit`.
[[nodiscard]] std::vector<NearUnit> nearestUnits(const Board& board, const core::GeoPoint& to, core::Instant now,
                                                 std::size_t limit);

} // namespace trucban::models
