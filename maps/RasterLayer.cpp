// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/RasterLayer.h"

#include "maps/LayerNodes.h"
#include "maps/MapCamera.h"
#include "maps/WorkerPriority.h"

#include <QPainter>
#include <QQuickWindow>
#include <QSGImageNode>

#include <cmath>

namespace trucban::maps {
namespace {

constexpr double kMarginPx = 256;
// The next picture is asked for before the edge of this one comes into sight.
constexpr double kNearPx = 64;
// A picture of a far other zoom is of no use.
constexpr double kMostScale = 8;

// So that a text stands at the same pixels in each picture.
geo::WorldBox onWholePixels(const geo::WorldBox& box, double worldPx) {
    return {.minX = std::floor(box.minX * worldPx) / worldPx,
            .minY = std::floor(box.minY * worldPx) / worldPx,
            .maxX = std::ceil(box.maxX * worldPx) / worldPx,
            .maxY = std::ceil(box.maxY * worldPx) / worldPx};
}

SparsePicture painted(const RasterLayer::Paint& paint, const RasterView& view) {
    const QSizeF size = view.size() * view.devicePixelRatio;
    QImage image{static_cast<int>(std::lround(size.width())), static_cast<int>(std::lround(size.height())),
                 QImage::Format_ARGB32_Premultiplied};
    image.setDevicePixelRatio(view.devicePixelRatio);
    image.fill(Qt::transparent);
    QPainter painter{&image};
    painter.setRenderHint(QPainter::Antialiasing);
    paint(painter, view);
    painter.end();
    return SparsePicture{std::move(image)};
}

} // namespace

RasterLayer::RasterLayer(MapCamera& camera, QQuickItem* parent) : QQuickItem{parent}, m_camera{camera} {
    setFlag(ItemHasContents);
    m_pool.setMaxThreadCount(1);
    connect(&camera, &MapCamera::moved, this, &RasterLayer::onMoved);
    connect(&camera, &MapCamera::magnified, this, &RasterLayer::refresh);
}

RasterLayer::~RasterLayer() {
    m_pool.clear();
    m_pool.waitForDone();
}

void RasterLayer::refresh() {
    m_wanted = true;
    start();
}

void RasterLayer::onMoved() {
    const geo::WorldBox near = m_camera.box(kNearPx);
    const bool covered = m_camera.zoom() == m_asked.zoom && near.minX >= m_asked.box.minX &&
                         near.minY >= m_asked.box.minY && near.maxX <= m_asked.box.maxX &&
                         near.maxY <= m_asked.box.maxY;
    if (!covered) {
        refresh();
    }
    update();
}

void RasterLayer::start() {
    if (!m_wanted || m_running || window() == nullptr || !isVisible() || m_camera.size().isEmpty()) {
        return;
    }
    m_wanted = false;
    m_asked = {.box = onWholePixels(m_camera.box(kMarginPx), geo::worldPixels(m_camera.zoom())),
               .zoom = m_camera.zoom(),
               .devicePixelRatio = window()->effectiveDevicePixelRatio() * m_camera.magnification()};
    Paint paint = snapshot();
    if (!paint) {
        show({}, m_asked);
        return;
    }
    m_running = true;
    m_pool.start([this, paint = std::move(paint), view = m_asked] {
        stayBehindFrames();
        QMetaObject::invokeMethod(
            this, [this, picture = painted(paint, view), view] { show(picture, view); }, Qt::QueuedConnection);
    });
}

void RasterLayer::show(const SparsePicture& picture, const RasterView& view) {
    m_running = false;
    m_picture = picture;
    m_view = view;
    m_newPicture = true;
    update();
    start();
    if (isSettled()) {
        emit settled();
    }
}

QSGNode* RasterLayer::updatePaintNode(QSGNode* old, UpdatePaintNodeData*) {
    const double scale = geo::worldPixels(m_camera.zoom()) / m_view.worldPx();
    const QSize pixels = m_picture.image().size();
    if (pixels.isEmpty() || scale > kMostScale || scale < 1 / kMostScale) {
        delete old;
        return nullptr;
    }
    const QPointF corner = m_camera.toScreen({.x = m_view.box.minX, .y = m_view.box.minY});
    const QRectF rect{std::round(corner.x()), std::round(corner.y()), pixels.width() / m_view.devicePixelRatio * scale,
                      pixels.height() / m_view.devicePixelRatio * scale};
    if (!isSoftware(*window())) {
        return texturedNode(old, rect, scale != 1);
    }
    auto* node = old == nullptr ? new SparseNode{*window()} : static_cast<SparseNode*>(old);
    node->set(m_picture, rect);
    return node;
}

QSGNode* RasterLayer::texturedNode(QSGNode* old, const QRectF& rect, bool isStretched) {
    auto* node = static_cast<QSGImageNode*>(old);
    if (node == nullptr || m_newPicture) {
        QSGTexture* texture = window()->createTextureFromImage(m_picture.image(), QQuickWindow::TextureHasAlphaChannel);
        if (node == nullptr) {
            node = window()->createImageNode();
            node->setOwnsTexture(true);
        }
        node->setTexture(texture); // the old one goes
        m_newPicture = false;
    }
    node->setFiltering(isStretched ? QSGTexture::Linear : filteringOf(m_view.devicePixelRatio));
    node->setRect(rect);
    return node;
}

void RasterLayer::itemChange(ItemChange change, const ItemChangeData& data) {
    QQuickItem::itemChange(change, data);
    if (change == ItemDevicePixelRatioHasChanged || (change == ItemSceneChange && data.window != nullptr)) {
        refresh();
    } else if (change == ItemVisibleHasChanged && data.boolValue) {
        start();
    }
}

} // namespace trucban::maps
