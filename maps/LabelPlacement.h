// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Ward.h"
#include "geo/Mercator.h"

#include <QRectF>
#include <QString>
#include <QStringList>

#include <functional>
#include <span>
#include <vector>

namespace trucban::maps {

/// A ward's name at its place at one zoom.
struct PlacedLabel {
    QStringList lines;
    QPointF centre; ///< in pixels of the world at that zoom, whole numbers
    QRectF box;     ///< with the halo, in the same pixels
    double fontPx = 0;
};

/// The ward names that fit at a zoom, placed once for the whole world and not picture by picture, so that names stand
/// still when the map is panned. Larger wards first, then by code; what would overlap is left out. Needs a
/// QGuiApplication; any thread.
[[nodiscard]] std::vector<PlacedLabel> placeLabels(std::span<const core::Ward> wards, int zoom,
                                                   const QString& fontFamily);

/// From this zoom on a screen shows but a part of a ward, and its one label is likely out of sight.
inline constexpr int kRepeatZoom = 15;

/// Who lies at a place of the world; null: nobody.
using WardAt = std::function<const core::Ward*(const geo::WorldPoint&)>;

/// For kRepeatZoom and closer: the name of the ward that lies there, again and again on a lattice that is the same for
/// all pictures; those whose box meets `area` (in pixels of the world at that zoom). Nothing outside the city.
[[nodiscard]] std::vector<PlacedLabel> repeatedLabels(const WardAt& wardAt, int zoom, const QRectF& area,
                                                      const QString& fontFamily);

} // namespace trucban::maps
