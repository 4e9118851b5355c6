// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/UnitLayer.h"

#include "maps/LayerNodes.h"

#include <algorithm>
#include <cmath>

namespace trucban::maps {
namespace {

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

struct UnitLayer::Node : Sheet {
    Node() { appendChildNode(&marks); }
    void clear() override { marks.clear(); }
    PictureRow marks;
};

class UnitLayer::Textures : public TextureBook<UnitLook, 2'000> {};

UnitLayer::UnitLayer(MapUnits& units, MapCamera& camera, const MapStyle& style, QQuickItem* parent)
    : MarkLayer{camera, style, parent}, m_units{units}, m_textures{std::make_unique<Textures>()} {
    setObjectName(QStringLiteral("unitLayer"));
    connect(&units, &MapUnits::changed, this, &UnitLayer::refresh);
}

UnitLayer::~UnitLayer() = default;

void UnitLayer::placeMarks(bool) {
    m_marks.clear();
    for (const auto& [id, track] : m_units.tracks()) {
        const geo::WorldPoint at = geo::toWorld(track.unit.point);
        if (placedBox().contains(at)) {
            m_marks.push_back({.id = id, .offset = offsetOf(at), .look = lookOf(track.unit, m_units, placedZoom())});
        }
    }
    std::ranges::stable_sort(m_marks, {}, rankOf);
}

QPointF UnitLayer::screenPos(const Mark& mark) const {
    return origin() + mark.offset;
}

const UnitLayer::Mark* UnitLayer::markAt(const QPointF& screen) const {
    if (!isVisible()) {
        return nullptr;
    }
    const QPointF offset = screen - origin();
    for (auto mark = m_marks.rbegin(); mark != m_marks.rend(); ++mark) {
        const QPointF away = mark->offset - offset;
        if (std::hypot(away.x(), away.y()) <= unitHitRadius(mark->look)) {
            return &*mark;
        }
    }
    return nullptr;
}

MarkLayer::Sheet* UnitLayer::makeSheet() const {
    return new Node;
}

bool UnitLayer::isFull() const {
    return m_textures->isFull();
}

void UnitLayer::clearTextures() {
    m_textures->clear();
}

void UnitLayer::fill(Sheet& sheet) {
    PictureRow& row = static_cast<Node&>(sheet).marks;
    row.begin(firstSquare());
    for (const Mark& mark : m_marks) {
        MarkPicture& picture =
            m_textures->of(mark.look, [&] { return drawUnitGlyph(mark.look, style(), pictureRatio()); });
        row.put(*window(), picture, mark.offset, unitGlyphSize(mark.look, style()));
    }
    row.end(*window());
}

} // namespace trucban::maps
