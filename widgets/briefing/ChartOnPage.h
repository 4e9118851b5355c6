// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ChartData.h"
#include "widgets/briefing/BriefingLook.h"

#include <QRectF>

class QPainter;

namespace trucban::widgets {

/// A chart with its title, unit and note, in the colours and letters of a briefing. `size`: of its words.
void paintChartOnPage(QPainter& painter, const QRectF& box, const models::ChartData& chart, const BriefingLook& look,
                      double size);
/// How high it stands in a report of that width: what has rows is as high as they need, up to `most`.
[[nodiscard]] double chartHeightOnPage(const models::ChartData& chart, double width, const BriefingLook& look,
                                       double size, double most);

/// Whether rows of it have no room in the box, though they are no more than `few`.
[[nodiscard]] bool isShortOf(const models::ChartData& chart, const QSizeF& box, const BriefingLook& look, double size,
                             std::size_t few);

} // namespace trucban::widgets
