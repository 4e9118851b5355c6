// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/GeoPoint.h"
#include "core/Uuid.h"
#include "core/Ward.h"
#include "geo/Mercator.h"
#include "maps/MapHeat.h"
#include "maps/MapPlaces.h"
#include "maps/MapPoints.h"
#include "maps/MapStyle.h"
#include "maps/MapUnits.h"
#include "maps/MapWards.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <unordered_set>
#include <vector>

class QSettings;

namespace trucban::geo {
class BoundarySet;
class WardTable;
} // namespace trucban::geo

namespace trucban::maps {

class TilePack;

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
    /// The layers of the user's own files; they come by being dropped on the map too.
    [[nodiscard]] MapPlaces& places();
    /// Real borders, for the wards that have one in it; the others keep their likeness. They show when a worker is
    /// done.
    void setBoundaries(const geo::BoundarySet& boundaries);
    /// Streets of a map file over the built-in coast and rivers, and the borders that came with it; null: the built-in
    /// map alone. They show when a worker is done.
    void setPack(std::shared_ptr<TilePack> pack, const geo::BoundarySet& boundaries);
    /// Something the user should know about the map, in a banner until clicked away; empty: nothing.
    void showNotice(const QString& notice);
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
    /// As close as all of the box is in sight, but not closer than `closestZoom`.
    void flyToBox(const core::GeoPoint& southWest, const core::GeoPoint& northEast, int closestZoom);
    /// A pin with a name, until Escape or the next one.
    void showPin(const core::GeoPoint& point, const QString& name);
    void clearPin();

    /// Asks for one place, saying what for; answered by placeTaken or placeAbandoned.
    void askPlace(const QString& prompt);
    void stopAskingPlace();
    /// Lets the user draw round cases; the answer is casesPicked.
    void beginRectangle();
    void beginLasso();
    /// Offers to take down an alert where the menu was asked for (intakeRequested); not until it is said.
    void setIntakeOffered(bool offered);
    /// Which layers are shown and how, and the user's files.
    void saveLayers(QSettings& settings) const;
    void restoreLayers(QSettings& settings);
    /// The cases that are selected together.
    void setPicked(const std::unordered_set<core::CaseId>& ids);
    [[nodiscard]] core::GeoPoint centre() const;
    [[nodiscard]] double zoom() const;
    /// The chip that says what the map follows; empty: nothing. Moves nothing.
    void setFollowed(const QString& what);
    /// For a wall: takes neither pointer nor keys, has no controls, and draws all larger where its window is larger than
    /// 1920 by 1080. For good.
    void setPassive();
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
    /// The user moved the map.
    void gestured();
    /// The user wants the map to follow what is selected, or no longer.
    void followRequested(bool on);
    /// The user clicked on a unit; after caseSelected, where it is on a case.
    void unitSelected(const QString& id);
    /// `accuracyM`: about how exactly one can point at this zoom.
    void placeTaken(const trucban::core::GeoPoint& point, double accuracyM);
    void placeAbandoned();
    /// The user wants a link to the place at this zoom.
    void linkRequested(const trucban::core::GeoPoint& point, int zoom);
    void nearestUnitsRequested(const trucban::core::GeoPoint& point);
    /// The user wants to take down an alert there; `accuracyM` as above.
    void intakeRequested(const trucban::core::GeoPoint& point, double accuracyM);
    /// These, or these too.
    void casesPicked(const std::vector<trucban::core::CaseId>& ids, bool add);
    void picksDropped();
    /// A map pack or MBTiles file was dropped on the map.
    void mapFileDropped(const QString& file);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// How exactly one can point at this zoom.
    [[nodiscard]] double pointingM(const core::GeoPoint& point) const;
    void wireMenu();
    void wireTools();
    void magnify();
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace trucban::maps
