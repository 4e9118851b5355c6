// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPolygonF>
#include <QRectF>

#include <vector>

namespace trucban::maps {

/// The pieces of a line within a rectangle, appended to `out`.
void cutLine(const QPolygonF& line, const QRectF& area, std::vector<QPolygonF>& out);
/// The part of a ring within a rectangle; it runs along the rectangle's sides where the ring left it. May be empty.
[[nodiscard]] QPolygonF cutRing(const QPolygonF& ring, const QRectF& area);

/// The parts of these lines within the unit square, joined where ends meet: at a fork straight on. The same lines in the
/// same order give the same result.
[[nodiscard]] std::vector<QPolygonF> joined(const std::vector<QPolygonF>& pieces);
[[nodiscard]] double lengthOf(const QPolygonF& line);

} // namespace trucban::maps
