// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/Theme.h"

#include <QRectF>

class QPainter;

namespace trucban::widgets {

/// Draws a priority as colour, shape and text at once: P1 an eight-sided stop sign and the only saturated one, P2 a
/// diamond, P3 a rounded square, P4 a ring. `area` is what the badge is centred in.
void paintPriorityBadge(QPainter& painter, const QRectF& area, core::Priority priority, const Theme& theme);

/// The time a case has used of its running deadline as a bar: the fill turns at the policy's two thresholds, and past
/// the deadline it shows a notch where the deadline was. `fraction` is elapsed ÷ allowed.
void paintDeadlineBar(QPainter& painter, const QRectF& bar, double fraction, core::DeadlineLevel level,
                      const Theme& theme);

} // namespace trucban::widgets
