// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/BriefingDocument.h"
#include "widgets/briefing/BriefingLook.h"

#include <QRectF>

class QPainter;

namespace trucban::widgets {

/// The classes of a map's legend: upper bounds, ascending, each at or above some value; at most five, about as many wards
/// in each. Empty where no ward has a value.
[[nodiscard]] std::vector<double> mapClasses(const models::BriefingMap& map);

/// Wards filled by their values, with a legend in numbers, the highest by name, and those without figures hatched, so
/// that it can be read without colours. `size`: of its words.
void paintMap(QPainter& painter, const QRectF& box, const models::BriefingMap& map, const BriefingLook& look,
              double size);

} // namespace trucban::widgets
