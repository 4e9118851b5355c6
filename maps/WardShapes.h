// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Ward.h"
#include "geo/BoundarySet.h"
#include "maps/LabelPlacement.h"
#include "maps/LabelPole.h"
#include "maps/WorldLine.h"

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace trucban::maps {

/// The wards as shapes: their borders where they are known, else cells around the label points, marked approximate.
/// Projected and thinned out for groups of zooms, names placed. Made once on a worker (tens of milliseconds), then
/// immutable and shared by the threads that paint.
class WardShapes {
public:
    struct Shape {
        core::Ward ward; ///< its label moved to the pole of inaccessibility where the border is known
        bool approximate = true;
        geo::WorldBox box;
        std::vector<WorldRing> outline;                     ///< as it is: outer rings and holes, even-odd
        std::array<std::vector<WorldLine>, kDetails> rings; ///< for drawing
    };

    /// `fontFamily` is what names are measured in. Needs a QGuiApplication.
    WardShapes(std::span<const core::Ward> wards, const geo::BoundarySet& boundaries, const QString& fontFamily);

    /// In the order of the wards given.
    [[nodiscard]] const std::vector<Shape>& shapes() const { return m_shapes; }
    /// True when at least one border is only a likeness.
    [[nodiscard]] bool isApproximate() const;
    /// The ward that holds the place; a known border goes before a likeness.
    [[nodiscard]] const Shape* at(const geo::WorldPoint& point) const;
    [[nodiscard]] const Shape* find(core::WardCode code) const;
    /// Names that may be seen in an area of the world at that zoom, in its pixels.
    [[nodiscard]] std::vector<PlacedLabel> labels(int zoom, const QRectF& area) const;

private:
    std::vector<Shape> m_shapes;
    std::array<std::vector<PlacedLabel>, kRepeatZoom> m_labels; ///< by zoom
    QString m_fontFamily;
};

} // namespace trucban::maps
