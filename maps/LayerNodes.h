// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/AlertLayer.h"

#include <QQuickWindow>
#include <QSGImageNode>
#include <QSGNode>
#include <QSGTexture>

#include <map>
#include <memory>
#include <vector>

// The scene graph side of AlertLayer: not for others.
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

struct AlertLayer::Node : QSGTransformNode {
    Node();
    void beginFill();
    void endFill();
    void clear();

    PictureRow accuracy;
    PictureRow pulses;
    PictureRow rings; ///< below the marks, whose badges must stay readable
    PictureRow marks;
};

/// One texture per look; bounded: when full, the owner empties it between two frames.
class AlertLayer::Textures {
public:
    static constexpr std::size_t kMost = 1'500;

    [[nodiscard]] QSGTexture& of(QQuickWindow& window, const GlyphLook& look, const MapStyle& style);
    /// A translucent disc with a rim, for a radius in pixels.
    [[nodiscard]] QSGTexture& circle(QQuickWindow& window, double radiusPx, const MapStyle& style);
    [[nodiscard]] bool isFull() const { return m_glyphs.size() >= kMost; }
    void clear();

private:
    std::map<GlyphLook, std::unique_ptr<QSGTexture>> m_glyphs;
    std::unique_ptr<QSGTexture> m_circle;
    std::unique_ptr<QSGTexture> m_lastCircle; ///< its node may still name it until this frame is done
    double m_circleRadius = 0;
};

} // namespace trucban::maps
