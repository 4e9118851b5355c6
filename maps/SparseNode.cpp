// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/SparseNode.h"

#include <QPainter>
#include <QSGRendererInterface>

#include <cmath>

namespace trucban::maps {
namespace {

/// Null when the painter paints on anything else, or not with plain pixels.
QImage* imageOf(const QPainter& painter) {
    QPaintDevice* device = painter.device();
    if (device->devType() != QInternal::Image) {
        return nullptr;
    }
    auto* image = static_cast<QImage*>(device);
    return SparsePicture::canBlendOnto(image->format()) ? image : nullptr;
}

} // namespace

bool isSoftware(const QQuickWindow& window) {
    return window.rendererInterface()->graphicsApi() == QSGRendererInterface::Software;
}

void SparseNode::set(const SparsePicture& picture, const QRectF& rect) {
    if (picture == m_picture && rect == m_rect) {
        return;
    }
    m_picture = picture;
    m_rect = rect;
    m_filled = {};
    if (!picture.bounds().isEmpty()) {
        const QTransform stretch =
            QTransform::fromScale(rect.width() / picture.image().width(), rect.height() / picture.image().height());
        m_filled = stretch.mapRect(QRectF{picture.bounds()}).translated(rect.topLeft());
    }
    markDirty(DirtyGeometry);
}

void SparseNode::render(const RenderState* state) {
    auto* painter = static_cast<QPainter*>(
        m_window.rendererInterface()->getResource(&m_window, QSGRendererInterface::PainterResource));
    const QRegion* dirty = state->clipRegion();
    if (painter == nullptr || dirty == nullptr || dirty->isEmpty()) {
        return;
    }
    const double ratio = painter->device()->devicePixelRatio();
    const QTransform toPixels = QTransform::fromScale(ratio, ratio);
    const QRectF rect = (matrix()->toTransform() * toPixels).mapRect(m_rect);
    const QSizeF stretch = rect.size() - QSizeF{m_picture.image().size()};
    const bool isStretched = std::abs(stretch.width()) >= 0.5 || std::abs(stretch.height()) >= 0.5;
    // Halves always upwards, or neighbours on either side of zero would leave a line between them.
    const QPoint corner{static_cast<int>(std::floor(rect.x() + 0.5)), static_cast<int>(std::floor(rect.y() + 0.5))};
    QImage* frame = isStretched ? nullptr : imageOf(*painter);
    if (frame != nullptr) {
        for (const QRect& part : toPixels.map(*dirty)) { // as one: rounded apart, two parts could share a row
            m_picture.blend(*frame, corner, part, qRound(inheritedOpacity() * 255));
        }
        return;
    }
    painter->setClipRegion(*dirty);
    painter->setOpacity(inheritedOpacity());
    painter->setRenderHint(QPainter::SmoothPixmapTransform, isStretched);
    painter->setWorldTransform(toPixels.inverted());
    painter->drawImage(isStretched ? rect : QRectF{QRect{corner, m_picture.image().size()}}, m_picture.image(),
                       QRectF{m_picture.image().rect()});
}

} // namespace trucban::maps
