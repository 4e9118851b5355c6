// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ChartData.h"
#include "widgets/briefing/BriefingLook.h"

#include <QRectF>

class QPainter;

namespace trucban::widgets {

/// The height of a tile whose words are `size` high.
[[nodiscard]] double tileHeight(double size);
/// One figure in a box: its name, its value, how far to the target, its course, and what changed, in words.
void paintTile(QPainter& painter, const QRectF& box, const models::ChartData& tile, const BriefingLook& look,
               double size);
/// Rows of equally wide tiles, `columns` in each; returns the height they take.
double paintTiles(QPainter* painter, const QRectF& box, const std::vector<models::ChartData>& tiles, int columns,
                  const BriefingLook& look, double size);

} // namespace trucban::widgets
