// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/tiles/TileStyle.h"

#include <QImage>

#include <map>
#include <tuple>

namespace trucban::maps {

/// The pictures of a style's labels, 15 device-independent pixels wide, in every colour and scale it draws them in. Made
/// once, then immutable; any thread.
class PoiIcons {
public:
    PoiIcons() = default;
    /// Reads ":/icons/poi/NAME.svg"; a picture that is missing is empty, and named in the log.
    explicit PoiIcons(const TileStyle& style);

    /// Null for one the style does not have.
    [[nodiscard]] QImage icon(const QString& name, int scale, const QColor& ink) const;

private:
    std::map<std::tuple<QString, int, QRgb>, QImage> m_images;
};

} // namespace trucban::maps
