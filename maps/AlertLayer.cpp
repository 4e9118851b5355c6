// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/AlertLayer.h"

#include "maps/LayerNodes.h"
#include "maps/MapCamera.h"
#include "maps/MapPoints.h"

#include <QMatrix4x4>
#include <QQuickWindow>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace trucban::maps {
namespace {

using namespace std::chrono_literals;

// Worked out around the view, so that small pans need nothing new.
constexpr double kMarginPx = 256;
// 1.25 Hz: well below the 3 Hz at which flashing can do harm.
constexpr auto kPulseHalf = 400ms;
constexpr auto kOpening = 220ms;
// More marks at once than anybody can follow.
constexpr std::size_t kMostOpening = 2'000;

// Later is on top.
int rankOf(const AlertLayer::Mark& mark) {
    if (!mark.cluster.worst) {
        return 0;
    }
    const int urgency = 4 - static_cast<int>(*mark.cluster.worst);
    return urgency * 2 + (mark.cluster.unacknowledged > 0 ? 1 : 0);
}

GlyphLook lookOf(const geo::ClusterIndex::Cluster& cluster) {
    GlyphLook look;
    look.kind = cluster.single ? GlyphLook::Kind::single : GlyphLook::Kind::cluster;
    look.priority = cluster.worst;
    look.count = cluster.single ? 1 : cluster.count;
    look.unacknowledged = cluster.unacknowledged;
    look.urgent = !cluster.single && cluster.urgentUnacknowledged > 0;
    return look;
}

double shapeRadius(const GlyphLook& look) {
    return hitRadius(look);
}

} // namespace

AlertLayer::AlertLayer(MapPoints& points, MapCamera& camera, const MapStyle& style, QQuickItem* parent)
    : QQuickItem{parent}, m_points{points}, m_camera{camera}, m_style{style}, m_textures{std::make_unique<Textures>()} {
    setFlag(ItemHasContents);
    setObjectName(QStringLiteral("alertLayer"));
    connect(&m_points, &MapPoints::changed, this, &AlertLayer::refresh);
    connect(&m_camera, &MapCamera::moved, this, &AlertLayer::onMoved);
    m_pulse.setInterval(kPulseHalf);
    connect(&m_pulse, &QTimer::timeout, this, &AlertLayer::onPulse);
    m_openness.setStartValue(0.0);
    m_openness.setEndValue(1.0);
    m_openness.setDuration(static_cast<int>(std::chrono::milliseconds{kOpening}.count()));
    m_openness.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_openness, &QVariantAnimation::valueChanged, this, [this] {
        m_changed = true;
        update();
    });
    connect(&m_openness, &QVariantAnimation::finished, this, &AlertLayer::endOpening);
}

AlertLayer::~AlertLayer() = default;

void AlertLayer::setStyle(const MapStyle& style) {
    m_style = style;
    m_newPictures = true;
    m_changed = true;
    update();
}

void AlertLayer::setSelected(const std::optional<core::CaseId>& id) {
    if (m_selected != id) {
        m_selected = id;
        m_changed = true;
        update();
    }
}

void AlertLayer::setChosen(std::optional<std::uint64_t> clusterKey) {
    if (m_chosen != clusterKey) {
        m_chosen = clusterKey;
        m_changed = true;
        update();
    }
}

void AlertLayer::setPicked(const std::unordered_set<core::CaseId>& ids) {
    m_picked = ids;
    findPicked();
    m_changed = true;
    update();
}

void AlertLayer::findPicked() {
    m_pickedKeys.clear();
    for (const core::CaseId& id : m_picked) {
        const auto slot = m_points.slotOf(id);
        if (const auto cluster = slot ? m_points.index().clusterOf(*slot, m_placedZoom) : std::nullopt) {
            m_pickedKeys.insert(cluster->key);
        }
    }
}

void AlertLayer::openFrom(const geo::ClusterIndex::Cluster& cluster, int zoom) {
    endOpening();
    if (m_animated) {
        m_opening = m_points.index().members(cluster, zoom, kMostOpening);
        m_openedAt = cluster.centre;
    }
}

void AlertLayer::startOpening() {
    for (const geo::ClusterIndex::Slot slot : m_opening) {
        if (m_points.index().contains(slot)) {
            if (const auto cluster = m_points.index().clusterOf(slot, m_placedZoom)) {
                m_openingKeys.insert(cluster->key);
            }
        }
    }
    m_opening.clear();
    if (!m_openingKeys.empty()) {
        m_openness.start();
    }
}

void AlertLayer::endOpening() {
    m_openness.stop();
    m_opening.clear();
    m_openingKeys.clear();
    m_changed = true;
    update();
}

QPointF AlertLayer::drawnOffset(const Mark& mark) const {
    if (!m_openingKeys.contains(mark.cluster.key)) {
        return mark.offset;
    }
    const double world = geo::worldPixels(m_placedZoom);
    const QPointF from{(m_openedAt.x - m_anchor.x) * world, (m_openedAt.y - m_anchor.y) * world};
    return from + (mark.offset - from) * m_openness.currentValue().toDouble();
}

void AlertLayer::refresh() {
    m_stale = true;
    polish();
    update();
}

void AlertLayer::onMoved() {
    const geo::WorldBox view = m_camera.box();
    const bool covered = m_camera.zoom() == m_placedZoom && view.minX >= m_placedBox.minX &&
                         view.minY >= m_placedBox.minY && view.maxX <= m_placedBox.maxX &&
                         view.maxY <= m_placedBox.maxY;
    if (!covered) {
        m_stale = true;
        polish();
    }
    update();
}

void AlertLayer::onPulse() {
    m_pulseOn = !m_pulseOn;
    update();
}

void AlertLayer::updatePolish() {
    if (m_stale) {
        placeMarks();
    }
}

void AlertLayer::placeMarks() {
    if (m_camera.zoom() != m_placedZoom) {
        m_chosen.reset(); // keys of clusters are good for one zoom
        m_openingKeys.clear();
    }
    m_stale = false;
    m_changed = true;
    m_placedZoom = m_camera.zoom();
    m_placedGeneration = m_points.generation();
    m_placedBox = m_camera.box(kMarginPx);
    m_anchor = m_camera.centre();
    const double world = geo::worldPixels(m_placedZoom);
    m_marks.clear();
    bool urgent = false;
    for (auto& cluster : m_points.index().query(m_placedBox, m_placedZoom)) {
        const QPointF offset{(cluster.centre.x - m_anchor.x) * world, (cluster.centre.y - m_anchor.y) * world};
        urgent = urgent || cluster.urgentUnacknowledged > 0;
        const GlyphLook look = lookOf(cluster);
        m_marks.push_back({.cluster = cluster, .offset = offset, .look = look});
    }
    std::ranges::stable_sort(m_marks, {}, rankOf);
    findPicked();
    startOpening();
    if (urgent && !m_pulse.isActive()) {
        m_pulse.start();
    } else if (!urgent) {
        m_pulse.stop();
        m_pulseOn = true;
    }
}

QPointF AlertLayer::screenPos(const Mark& mark) const {
    return m_camera.toScreen(m_anchor) + mark.offset;
}

const AlertLayer::Mark* AlertLayer::markAt(const QPointF& screen) const {
    const QPointF offset = screen - m_camera.toScreen(m_anchor);
    for (auto mark = m_marks.rbegin(); mark != m_marks.rend(); ++mark) {
        const QPointF away = mark->offset - offset;
        if (std::hypot(away.x(), away.y()) <= hitRadius(mark->look)) {
            return &*mark;
        }
    }
    return nullptr;
}

const AlertLayer::Mark* AlertLayer::markOf(const core::CaseId& id) const {
    const auto slot = m_points.slotOf(id);
    const auto cluster = slot ? m_points.index().clusterOf(*slot, m_placedZoom) : std::nullopt;
    if (!cluster) {
        return nullptr;
    }
    const auto mark =
        std::ranges::find_if(m_marks, [&](const Mark& candidate) { return candidate.cluster.key == cluster->key; });
    return mark == m_marks.end() ? nullptr : &*mark;
}

QSGNode* AlertLayer::updatePaintNode(QSGNode* old, UpdatePaintNodeData*) {
    auto* node = static_cast<Node*>(old);
    if (node == nullptr) {
        node = new Node;
        m_changed = true;
    }
    if (m_newPictures || m_textures->isFull()) {
        node->clear(); // no node may hold a texture that goes
        m_textures->clear();
        m_newPictures = false;
        m_changed = true;
    }
    if (m_changed) {
        fill(*node);
        m_changed = false;
    }
    const QPointF move = m_camera.toScreen(m_anchor);
    QMatrix4x4 matrix;
    matrix.translate(static_cast<float>(std::round(move.x())), static_cast<float>(std::round(move.y())));
    node->setMatrix(matrix);
    node->pulses.setOpacity(m_pulseOn ? 1.0 : 0.12);
    if (m_drawnGeneration != m_placedGeneration) {
        m_drawnGeneration = m_placedGeneration;
        emit drawn();
    }
    return node;
}

void AlertLayer::fill(Node& node) {
    node.beginFill();
    fillAccuracy(node);
    for (const Mark& mark : m_marks) {
        if (mark.cluster.urgentUnacknowledged > 0) {
            const GlyphLook look{.kind = GlyphLook::Kind::pulse, .sizePx = shapeRadius(mark.look)};
            node.pulses.put(*window(), m_textures->of(*window(), look, m_style), drawnOffset(mark), glyphSize(look));
        }
        node.marks.put(*window(), m_textures->of(*window(), mark.look, m_style), drawnOffset(mark),
                       glyphSize(mark.look));
    }
    fillRings(node);
    node.endFill();
}

void AlertLayer::fillRings(Node& node) {
    const auto ringAround = [&](const Mark& mark, GlyphLook::Kind kind = GlyphLook::Kind::selectionRing) {
        const GlyphLook look{.kind = kind, .sizePx = shapeRadius(mark.look)};
        node.rings.put(*window(), m_textures->of(*window(), look, m_style), drawnOffset(mark), glyphSize(look));
    };
    for (const Mark& mark : m_marks) {
        if (m_pickedKeys.contains(mark.cluster.key)) {
            ringAround(mark, GlyphLook::Kind::pickRing);
        }
    }
    if (m_selected) {
        if (const Mark* mark = markOf(*m_selected)) {
            ringAround(*mark);
        }
    }
    if (m_chosen) {
        const auto mark =
            std::ranges::find_if(m_marks, [&](const Mark& candidate) { return candidate.cluster.key == *m_chosen; });
        if (mark != m_marks.end()) {
            ringAround(*mark);
        }
    }
}

void AlertLayer::fillAccuracy(Node& node) {
    const MapPoint* point = m_selected ? m_points.find(*m_selected) : nullptr;
    if (point == nullptr || point->accuracyM <= 0) {
        return;
    }
    const double world = geo::worldPixels(m_placedZoom);
    const double radius = point->accuracyM * geo::worldPerMetre(point->point.lat) * world;
    constexpr double kSmallest = 6;
    constexpr double kLargest = 4'000; // its rim is far outside of any screen
    if (radius < kSmallest || radius > kLargest) {
        return;
    }
    const geo::WorldPoint at = geo::toWorld(point->point);
    node.accuracy.put(*window(), m_textures->circle(*window(), radius, m_style),
                      {(at.x - m_anchor.x) * world, (at.y - m_anchor.y) * world}, {2 * radius, 2 * radius});
}

void AlertLayer::itemChange(ItemChange change, const ItemChangeData& data) {
    if (change == ItemSceneChange && data.window != nullptr) {
        connect(
            data.window, &QQuickWindow::sceneGraphInvalidated, this,
            [this] {
                m_textures->clear();
                m_changed = true;
            },
            Qt::DirectConnection);
    }
    if (change == ItemDevicePixelRatioHasChanged) {
        m_newPictures = true;
        update();
    }
    QQuickItem::itemChange(change, data);
}

} // namespace trucban::maps
