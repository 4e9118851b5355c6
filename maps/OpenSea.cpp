// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/OpenSea.h"

#include "maps/ShapeClip.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace trucban::maps {
namespace {

constexpr int kSide = static_cast<int>(geo::kTilePixels);

/// The retreat is a few pixels on the far zooms and hundreds on the close ones.
int spacingAt(int zoom) {
    return zoom <= 11 ? 2 : zoom == 12 ? 4 : 8;
}

double metrePx(double y, double worldPx) {
    return geo::worldPerMetre(geo::toGeo({.x = 0, .y = y}).lat) * worldPx;
}

/// From a point outside of the box to it; 0 inside.
double awayFrom(const geo::WorldBox& box, const geo::WorldPoint& point) {
    const double dx = std::max({box.minX - point.x, point.x - box.maxX, 0.0});
    const double dy = std::max({box.minY - point.y, point.y - box.maxY, 0.0});
    return std::hypot(dx, dy);
}

/// How far inside of it; negative outside.
double within(const geo::WorldBox& box, const geo::WorldPoint& point) {
    return std::min({point.x - box.minX, box.maxX - point.x, point.y - box.minY, box.maxY - point.y});
}

QRgb mixed(const QColor& water, double waterShare, const QColor& coast, double coastShare) {
    const double under = waterShare * (1 - coastShare);
    const auto channel = [&](int a, int b) { return static_cast<int>(std::lround(a * under + b * coastShare)); };
    return qRgba(channel(water.red(), coast.red()), channel(water.green(), coast.green()),
                 channel(water.blue(), coast.blue()), channel(255, 255)); // premultiplied
}

} // namespace

OpenSea::OpenSea(const geo::TileId& tile, const Coverage& coverage, const std::vector<WorldLine>& land)
    : m_tile{tile},
      m_coverage{coverage},
      m_box{geo::boxOf(tile)},
      m_worldPx{geo::worldPixels(tile.zoom)},
      m_metrePx{metrePx((m_box.minY + m_box.maxY) / 2, m_worldPx)},
      m_spacing{spacingAt(tile.zoom)},
      m_nodes{kSide / m_spacing + 1},
      m_reachPx{kRetreatM * m_metrePx * 1.05 + 2 * m_spacing},
      m_depths(static_cast<std::size_t>(m_nodes) * static_cast<std::size_t>(m_nodes), static_cast<float>(m_reachPx)) {
    const QImage mask = seaMask(land);
    for (int row = 0; row < m_nodes && !m_anySea; ++row) {
        const uchar* line = mask.constScanLine(row);
        m_anySea = std::any_of(line, line + m_nodes, [](uchar value) { return value != 0; });
    }
    if (!m_anySea) {
        return;
    }
    measure(land);
    findMissing();
    for (int row = 0; row < m_nodes; ++row) {
        const uchar* line = mask.constScanLine(row);
        for (int column = 0; column < m_nodes; ++column) {
            const geo::WorldPoint place = placeOf(column, row);
            float& depth = at(column, row);
            depth = (line[column] != 0 ? depth : -depth) - static_cast<float>(retreatAt(place));
        }
    }
}

geo::WorldPoint OpenSea::placeOf(int column, int row) const {
    return {.x = m_box.minX + column * m_spacing / m_worldPx, .y = m_box.minY + row * m_spacing / m_worldPx};
}

/// In pixels.
double OpenSea::retreatAt(const geo::WorldPoint& point) const {
    const double scale = metrePx(point.y, m_worldPx);
    // No farther than the tiles that are asked for.
    const double tileM = kSide * std::exp2(m_tile.zoom - m_coverage.tileZoom) / scale;
    const double backM = std::min(kReturnM, 0.95 * tileM);
    double insideM = within(m_coverage.bounds, point) * m_worldPx / scale;
    for (const geo::WorldBox& box : m_missing) {
        insideM = std::min(insideM, awayFrom(box, point) * m_worldPx / scale);
    }
    return kRetreatM * std::clamp(insideM / backM, 0.0, 1.0) * scale;
}

// Of the tiles around the one that this one is drawn from.
void OpenSea::findMissing() {
    const geo::TileId source =
        geo::tileAt({.x = (m_box.minX + m_box.maxX) / 2, .y = (m_box.minY + m_box.maxY) / 2}, m_coverage.tileZoom);
    const std::int64_t last = (std::int64_t{1} << m_coverage.tileZoom) - 1;
    for (std::int64_t y = std::int64_t{source.y} - 1; y <= std::int64_t{source.y} + 1; ++y) {
        for (std::int64_t x = std::int64_t{source.x} - 1; x <= std::int64_t{source.x} + 1; ++x) {
            if (x < 0 || y < 0 || x > last || y > last) {
                continue;
            }
            const geo::TileId tile{
                .zoom = source.zoom, .x = static_cast<std::uint32_t>(x), .y = static_cast<std::uint32_t>(y)};
            const geo::WorldBox box = geo::boxOf(tile);
            if (tile != source && box.meets(m_coverage.bounds) && !m_coverage.hasTile(tile)) {
                m_missing.push_back(box);
            }
        }
    }
}

void OpenSea::measure(const std::vector<WorldLine>& land) {
    const geo::WorldBox near = m_box.grownBy(m_reachPx / m_worldPx);
    for (const WorldLine& ring : land) {
        if (!ring.box.meets(near)) {
            continue;
        }
        for (std::size_t i = 0; i < ring.points.size(); ++i) {
            const geo::WorldPoint& from = ring.points[i];
            const geo::WorldPoint& to = ring.points[(i + 1) % ring.points.size()];
            const geo::WorldBox box{.minX = std::min(from.x, to.x),
                                    .minY = std::min(from.y, to.y),
                                    .maxX = std::max(from.x, to.x),
                                    .maxY = std::max(from.y, to.y)};
            if (box.meets(near)) {
                measureSegment(from, to);
            }
        }
    }
}

void OpenSea::measureSegment(const geo::WorldPoint& from, const geo::WorldPoint& to) {
    const double ax = (from.x - m_box.minX) * m_worldPx;
    const double ay = (from.y - m_box.minY) * m_worldPx;
    const double dx = (to.x - from.x) * m_worldPx;
    const double dy = (to.y - from.y) * m_worldPx;
    const double square = dx * dx + dy * dy;
    const auto node = [this](double px) {
        return static_cast<int>(std::clamp(px / m_spacing, 0.0, static_cast<double>(m_nodes - 1)));
    };
    const int firstColumn = node(std::min(ax, ax + dx) - m_reachPx);
    const int lastColumn = node(std::max(ax, ax + dx) + m_reachPx + m_spacing);
    const int firstRow = node(std::min(ay, ay + dy) - m_reachPx);
    const int lastRow = node(std::max(ay, ay + dy) + m_reachPx + m_spacing);
    for (int row = firstRow; row <= lastRow; ++row) {
        for (int column = firstColumn; column <= lastColumn; ++column) {
            const double x = column * m_spacing - ax;
            const double y = row * m_spacing - ay;
            const double along = square > 0 ? std::clamp((x * dx + y * dy) / square, 0.0, 1.0) : 0;
            const double away = std::hypot(x - along * dx, y - along * dy);
            float& nearest = at(column, row);
            nearest = std::min(nearest, static_cast<float>(away));
        }
    }
}

/// White where a point that is looked at lies in the sea: a pixel's middle is the point.
QImage OpenSea::seaMask(const std::vector<WorldLine>& land) const {
    const double world = m_worldPx / m_spacing;
    const double half = 0.5 / world;
    const geo::WorldBox box{
        .minX = m_box.minX - half, .minY = m_box.minY - half, .maxX = m_box.maxX + half, .maxY = m_box.maxY + half};
    QImage mask{m_nodes, m_nodes, QImage::Format_Grayscale8};
    mask.fill(0);
    QPainter painter{&mask};
    painter.fillPath(ShapeClip{box, world}.sea(land), Qt::white);
    return mask;
}

QImage OpenSea::picture(int side, const QColor& water, const QColor& coast) const {
    if (!m_anySea || std::ranges::all_of(m_depths, [](float depth) { return depth < -1; })) {
        return {};
    }
    QImage picture{side, side, QImage::Format_ARGB32_Premultiplied};
    if (std::ranges::all_of(m_depths, [](float depth) { return depth > 1; })) {
        picture.fill(water);
        return picture;
    }
    const double scale = static_cast<double>(side) / kSide;
    for (int y = 0; y < side; ++y) {
        auto* line = reinterpret_cast<QRgb*>(picture.scanLine(y));
        const double atRow = (y + 0.5) / (scale * m_spacing);
        const int row = static_cast<int>(atRow);
        const double down = atRow - row;
        const float* above = &m_depths[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_nodes)];
        const float* below = above + m_nodes;
        for (int x = 0; x < side; ++x) {
            const double atColumn = (x + 0.5) / (scale * m_spacing);
            const int column = static_cast<int>(atColumn);
            const double right = atColumn - column;
            const double depth = ((above[column] * (1 - right) + above[column + 1] * right) * (1 - down) +
                                  (below[column] * (1 - right) + below[column + 1] * right) * down) *
                                 scale;
            const double waterShare = std::clamp(depth + 0.5, 0.0, 1.0);
            const double coastShare = std::clamp(0.5 * scale + 0.5 - std::abs(depth), 0.0, 1.0);
            line[x] = mixed(water, waterShare, coast, coastShare);
        }
    }
    return picture;
}

} // namespace trucban::maps
