// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/tiles/ScenePainter.h"

#include "maps/tiles/LineJoin.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace trucban::maps {
namespace {

/// Points of all lines and areas of one tile, after cutting: a hostile tile stops here, the densest honest one has a
/// tenth of it at each of its rules.
constexpr std::size_t kMostPoints = 400'000;

enum class Storey : std::uint8_t { tunnel, street, bridge };

Storey storeyOf(const FeatureKind& kind) {
    return kind.tunnel ? Storey::tunnel : kind.bridge ? Storey::bridge : Storey::street;
}

class Sheet {
public:
    Sheet(QPainter& painter, const SceneTile& scene, const geo::TileId& source, const geo::TileId& tile,
          const TileStyle& style, TileLook look, int scale)
        : m_painter{painter},
          m_scene{scene},
          m_style{style},
          m_look{look},
          m_zoom{tile.zoom},
          m_unit{geo::kTilePixels * static_cast<double>(1U << static_cast<unsigned>(tile.zoom - source.zoom))},
          m_origin{geo::kTilePixels *
                       static_cast<double>(tile.x - (source.x << static_cast<unsigned>(tile.zoom - source.zoom))),
                   geo::kTilePixels *
                       static_cast<double>(tile.y - (source.y << static_cast<unsigned>(tile.zoom - source.zoom)))},
          m_step{0.4 / scale} {}

    void paint() {
        for (const ShapeRule& rule : m_style.ground) {
            rule.fill ? fill(rule) : stroke(rule, std::nullopt, false);
        }
        for (const Storey storey : {Storey::tunnel, Storey::street, Storey::bridge}) {
            for (const ShapeRule& rule : m_style.roads) {
                if (rule.edge) {
                    stroke(rule, storey, true);
                }
            }
            for (const ShapeRule& rule : m_style.roads) {
                stroke(rule, storey, false);
            }
        }
        for (const ShapeRule& rule : m_style.borders) {
            stroke(rule, std::nullopt, false);
        }
    }

private:
    template <class F>
    void eachFeature(const FeatureFilter& filter, geo::TileGeometry geometry, double marginPx, const F& body) {
        const QRectF area =
            QRectF{0, 0, geo::kTilePixels, geo::kTilePixels}.adjusted(-marginPx, -marginPx, marginPx, marginPx);
        const QRectF parts{(area.topLeft() + m_origin) / m_unit, area.size() / m_unit};
        for (const SceneTile::Bucket& bucket : m_scene.buckets()) {
            if (bucket.geometry != geometry || !filter.allows(bucket.kind, m_zoom)) {
                continue;
            }
            for (const SceneTile::Feature& feature : bucket.features) {
                if (m_drawn > kMostPoints) {
                    return;
                }
                // Not QRectF::intersects: to it a line straight along an axis is nowhere.
                const QRectF& box = feature.box;
                if (box.left() <= parts.right() && box.right() >= parts.left() && box.top() <= parts.bottom() &&
                    box.bottom() >= parts.top()) {
                    body(bucket, feature, area);
                }
            }
        }
    }

    /// In pixels of the tile, without points that nobody could tell apart.
    [[nodiscard]] QPolygonF pixels(const SceneTile::Feature& feature, const geo::TilePart& part) const {
        const geo::TileLayer& layer = m_scene.tile().layers[feature.layer];
        const double unit = m_unit / layer.extent;
        const auto points = layer.pointsOf(part);
        QPolygonF polygon;
        polygon.reserve(static_cast<qsizetype>(points.size()));
        for (std::size_t i = 0; i < points.size(); ++i) {
            const QPointF at{points[i].x * unit - m_origin.x(), points[i].y * unit - m_origin.y()};
            const bool near = !polygon.isEmpty() && std::abs(at.x() - polygon.back().x()) < m_step &&
                              std::abs(at.y() - polygon.back().y()) < m_step;
            if (!near) {
                polygon.append(at);
            } else if (i + 1 == points.size() && polygon.size() > 1) {
                polygon.back() = at;
            }
        }
        return polygon;
    }

    void fill(const ShapeRule& rule) {
        if (m_zoom < rule.filter.from || m_zoom > rule.filter.to) {
            return;
        }
        constexpr double kMargin = 4; // the sides along which an area was cut lie outside of the picture
        m_painter.setBrush(m_style.colour(*rule.fill, m_look));
        m_painter.setPen(rule.outline ? QPen{m_style.colour(*rule.outline, m_look), 0.8} : QPen{Qt::NoPen});
        eachFeature(rule.filter, geo::TileGeometry::polygons, kMargin,
                    [&](const SceneTile::Bucket&, const SceneTile::Feature& feature, const QRectF& area) {
                        fillFeature(feature, area);
                    });
    }

    void fillFeature(const SceneTile::Feature& feature, const QRectF& area) {
        const geo::TileLayer& layer = m_scene.tile().layers[feature.layer];
        const auto parts = layer.partsOf(layer.features[feature.feature]);
        QPainterPath path;
        path.setFillRule(Qt::OddEvenFill);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            QPolygonF ring = pixels(feature, parts[i]);
            if (!area.contains(ring.boundingRect())) {
                ring = cutRing(ring, area);
            }
            m_drawn += static_cast<std::size_t>(ring.size());
            if (ring.size() < 3) {
                continue;
            }
            const bool alone = !parts[i].isHole && (i + 1 == parts.size() || !parts[i + 1].isHole);
            if (alone) {
                m_painter.drawPolygon(ring);
                continue;
            }
            if (!parts[i].isHole && !path.isEmpty()) {
                m_painter.drawPath(path);
                path.clear();
                path.setFillRule(Qt::OddEvenFill);
            }
            path.addPolygon(ring);
            path.closeSubpath();
        }
        if (!path.isEmpty()) {
            m_painter.drawPath(path);
        }
    }

    [[nodiscard]] QPen penOf(const ShapeRule& rule, std::optional<Storey> storey, bool edge) const {
        const double width = rule.width.at(m_zoom);
        const double edgeWidth = rule.edgeWidth.at(m_zoom);
        QPen pen{m_style.colour(edge ? *rule.edge : *rule.line, m_look), edge ? width + 2 * edgeWidth : width};
        // On thin lines nobody sees whether their ends are round, and round ones take three times as long.
        constexpr double kThinPx = 3.2;
        const bool thin = pen.widthF() < kThinPx;
        pen.setJoinStyle(thin ? Qt::BevelJoin : Qt::RoundJoin);
        pen.setCapStyle(thin ? Qt::SquareCap : Qt::RoundCap);
        if (storey == Storey::bridge && edge) { // a bridge's edges do not close around its ends
            pen.setCapStyle(Qt::FlatCap);
            pen.setWidthF(pen.widthF() + 0.8);
        }
        if (storey == Storey::tunnel) {
            pen.setCapStyle(Qt::FlatCap);
            if (edge) {
                pen.setDashPattern({1.2, 0.8});
            } else {
                QColor faint = pen.color();
                faint.setAlphaF(0.55f);
                pen.setColor(faint);
            }
        }
        if (!rule.dash.isEmpty() && !edge) {
            pen.setCapStyle(Qt::FlatCap);
            pen.setDashPattern(rule.dash);
        }
        return pen;
    }

    void stroke(const ShapeRule& rule, std::optional<Storey> storey, bool edge) {
        if (m_zoom < rule.filter.from || m_zoom > rule.filter.to || rule.width.at(m_zoom) <= 0 ||
            (edge && rule.edgeWidth.at(m_zoom) <= 0)) {
            return;
        }
        const QPen pen = penOf(rule, storey, edge);
        m_painter.setPen(pen);
        m_painter.setBrush(Qt::NoBrush);
        std::vector<QPolygonF> pieces;
        eachFeature(rule.filter, geo::TileGeometry::lines, pen.widthF() + 4,
                    [&](const SceneTile::Bucket& bucket, const SceneTile::Feature& feature, const QRectF& area) {
                        if (!storey || storeyOf(bucket.kind) == *storey) {
                            strokeFeature(feature, area, pieces);
                        }
                    });
    }

    // One by one: as one large path they are drawn many times slower.
    void strokeFeature(const SceneTile::Feature& feature, const QRectF& area, std::vector<QPolygonF>& pieces) {
        const geo::TileLayer& layer = m_scene.tile().layers[feature.layer];
        for (const geo::TilePart& part : layer.partsOf(layer.features[feature.feature])) {
            const QPolygonF line = pixels(feature, part);
            if (area.contains(line.boundingRect())) {
                m_drawn += static_cast<std::size_t>(line.size());
                m_painter.drawPolyline(line);
                continue;
            }
            pieces.clear();
            cutLine(line, area, pieces);
            for (const QPolygonF& piece : pieces) {
                m_drawn += static_cast<std::size_t>(piece.size());
                m_painter.drawPolyline(piece);
            }
        }
    }

    QPainter& m_painter;
    const SceneTile& m_scene;
    const TileStyle& m_style;
    TileLook m_look;
    int m_zoom;
    double m_unit;    ///< pixels to the side of the source tile
    QPointF m_origin; ///< of the tile, from the source tile's corner
    double m_step;
    std::size_t m_drawn = 0;
};

} // namespace

void paintScene(QPainter& painter, const SceneTile& scene, const geo::TileId& source, const geo::TileId& tile,
                const TileStyle& style, TileLook look, int scale) {
    Sheet{painter, scene, source, tile, style, look, scale}.paint();
}

} // namespace trucban::maps
