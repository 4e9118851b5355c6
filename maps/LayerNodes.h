// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/SparseNode.h"

#include <QImage>
#include <QPoint>
#include <QQuickWindow>
#include <QSGImageNode>
#include <QSGNode>
#include <QSGTexture>

#include <map>
#include <memory>
#include <utility>
#include <vector>

// The scene graph side of the layers of marks: not for others.
namespace trucban::maps {

/// For a picture of that ratio at whole pixels and in its own size. Told to interpolate, Qt's raster engine leaves its quick
/// way even where there is nothing to interpolate.
[[nodiscard]] QSGTexture::Filtering filteringOf(double devicePixelRatio);

/// A picture that many marks may show, with a texture for the back ends that draw textures.
class MarkPicture {
public:
    explicit MarkPicture(QImage image) : m_image{std::move(image)} {}

    [[nodiscard]] const QImage& image() const { return m_image; }
    [[nodiscard]] QSGTexture& texture(QQuickWindow& window);

private:
    QImage m_image;
    std::unique_ptr<QSGTexture> m_texture;
};

/// Pictures in a row, under an opacity of their own. With OpenGL each is a node, kept and used again from frame to frame;
/// their textures lie in one atlas, so that few draws are needed. Qt Quick's software back end takes the union of the
/// rectangles of all nodes for each frame, one by one: a thousand of them take longer than their pixels. There marks are
/// painted into squares, and only those squares anew whose marks changed.
class PictureRow : public QSGOpacityNode {
public:
    static constexpr int kSquarePx = 512;

    PictureRow() { setFlag(OwnedByParent, false); }

    /// `square`: the number of the one that begins at the row's origin, so that it stays the same square when the origin
    /// moves by whole ones.
    void begin(const QPoint& square = {});
    void put(QQuickWindow& window, MarkPicture& picture, const QPointF& centre, const QSizeF& size);
    /// As it is, and stretched. The texture stays the caller's and must outlive its use here.
    void put(QQuickWindow& window, QSGTexture& texture, const QPointF& centre, const QSizeF& size);
    /// Takes out what the last frame had more.
    void end(QQuickWindow& window);
    void clear();

private:
    struct Stamp {
        QImage image;
        QPoint at; ///< from the corner of its square
        bool operator==(const Stamp& other) const {
            return at == other.at && image.cacheKey() == other.image.cacheKey();
        }
    };
    struct Square {
        std::vector<Stamp> stamps; ///< in the picture
        std::vector<Stamp> next;
        SparsePicture picture;
        SparseNode* node = nullptr; ///< a child
    };

    void put(QQuickWindow& window, QSGTexture& texture, const QRectF& rect, QSGTexture::Filtering filtering);
    void stamp(const QImage& image, const QRect& rect);
    [[nodiscard]] static SparsePicture paint(const std::vector<Stamp>& stamps);

    std::vector<QSGImageNode*> m_pictures; ///< children
    std::size_t m_used = 0;
    std::map<std::pair<int, int>, Square> m_squares; ///< by number
    QPoint m_first;
};

/// One picture per look; bounded: when full, the owner empties it between two frames.
template <class Look, std::size_t kMost>
class TextureBook {
public:
    /// `draw` makes the picture, when it is not in the book.
    template <class Draw>
    [[nodiscard]] MarkPicture& of(const Look& look, const Draw& draw) {
        const auto known = m_pages.find(look);
        return known != m_pages.end() ? known->second : m_pages.emplace(look, MarkPicture{draw()}).first->second;
    }
    [[nodiscard]] bool isFull() const { return m_pages.size() >= kMost; }
    void clear() { m_pages.clear(); }

private:
    std::map<Look, MarkPicture> m_pages;
};

} // namespace trucban::maps
