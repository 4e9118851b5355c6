// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/UnitLayer.h"

#include "maps/LayerNodes.h"
#include "maps/MapCamera.h"

#include <QMatrix4x4>
#include <QQuickWindow>

#include <algorithm>
#include <cmath>
#include <map>

namespace trucban::maps {
namespace {

constexpr double kMarginPx = 256;
constexpr int kFirstGlyphZoom = 12; // farther: dots
constexpr int kFirstTagZoom = 14;

bool isOnCase(core::UnitState state) {
    return state == core::UnitState::dispatched || state == core::UnitState::enRoute ||
           state == core::UnitState::onScene;
}

int rankOf(const UnitLayer::Mark& mark) {
    return isOnCase(mark.look.state) ? 2 : (mark.look.state == core::UnitState::available ? 1 : 0);
}

UnitLook lookOf(const MapUnit& unit, const MapUnits& units, int zoom) {
    UnitLook look;
    look.state = unit.state;
    look.stale = units.isStale(unit);
    look.small = zoom < kFirstGlyphZoom;
    // Where a stale unit was heading says nothing.
    look.heading = unit.headingDeg && !look.stale && !look.small ? headingStep(*unit.headingDeg) : -1;
    if (zoom >= kFirstTagZoom) {
        look.tag = unit.id;
        if (look.stale) {
            const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(units.age(unit)).count();
            look.tag +=
                minutes < 100 ? QStringLiteral(" · %1′").arg(minutes) : QStringLiteral(" · %1 h").arg(minutes / 60);
        }
    }
    return look;
}

} // namespace

struct UnitLayer::Node : QSGTransformNode {
    Node() { appendChildNode(&marks); }
    PictureRow marks;
};

/// One texture per look; bounded: when full, the owner empties it between two frames.
class UnitLayer::Textures {
public:
    static constexpr std::size_t kMost = 2'000;

    [[nodiscard]] QSGTexture& of(QQuickWindow& window, const UnitLook& look, const MapStyle& style) {
        std::unique_ptr<QSGTexture>& texture = m_glyphs[look];
        if (!texture) {
            texture.reset(window.createTextureFromImage(drawUnitGlyph(look, style, window.effectiveDevicePixelRatio()),
                                                        QQuickWindow::TextureHasAlphaChannel));
        }
        return *texture;
    }
    [[nodiscard]] bool isFull() const { return m_glyphs.size() >= kMost; }
    void clear() { m_glyphs.clear(); }

private:
    std::map<UnitLook, std::unique_ptr<QSGTexture>> m_glyphs;
};

UnitLayer::UnitLayer(MapUnits& units, MapCamera& camera, const MapStyle& style, QQuickItem* parent)
    : QQuickItem{parent}, m_units{units}, m_camera{camera}, m_style{style}, m_textures{std::make_unique<Textures>()} {
    setFlag(ItemHasContents);
    setObjectName(QStringLiteral("unitLayer"));
    connect(&units, &MapUnits::changed, this, &UnitLayer::refresh);
    connect(&camera, &MapCamera::moved, this, &UnitLayer::onMoved);
}

UnitLayer::~UnitLayer() = default;

void UnitLayer::setStyle(const MapStyle& style) {
    m_style = style;
    m_newPictures = true;
    update();
}

void UnitLayer::refresh() {
    m_stale = true;
    polish();
    update();
}

void UnitLayer::onMoved() {
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

void UnitLayer::updatePolish() {
    if (m_stale) {
        placeMarks();
    }
}

void UnitLayer::placeMarks() {
    m_stale = false;
    m_changed = true;
    m_placedZoom = m_camera.zoom();
    m_placedBox = m_camera.box(kMarginPx);
    m_anchor = m_camera.centre();
    const double world = geo::worldPixels(m_placedZoom);
    m_marks.clear();
    for (const auto& [id, track] : m_units.tracks()) {
        const geo::WorldPoint at = geo::toWorld(track.unit.point);
        if (m_placedBox.contains(at)) {
            m_marks.push_back({.id = id,
                               .offset = {(at.x - m_anchor.x) * world, (at.y - m_anchor.y) * world},
                               .look = lookOf(track.unit, m_units, m_placedZoom)});
        }
    }
    std::ranges::stable_sort(m_marks, {}, rankOf);
}

QPointF UnitLayer::screenPos(const Mark& mark) const {
    return m_camera.toScreen(m_anchor) + mark.offset;
}

const UnitLayer::Mark* UnitLayer::markAt(const QPointF& screen) const {
    if (!isVisible()) {
        return nullptr;
    }
    const QPointF offset = screen - m_camera.toScreen(m_anchor);
    for (auto mark = m_marks.rbegin(); mark != m_marks.rend(); ++mark) {
        const QPointF away = mark->offset - offset;
        if (std::hypot(away.x(), away.y()) <= unitHitRadius(mark->look)) {
            return &*mark;
        }
    }
    return nullptr;
}

QSGNode* UnitLayer::updatePaintNode(QSGNode* old, UpdatePaintNodeData*) {
    auto* node = static_cast<Node*>(old);
    if (node == nullptr) {
        node = new Node;
        m_changed = true;
    }
    if (m_newPictures || m_textures->isFull()) {
        node->marks.clear(); // no node may hold a texture that goes
        m_textures->clear();
        m_newPictures = false;
        m_changed = true;
    }
    if (m_changed) {
        node->marks.begin();
        for (const Mark& mark : m_marks) {
            node->marks.put(*window(), m_textures->of(*window(), mark.look, m_style), mark.offset,
                            unitGlyphSize(mark.look, m_style));
        }
        node->marks.end();
        m_changed = false;
    }
    const QPointF move = m_camera.toScreen(m_anchor);
    QMatrix4x4 matrix;
    matrix.translate(static_cast<float>(std::round(move.x())), static_cast<float>(std::round(move.y())));
    node->setMatrix(matrix);
    return node;
}

void UnitLayer::itemChange(ItemChange change, const ItemChangeData& data) {
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
