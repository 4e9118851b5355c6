// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPixmap>
#include <QString>

namespace trucban::widgets {

/// Draws ":/icons/NAME.svg" with its currentColor replaced (Qt SVG would paint that black), `side` logical pixels
/// square. Results come from QPixmapCache. A name that is not there gives an empty square and says so once.
[[nodiscard]] QPixmap renderIcon(const QString& name, int side, const QColor& colour, qreal devicePixelRatio);

} // namespace trucban::widgets
