// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/Mercator.h"
#include "maps/MapStyle.h"

#include <QQuickItem>
#include <QSGNode>

namespace trucban::maps {

class MapCamera;

/// A layer of marks: pictures under one transform, so that panning changes a matrix and nothing else. Pictures only
/// (QSGImageNode): geometry nodes show nothing, silently, under the software back end. Marks are worked out again when
/// the data, the zoom or the style change, or the view nears the edge of what was worked out. Lives in a QQuickWidget,
/// where everything happens on the GUI thread.
class MarkLayer : public QQuickItem {
    Q_OBJECT
public:
    void setStyle(const MapStyle& style);

protected:
    /// What is drawn, in pixels from the anchor.
    class Sheet : public QSGTransformNode {
    public:
        /// Lets go of every texture.
        virtual void clear() = 0;
    };

    MarkLayer(MapCamera& camera, const MapStyle& style, QQuickItem* parent);

    /// Marks must be placed again.
    void refresh();
    /// The sheet must be filled again.
    void redraw();

    [[nodiscard]] MapCamera& camera() const { return m_camera; }
    [[nodiscard]] const MapStyle& style() const { return m_style; }
    [[nodiscard]] const geo::WorldBox& placedBox() const { return m_placedBox; }
    [[nodiscard]] int placedZoom() const { return m_placedZoom; }
    /// From the anchor, at the placed zoom.
    [[nodiscard]] QPointF offsetOf(const geo::WorldPoint& point) const;
    /// The number of PictureRow's square that begins at the anchor.
    [[nodiscard]] QPoint firstSquare() const { return m_firstSquare; }
    /// Where on the screen the anchor is.
    [[nodiscard]] QPointF origin() const;
    /// Of the pictures to draw.
    [[nodiscard]] double pictureRatio() const;

    /// Of what lies in `placedBox`, at `placedZoom`.
    virtual void placeMarks(bool isOtherZoom) = 0;
    [[nodiscard]] virtual Sheet* makeSheet() const = 0;
    virtual void fill(Sheet& sheet) = 0;
    /// Before each frame.
    virtual void beforeFrame(Sheet&) {}
    /// Of the pictures kept as textures.
    [[nodiscard]] virtual bool isFull() const = 0;
    virtual void clearTextures() = 0;

    void updatePolish() override;
    QSGNode* updatePaintNode(QSGNode* old, UpdatePaintNodeData*) override;
    void itemChange(ItemChange change, const ItemChangeData& data) override;

private:
    void onMoved();
    void drawAnew();

    MapCamera& m_camera;
    MapStyle m_style;
    geo::WorldPoint m_anchor; ///< a corner of squares, so that these last when marks are placed again
    QPoint m_firstSquare;
    geo::WorldBox m_placedBox;
    int m_placedZoom = -1;
    bool m_stale = true;       ///< marks must be placed again
    bool m_changed = true;     ///< the sheet must be filled again
    bool m_newPictures = true; ///< pictures must be drawn again
};

} // namespace trucban::maps
