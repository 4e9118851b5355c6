// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/MapView.h"

#include "geo/WardTable.h"
#include "maps/AlertLayer.h"
#include "maps/MapCamera.h"
#include "maps/MapCanvas.h"
#include "maps/MapOverlay.h"
#include "maps/TileServer.h"

#include <QEvent>
#include <QFile>
#include <QLoggingCategory>
#include <QThreadPool>

#include <algorithm>
#include <cmath>
#include <limits>

namespace trucban::maps {
namespace {

Q_LOGGING_CATEGORY(view, "trucban.maps.view", QtInfoMsg)

constexpr double kFarM = 40'000;
constexpr double kCityMarginPx = 24;

int tileScale(const QWidget& widget) {
    return widget.devicePixelRatioF() > 1.25 ? 2 : 1;
}

/// Around all label points but those of far islands: ones without another within kFarM.
geo::WorldBox cityBox(const std::vector<core::Ward>& wards) {
    geo::WorldBox box{.minX = 1, .minY = 1, .maxX = 0, .maxY = 0};
    for (const core::Ward& ward : wards) {
        const bool near = std::ranges::any_of(wards, [&](const core::Ward& other) {
            return other.code != ward.code && core::distanceM(other.label, ward.label) < kFarM;
        });
        if (near) {
            const geo::WorldPoint at = geo::toWorld(ward.label);
            box = {.minX = std::min(box.minX, at.x),
                   .minY = std::min(box.minY, at.y),
                   .maxX = std::max(box.maxX, at.x),
                   .maxY = std::max(box.maxY, at.y)};
        }
    }
    return box;
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

    void buildLayers() {
        // Some tens of milliseconds of work, once; the tiles wait for it, the window does not.
        builder.setMaxThreadCount(1);
        builder.start([this, list = wards, family = style.fontFamily] {
            auto layers = std::make_shared<const BaseLayers>(loadBasemap().value_or(geo::Basemap{}), list, family);
            QMetaObject::invokeMethod(&server, [this, layers] { server.setLayers(layers); }, Qt::QueuedConnection);
        });
    }

    MapView& q;
    std::vector<core::Ward> wards;
    MapStyle style;
    int scale;
    MapPoints points;
    MapCamera camera;
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
    d->canvas = new MapCanvas{d->points, d->camera, style, d->server.url(), this};
    d->canvas->setAccessibleName(accessibleName());
    setFocusProxy(d->canvas);
    d->overlay = new MapOverlay{style, this};
    d->buildLayers();

    connect(d->canvas, &MapCanvas::caseSelected, this, &MapView::caseSelected);
    connect(d->canvas, &MapCanvas::caseActivated, this, &MapView::caseActivated);
    connect(d->canvas, &MapCanvas::contextRequested, this, &MapView::contextRequested);
    connect(d->canvas, &MapCanvas::presented, this, &MapView::presented);
    connect(d->canvas, &MapCanvas::homeRequested, this, &MapView::showCity);
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
    connect(d->overlay, &MapOverlay::homeRequested, this, &MapView::showCity);
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

MapView::~MapView() {
    // Both read what is in `d`, which would go before the child widgets do.
    delete d->canvas;
    delete d->overlay;
}

MapPoints& MapView::points() {
    return d->points;
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

void MapView::showCity() {
    if (const geo::WorldBox box = cityBox(d->wards); box.minX <= box.maxX) {
        d->camera.fit(box, kCityMarginPx);
    }
}

core::GeoPoint MapView::centre() const {
    return geo::toGeo(d->camera.centre());
}

double MapView::zoom() const {
    return d->camera.zoomLevel();
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
        showCity();
    }
}

} // namespace trucban::maps
