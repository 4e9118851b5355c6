// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/SelectTool.h"

#include "maps/MapCamera.h"

#include <QPainter>

#include <utility>

namespace trucban::maps {
namespace {

constexpr double kNewCornerPx = 4;  // of a free line; closer ones say nothing new
constexpr double kSameCornerPx = 8; // Enter here once more closes the line

} // namespace

SelectTool::SelectTool(Shape shape, MapCamera& camera, const MapStyle& style, QWidget* parent)
    : MapTool{camera, style, parent}, m_shape{shape} {
    setObjectName(shape == Shape::lasso ? QStringLiteral("mapLassoTool") : QStringLiteral("mapRectangleTool"));
}

void SelectTool::dragBegin(const QPointF& at) {
    m_corners = {camera().toWorld(at)};
    hover(at);
}

void SelectTool::dragTo(const QPointF& at) {
    hover(at);
    if (m_shape == Shape::lasso && !m_corners.empty() && m_corners.size() < kMostCorners &&
        (camera().toScreen(m_corners.back()) - at).manhattanLength() >= kNewCornerPx) {
        m_corners.push_back(cursor());
    }
}

void SelectTool::dragEnd(const QPointF& at, Qt::KeyboardModifiers modifiers) {
    if (!m_corners.empty()) {
        hover(at);
        end(outline(cursor()), modifiers.testFlag(Qt::ShiftModifier));
    }
}

void SelectTool::take(const geo::WorldPoint& at, Qt::KeyboardModifiers modifiers) {
    const bool add = modifiers.testFlag(Qt::ShiftModifier);
    if (m_shape == Shape::rectangle && !m_corners.empty()) {
        end(outline(at), add);
        return;
    }
    bool isClosing = modifiers.testFlag(Qt::ControlModifier);
    for (const geo::WorldPoint& corner : m_corners) {
        const QPointF away = camera().toScreen(corner) - camera().toScreen(at);
        isClosing = isClosing || away.manhattanLength() < kSameCornerPx;
    }
    if (m_shape == Shape::lasso && m_corners.size() >= 3 && isClosing) {
        end(std::exchange(m_corners, {}), add);
    } else if (m_corners.size() < kMostCorners) {
        m_corners.push_back(at);
        update();
    }
}

std::vector<geo::WorldPoint> SelectTool::outline(const geo::WorldPoint& last) const {
    if (m_shape == Shape::lasso || m_corners.empty()) {
        auto corners = m_corners;
        corners.push_back(last);
        return corners;
    }
    const geo::WorldPoint first = m_corners.front();
    return {first, {.x = last.x, .y = first.y}, last, {.x = first.x, .y = last.y}};
}

void SelectTool::end(std::vector<geo::WorldPoint> shape, bool add) {
    m_corners.clear();
    if (add) {
        update();
    } else {
        finish();
    }
    emit drawn(shape, add);
}

void SelectTool::draw(QPainter& painter) {
    if (m_corners.empty()) {
        return;
    }
    QPolygonF shape;
    for (const geo::WorldPoint& corner : outline(cursor())) {
        shape << camera().toScreen(corner);
    }
    QColor fill = style().selection;
    fill.setAlphaF(0.15f);
    painter.setBrush(fill);
    painter.setPen(QPen{style().labelHalo, 4});
    painter.drawPolygon(shape);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen{style().selection, 2, Qt::DashLine});
    painter.drawPolygon(shape);
}

} // namespace trucban::maps
