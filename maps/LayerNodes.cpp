// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/LayerNodes.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace trucban::maps {

void PictureRow::put(QQuickWindow& window, QSGTexture& texture, const QPointF& centre, const QSizeF& size) {
    const QRectF rect{std::round(centre.x() - size.width() / 2), std::round(centre.y() - size.height() / 2),
                      size.width(), size.height()};
    if (m_used == m_pictures.size()) {
        // Complete before it is appended: the software back end looks at the texture at once.
        QSGImageNode* picture = window.createImageNode();
        picture->setOwnsTexture(false);
        picture->setFiltering(QSGTexture::Linear);
        picture->setTexture(&texture);
        picture->setRect(rect);
        appendChildNode(picture);
        m_pictures.push_back(picture);
        ++m_used;
        return;
    }
    QSGImageNode* picture = m_pictures[m_used++];
    if (picture->texture() != &texture) {
        picture->setTexture(&texture);
    }
    if (picture->rect() != rect) {
        picture->setRect(rect);
    }
}

void PictureRow::end() {
    while (m_pictures.size() > m_used) {
        delete m_pictures.back(); // leaves its parent too
        m_pictures.pop_back();
    }
}

void PictureRow::clear() {
    m_used = 0;
    end();
}

AlertLayer::Node::Node() {
    for (PictureRow* row : {&accuracy, &pulses, &rings, &marks}) {
        appendChildNode(row);
    }
}

void AlertLayer::Node::beginFill() {
    for (PictureRow* row : {&accuracy, &pulses, &rings, &marks}) {
        row->begin();
    }
}

void AlertLayer::Node::endFill() {
    for (PictureRow* row : {&accuracy, &pulses, &rings, &marks}) {
        row->end();
    }
}

void AlertLayer::Node::clear() {
    for (PictureRow* row : {&accuracy, &pulses, &rings, &marks}) {
        row->clear();
    }
}

QSGTexture& AlertLayer::Textures::of(QQuickWindow& window, const GlyphLook& look, const MapStyle& style) {
    std::unique_ptr<QSGTexture>& texture = m_glyphs[look];
    if (!texture) {
        texture.reset(window.createTextureFromImage(drawGlyph(look, style, window.effectiveDevicePixelRatio()),
                                                    QQuickWindow::TextureHasAlphaChannel));
    }
    return *texture;
}

QSGTexture& AlertLayer::Textures::circle(QQuickWindow& window, double radiusPx, const MapStyle& style) {
    if (m_circle && m_circleRadius == radiusPx) {
        return *m_circle;
    }
    constexpr double kMostPx = 1'024;
    const double side = std::min(2 * radiusPx * window.effectiveDevicePixelRatio(), kMostPx);
    QImage image{static_cast<int>(std::ceil(side)), static_cast<int>(std::ceil(side)),
                 QImage::Format_ARGB32_Premultiplied};
    image.fill(Qt::transparent);
    QPainter painter{&image};
    painter.setRenderHint(QPainter::Antialiasing);
    QColor colour = style.accuracy;
    colour.setAlphaF(0.14f);
    painter.setBrush(colour);
    colour.setAlphaF(0.9f);
    const double rim = std::max(2 * side / (2 * radiusPx), 1.0);
    painter.setPen(QPen{colour, rim});
    painter.drawEllipse(QRectF{0, 0, side, side}.adjusted(rim, rim, -rim, -rim));
    painter.end();
    m_lastCircle = std::move(m_circle);
    m_circle.reset(window.createTextureFromImage(image, QQuickWindow::TextureHasAlphaChannel));
    m_circleRadius = radiusPx;
    return *m_circle;
}

void AlertLayer::Textures::clear() {
    m_glyphs.clear();
    m_circle.reset();
    m_lastCircle.reset();
}

} // namespace trucban::maps
