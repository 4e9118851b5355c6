// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/Mercator.h"
#include "maps/SparseNode.h"

#include <QPointF>
#include <QQuickItem>
#include <QThreadPool>

#include <functional>

class QPainter;

namespace trucban::maps {

class MapCamera;

/// What one picture of a RasterLayer shows.
struct RasterView {
    geo::WorldBox box;
    int zoom = 0;
    double devicePixelRatio = 1;

    [[nodiscard]] double worldPx() const { return geo::worldPixels(zoom); }
    [[nodiscard]] QPointF toPixel(const geo::WorldPoint& point) const {
        return {(point.x - box.minX) * worldPx(), (point.y - box.minY) * worldPx()};
    }
    [[nodiscard]] QSizeF size() const { return {(box.maxX - box.minX) * worldPx(), (box.maxY - box.minY) * worldPx()}; }
};

/// A layer of areas and lines: one picture of the view and a margin around it, painted on a worker and shown as a
/// single texture, or by a SparseNode (the software back end of Qt Quick has no geometry). Panning moves the picture;
/// zooming scales the old one until the new one is there. At most one picture is being painted; what changes meanwhile
/// is in the next one. Lives on the GUI thread.
class RasterLayer : public QQuickItem {
    Q_OBJECT
public:
    /// Runs on the worker, so it holds all it needs by value or shared and immutable.
    using Paint = std::function<void(QPainter& painter, const RasterView& view)>;

    RasterLayer(MapCamera& camera, QQuickItem* parent);
    ~RasterLayer() override;

    /// The picture must be painted again, for what is drawn has changed.
    void refresh();
    /// True when what is shown is the newest, at the present zoom.
    [[nodiscard]] bool isSettled() const { return !m_running && !m_wanted; }

signals:
    void settled();

protected:
    /// Empty when there is nothing to draw.
    [[nodiscard]] virtual Paint snapshot() const = 0;
    QSGNode* updatePaintNode(QSGNode* old, UpdatePaintNodeData*) override;
    void itemChange(ItemChange change, const ItemChangeData& data) override;

private:
    void onMoved();
    void start();
    void show(const SparsePicture& picture, const RasterView& view);
    [[nodiscard]] QSGNode* texturedNode(QSGNode* old, const QRectF& rect, bool isStretched);

    MapCamera& m_camera;
    SparsePicture m_picture; ///< its image is null when there is nothing to draw
    RasterView m_view;       ///< of the picture
    RasterView m_asked;      ///< of the newest one that was started
    bool m_newPicture = false;
    bool m_running = false;
    bool m_wanted = false;
    QThreadPool m_pool; ///< last: its thread ends before what it uses
};

} // namespace trucban::maps
