// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Ward.h"
#include "geo/Mercator.h"

#include <QRectF>
#include <QString>
#include <QStringList>

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

/// The ward names that fit at a zoom, placed once for the whole world and not tile by tile, so that neighbouring tiles
/// draw the two halves of one text. Larger wards first, then by code; what would overlap is left out. Needs a
/// QGuiApplication; any thread.
[[nodiscard]] std::vector<PlacedLabel> placeLabels(std::span<const core::Ward> wards, int zoom,
                                                   const QString& fontFamily);

/// From this zoom on a screen shows but a part of a ward, and its one label is likely out of sight.
inline constexpr int kRepeatZoom = 15;

/// For kRepeatZoom and closer: the name of the ward whose label is nearest, again and again on a lattice that is the same
/// for all tiles; those whose box meets `area` (in pixels of the world at that zoom). Nothing outside the city.
[[nodiscard]] std::vector<PlacedLabel> repeatedLabels(std::span<const core::Ward> wards, int zoom, const QRectF& area,
                                                      const QString& fontFamily);

} // namespace trucban::maps
