// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/MapCanvas.h"

#include "maps/AlertLayer.h"
#include "maps/CasePicker.h"
#include "maps/HeatLayer.h"
#include "maps/MapCamera.h"
#include "maps/MapPoints.h"
#include "maps/MapTool.h"
#include "maps/MapTools.h"
#include "maps/MapUnits.h"
#include "maps/Measure.h"
#include "maps/PlaceLayer.h"
#include "maps/TrailLayer.h"
#include "maps/UnitLayer.h"
#include "maps/WardLayer.h"
#include "maps/WardShapes.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QLoggingCategory>
#include <QMouseEvent>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWindow>

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace trucban::maps {
namespace {

Q_LOGGING_CATEGORY(canvas, "trucban.maps.canvas", QtInfoMsg)

constexpr double kPanStepPx = 96;
constexpr int kWheelNotch = 120;

} // namespace

MapCanvas::MapCanvas(const MapData& shown, MapCamera& camera, const MapStyle& style, const QString& tileUrl,
                     QWidget* parent)
    : QQuickWidget{parent},
      m_points{shown.points},
      m_camera{camera},
      m_wards{shown.wards},
      m_units{shown.units},
      m_places{shown.places},
      m_layer{new AlertLayer{shown.points, camera, style}},
      m_wardLayer{new WardLayer{shown.wards, camera, style}},
      m_heatLayer{new HeatLayer{shown.heat, camera, style}},
      m_placeLayer{new PlaceLayer{shown.places, camera, style}},
      m_trailLayer{new TrailLayer{shown.units, camera, style}},
      m_unitLayer{new UnitLayer{shown.units, camera, style}},
      m_cases{new CasePicker{shown.points, camera, *m_layer, this}},
      m_tools{new MapTools{camera, style, *this}} {
    setObjectName(QStringLiteral("mapCanvas"));
    setResizeMode(QQuickWidget::SizeRootObjectToView);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent); // the ground is: else the window's is painted below it each time
    load(style, tileUrl);
    m_wardClick.setSingleShot(true);
    // An answer that was on its way comes after the others were dropped, and would stay.
    m_dropAgain.setSingleShot(true);
    m_dropAgain.setInterval(400);
    connect(&m_dropAgain, &QTimer::timeout, this, &MapCanvas::dropTiles);
    connect(&m_wardClick, &QTimer::timeout, this, [this] { emit wardClicked(m_clickedWard); });
    connect(&camera, &MapCamera::magnified, this, &MapCanvas::fitCamera);
    connect(&camera, &MapCamera::moved, this, &MapCanvas::tellPointed); // under a pointer that stands still
    connect(m_cases, &CasePicker::caseSelected, this, &MapCanvas::caseSelected);
    connect(m_cases, &CasePicker::caseActivated, this, &MapCanvas::caseActivated);
    connect(m_cases, &CasePicker::cameraMoved, this, &MapCanvas::gestured);
    connect(m_layer, &AlertLayer::drawn, this, [this] { m_drawn = m_layer->drawnGeneration(); });
    // A frame in which nothing visible changed repaints nothing; ask for one pixel, so that it is presented all the
    // same.
    connect(quickWindow(), &QQuickWindow::afterRendering, this, [this] {
        if (m_drawn != m_presented) {
            update(0, 0, 1, 1);
        }
    });
}

MapCanvas::~MapCanvas() = default;

void MapCanvas::load(const MapStyle& style, const QString& tileUrl) {
    setClearColor(style.land);
    const QUrl url{QStringLiteral("qrc:/maps/qml/MapCanvas.qml")};
    auto* component = new QQmlComponent{engine(), url, this};
    QObject* root =
        component->createWithInitialProperties({{QStringLiteral("camera"), QVariant::fromValue<QObject*>(&m_camera)},
                                                {QStringLiteral("tileUrl"), tileUrl},
                                                {QStringLiteral("cacheFolder"), m_cacheFolder.path()},
                                                {QStringLiteral("background"), style.land}});
    for (const QQmlError& error : component->errors()) {
        qCWarning(canvas) << error.toString();
    }
    if (root != nullptr) {
        setContent(url, component, root);
    }
    // Without the base map (Qt Location not installed) the cases are still shown, on a plain ground.
    auto* stage = rootObject() != nullptr ? rootObject()->findChild<QQuickItem*>(QStringLiteral("stage")) : nullptr;
    QQuickItem* ground = stage != nullptr ? stage : quickWindow()->contentItem();
    // In this order: marks are above areas.
    putLayer(*m_wardLayer, *ground);
    putLayer(*m_heatLayer, *ground);
    putLayer(*m_placeLayer, *ground);
    putLayer(*m_trailLayer, *ground);
    putLayer(*m_unitLayer, *ground);
    putLayer(*m_layer, *ground);
}

void MapCanvas::putLayer(QQuickItem& layer, QQuickItem& ground) {
    layer.setParentItem(&ground);
    layer.setParent(&ground);
    layer.setSize(size());
}

bool MapCanvas::hasBaseMap() const {
    return rootObject() != nullptr && !rootObject()->property("failed").toBool();
}

void MapCanvas::setStyle(const MapStyle& style) {
    m_layer->setStyle(style);
    m_wardLayer->setStyle(style);
    m_heatLayer->setStyle(style);
    m_placeLayer->setStyle(style);
    m_trailLayer->setStyle(style);
    m_unitLayer->setStyle(style);
    m_tools->setStyle(style);
    setClearColor(style.land);
    if (rootObject() != nullptr) {
        rootObject()->setProperty("background", style.land);
    }
}

void MapCanvas::forgetTiles() {
    dropTiles();
    m_dropAgain.start();
}

void MapCanvas::dropTiles() {
    if (rootObject() != nullptr) {
        QMetaObject::invokeMethod(rootObject(), "forgetTiles");
    }
}

void MapCanvas::resizeEvent(QResizeEvent* event) {
    QQuickWidget::resizeEvent(event);
    m_tools->setGeometry(rect());
    fitCamera();
}

void MapCanvas::fitCamera() {
    const QSizeF shown = QSizeF{size()} / m_camera.magnification();
    m_camera.setSize(shown);
    for (QQuickItem* layer : std::initializer_list<QQuickItem*>{m_wardLayer, m_heatLayer, m_placeLayer, m_trailLayer,
                                                                m_unitLayer, m_layer}) {
        layer->setSize(shown);
    }
}

void MapCanvas::paintEvent(QPaintEvent* event) {
    QQuickWidget::paintEvent(event);
    if (m_drawn != m_presented) {
        m_presented = m_drawn;
        // After the window has flushed what was painted.
        QMetaObject::invokeMethod(
            this, [this, generation = m_presented] { emit presented(generation); }, Qt::QueuedConnection);
    }
}

bool MapCanvas::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        showHint(help->pos(), help->globalPos());
        return true;
    }
    return QQuickWidget::event(event);
}

void MapCanvas::mousePressEvent(QMouseEvent* event) {
    setFocus(Qt::MouseFocusReason);
    if (event->button() == Qt::LeftButton) {
        m_pressed = true;
        m_dragging = false;
        m_pressedAt = event->position();
        m_draggedFrom = event->position();
    }
    event->accept();
}

void MapCanvas::leaveEvent(QEvent* event) {
    m_pointer.reset();
    emit left();
    QQuickWidget::leaveEvent(event);
}

void MapCanvas::mouseMoveEvent(QMouseEvent* event) {
    m_pointer = event->position();
    tellPointed();
    m_tools->measure().hover(geo::toGeo(m_camera.toWorld(event->position())));
    MapTool* tool = m_tools->active();
    if (tool != nullptr) {
        tool->hover(event->position());
        setCursor(Qt::CrossCursor);
    }
    if (m_pressed) {
        const bool begins =
            !m_dragging && (event->position() - m_pressedAt).manhattanLength() >= QApplication::startDragDistance();
        m_dragging = m_dragging || begins;
        if (m_dragging && tool != nullptr && tool->takesDrags()) {
            if (begins) {
                tool->dragBegin(m_pressedAt);
            }
            tool->dragTo(event->position());
            m_draggedFrom = event->position(); // Escape now, and the map goes on from here
        } else if (m_dragging) {
            setCursor(Qt::ClosedHandCursor);
            m_camera.panBy(event->position() - m_draggedFrom);
            m_draggedFrom = event->position();
            emit gestured();
        }
    } else if (tool == nullptr) {
        const bool onMark =
            m_layer->markAt(event->position()) != nullptr || m_unitLayer->markAt(event->position()) != nullptr;
        setCursor(onMark ? Qt::PointingHandCursor : Qt::ArrowCursor);
    }
    event->accept();
}

void MapCanvas::tellPointed() {
    if (m_pointer) {
        emit hovered(geo::toGeo(m_camera.toWorld(*m_pointer)));
    }
}

void MapCanvas::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && m_pressed) {
        m_pressed = false;
        unsetCursor();
        MapTool* tool = m_tools->active();
        m_clickedTool = tool != nullptr;
        if (!m_dragging) {
            press(event->position());
        } else if (tool != nullptr && tool->takesDrags()) {
            tool->dragEnd(event->position(), event->modifiers());
        }
    }
    event->accept();
}

void MapCanvas::mouseDoubleClickEvent(QMouseEvent* event) {
    m_wardClick.stop();
    if (m_tools->active() != nullptr || m_clickedTool) {
        event->accept();
        return;
    }
    if (m_tools->measure().isActive()) { // its first click has taken the place
        m_tools->measure().finish();
        event->accept();
        return;
    }
    if (event->button() == Qt::LeftButton) {
        if (!m_cases->press(event->position(), true)) {
            m_camera.zoomBy(1, event->position());
            emit gestured();
        }
    }
    event->accept();
}

void MapCanvas::wheelEvent(QWheelEvent* event) {
    m_wheel += event->angleDelta().y();
    const int levels = m_wheel / kWheelNotch;
    m_wheel -= levels * kWheelNotch;
    if (levels != 0) {
        m_camera.zoomBy(std::clamp(levels, -2, 2), event->position());
        emit gestured();
    }
    event->accept();
}

void MapCanvas::keyPressEvent(QKeyEvent* event) {
    if (m_tools->key(*event)) {
        return;
    }
    const QPointF middle{width() / 2.0, height() / 2.0};
    switch (event->key()) {
    case Qt::Key_Left:
        m_camera.panBy({kPanStepPx, 0});
        break;
    case Qt::Key_Right:
        m_camera.panBy({-kPanStepPx, 0});
        break;
    case Qt::Key_Up:
        m_camera.panBy({0, kPanStepPx});
        break;
    case Qt::Key_Down:
        m_camera.panBy({0, -kPanStepPx});
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        m_camera.zoomBy(1, middle);
        break;
    case Qt::Key_Minus:
        m_camera.zoomBy(-1, middle);
        break;
    case Qt::Key_Home:
        emit homeRequested();
        break;
    case Qt::Key_PageDown:
        step(1);
        return;
    case Qt::Key_PageUp:
        step(-1);
        return;
    case Qt::Key_Escape:
        if (m_layer->picked().empty()) {
            event->ignore();
        } else {
            emit picksDropped();
        }
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_tools->measure().isActive()) {
            m_tools->measure().addPointed(geo::toGeo(m_camera.centre())); // what the map was moved to
        } else {
            m_cases->openChosen();
        }
        return;
    default:
        event->ignore();
        return;
    }
    emit gestured();
}

void MapCanvas::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QPointF at =
        byKey ? m_cases->chosenAt().value_or(QPointF{width() / 2.0, height() / 2.0}) : QPointF{event->pos()};
    // The pointer goes into the menu, and nobody says when it leaves the map from there.
    m_pointer.reset();
    emit left();
    emit contextRequested(geo::toGeo(m_camera.toWorld(at)), mapToGlobal(at.toPoint()));
    event->accept();
}

void MapCanvas::press(const QPointF& at) {
    if (MapTool* tool = m_tools->active()) {
        tool->take(m_camera.toWorld(at), QApplication::keyboardModifiers());
        return;
    }
    if (m_tools->measure().isActive()) {
        m_tools->measure().add(geo::toGeo(m_camera.toWorld(at)));
        return;
    }
    if (m_cases->press(at, false) || pressUnit(at)) {
        return;
    }
    const WardShapes* shapes = m_wardLayer->isVisible() ? m_wardLayer->shapes() : nullptr;
    if (const WardShapes::Shape* ward = shapes == nullptr ? nullptr : shapes->at(m_camera.toWorld(at))) {
        m_clickedWard = ward->ward.code;
        m_wardClick.start(QApplication::doubleClickInterval());
    }
}

void MapCanvas::step(int by) {
    if (const auto at = m_cases->step(by, rect())) {
        showHint(*at, mapToGlobal(at->toPoint()));
    }
}

void MapCanvas::showUnits(bool visible, double opacity) {
    for (QQuickItem* layer : std::initializer_list<QQuickItem*>{m_trailLayer, m_unitLayer}) {
        layer->setVisible(visible);
        layer->setOpacity(opacity);
    }
}

// A click on a unit selects its case; a free one has nothing to select, but is no click on the ward below it either.
bool MapCanvas::pressUnit(const QPointF& at) {
    const UnitLayer::Mark* mark = m_unitLayer->markAt(at);
    const MapUnits::Track* track = mark == nullptr ? nullptr : m_units.find(mark->id);
    if (track != nullptr && track->unit.caseId) {
        m_cases->select(*track->unit.caseId);
    }
    if (track != nullptr) {
        emit unitSelected(track->unit.id);
    }
    return mark != nullptr;
}

} // namespace trucban::maps
