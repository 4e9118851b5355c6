// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/MarkLayer.h"

#include "maps/LayerNodes.h"
#include "maps/MapCamera.h"

#include <QMatrix4x4>
#include <QQuickWindow>

#include <cmath>
#include <utility>

namespace trucban::maps {
namespace {

// Worked out around the view, so that small pans need nothing new.
constexpr double kMarginPx = 256;

} // namespace

MarkLayer::MarkLayer(MapCamera& camera, const MapStyle& style, QQuickItem* parent)
    : QQuickItem{parent}, m_camera{camera}, m_style{style} {
    setFlag(ItemHasContents);
    connect(&camera, &MapCamera::moved, this, &MarkLayer::onMoved);
    connect(&camera, &MapCamera::magnified, this, &MarkLayer::drawAnew);
}

void MarkLayer::setStyle(const MapStyle& style) {
    m_style = style;
    drawAnew();
}

void MarkLayer::drawAnew() {
    m_newPictures = true;
    update();
}

void MarkLayer::refresh() {
    m_stale = true;
    polish();
    update();
}

void MarkLayer::redraw() {
    m_changed = true;
    update();
}

void MarkLayer::onMoved() {
    const geo::WorldBox view = m_camera.box();
    const bool covered = m_camera.zoom() == m_placedZoom && view.minX >= m_placedBox.minX &&
                         view.minY >= m_placedBox.minY && view.maxX <= m_placedBox.maxX &&
                         view.maxY <= m_placedBox.maxY;
    if (!covered) {
        m_stale = true;
        polish();
    }
    update();
}

void MarkLayer::updatePolish() {
    if (!std::exchange(m_stale, false)) {
        return;
    }
    const bool isOtherZoom = std::exchange(m_placedZoom, m_camera.zoom()) != m_camera.zoom();
    m_placedBox = m_camera.box(kMarginPx);
    const double squares = geo::worldPixels(m_placedZoom) / PictureRow::kSquarePx;
    const geo::WorldPoint centre = m_camera.centre();
    m_firstSquare = {static_cast<int>(std::floor(centre.x * squares)),
                     static_cast<int>(std::floor(centre.y * squares))};
    m_anchor = {.x = m_firstSquare.x() / squares, .y = m_firstSquare.y() / squares};
    m_changed = true;
    placeMarks(isOtherZoom);
}

QPointF MarkLayer::offsetOf(const geo::WorldPoint& point) const {
    const double world = geo::worldPixels(m_placedZoom);
    return {(point.x - m_anchor.x) * world, (point.y - m_anchor.y) * world};
}

QPointF MarkLayer::origin() const {
    return m_camera.toScreen(m_anchor);
}

double MarkLayer::pictureRatio() const {
    return window()->effectiveDevicePixelRatio() * m_camera.magnification();
}

QSGNode* MarkLayer::updatePaintNode(QSGNode* old, UpdatePaintNodeData*) {
    auto* sheet = static_cast<Sheet*>(old);
    if (sheet == nullptr) {
        sheet = makeSheet();
        m_changed = true;
    }
    if (m_newPictures || isFull()) {
        sheet->clear(); // no node may hold a texture that goes
        clearTextures();
        m_newPictures = false;
        m_changed = true;
    }
    if (std::exchange(m_changed, false)) {
        fill(*sheet);
    }
    const QPointF move = origin();
    QMatrix4x4 matrix;
    matrix.translate(static_cast<float>(std::round(move.x())), static_cast<float>(std::round(move.y())));
    sheet->setMatrix(matrix);
    beforeFrame(*sheet);
    return sheet;
}

void MarkLayer::itemChange(ItemChange change, const ItemChangeData& data) {
    if (change == ItemSceneChange && data.window != nullptr) {
        connect(
            data.window, &QQuickWindow::sceneGraphInvalidated, this,
            [this] {
                clearTextures();
                m_changed = true;
            },
            Qt::DirectConnection);
    }
    if (change == ItemDevicePixelRatioHasChanged) {
        drawAnew();
    }
    QQuickItem::itemChange(change, data);
}

} // namespace trucban::maps
