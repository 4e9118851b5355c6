// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ChartData.h"
#include "widgets/briefing/BriefingLook.h"

#include <QRectF>

class QPainter;

namespace trucban::widgets {

/// One figure in a box: its name, its value, how far to the target, its course, and what changed, in words.
void paintTile(QPainter& painter, const QRectF& box, const models::ChartData& tile, const BriefingLook& look,
               double size);
/// Rows of equally wide tiles, `columns` in each, as high as the one with most to say; returns the height they take.
/// Painter none: only measures.
double paintTiles(QPainter* painter, const QRectF& box, const std::vector<models::ChartData>& tiles, int columns,
                  const BriefingLook& look, double size);

/// Whether all of their values stand there with their units, none shortened.
[[nodiscard]] bool tileValuesFit(double width, const std::vector<models::ChartData>& tiles, int columns,
                                 const BriefingLook& look, double size);

} // namespace trucban::widgets
