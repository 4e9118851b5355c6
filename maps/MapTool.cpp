// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/MapTool.h"

#include "maps/MapCamera.h"

#include <QKeyEvent>
#include <QPainter>

namespace trucban::maps {
namespace {

constexpr double kStepPx = 16;
constexpr double kEdgePx = 24;
constexpr double kArm = 18;
constexpr double kGap = 5;

} // namespace

MapTool::MapTool(MapCamera& camera, const MapStyle& style, QWidget* parent)
    : QWidget{parent}, m_camera{camera}, m_style{style} {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(&camera, &MapCamera::moved, this, &MapTool::onMoved);
    hide();
}

void MapTool::setStyle(const MapStyle& style) {
    m_style = style;
    update();
}

// Who flew somewhere else, to an address that was looked up, means a place there.
void MapTool::onMoved() {
    if (m_active && !m_camera.box().contains(m_cursor)) {
        m_cursor = m_camera.centre();
    }
    update();
}

void MapTool::begin() {
    forget();
    m_cursor = m_camera.centre();
    m_active = true;
    show();
    raise();
    update();
    emit activeChanged(true);
}

void MapTool::abandon() {
    if (m_active) {
        finish();
        emit abandoned();
    }
}

void MapTool::finish() {
    m_active = false;
    forget();
    hide();
    emit activeChanged(false);
}

void MapTool::hover(const QPointF& at) {
    m_cursor = m_camera.toWorld(at);
    update();
}

// At the edge the map moves on instead.
void MapTool::step(const QPointF& by) {
    const QPointF wanted = m_camera.toScreen(m_cursor) + by;
    m_cursor = m_camera.toWorld(wanted);
    const QRectF inside = QRectF{rect()}.adjusted(kEdgePx, kEdgePx, -kEdgePx, -kEdgePx);
    if (!inside.contains(wanted)) {
        m_camera.panBy(-by);
    }
    update();
}

bool MapTool::key(const QKeyEvent& event) {
    const double far = event.modifiers().testFlag(Qt::ShiftModifier) ? 1 : kStepPx;
    switch (event.key()) {
    case Qt::Key_Left:
        step({-far, 0});
        return true;
    case Qt::Key_Right:
        step({far, 0});
        return true;
    case Qt::Key_Up:
        step({0, -far});
        return true;
    case Qt::Key_Down:
        step({0, far});
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        take(m_cursor, event.modifiers());
        return true;
    case Qt::Key_Escape:
        abandon();
        return true;
    default:
        return false;
    }
}

void MapTool::paintEvent(QPaintEvent*) {
    if (!m_active) {
        return;
    }
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    draw(painter);
    const QPointF at = m_camera.toScreen(m_cursor);
    const auto cross = [&](const QPen& pen) {
        painter.setPen(pen);
        for (const QPointF& arm : {QPointF{1, 0}, QPointF{-1, 0}, QPointF{0, 1}, QPointF{0, -1}}) {
            painter.drawLine(at + arm * kGap, at + arm * kArm);
        }
    };
    cross(QPen{m_style.labelHalo, 5, Qt::SolidLine, Qt::RoundCap});
    cross(QPen{m_style.selection, 2.5, Qt::SolidLine, Qt::RoundCap});
}

} // namespace trucban::maps
