// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Enums.h"
#include "maps/MapStyle.h"

#include <QImage>
#include <QSizeF>
#include <QString>

#include <compare>
#include <cstdint>
#include <optional>

namespace trucban::maps {

/// What one mark on the map looks like; equal looks share one picture.
struct GlyphLook {
    enum class Kind : std::uint8_t { single, cluster, pulse, selectionRing, pickRing };

    Kind kind = Kind::single;
    std::optional<core::Priority> priority; ///< none: closed
    std::uint32_t count = 0;                ///< of a cluster
    std::uint32_t unacknowledged = 0;       ///< of a cluster; 0 or 1 of a single
    bool urgent = false;                    ///< a cluster with a P1 not acknowledged
    double sizePx = 0;                      ///< of a pulse or ring: the mark it goes round
    auto operator<=>(const GlyphLook&) const = default;
};

/// Each priority has a shape of its own beside its colour, and its name in text: P1 a diamond, P2 a square, P3 a disc,
/// P4 a hexagon; a closed case is a small hollow disc. A cluster is a pale disc with its count, the worst priority of its
/// open cases in its rim and tag, and the number not acknowledged in a badge; with a P1 not acknowledged it is filled.
/// Pure; any thread that may use QPainter.
[[nodiscard]] QImage drawGlyph(const GlyphLook& look, const MapStyle& style, double devicePixelRatio);
/// Size in device-independent pixels; the glyph's centre is its middle.
[[nodiscard]] QSizeF glyphSize(const GlyphLook& look);
/// Radius within which a click means this mark.
[[nodiscard]] double hitRadius(const GlyphLook& look);
/// "7", "348", "1,2k", "24k".
[[nodiscard]] QString shortCount(std::uint32_t count);

} // namespace trucban::maps
