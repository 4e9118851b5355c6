// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/GeoPoint.h"
#include "core/Uuid.h"
#include "core/Ward.h"
#include "maps/MapStyle.h"

#include <QPointF>
#include <QQuickWidget>
#include <QTemporaryDir>
#include <QTimer>

#include <optional>

namespace trucban::maps {

class AlertLayer;
class CasePicker;
class HeatLayer;
class MapCamera;
class MapHeat;
class MapPlaces;
class PlaceLayer;
class MapPoints;
class MapTools;
class MapUnits;
class MapWards;
class TrailLayer;
class UnitLayer;
class WardLayer;

/// What a map shows; all of it outlives the canvas.
struct MapData {
    MapPoints& points;
    MapWards& wards;
    MapUnits& units;
    MapHeat& heat;
    MapPlaces& places;
};

/// The Qt Quick part of the map: base map, wards, units and cases, and the user's pointer and keys, which move the camera.
/// Says when a frame has reached the screen. Part of MapView.
class MapCanvas : public QQuickWidget {
    Q_OBJECT
public:
    MapCanvas(const MapData& shown, MapCamera& camera, const MapStyle& style, const QString& tileUrl, QWidget* parent);
    ~MapCanvas() override;

    void setStyle(const MapStyle& style);
    /// After the tile server's style changed.
    void forgetTiles();
    [[nodiscard]] AlertLayer& layer() { return *m_layer; }
    [[nodiscard]] WardLayer& wardLayer() { return *m_wardLayer; }
    [[nodiscard]] MapTools& tools() { return *m_tools; }
    [[nodiscard]] HeatLayer& heatLayer() { return *m_heatLayer; }
    /// Trails and marks.
    void showUnits(bool visible, double opacity);
    /// False when Qt Location could not start; the cases are shown all the same, on a plain ground.
    [[nodiscard]] bool hasBaseMap() const;

signals:
    void caseSelected(const trucban::core::CaseId& id);
    void caseActivated(const trucban::core::CaseId& id);
    /// The pointer is over a place; not after it left.
    void hovered(const trucban::core::GeoPoint& point);
    void left();
    /// A click on a ward where no case is.
    void wardClicked(trucban::core::WardCode ward);
    void contextRequested(const trucban::core::GeoPoint& point, const QPoint& globalPos);
    void presented(quint64 generation);
    void homeRequested();
    /// The user moved the map.
    void gestured();
    void unitSelected(const QString& id);
    /// Escape, when the map itself had no use for it but cases are picked.
    void picksDropped();

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    void load(const MapStyle& style, const QString& tileUrl);
    void dropTiles();
    void fitCamera();
    void tellPointed();
    void press(const QPointF& at);
    void step(int by);
    void showHint(const QPointF& at, const QPoint& globalPos);
    [[nodiscard]] QString hintFor(const QPointF& at) const;
    [[nodiscard]] QString unitHintFor(const QPointF& at) const;
    [[nodiscard]] QString placeHintFor(const QPointF& at) const;
    [[nodiscard]] QString wardHintFor(const QPointF& at) const;
    bool pressUnit(const QPointF& at);
    void putLayer(QQuickItem& layer, QQuickItem& ground);

    MapPoints& m_points;
    MapCamera& m_camera;
    MapWards& m_wards;
    MapUnits& m_units;
    MapPlaces& m_places;
    AlertLayer* m_layer; ///< this and the next five: children of the root item
    WardLayer* m_wardLayer;
    HeatLayer* m_heatLayer;
    PlaceLayer* m_placeLayer;
    TrailLayer* m_trailLayer;
    UnitLayer* m_unitLayer;
    CasePicker* m_cases; ///< child
    MapTools* m_tools;   ///< child
    QTimer m_dropAgain;
    QTimer m_wardClick; ///< a click is one when no second comes
    core::WardCode m_clickedWard;
    QTemporaryDir m_cacheFolder;
    std::optional<QPointF> m_pointer; ///< none: not over the map, or nobody knows
    QPointF m_pressedAt;
    QPointF m_draggedFrom;
    bool m_pressed = false;
    bool m_dragging = false;
    bool m_clickedTool = false; ///< the last click was a tool's: a second one is no double click
    int m_wheel = 0;            ///< eighths of a degree not used up
    quint64 m_drawn = 0;
    quint64 m_presented = 0;
};

} // namespace trucban::maps
