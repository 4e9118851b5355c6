// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/MapView.h"

#include "geo/BoundarySet.h"
#include "geo/WardTable.h"
#include "maps/AlertLayer.h"
#include "maps/FileDrop.h"
#include "maps/FollowChip.h"
#include "maps/HeatLayer.h"
#include "maps/HomeView.h"
#include "maps/LayerPanel.h"
#include "maps/MapCamera.h"
#include "maps/MapCanvas.h"
#include "maps/MapGround.h"
#include "maps/MapMenu.h"
#include "maps/MapOverlay.h"
#include "maps/MapPin.h"
#include "maps/MapTools.h"
#include "maps/Measure.h"
#include "maps/OutsideNote.h"
#include "maps/PickCases.h"
#include "maps/PlaceTool.h"
#include "maps/SelectTool.h"
#include "maps/TileServer.h"
#include "maps/WardLayer.h"
#include "maps/WardShapes.h"
#include "maps/tiles/PackPainter.h"

#include <QEvent>
#include <QFileInfo>
#include <QSettings>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <utility>

namespace trucban::maps {
namespace {

int tileScale(const QWidget& widget, double magnification) {
    return widget.devicePixelRatioF() * magnification > 1.25 ? 2 : 1;
}

/// A wall is drawn for 1920 by 1080 pixels, and larger on a larger one: it is looked at from as far away. In steps, that a
/// window being drawn larger is not drawn anew at each pixel.
double wallMagnification(const QSize& window) {
    constexpr double kStep = 0.25;
    constexpr double kMost = 4;
    const double share = std::min(window.width() / 1920.0, window.height() / 1080.0);
    return std::clamp(std::round(share / kStep) * kStep, 1.0, kMost);
}

bool isMapFile(const QString& path) {
    const QString suffix = QFileInfo{path}.suffix().toLower();
    return suffix == u"mappack" || suffix == u"mbtiles";
}

/// Whose the map is, and of when; a foreign file may say anything, and at any length.
QString creditsOf(const store::PackInfo& info) {
    constexpr qsizetype kMost = 100;
    const auto brief = [](const std::string& text) { return QString::fromStdString(text).simplified().left(kMost); };
    const QString whose = brief(info.attribution.empty() ? info.name : info.attribution);
    const QDate day = QDate::fromString(QString::fromStdString(info.dataDate), Qt::ISODate);
    if (!day.isValid()) {
        return whose;
    }
    //: Under the map: whose the data are, and up to which day they reach.
    return MapView::tr("%1, dữ liệu đến %2").arg(whose, day.toString(QStringLiteral("dd/MM/yyyy")));
}

} // namespace

class MapView::Private {
public:
    Private(MapView& owner, const geo::WardTable& wardTable, const MapStyle& mapStyle)
        : q{owner},
          wards{wardTable.wards()},
          style{mapStyle},
          scale{tileScale(owner, 1)},
          server{mapStyle, scale},
          ground{wards, mapStyle.fontFamily} {
        QObject::connect(
            &ground, &MapGround::made, &server,
            [this](const auto& layers, const auto& shapes, const auto& shown) { showGround(layers, shapes, shown); });
    }

    void showGround(const std::shared_ptr<const BaseLayers>& layers, const std::shared_ptr<const WardShapes>& shapes,
                    const std::shared_ptr<TilePack>& shown) {
        server.setPack(shown ? std::make_shared<const PackPainter>(shown, shapes) : nullptr);
        if (base != layers) {
            base = layers;
            server.setLayers(layers);
        } else {
            canvas->forgetTiles();
        }
        overlay->setApproximate(shapes->isApproximate());
        canvas->wardLayer().setShapes(shapes, layers);
    }

    /// The tiles must be drawn again: in another style or finer.
    void drawTiles() {
        scale = tileScale(q, camera.magnification());
        server.setStyle(style, scale);
        canvas->forgetTiles();
    }

    void showLayer(MapLayer layer, const LayerState& state) {
        switch (layer) {
        case MapLayer::wards:
            canvas->wardLayer().setOpacity(state.opacity);
            canvas->wardLayer().setVisible(state.visible);
            break;
        case MapLayer::heat:
            canvas->heatLayer().setOpacity(state.opacity);
            canvas->heatLayer().setVisible(state.visible);
            overlay->showHeatLegend(state.visible);
            break;
        case MapLayer::units:
            canvas->showUnits(state.visible, state.opacity);
            break;
        }
    }

    MapView& q;
    std::vector<core::Ward> wards;
    MapStyle style;
    int scale;
    MapPoints points;
    MapWards wardFigures;
    MapUnits unitTracks;
    MapHeat heatPoints;
    MapPlaces placeSheets;
    core::WardSet home;
    MapCamera camera;
    std::shared_ptr<const BaseLayers> base; ///< null until made
    std::shared_ptr<TilePack> pack;         ///< null: the built-in map
    TileServer server;
    MapCanvas* canvas = nullptr;    ///< child widget
    MapOverlay* overlay = nullptr;  ///< child widget
    FollowChip* follow = nullptr;   ///< child widget
    OutsideNote* outside = nullptr; ///< child widget; a wall's alone
    MapMenu* menu = nullptr;        ///< child widget
    bool placed = false;            ///< the user or somebody by `flyTo` chose what to see
    bool passive = false;           ///< a wall's
    bool saysDamage = false;        ///< of the pack
    MapGround ground;               ///< last: ends before what it uses
};

MapView::MapView(const geo::WardTable& wards, const MapStyle& style, QWidget* parent)
    : QWidget{parent}, d{std::make_unique<Private>(*this, wards, style)} {
    setObjectName(QStringLiteral("mapView"));
    setAccessibleName(tr("Bản đồ vụ việc"));
    const bool serving = d->server.start();
    d->canvas = new MapCanvas{{.points = d->points,
                               .wards = d->wardFigures,
                               .units = d->unitTracks,
                               .heat = d->heatPoints,
                               .places = d->placeSheets},
                              d->camera,
                              style,
                              d->server.url(),
                              this};
    d->canvas->setAccessibleName(accessibleName());
    setFocusProxy(d->canvas);
    d->canvas->setAcceptDrops(false); // Qt Quick would take every drop and do nothing with it
    d->overlay = new MapOverlay{d->wardFigures, d->heatPoints, d->placeSheets, style, this};
    d->ground.make({}, nullptr);

    d->follow = new FollowChip{style, this};
    connect(d->follow, &QAbstractButton::clicked, this, &MapView::followRequested);
    connect(d->canvas, &MapCanvas::gestured, this, &MapView::gestured);
    connect(d->canvas, &MapCanvas::unitSelected, this, &MapView::unitSelected);
    connect(d->canvas, &MapCanvas::caseSelected, this, &MapView::caseSelected);
    connect(d->canvas, &MapCanvas::caseActivated, this, &MapView::caseActivated);
    connect(d->canvas, &MapCanvas::wardClicked, this, &MapView::wardClicked);
    connect(d->canvas, &MapCanvas::contextRequested, this, &MapView::contextRequested);
    connect(d->canvas, &MapCanvas::hovered, d->overlay, &MapOverlay::showCoordinate);
    connect(d->canvas, &MapCanvas::left, d->overlay, &MapOverlay::hideCoordinate);
    wireMenu();
    wireTools();
    connect(d->canvas, &MapCanvas::presented, this, &MapView::presented);
    connect(d->canvas, &MapCanvas::homeRequested, this, &MapView::showHome);
    connect(d->canvas, &MapCanvas::gestured, this, [this] { d->placed = true; });
    connect(&d->server, &TileServer::lost, d->overlay, &MapOverlay::showTilesLost);
    connect(&d->server, &TileServer::regained, d->overlay, &MapOverlay::showTiles);
    connect(&d->server, &TileServer::regained, d->canvas, &MapCanvas::forgetTiles);
    connect(&d->server, &TileServer::packDamaged, this, [this] {
        d->saysDamage = true;
        showNotice(tr("Một phần tệp bản đồ không đọc được nữa: chỗ để trống không có nghĩa là không có đường. "
                      "Vị trí các vụ việc vẫn đúng; chép lại tệp rồi mở lại."));
    });
    connect(&d->camera, &MapCamera::moved, this, &MapView::viewChanged);
    connect(&d->camera, &MapCamera::moved, d->overlay,
            [this] { d->overlay->setScale(d->camera.zoom(), d->camera.latitude()); });
    const auto zoom = [this](int levels) {
        d->placed = true;
        d->camera.zoomBy(levels, {width() / 2.0, height() / 2.0});
    };
    connect(d->overlay, &MapOverlay::zoomInRequested, this, [zoom] { zoom(1); });
    connect(d->overlay, &MapOverlay::zoomOutRequested, this, [zoom] { zoom(-1); });
    connect(d->overlay, &MapOverlay::homeRequested, this, &MapView::showHome);
    connect(&d->overlay->layers(), &LayerPanel::layerChanged, this,
            [this](MapLayer layer, const LayerState& state) { d->showLayer(layer, state); });
    connect(&d->overlay->layers(), &LayerPanel::measureChanged, &d->wardFigures, &MapWards::setMeasure);
    connect(&d->overlay->layers(), &LayerPanel::heatWindowChanged, &d->heatPoints, &MapHeat::setWindow);
    if (!serving) {
        d->overlay->showNoTiles();
    }
    // Qt Location looks for its plugin while it starts.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (!d->canvas->hasBaseMap()) {
                d->overlay->showNoBaseMap();
            }
        },
        Qt::QueuedConnection);
}

void MapView::wireMenu() {
    auto* menu = d->menu = new MapMenu{this};
    Measure* measure = &d->canvas->tools().measure();
    connect(d->canvas, &MapCanvas::contextRequested, menu,
            [menu, measure](const core::GeoPoint& point, const QPoint& globalPos) {
                menu->open(point, globalPos, measure->isShown());
            });
    connect(menu, &MapMenu::measureRequested, measure, &Measure::begin);
    connect(menu, &MapMenu::measureRemoved, measure, &Measure::clear);
    connect(menu, &MapMenu::linkRequested, this,
            [this](const core::GeoPoint& point) { emit linkRequested(point, d->camera.zoom()); });
    connect(menu, &MapMenu::nearestRequested, this, &MapView::nearestUnitsRequested);
    connect(menu, &MapMenu::intakeRequested, this,
            [this](const core::GeoPoint& point) { emit intakeRequested(point, pointingM(point)); });
    connect(menu, &MapMenu::centreRequested, this, [this](const core::GeoPoint& point) { flyTo(point); });
}

void MapView::wireTools() {
    MapTools& tools = d->canvas->tools();
    const auto showTool = [this, &tools] {
        d->overlay->setTool(tools.rectangle().isActive(), tools.lasso().isActive());
        if (!tools.place().isActive()) {
            //: While a distance is measured on the map.
            const QString how = tr("Đo khoảng cách: bấm hoặc Enter để thêm điểm, Backspace bỏ điểm cuối, "
                                   "bấm đúp hoặc Esc là xong.");
            d->overlay->setPrompt(tools.measure().isActive() ? how : QString{});
        }
    };
    connect(&tools.measure(), &Measure::activeChanged, this, showTool);
    for (MapTool* tool : std::initializer_list<MapTool*>{&tools.place(), &tools.rectangle(), &tools.lasso()}) {
        connect(tool, &MapTool::activeChanged, this, showTool);
    }
    for (SelectTool* tool : {&tools.rectangle(), &tools.lasso()}) {
        connect(tool, &SelectTool::drawn, this, [this](const std::vector<geo::WorldPoint>& outline, bool add) {
            constexpr std::size_t kMost = 20'000;
            emit casesPicked(casesWithin(d->points, outline, d->camera.zoom(), kMost), add);
        });
    }
    connect(&tools.place(), &PlaceTool::taken, this,
            [this](const core::GeoPoint& point) { emit placeTaken(point, pointingM(point)); });
    auto* drop = new FileDrop{*this, [](const QString& path) { return geo::isPlaceFileName(path.toStdString()); }};
    connect(drop, &FileDrop::dropped, &d->placeSheets, &MapPlaces::open);
    connect(new FileDrop{*this, isMapFile}, &FileDrop::dropped, this, &MapView::mapFileDropped);
    connect(&d->placeSheets, &MapPlaces::told, this, [this](const QString& sentence, bool well) {
        well ? d->overlay->showPassing(sentence) : showNotice(sentence);
    });
    connect(&d->overlay->layers(), &LayerPanel::motionChanged, this,
            [this](bool wanted) { d->canvas->layer().setAnimated(wanted); });
    connect(&tools.place(), &MapTool::abandoned, this, &MapView::placeAbandoned);
    connect(d->overlay, &MapOverlay::rectangleRequested, this,
            [this, &tools](bool on) { on ? beginRectangle() : tools.rectangle().abandon(); });
    connect(d->overlay, &MapOverlay::lassoRequested, this,
            [this, &tools](bool on) { on ? beginLasso() : tools.lasso().abandon(); });
    connect(d->overlay, &MapOverlay::picksDropped, this, &MapView::picksDropped);
    connect(d->canvas, &MapCanvas::picksDropped, this, &MapView::picksDropped);
}

double MapView::pointingM(const core::GeoPoint& point) const {
    constexpr double kPointingPx = 6;
    constexpr double kBest = 10; // of streets as drawn
    const double metresPerPx = 1 / (geo::worldPerMetre(point.lat) * geo::worldPixels(d->camera.zoom()));
    return std::max(kBest, std::round(kPointingPx * metresPerPx));
}

MapView::~MapView() {
    // Both read what is in `d`, which would go before the child widgets do.
    delete d->canvas;
    delete d->overlay;
}

MapPoints& MapView::points() {
    return d->points;
}

MapWards& MapView::wards() {
    return d->wardFigures;
}

MapUnits& MapView::units() {
    return d->unitTracks;
}

MapPlaces& MapView::places() {
    return d->placeSheets;
}

void MapView::saveLayers(QSettings& settings) const {
    settings.beginGroup(QStringLiteral("layers"));
    d->overlay->layers().save(settings);
    d->placeSheets.save(settings);
    settings.endGroup();
}

void MapView::restoreLayers(QSettings& settings) {
    settings.beginGroup(QStringLiteral("layers"));
    d->overlay->layers().restore(settings);
    d->placeSheets.restore(settings);
    settings.endGroup();
}

MapHeat& MapView::heat() {
    return d->heatPoints;
}

void MapView::setBoundaries(const geo::BoundarySet& boundaries) {
    d->ground.make(boundaries, d->pack);
}

void MapView::setPack(std::shared_ptr<TilePack> pack, const geo::BoundarySet& boundaries) {
    d->pack = std::move(pack);
    if (std::exchange(d->saysDamage, false)) {
        showNotice({});
    }
    d->overlay->setCredits(d->pack ? creditsOf(d->pack->info()) : QString{});
    d->ground.make(boundaries, d->pack);
}

void MapView::showNotice(const QString& notice) {
    d->overlay->showNotice(notice);
}

void MapView::setStyle(const MapStyle& style) {
    if (style == d->style) {
        return;
    }
    d->style = style;
    d->canvas->setStyle(style);
    d->drawTiles();
    d->overlay->setStyle(style);
    d->follow->setStyle(style);
    if (d->outside != nullptr) {
        d->outside->setStyle(style);
    }
}

void MapView::setSelected(const std::optional<core::CaseId>& id) {
    d->canvas->layer().setSelected(id);
}

std::optional<core::CaseId> MapView::selected() const {
    return d->canvas->layer().selected();
}

void MapView::flyTo(const core::GeoPoint& point, double zoom) {
    if (!point.isValid()) {
        return;
    }
    d->placed = true;
    d->camera.show(geo::toWorld(point), zoom < 0 ? d->camera.zoom() : static_cast<int>(std::lround(zoom)));
}

void MapView::setHome(const core::WardSet& wards) {
    d->home = wards;
    if (!d->placed) {
        showHome();
    }
}

void MapView::showHome() {
    const HomeView home = homeView(d->wards, d->home, d->camera.size());
    d->camera.look(home.centre, home.zoom);
}

void MapView::flyToBox(const core::GeoPoint& southWest, const core::GeoPoint& northEast, int closestZoom) {
    if (!southWest.isValid() || !northEast.isValid()) {
        return;
    }
    constexpr double kAround = 40;
    d->placed = true;
    const geo::WorldPoint a = geo::toWorld(southWest);
    const geo::WorldPoint b = geo::toWorld(northEast);
    d->camera.fit({.minX = std::min(a.x, b.x),
                   .minY = std::min(a.y, b.y),
                   .maxX = std::max(a.x, b.x),
                   .maxY = std::max(a.y, b.y)},
                  kAround);
    if (d->camera.zoom() > closestZoom) {
        d->camera.show({.x = (a.x + b.x) / 2, .y = (a.y + b.y) / 2}, closestZoom);
    }
}

void MapView::showPin(const core::GeoPoint& point, const QString& name) {
    d->canvas->tools().pin().put(point, name);
}

void MapView::clearPin() {
    d->canvas->tools().pin().clear();
}

void MapView::askPlace(const QString& prompt) {
    d->canvas->tools().begin(d->canvas->tools().place());
    d->overlay->setPrompt(prompt);
    setFocus(Qt::OtherFocusReason);
}

void MapView::stopAskingPlace() {
    d->canvas->tools().place().abandon();
}

void MapView::beginRectangle() {
    d->canvas->tools().begin(d->canvas->tools().rectangle());
    setFocus(Qt::OtherFocusReason);
}

void MapView::beginLasso() {
    d->canvas->tools().begin(d->canvas->tools().lasso());
    setFocus(Qt::OtherFocusReason);
}

void MapView::setIntakeOffered(bool offered) {
    d->menu->setIntakeOffered(offered);
}

void MapView::setPicked(const std::unordered_set<core::CaseId>& ids) {
    d->canvas->layer().setPicked(ids);
    d->overlay->setPicked(static_cast<int>(ids.size()));
}

core::GeoPoint MapView::centre() const {
    return geo::toGeo(d->camera.centre());
}

double MapView::zoom() const {
    return d->camera.zoomLevel();
}

void MapView::setFollowed(const QString& what) {
    d->follow->setFollowed(what);
}

void MapView::setPassive() {
    setFocusPolicy(Qt::NoFocus);
    d->canvas->setFocusPolicy(Qt::NoFocus);
    d->canvas->setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    d->overlay->hideControls();
    d->follow->hide();
    d->passive = true;
    d->outside = new OutsideNote{d->points, d->camera, d->style, this};
    magnify();
}

void MapView::magnify() {
    const double wanted = wallMagnification(window()->size());
    if (!d->passive || wanted == d->camera.magnification()) {
        return;
    }
    d->camera.setMagnification(wanted);
    d->overlay->setMagnification(wanted);
    d->outside->setMagnification(wanted);
    if (tileScale(*this, wanted) != d->scale) {
        d->drawTiles();
    }
}

geo::WorldBox MapView::sight() const {
    return d->camera.box();
}

bool MapView::isPointInView(const core::GeoPoint& point) const {
    return isVisible() && point.isValid() && d->camera.box().contains(geo::toWorld(point));
}

bool MapView::isInView(const core::CaseId& id) const {
    const auto slot = d->points.slotOf(id);
    const auto cluster = slot ? d->points.index().clusterOf(*slot, d->camera.zoom()) : std::nullopt;
    return isVisible() && cluster && d->camera.box().contains(cluster->centre);
}

void MapView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Bản đồ vụ việc"));
        d->canvas->setAccessibleName(accessibleName());
        d->overlay->setCredits(d->pack ? creditsOf(d->pack->info()) : QString{});
    }
}

bool MapView::event(QEvent* event) {
    if (event->type() == QEvent::DevicePixelRatioChange && tileScale(*this, d->camera.magnification()) != d->scale) {
        d->drawTiles();
    }
    return QWidget::event(event);
}

void MapView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    magnify();
    d->canvas->setGeometry(rect());
    d->overlay->place(rect());
    d->canvas->tools().pin().keepFree(d->overlay->coveredRight());
    d->follow->place(rect());
    if (!d->placed) {
        showHome();
    }
}

} // namespace trucban::maps
