// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/AlertLayer.h"

#include "maps/LayerNodes.h"
#include "maps/MapCamera.h"
#include "maps/MapPoints.h"

#include <QPainter>
#include <QQuickWindow>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

namespace trucban::maps {
namespace {

using namespace std::chrono_literals;

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

} // namespace

struct AlertLayer::Node : Sheet {
    Node() {
        for (PictureRow* row : rows()) {
            appendChildNode(row);
        }
    }
    void clear() override {
        for (PictureRow* row : rows()) {
            row->clear();
        }
    }
    [[nodiscard]] std::array<PictureRow*, 4> rows() { return {&accuracy, &pulses, &rings, &marks}; }

    PictureRow accuracy;
    PictureRow pulses;
    PictureRow rings; ///< below the marks, whose badges must stay readable
    PictureRow marks;
};

class AlertLayer::Textures {
public:
    static constexpr std::size_t kMost = 1'500;

    TextureBook<GlyphLook, kMost> glyphs;
    /// A translucent disc with a rim, for a radius in pixels.
    [[nodiscard]] QSGTexture& circle(QQuickWindow& window, double radiusPx, double ratio, const MapStyle& style);
    void clear() {
        glyphs.clear();
        m_circle.reset();
        m_lastCircle.reset();
    }

private:
    std::unique_ptr<QSGTexture> m_circle;
    std::unique_ptr<QSGTexture> m_lastCircle; ///< its node may still name it until this frame is done
    double m_circleRadius = 0;
};

QSGTexture& AlertLayer::Textures::circle(QQuickWindow& window, double radiusPx, double ratio, const MapStyle& style) {
    if (m_circle && m_circleRadius == radiusPx) {
        return *m_circle;
    }
    constexpr double kMostPx = 1'024;
    const double side = std::min(2 * radiusPx * ratio, kMostPx);
    QImage image{static_cast<int>(std::ceil(side)), static_cast<int>(std::ceil(side)),
                 QImage::Format_ARGB32_Premultiplied};
    image.fill(Qt::transparent);
    QPainter painter{&image};
    painter.setRenderHint(QPainter::Antialiasing);
    QColor colour = style.accuracy;
    colour.setAlphaF(0.14f);
    painter.setBrush(colour);
    colour.setAlphaF(0.9f);
    const double rim = std::max(2 * side / (2 * radiusPx), 1.0);
    painter.setPen(QPen{colour, rim});
    painter.drawEllipse(QRectF{0, 0, side, side}.adjusted(rim, rim, -rim, -rim));
    painter.end();
    m_lastCircle = std::move(m_circle);
    m_circle.reset(window.createTextureFromImage(image, QQuickWindow::TextureHasAlphaChannel));
    m_circleRadius = radiusPx;
    return *m_circle;
}

AlertLayer::AlertLayer(MapPoints& points, MapCamera& camera, const MapStyle& style, QQuickItem* parent)
    : MarkLayer{camera, style, parent}, m_points{points}, m_textures{std::make_unique<Textures>()} {
    setObjectName(QStringLiteral("alertLayer"));
    connect(&m_points, &MapPoints::changed, this, &AlertLayer::refresh);
    m_pulse.setInterval(kPulseHalf);
    connect(&m_pulse, &QTimer::timeout, this, &AlertLayer::onPulse);
    m_openness.setStartValue(0.0);
    m_openness.setEndValue(1.0);
    m_openness.setDuration(static_cast<int>(std::chrono::milliseconds{kOpening}.count()));
    m_openness.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_openness, &QVariantAnimation::valueChanged, this, &AlertLayer::redraw);
    connect(&m_openness, &QVariantAnimation::finished, this, &AlertLayer::endOpening);
}

AlertLayer::~AlertLayer() = default;

void AlertLayer::setSelected(const std::optional<core::CaseId>& id) {
    if (m_selected != id) {
        m_selected = id;
        redraw();
    }
}

void AlertLayer::setChosen(std::optional<std::uint64_t> clusterKey) {
    if (m_chosen != clusterKey) {
        m_chosen = clusterKey;
        redraw();
    }
}

void AlertLayer::setPicked(const std::unordered_set<core::CaseId>& ids) {
    m_picked = ids;
    findPicked();
    redraw();
}

void AlertLayer::findPicked() {
    m_pickedKeys.clear();
    for (const core::CaseId& id : m_picked) {
        const auto slot = m_points.slotOf(id);
        if (const auto cluster = slot ? m_points.index().clusterOf(*slot, placedZoom()) : std::nullopt) {
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
            if (const auto cluster = m_points.index().clusterOf(slot, placedZoom())) {
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
    redraw();
}

QPointF AlertLayer::drawnOffset(const Mark& mark) const {
    if (!m_openingKeys.contains(mark.cluster.key)) {
        return mark.offset;
    }
    const QPointF from = offsetOf(m_openedAt);
    return from + (mark.offset - from) * m_openness.currentValue().toDouble();
}

void AlertLayer::onPulse() {
    m_pulseOn = !m_pulseOn;
    update();
}

void AlertLayer::placeMarks(bool isOtherZoom) {
    if (isOtherZoom) {
        m_chosen.reset(); // keys of clusters are good for one zoom
        m_openingKeys.clear();
    }
    m_placedGeneration = m_points.generation();
    m_marks.clear();
    bool urgent = false;
    for (auto& cluster : m_points.index().query(placedBox(), placedZoom())) {
        urgent = urgent || cluster.urgentUnacknowledged > 0;
        const GlyphLook look = lookOf(cluster);
        m_marks.push_back({.cluster = cluster, .offset = offsetOf(cluster.centre), .look = look});
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
    return origin() + mark.offset;
}

const AlertLayer::Mark* AlertLayer::markAt(const QPointF& screen) const {
    const QPointF offset = screen - origin();
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
    const auto cluster = slot ? m_points.index().clusterOf(*slot, placedZoom()) : std::nullopt;
    if (!cluster) {
        return nullptr;
    }
    const auto mark =
        std::ranges::find_if(m_marks, [&](const Mark& candidate) { return candidate.cluster.key == cluster->key; });
    return mark == m_marks.end() ? nullptr : &*mark;
}

MarkLayer::Sheet* AlertLayer::makeSheet() const {
    return new Node;
}

bool AlertLayer::isFull() const {
    return m_textures->glyphs.isFull();
}

void AlertLayer::clearTextures() {
    m_textures->clear();
}

void AlertLayer::beforeFrame(Sheet& sheet) {
    static_cast<Node&>(sheet).pulses.setOpacity(m_pulseOn ? 1.0 : 0.12);
    if (m_drawnGeneration != m_placedGeneration) {
        m_drawnGeneration = m_placedGeneration;
        emit drawn();
    }
}

void AlertLayer::fill(Sheet& sheet) {
    auto& node = static_cast<Node&>(sheet);
    for (PictureRow* row : node.rows()) {
        row->begin(firstSquare());
    }
    fillAccuracy(node);
    for (const Mark& mark : m_marks) {
        if (mark.cluster.urgentUnacknowledged > 0) {
            put(node.pulses, {.kind = GlyphLook::Kind::pulse, .sizePx = hitRadius(mark.look)}, drawnOffset(mark));
        }
        put(node.marks, mark.look, drawnOffset(mark));
    }
    fillRings(node);
    for (PictureRow* row : node.rows()) {
        row->end(*window());
    }
}

void AlertLayer::put(PictureRow& row, const GlyphLook& look, const QPointF& at) {
    MarkPicture& picture = m_textures->glyphs.of(look, [&] { return drawGlyph(look, style(), pictureRatio()); });
    row.put(*window(), picture, at, glyphSize(look));
}

void AlertLayer::fillRings(Node& node) {
    const auto ringAround = [&](const Mark& mark, GlyphLook::Kind kind = GlyphLook::Kind::selectionRing) {
        put(node.rings, {.kind = kind, .sizePx = hitRadius(mark.look)}, drawnOffset(mark));
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
    const double world = geo::worldPixels(placedZoom());
    const double radius = point->accuracyM * geo::worldPerMetre(point->point.lat) * world;
    constexpr double kSmallest = 6;
    constexpr double kLargest = 4'000; // its rim is far outside of any screen
    if (radius < kSmallest || radius > kLargest) {
        return;
    }
    node.accuracy.put(*window(), m_textures->circle(*window(), radius, pictureRatio(), style()),
                      offsetOf(geo::toWorld(point->point)), {2 * radius, 2 * radius});
}

} // namespace trucban::maps
