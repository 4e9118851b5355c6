// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/WorldLine.h"

#include <QPainterPath>
#include <QPolygonF>

namespace trucban::maps {

/// Turns shapes of the world square into paths of one picture, cut off a little outside of it: QPainter gets slow, and
/// past 2^15 pixels wrong, on what lies far away. A plain value; any thread.
class ShapeClip {
public:
    /// The picture shows `box`, at that many pixels to the world's width.
    ShapeClip(const geo::WorldBox& box, double worldPx);

    [[nodiscard]] QPointF toPixel(const geo::WorldPoint& point) const;
    [[nodiscard]] bool meets(const geo::WorldBox& box) const { return box.meets(m_clip); }
    /// For fills: what is left runs along the picture's rim where the ring left it.
    [[nodiscard]] QPolygonF ring(const WorldLine& ring) const;
    /// For strokes: the pieces that may be seen, but for those along the edge of `region`, where there is no coast.
    void addLine(QPainterPath& path, const WorldLine& line, bool closed, const geo::WorldBox* region = nullptr) const;
    /// Everything that is not land.
    [[nodiscard]] QPainterPath sea(const std::vector<WorldLine>& land) const;

private:
    [[nodiscard]] QPolygonF toPolygon(const std::vector<geo::WorldPoint>& points) const;
    [[nodiscard]] std::vector<geo::WorldPoint> cut(const std::vector<geo::WorldPoint>& points, int side) const;

    geo::WorldBox m_box;
    geo::WorldBox m_clip;
    double m_worldPx;
};

} // namespace trucban::maps
