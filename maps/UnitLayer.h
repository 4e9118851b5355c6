// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/MapStyle.h"
#include "maps/MapUnits.h"
#include "maps/UnitGlyphs.h"

#include <QQuickItem>

#include <memory>
#include <vector>

namespace trucban::maps {

class MapCamera;

/// The units over the map: a picture each under one transform. Below the cases. GUI thread.
class UnitLayer : public QQuickItem {
    Q_OBJECT
public:
    struct Mark {
        QString id;
        QPointF offset; ///< from the anchor, in pixels
        UnitLook look;
    };

    UnitLayer(MapUnits& units, MapCamera& camera, const MapStyle& style, QQuickItem* parent = nullptr);
    ~UnitLayer() override;

    void setStyle(const MapStyle& style);
    /// What is drawn, with a margin around the view; units on a case last.
    [[nodiscard]] const std::vector<Mark>& marks() const { return m_marks; }
    [[nodiscard]] QPointF screenPos(const Mark& mark) const;
    /// The topmost unit under a place, or null.
    [[nodiscard]] const Mark* markAt(const QPointF& screen) const;

protected:
    void updatePolish() override;
    QSGNode* updatePaintNode(QSGNode* old, UpdatePaintNodeData*) override;
    void itemChange(ItemChange change, const ItemChangeData& data) override;

private:
    struct Node;
    class Textures;

    void refresh();
    void onMoved();
    void placeMarks();

    MapUnits& m_units;
    MapCamera& m_camera;
    MapStyle m_style;
    std::unique_ptr<Textures> m_textures;
    std::vector<Mark> m_marks;
    geo::WorldPoint m_anchor;
    geo::WorldBox m_placedBox;
    int m_placedZoom = -1;
    bool m_stale = true;       ///< marks must be placed again
    bool m_changed = true;     ///< nodes must be filled again
    bool m_newPictures = true; ///< pictures must be drawn again
};

} // namespace trucban::maps
