// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/TilePainter.h"

#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <vector>

namespace trucban::maps {
namespace {

constexpr double kSize = geo::kTilePixels;
// Beyond the tile, so that strokes along its edge are whole.
constexpr double kGutterPx = 8;

class Canvas {
public:
    Canvas(const geo::TileId& tile, const MapStyle& style, int scale)
        : m_style{style},
          m_zoom{tile.zoom},
          m_box{geo::boxOf(tile)},
          m_world{geo::worldPixels(tile.zoom)},
          m_image{QSize{static_cast<int>(kSize) * scale, static_cast<int>(kSize) * scale}, QImage::Format_RGB32} {
        m_clip = m_box.grownBy(kGutterPx / m_world);
        m_image.setDevicePixelRatio(scale);
    }

    QImage paint(const BaseLayers& layers) {
        const BaseLayers::Shapes& shapes = layers.shapes(m_zoom);
        m_image.fill(m_style.land);
        QPainter painter{&m_image};
        painter.setRenderHint(QPainter::Antialiasing);
        drawBorders(painter, layers.borders());
        drawRivers(painter, shapes.rivers);
        drawSea(painter, shapes.land, layers.region());
        drawFilled(painter, shapes.lakes, m_style.water);
        drawFilled(painter, shapes.islands, m_style.land);
        drawNames(painter, layers);
        painter.end();
        m_image.setDevicePixelRatio(1);
        return std::move(m_image);
    }

private:
    [[nodiscard]] QPointF toPixel(const geo::WorldPoint& point) const {
        return {(point.x - m_box.minX) * m_world, (point.y - m_box.minY) * m_world};
    }

    // Sutherland–Hodgman against the clip box: what is left runs along the box where the ring left it, which a fill
    // does not show.
    [[nodiscard]] QPolygonF clippedRing(const WorldLine& ring) const {
        if (m_clip.minX <= ring.box.minX && m_clip.minY <= ring.box.minY && m_clip.maxX >= ring.box.maxX &&
            m_clip.maxY >= ring.box.maxY) {
            return toPolygon(ring.points);
        }
        std::vector<geo::WorldPoint> points = ring.points;
        for (int side = 0; side < 4; ++side) {
            points = cut(points, side);
        }
        return toPolygon(points);
    }

    [[nodiscard]] QPolygonF toPolygon(const std::vector<geo::WorldPoint>& points) const {
        QPolygonF polygon;
        polygon.reserve(static_cast<qsizetype>(points.size()));
        for (const geo::WorldPoint& point : points) {
            polygon << toPixel(point);
        }
        return polygon;
    }

    [[nodiscard]] std::vector<geo::WorldPoint> cut(const std::vector<geo::WorldPoint>& points, int side) const {
        const auto inside = [&](const geo::WorldPoint& point) {
            switch (side) {
            case 0:
                return point.x - m_clip.minX;
            case 1:
                return m_clip.maxX - point.x;
            case 2:
                return point.y - m_clip.minY;
            default:
                return m_clip.maxY - point.y;
            }
        };
        std::vector<geo::WorldPoint> kept;
        kept.reserve(points.size());
        for (std::size_t i = 0; i < points.size(); ++i) {
            const geo::WorldPoint& from = points[i];
            const geo::WorldPoint& to = points[(i + 1) % points.size()];
            const double a = inside(from);
            const double b = inside(to);
            if (a >= 0) {
                kept.push_back(from);
            }
            if ((a >= 0) != (b >= 0)) {
                const double t = a / (a - b);
                kept.push_back({.x = from.x + t * (to.x - from.x), .y = from.y + t * (to.y - from.y)});
            }
        }
        return kept;
    }

    // On the edge of what the map covers, where a ring was closed and there is no coast.
    [[nodiscard]] static bool runsAlong(const geo::WorldBox& region, const geo::WorldBox& edge) {
        constexpr double kClose = 1e-7;
        const auto at = [](double a, double b, double side) {
            return std::abs(a - side) < kClose && std::abs(b - side) < kClose;
        };
        return at(edge.minX, edge.maxX, region.minX) || at(edge.minX, edge.maxX, region.maxX) ||
               at(edge.minY, edge.maxY, region.minY) || at(edge.minY, edge.maxY, region.maxY);
    }

    // The pieces of a line that may be seen here, but for those along the region's edge.
    void addLine(QPainterPath& path, const WorldLine& line, bool closed, const geo::WorldBox* region = nullptr) const {
        if (!line.box.meets(m_clip)) {
            return;
        }
        bool drawing = false;
        const std::size_t count = line.points.size();
        for (std::size_t i = 0; i + (closed ? 0 : 1) < count; ++i) {
            const geo::WorldPoint& from = line.points[i];
            const geo::WorldPoint& to = line.points[(i + 1) % count];
            const geo::WorldBox box{.minX = std::min(from.x, to.x),
                                    .minY = std::min(from.y, to.y),
                                    .maxX = std::max(from.x, to.x),
                                    .maxY = std::max(from.y, to.y)};
            if (!box.meets(m_clip) || (region != nullptr && runsAlong(*region, box))) {
                drawing = false;
                continue;
            }
            if (!drawing) {
                path.moveTo(toPixel(from));
                drawing = true;
            }
            path.lineTo(toPixel(to));
        }
    }

    void drawBorders(QPainter& painter, const std::vector<WorldLine>& borders) const {
        if (m_zoom < 9) {
            return;
        }
        QPainterPath path;
        for (const WorldLine& border : borders) {
            addLine(path, border, false);
        }
        QColor colour = m_style.wardBorder;
        colour.setAlphaF(m_zoom < 11 ? 0.22f : 0.38f);
        QPen pen{colour, m_zoom < 13 ? 1.0 : 1.4};
        pen.setCapStyle(Qt::RoundCap);
        painter.strokePath(path, pen);
    }

    void drawRivers(QPainter& painter, const std::vector<WorldLine>& rivers) const {
        for (const bool canals : {true, false}) {
            for (std::uint32_t level = 0; level <= 10; ++level) {
                if (level == 4 && m_zoom < 9) {
                    continue;
                }
                if ((level >= 5) != canals) {
                    continue;
                }
                QPainterPath path;
                for (const WorldLine& river : rivers) {
                    if (river.level == level) {
                        addLine(path, river, false);
                    }
                }
                if (!path.isEmpty()) {
                    const double wide = level <= 2 ? 1.6 : 1.0;
                    QPen pen{m_style.river, wide * std::clamp(1 + (m_zoom - 10) * 0.35, 0.8, 3.0)};
                    pen.setCapStyle(Qt::RoundCap);
                    pen.setJoinStyle(Qt::RoundJoin);
                    painter.strokePath(path, pen);
                }
            }
        }
    }

    // The sea is what is not land: drawn over borders and rivers, it cuts them off at the coast.
    void drawSea(QPainter& painter, const std::vector<WorldLine>& land, const geo::WorldBox& region) const {
        QPainterPath sea;
        sea.setFillRule(Qt::OddEvenFill);
        sea.addRect(QRectF{-kGutterPx, -kGutterPx, kSize + 2 * kGutterPx, kSize + 2 * kGutterPx});
        QPainterPath coast;
        for (const WorldLine& ring : land) {
            if (ring.box.meets(m_clip)) {
                sea.addPolygon(clippedRing(ring));
                sea.closeSubpath();
                addLine(coast, ring, true, &region);
            }
        }
        painter.fillPath(sea, m_style.water);
        painter.strokePath(coast, QPen{m_style.coast, m_zoom < 10 ? 0.7 : 1.0});
    }

    void drawFilled(QPainter& painter, const std::vector<WorldLine>& rings, const QColor& fill) const {
        QPainterPath outline;
        for (const WorldLine& ring : rings) {
            if (ring.box.meets(m_clip)) {
                QPainterPath path;
                path.addPolygon(clippedRing(ring));
                painter.fillPath(path, fill);
                addLine(outline, ring, true);
            }
        }
        painter.strokePath(outline, QPen{m_style.coast, 0.7});
    }

    void drawNames(QPainter& painter, const BaseLayers& layers) const {
        const QPointF origin{std::round(m_box.minX * m_world), std::round(m_box.minY * m_world)};
        for (const PlacedLabel& label : layers.labels(m_zoom, QRectF{origin, QSizeF{kSize, kSize}})) {
            QFont font{m_style.fontFamily};
            font.setPixelSize(static_cast<int>(label.fontPx));
            font.setWeight(QFont::Medium);
            const QFontMetricsF metrics{font};
            QPainterPath text;
            double y = label.centre.y() - origin.y() - metrics.height() * static_cast<double>(label.lines.size()) / 2 +
                       metrics.ascent();
            for (const QString& line : label.lines) {
                text.addText(label.centre.x() - origin.x() - metrics.horizontalAdvance(line) / 2, y, font, line);
                y += metrics.height();
            }
            QColor halo = m_style.labelHalo;
            halo.setAlphaF(0.85f);
            QPen pen{halo, 3};
            pen.setJoinStyle(Qt::RoundJoin);
            painter.strokePath(text, pen);
            painter.fillPath(text, m_style.label);
        }
    }

    const MapStyle& m_style;
    int m_zoom;
    geo::WorldBox m_box;
    geo::WorldBox m_clip;
    double m_world;
    QImage m_image;
};

} // namespace

QImage paintTile(const BaseLayers& layers, const MapStyle& style, const geo::TileId& tile, int scale) {
    return Canvas{tile, style, scale}.paint(layers);
}

} // namespace trucban::maps
