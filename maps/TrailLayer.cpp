// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/TrailLayer.h"

#include "maps/ShapeClip.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <utility>

namespace trucban::maps {
namespace {

// From farther, trails are knots and lines a cobweb.
constexpr int kFirstTrailZoom = 12;
constexpr int kFirstLineZoom = 10;

WorldLine lineOf(std::vector<geo::WorldPoint> points) {
    WorldLine line;
    line.box = boxAround(points);
    line.points = std::move(points);
    return line;
}

bool isUnderWay(core::UnitState state) {
    return state == core::UnitState::dispatched || state == core::UnitState::enRoute;
}

} // namespace

void paintTrails(QPainter& painter, const RasterView& view, const std::vector<TrailLine>& lines,
                 const MapStyle& style) {
    const ShapeClip clip{view.box, view.worldPx()};
    for (const TrailLine& line : lines) {
        QColor colour = style.unit[static_cast<std::size_t>(line.state)];
        if (view.zoom >= kFirstTrailZoom && line.trail.size() > 1) {
            // In quarters, the oldest faintest.
            constexpr std::size_t kParts = 4;
            const std::size_t steps = line.trail.size() - 1;
            for (std::size_t part = 0; part < kParts; ++part) {
                const std::size_t first = steps * part / kParts;
                const std::size_t last = steps * (part + 1) / kParts;
                if (first == last) {
                    continue;
                }
                const auto begin = line.trail.begin();
                QPainterPath path;
                clip.addLine(
                    path,
                    lineOf({begin + static_cast<std::ptrdiff_t>(first), begin + static_cast<std::ptrdiff_t>(last) + 1}),
                    false);
                colour.setAlphaF(static_cast<float>(0.25 + 0.18 * static_cast<double>(part)));
                painter.strokePath(path, QPen{colour, 2.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
            }
        }
        if (view.zoom >= kFirstLineZoom && line.target && !line.trail.empty()) {
            std::vector<geo::WorldPoint> way{line.trail.back()};
            way.insert(way.end(), line.way.begin(), line.way.end());
            way.push_back(*line.target);
            QPainterPath path;
            clip.addLine(path, lineOf(std::move(way)), false);
            QColor halo = style.labelHalo;
            halo.setAlphaF(0.7f);
            painter.strokePath(path, QPen{halo, 4});
            colour.setAlphaF(line.stale ? 0.5f : 1);
            painter.strokePath(path, QPen{colour, 2, Qt::DashLine, Qt::FlatCap});
        }
    }
}

TrailLayer::TrailLayer(MapUnits& units, MapCamera& camera, const MapStyle& style, QQuickItem* parent)
    : RasterLayer{camera, parent}, m_units{units}, m_style{style} {
    setObjectName(QStringLiteral("trailLayer"));
    m_soon.setSingleShot(true);
    m_soon.setInterval(kGather);
    connect(&m_soon, &QTimer::timeout, this, &RasterLayer::refresh);
    connect(&units, &MapUnits::changed, &m_soon, [this] {
        if (!m_soon.isActive()) {
            m_soon.start();
        }
    });
}

void TrailLayer::setStyle(const MapStyle& style) {
    m_style = style;
    refresh();
}

RasterLayer::Paint TrailLayer::snapshot() const {
    std::vector<TrailLine> lines;
    for (const auto& [id, track] : m_units.tracks()) {
        TrailLine line{
            .trail = {}, .target = std::nullopt, .state = track.unit.state, .stale = m_units.isStale(track.unit)};
        std::ranges::transform(track.trail, std::back_inserter(line.trail), &MapUnits::Step::at);
        if (track.unit.casePoint && isUnderWay(track.unit.state)) {
            line.target = geo::toWorld(*track.unit.casePoint);
            std::ranges::transform(track.unit.way, std::back_inserter(line.way), geo::toWorld);
        }
        if (line.trail.size() > 1 || line.target) {
            lines.push_back(std::move(line));
        }
    }
    if (lines.empty()) {
        return {};
    }
    return [lines = std::move(lines), style = m_style](QPainter& painter, const RasterView& view) {
        paintTrails(painter, view, lines, style);
    };
}

} // namespace trucban::maps
