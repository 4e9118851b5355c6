// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/TilePainter.h"

#include "maps/OpenSea.h"
#include "maps/ShapeClip.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <vector>

namespace trucban::maps {
namespace {

constexpr double kSize = geo::kTilePixels;
constexpr int kCoarseZoom = 10; ///< from here on the built-in coast is too coarse beside a street map

class Canvas {
public:
    Canvas(const geo::TileId& tile, const MapStyle& style, int scale, const Coverage* covered)
        : m_style{style},
          m_covered{covered},
          m_tile{tile},
          m_zoom{tile.zoom},
          m_clip{geo::boxOf(tile), geo::worldPixels(tile.zoom)},
          m_image{QSize{static_cast<int>(kSize) * scale, static_cast<int>(kSize) * scale}, QImage::Format_RGB32} {
        m_image.setDevicePixelRatio(scale);
    }

    QImage paint(const BaseLayers& layers) {
        m_image.fill(m_style.land);
        QPainter painter{&m_image};
        painter.setRenderHint(QPainter::Antialiasing);
        const QRect all{0, 0, static_cast<int>(kSize), static_cast<int>(kSize)};
        // Within its edge, whose line is no coast but would shine through.
        const QRect region =
            layers.around().land.empty() ? all : partIn(layers.region().grownBy(-1.5 / geo::worldPixels(m_zoom)));
        if (region != all) {
            painter.setClipRegion(QRegion{all} - region);
            drawRivers(painter, layers.around().rivers);
            drawSea(painter, layers.around().land, layers.aroundRegion());
            drawFilled(painter, layers.around().lakes, m_style.water);
            drawFilled(painter, layers.around().islands, m_style.land);
        }
        drawRegion(painter, layers, region);
        painter.end();
        m_image.setDevicePixelRatio(1);
        return std::move(m_image);
    }

private:
    /// The detailed map within that part of the tile, but for what a better one covers.
    void drawRegion(QPainter& painter, const BaseLayers& layers, const QRect& region) const {
        if (region.isEmpty()) {
            return;
        }
        const BaseLayers::Shapes& shapes = layers.shapes(m_zoom);
        const QRect hole = m_covered != nullptr && m_covered->isHere ? partIn(m_covered->bounds) : QRect{};
        const QRegion uncovered = QRegion{region} - hole;
        painter.setClipRegion(uncovered);
        drawRivers(painter, shapes.rivers);
        painter.setClipRegion(m_zoom < kCoarseZoom ? QRegion{region} : uncovered);
        drawSea(painter, shapes.land, layers.region());
        if (!hole.isEmpty() && m_zoom >= kCoarseZoom) {
            const QImage sea =
                OpenSea{m_tile, *m_covered, shapes.land}.picture(m_image.width(), m_style.water, m_style.coast);
            painter.setClipRect(hole & region);
            painter.drawImage(QRectF{0, 0, kSize, kSize}, sea);
        }
        painter.setClipRegion(uncovered);
        drawFilled(painter, shapes.lakes, m_style.water);
        drawFilled(painter, shapes.islands, m_style.land);
    }

    /// In pixels of the tile.
    [[nodiscard]] QRect partIn(const geo::WorldBox& box) const {
        const QRectF part{m_clip.toPixel({.x = box.minX, .y = box.minY}),
                          m_clip.toPixel({.x = box.maxX, .y = box.maxY})};
        return part.intersected(QRectF{0, 0, kSize, kSize}).toRect();
    }

    void drawRivers(QPainter& painter, const std::vector<WorldLine>& rivers) const {
        for (const bool canals : {true, false}) {
            for (std::uint32_t level = 0; level <= 10; ++level) {
                // From far away, only what the coarse map around has too.
                const bool isShown = m_zoom >= 9 || (m_zoom == 8 ? level != 4 : level <= 1);
                if (!isShown || (level >= 5) != canals) {
                    continue;
                }
                QPainterPath path;
                for (const WorldLine& river : rivers) {
                    if (river.level == level) {
                        m_clip.addLine(path, river, false);
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

    // The sea is what is not land: drawn over the rivers, it cuts them off at the coast.
    void drawSea(QPainter& painter, const std::vector<WorldLine>& land, const geo::WorldBox& region) const {
        QPainterPath coast;
        for (const WorldLine& ring : land) {
            m_clip.addLine(coast, ring, true, &region);
        }
        painter.fillPath(m_clip.sea(land), m_style.water);
        painter.strokePath(coast, QPen{m_style.coast, m_zoom < 10 ? 0.7 : 1.0});
    }

    void drawFilled(QPainter& painter, const std::vector<WorldLine>& rings, const QColor& fill) const {
        QPainterPath outline;
        for (const WorldLine& ring : rings) {
            if (m_clip.meets(ring.box) && !isKnownBetter(ring)) {
                QPainterPath path;
                path.addPolygon(m_clip.ring(ring));
                painter.fillPath(path, fill);
                m_clip.addLine(outline, ring, true);
            }
        }
        painter.strokePath(outline, QPen{m_style.coast, 0.7});
    }

    /// A lake of the better map: shown by that in some tiles, it must not end at the edge of others.
    [[nodiscard]] bool isKnownBetter(const WorldLine& ring) const {
        return m_covered != nullptr && m_covered->bounds.contains({.x = (ring.box.minX + ring.box.maxX) / 2,
                                                                   .y = (ring.box.minY + ring.box.maxY) / 2});
    }

    const MapStyle& m_style;
    const Coverage* m_covered;
    geo::TileId m_tile;
    int m_zoom;
    ShapeClip m_clip;
    QImage m_image;
};

} // namespace

QImage paintTile(const BaseLayers& layers, const MapStyle& style, const geo::TileId& tile, int scale,
                 const Coverage* covered) {
    return Canvas{tile, style, scale, covered}.paint(layers);
}

} // namespace trucban::maps
