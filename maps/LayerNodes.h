// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QQuickWindow>
#include <QSGImageNode>
#include <QSGNode>
#include <QSGTexture>

#include <map>
#include <memory>
#include <vector>

// The scene graph side of the layers of marks: not for others.
namespace trucban::maps {

/// Pictures in a row, kept and used again from frame to frame; under an opacity of their own.
class PictureRow : public QSGOpacityNode {
public:
    PictureRow() { setFlag(OwnedByParent, false); }

    void begin() { m_used = 0; }
    /// The texture stays the caller's and must outlive its use here.
    void put(QQuickWindow& window, QSGTexture& texture, const QPointF& centre, const QSizeF& size);
    /// Takes out what the last frame had more.
    void end();
    void clear();

private:
    std::vector<QSGImageNode*> m_pictures; ///< children
    std::size_t m_used = 0;
};

/// One texture per look; bounded: when full, the owner empties it between two frames.
template <class Look, std::size_t kMost>
class TextureBook {
public:
    /// `draw` makes the picture, when it is not in the book.
    template <class Draw>
    [[nodiscard]] QSGTexture& of(QQuickWindow& window, const Look& look, const Draw& draw) {
        std::unique_ptr<QSGTexture>& texture = m_pages[look];
        if (!texture) {
            texture.reset(window.createTextureFromImage(draw(), QQuickWindow::TextureHasAlphaChannel));
        }
        return *texture;
    }
    [[nodiscard]] bool isFull() const { return m_pages.size() >= kMost; }
    void clear() { m_pages.clear(); }

private:
    std::map<Look, std::unique_ptr<QSGTexture>> m_pages;
};

} // namespace trucban::maps
