// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/MapTool.h"

#include <vector>

namespace trucban::maps {

/// Draws round the cases that are meant: a rectangle from corner to corner, or a free line. By mouse it is dragged; by
/// keys Enter sets a corner, the rectangle's second one ends it, and Enter at a corner already set (or Ctrl+Enter) closes
/// the line. Shift adds to what is selected and keeps the tool.
class SelectTool : public MapTool {
    Q_OBJECT
public:
    enum class Shape { rectangle, lasso };
    static constexpr std::size_t kMostCorners = 4'000;

    SelectTool(Shape shape, MapCamera& camera, const MapStyle& style, QWidget* parent);

    [[nodiscard]] bool takesDrags() const override { return true; }
    void dragBegin(const QPointF& at) override;
    void dragTo(const QPointF& at) override;
    void dragEnd(const QPointF& at, Qt::KeyboardModifiers modifiers) override;
    void take(const geo::WorldPoint& at, Qt::KeyboardModifiers modifiers) override;

signals:
    /// What was drawn, as a polygon; not closed.
    void drawn(const std::vector<trucban::geo::WorldPoint>& outline, bool add);

protected:
    void draw(QPainter& painter) override;
    void forget() override { m_corners.clear(); }

private:
    [[nodiscard]] std::vector<geo::WorldPoint> outline(const geo::WorldPoint& last) const;
    void end(std::vector<geo::WorldPoint> shape, bool add);

    Shape m_shape;
    std::vector<geo::WorldPoint> m_corners;
};

} // namespace trucban::maps
