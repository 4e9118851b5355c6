// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/GeoPoint.h"
#include "geo/ByteCursor.h"

#include <span>
#include <vector>

namespace trucban::geo {

/// A count, then each point as its step from the one before, in units of 1/`unitsPerDegree`.
void putPoints(ByteWriter& out, std::span<const core::GeoPoint> points, double unitsPerDegree);
/// Fails the reader on fewer than `least` points or one outside the world.
[[nodiscard]] std::vector<core::GeoPoint> takePoints(ByteReader& in, double unitsPerDegree, std::size_t least);

} // namespace trucban::geo
