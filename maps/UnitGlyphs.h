// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Enums.h"
#include "maps/MapStyle.h"

#include <QImage>
#include <QSizeF>
#include <QString>

#include <compare>

namespace trucban::maps {

/// All that the picture of one unit depends on.
struct UnitLook {
    static constexpr int kHeadings = 24;

    core::UnitState state = core::UnitState::available;
    int heading = -1; ///< 0 … kHeadings - 1, clockwise from north; -1: unknown
    bool stale = false;
    bool small = false; ///< a dot, for maps of the whole city
    QString tag;        ///< below it; empty: none
    auto operator<=>(const UnitLook&) const = default;
};

[[nodiscard]] int headingStep(double degrees);
/// Symmetric around the unit's place.
[[nodiscard]] QSizeF unitGlyphSize(const UnitLook& look, const MapStyle& style);
[[nodiscard]] double unitHitRadius(const UnitLook& look);
/// Round, where cases are not; the state by sign as well as by colour: an empty ring is free, a dot dispatched, an arrow
/// en route, a square on scene, a cross unavailable. A stale one is pale and its rim broken.
[[nodiscard]] QImage drawUnitGlyph(const UnitLook& look, const MapStyle& style, double devicePixelRatio);

} // namespace trucban::maps
