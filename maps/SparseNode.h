// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/SparsePicture.h"

#include <QQuickWindow>
#include <QRectF>
#include <QSGRenderNode>

// The scene graph side of the layers under Qt Quick's software back end: not for others.
namespace trucban::maps {

[[nodiscard]] bool isSoftware(const QQuickWindow& window);

/// Lays a picture over the frame of the software back end. Pixels of a picture in its own size fall on whole pixels of the
/// screen at any ratio; else it is stretched. Shows nothing under other back ends.
class SparseNode : public QSGRenderNode {
public:
    explicit SparseNode(QQuickWindow& window) : m_window{window} {}

    /// `rect`: of the whole picture.
    void set(const SparsePicture& picture, const QRectF& rect);

    void render(const RenderState* state) override;
    [[nodiscard]] RenderingFlags flags() const override { return BoundedRectRendering; }
    /// Of what is not clear.
    [[nodiscard]] QRectF rect() const override { return m_filled; }

private:
    QQuickWindow& m_window;
    SparsePicture m_picture;
    QRectF m_rect;
    QRectF m_filled;
};

} // namespace trucban::maps
