// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/GeoPoint.h"
#include "core/Uuid.h"
#include "core/Ward.h"
#include "geo/Mercator.h"
#include "maps/MapHeat.h"
#include "maps/MapPoints.h"
#include "maps/MapStyle.h"
#include "maps/MapUnits.h"
#include "maps/MapWards.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace trucban::geo {
class BoundarySet;
class WardTable;
} // namespace trucban::geo

namespace trucban::maps {

/// Chooses how Qt Quick draws: the software back end unless a real graphics card answers (a software OpenGL is slower
/// than no OpenGL), honouring QT_QUICK_BACKEND and QSG_RHI_BACKEND when set; and keeps the system's proxy away from the
/// loopback tile server. Call once, after QApplication is made and before the first window.
void prepareGraphics();

/// The live map of cases: base map from a tile server of its own, over it the wards, the units, and one layer of
/// clustered cases. Feed it through `points`, `wards`, `units` and `heat`. It never moves on its own; only `flyTo` and the user move it. The widget must
/// stay in the window in which it was first shown.
///
/// Keys while it has focus: arrows pan, + and - zoom, Home shows the whole city, Page Down and Page Up step through
/// what is in sight, Return opens the chosen case or cluster, Menu key asks for the context menu there;
/// while a distance is measured Return takes the middle of the map and Escape ends. Object names:
/// "mapView", and within it "mapCanvas", "mapBanner", "mapZoomIn", "mapZoomOut", "mapHome", "mapAttribution",
/// "mapScaleBar", "mapLayers", "layerPanel", "mapLegend", "mapCoordinate", "mapMeasure",
/// "mapMenu".
class MapView : public QWidget {
    Q_OBJECT
public:
    explicit MapView(const geo::WardTable& wards, const MapStyle& style, QWidget* parent = nullptr);
    ~MapView() override;

    [[nodiscard]] MapPoints& points();
    [[nodiscard]] MapWards& wards();
    [[nodiscard]] MapUnits& units();
    [[nodiscard]] MapHeat& heat();
    /// Real borders, for the wards that have one in it; the others keep their likeness. They show when a worker is
    /// done.
    void setBoundaries(const geo::BoundarySet& boundaries);
    void setStyle(const MapStyle& style);

    /// The case with the ring and the accuracy circle; does not move the map and emits nothing.
    void setSelected(const std::optional<core::CaseId>& id);
    [[nodiscard]] std::optional<core::CaseId> selected() const;

    /// Moves the map because somebody asked for it. `zoom` below 0 keeps the present one.
    void flyTo(const core::GeoPoint& point, double zoom = -1);
    /// What Home shows and the map begins with: these wards; empty: the city, of which a small map leaves out the
    /// fringe rather than show it all from twice as far. Moves the map only when nobody has moved it yet.
    void setHome(const core::WardSet& wards);
    void showHome();
    [[nodiscard]] core::GeoPoint centre() const;
    [[nodiscard]] double zoom() const;
    /// What it shows now; a point before it has a size.
    [[nodiscard]] geo::WorldBox sight() const;
    /// True when the map is visible and the point lies in what it shows.
    [[nodiscard]] bool isPointInView(const core::GeoPoint& point) const;
    /// True when the case is in sight as a mark of its own or within a cluster.
    [[nodiscard]] bool isInView(const core::CaseId& id) const;

signals:
    /// The user chose a case on the map.
    void caseSelected(const trucban::core::CaseId& id);
    /// The user asked to open it: double click or Return.
    void caseActivated(const trucban::core::CaseId& id);
    /// The user clicked on a ward beside all cases.
    void wardClicked(trucban::core::WardCode ward);
    /// The user asked for the context menu at a place.
    void contextRequested(const trucban::core::GeoPoint& point, const QPoint& globalPos);
    /// A frame whose data includes everything up to this generation of `points` is on the screen.
    void presented(quint64 generation);
    void viewChanged();

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void wireMenu();
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace trucban::maps
