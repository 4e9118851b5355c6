// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/LayerNodes.h"

#include <QPainter>

#include <cmath>

namespace trucban::maps {
namespace {

QRectF rectAround(const QPointF& centre, const QSizeF& size) {
    return {std::round(centre.x() - size.width() / 2), std::round(centre.y() - size.height() / 2), size.width(),
            size.height()};
}

int squareOf(int pixel) {
    const int square = pixel / PictureRow::kSquarePx;
    return pixel < square * PictureRow::kSquarePx ? square - 1 : square;
}

} // namespace

QSGTexture::Filtering filteringOf(double devicePixelRatio) {
    return devicePixelRatio == std::floor(devicePixelRatio) ? QSGTexture::Nearest : QSGTexture::Linear;
}

QSGTexture& MarkPicture::texture(QQuickWindow& window) {
    if (!m_texture) {
        QQuickWindow::CreateTextureOptions options{QQuickWindow::TextureHasAlphaChannel};
        options.setFlag(QQuickWindow::TextureCanUseAtlas);
        m_texture.reset(window.createTextureFromImage(m_image, options));
    }
    return *m_texture;
}

void PictureRow::begin(const QPoint& square) {
    m_used = 0;
    m_first = square;
    for (auto& [number, kept] : m_squares) {
        kept.next.clear();
    }
}

void PictureRow::put(QQuickWindow& window, MarkPicture& picture, const QPointF& centre, const QSizeF& size) {
    const QRectF rect = rectAround(centre, size);
    if (isSoftware(window)) {
        stamp(picture.image(), rect.toAlignedRect());
    } else {
        put(window, picture.texture(window), rect, filteringOf(picture.image().devicePixelRatio()));
    }
}

void PictureRow::put(QQuickWindow& window, QSGTexture& texture, const QPointF& centre, const QSizeF& size) {
    put(window, texture, rectAround(centre, size), QSGTexture::Linear);
}

void PictureRow::put(QQuickWindow& window, QSGTexture& texture, const QRectF& rect, QSGTexture::Filtering filtering) {
    if (m_used == m_pictures.size()) {
        // Complete before it is appended: the software back end looks at the texture at once.
        QSGImageNode* picture = window.createImageNode();
        picture->setOwnsTexture(false);
        picture->setFiltering(filtering);
        picture->setTexture(&texture);
        picture->setRect(rect);
        appendChildNode(picture);
        m_pictures.push_back(picture);
        ++m_used;
        return;
    }
    QSGImageNode* picture = m_pictures[m_used++];
    picture->setFiltering(filtering);
    if (picture->texture() != &texture) {
        picture->setTexture(&texture);
    }
    if (picture->rect() != rect) {
        picture->setRect(rect);
    }
}

void PictureRow::stamp(const QImage& image, const QRect& rect) {
    for (int column = squareOf(rect.left()); column <= squareOf(rect.right()); ++column) {
        for (int row = squareOf(rect.top()); row <= squareOf(rect.bottom()); ++row) {
            m_squares[{m_first.x() + column, m_first.y() + row}].next.push_back(
                {.image = image, .at = rect.topLeft() - QPoint{column, row} * kSquarePx});
        }
    }
}

SparsePicture PictureRow::paint(const std::vector<Stamp>& stamps) {
    const double ratio = stamps.front().image.devicePixelRatio();
    const int side = static_cast<int>(std::ceil(kSquarePx * ratio));
    QImage image{side, side, QImage::Format_ARGB32_Premultiplied};
    image.fill(Qt::transparent);
    image.setDevicePixelRatio(ratio);
    QPainter painter{&image};
    for (const Stamp& stamp : stamps) {
        painter.drawImage(stamp.at, stamp.image);
    }
    painter.end();
    return SparsePicture{std::move(image)};
}

void PictureRow::end(QQuickWindow& window) {
    while (m_pictures.size() > m_used) {
        delete m_pictures.back(); // leaves its parent too
        m_pictures.pop_back();
    }
    for (auto entry = m_squares.begin(); entry != m_squares.end();) {
        auto& [number, square] = *entry;
        if (square.next.empty()) {
            delete square.node;
            entry = m_squares.erase(entry);
            continue;
        }
        if (square.next != square.stamps) {
            square.picture = paint(square.next);
            square.stamps = std::move(square.next);
        }
        square.next.clear();
        const QPointF corner{(QPoint{number.first, number.second} - m_first) * kSquarePx};
        const QRectF rect{corner, QSizeF{kSquarePx, kSquarePx}};
        const bool isNew = square.node == nullptr;
        if (isNew) {
            square.node = new SparseNode{window};
        }
        square.node->set(square.picture, rect);
        if (isNew) {
            appendChildNode(square.node);
        }
        ++entry;
    }
}

void PictureRow::clear() {
    for (QSGImageNode* picture : m_pictures) {
        delete picture;
    }
    m_pictures.clear();
    m_used = 0;
    for (auto& [number, square] : m_squares) {
        delete square.node;
    }
    m_squares.clear();
}

} // namespace trucban::maps
