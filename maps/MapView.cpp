// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/MapView.h"

#include "geo/BoundarySet.h"
#include "geo/WardTable.h"
#include "maps/AlertLayer.h"
#include "maps/HeatLayer.h"
#include "maps/HomeView.h"
#include "maps/LayerPanel.h"
#include "maps/MapCamera.h"
#include "maps/MapCanvas.h"
#include "maps/MapMenu.h"
#include "maps/MapOverlay.h"
#include "maps/Measure.h"
#include "maps/TileServer.h"
#include "maps/WardLayer.h"
#include "maps/WardShapes.h"

#include <QEvent>
#include <QFile>
#include <QLoggingCategory>
#include <QThreadPool>

#include <cmath>
#include <utility>

namespace trucban::maps {
namespace {

Q_LOGGING_CATEGORY(view, "trucban.maps.view", QtInfoMsg)

int tileScale(const QWidget& widget) {
    return widget.devicePixelRatioF() > 1.25 ? 2 : 1;
}

/// Nullopt, and a warning in the log, when the program was built without it.
std::optional<geo::Basemap> loadBasemap() {
    QFile file{QStringLiteral(":/maps/basemap.bin")};
    if (!file.open(QIODevice::ReadOnly)) {
        qCWarning(view) << "the base map is not in the program";
        return std::nullopt;
    }
    const QByteArray bytes = file.readAll();
    auto map = geo::Basemap::fromBytes({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    if (!map) {
        qCWarning(view) << geo::describe(map.error());
        return std::nullopt;
    }
    return std::move(*map);
}

} // namespace

class MapView::Private {
public:
    Private(MapView& owner, const geo::WardTable& wardTable, const MapStyle& mapStyle)
        : q{owner}, wards{wardTable.wards()}, style{mapStyle}, scale{tileScale(owner)}, server{mapStyle, scale} {}

    // Some tens of milliseconds of work; the tiles and the wards wait for it, the window does not.
    void buildLayers(geo::BoundarySet boundaries) {
        builder.setMaxThreadCount(1); // one after the other: the last one asked for is the last one shown
        builder.start([this, list = wards, family = style.fontFamily, known = base, set = std::move(boundaries)] {
            auto layers = known ? known : std::make_shared<const BaseLayers>(loadBasemap().value_or(geo::Basemap{}));
            auto shapes = std::make_shared<const WardShapes>(list, set, family);
            QMetaObject::invokeMethod(
                &server, [this, layers, shapes] { showLayers(layers, shapes); }, Qt::QueuedConnection);
        });
    }

    void showLayers(const std::shared_ptr<const BaseLayers>& layers, const std::shared_ptr<const WardShapes>& shapes) {
        if (!base) {
            base = layers;
            server.setLayers(layers);
        }
        overlay->setApproximate(shapes->isApproximate());
        canvas->wardLayer().setShapes(shapes, layers);
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
    core::WardSet home;
    MapCamera camera;
    std::shared_ptr<const BaseLayers> base; ///< null until made
    TileServer server;
    MapCanvas* canvas = nullptr;   ///< child widget
    MapOverlay* overlay = nullptr; ///< child widget
    bool placed = false;           ///< the user or somebody by `flyTo` chose what to see
    QThreadPool builder;           ///< last: ends before what it uses
};

MapView::MapView(const geo::WardTable& wards, const MapStyle& style, QWidget* parent)
    : QWidget{parent}, d{std::make_unique<Private>(*this, wards, style)} {
    setObjectName(QStringLiteral("mapView"));
    setAccessibleName(tr("Bản đồ vụ việc"));
    const bool serving = d->server.start();
    d->canvas =
        new MapCanvas{{.points = d->points, .wards = d->wardFigures, .units = d->unitTracks, .heat = d->heatPoints},
                      d->camera,
                      style,
                      d->server.url(),
                      this};
    d->canvas->setAccessibleName(accessibleName());
    setFocusProxy(d->canvas);
    d->overlay = new MapOverlay{d->wardFigures, style, this};
    d->buildLayers({});

    connect(d->canvas, &MapCanvas::caseSelected, this, &MapView::caseSelected);
    connect(d->canvas, &MapCanvas::caseActivated, this, &MapView::caseActivated);
    connect(d->canvas, &MapCanvas::wardClicked, this, &MapView::wardClicked);
    connect(d->canvas, &MapCanvas::contextRequested, this, &MapView::contextRequested);
    connect(d->canvas, &MapCanvas::hovered, d->overlay, &MapOverlay::showCoordinate);
    connect(d->canvas, &MapCanvas::left, d->overlay, &MapOverlay::hideCoordinate);
    wireMenu();
    connect(d->canvas, &MapCanvas::presented, this, &MapView::presented);
    connect(d->canvas, &MapCanvas::homeRequested, this, &MapView::showHome);
    connect(d->canvas, &MapCanvas::gestured, this, [this] { d->placed = true; });
    connect(&d->server, &TileServer::lost, d->overlay, &MapOverlay::showNoTiles);
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
    auto* menu = new MapMenu{this};
    Measure* measure = &d->canvas->measure();
    connect(d->canvas, &MapCanvas::contextRequested, menu,
            [menu, measure](const core::GeoPoint& point, const QPoint& globalPos) {
                menu->open(point, globalPos, measure->isShown());
            });
    connect(menu, &MapMenu::measureRequested, measure, &Measure::begin);
    connect(menu, &MapMenu::measureRemoved, measure, &Measure::clear);
    connect(menu, &MapMenu::centreRequested, this, [this](const core::GeoPoint& point) { flyTo(point); });
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

MapHeat& MapView::heat() {
    return d->heatPoints;
}

void MapView::setBoundaries(const geo::BoundarySet& boundaries) {
    d->buildLayers(boundaries);
}

void MapView::setStyle(const MapStyle& style) {
    if (style == d->style) {
        return;
    }
    d->style = style;
    d->server.setStyle(style, d->scale);
    d->canvas->setStyle(style);
    d->canvas->forgetTiles();
    d->overlay->setStyle(style);
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
    d->camera.look(geo::toWorld(point), zoom < 0 ? d->camera.zoom() : static_cast<int>(std::lround(zoom)));
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

core::GeoPoint MapView::centre() const {
    return geo::toGeo(d->camera.centre());
}

double MapView::zoom() const {
    return d->camera.zoomLevel();
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
    }
}

bool MapView::event(QEvent* event) {
    if (event->type() == QEvent::DevicePixelRatioChange && tileScale(*this) != d->scale) {
        d->scale = tileScale(*this);
        d->server.setStyle(d->style, d->scale);
        d->canvas->forgetTiles();
    }
    return QWidget::event(event);
}

void MapView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    d->canvas->setGeometry(rect());
    d->overlay->place(rect());
    if (!d->placed) {
        showHome();
    }
}

} // namespace trucban::maps
