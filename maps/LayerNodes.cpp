// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/LayerNodes.h"

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

} // namespace trucban::maps
