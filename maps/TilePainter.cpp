// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/TilePainter.h"

#include "maps/ShapeClip.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <vector>

namespace trucban::maps {
namespace {

constexpr double kSize = geo::kTilePixels;

class Canvas {
public:
    Canvas(const geo::TileId& tile, const MapStyle& style, int scale)
        : m_style{style},
          m_zoom{tile.zoom},
          m_clip{geo::boxOf(tile), geo::worldPixels(tile.zoom)},
          m_image{QSize{static_cast<int>(kSize) * scale, static_cast<int>(kSize) * scale}, QImage::Format_RGB32} {
        m_image.setDevicePixelRatio(scale);
    }

    QImage paint(const BaseLayers& layers) {
        const BaseLayers::Shapes& shapes = layers.shapes(m_zoom);
        m_image.fill(m_style.land);
        QPainter painter{&m_image};
        painter.setRenderHint(QPainter::Antialiasing);
        drawRivers(painter, shapes.rivers);
        drawSea(painter, shapes.land, layers.region());
        drawFilled(painter, shapes.lakes, m_style.water);
        drawFilled(painter, shapes.islands, m_style.land);
        painter.end();
        m_image.setDevicePixelRatio(1);
        return std::move(m_image);
    }

private:
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
            if (m_clip.meets(ring.box)) {
                QPainterPath path;
                path.addPolygon(m_clip.ring(ring));
                painter.fillPath(path, fill);
                m_clip.addLine(outline, ring, true);
            }
        }
        painter.strokePath(outline, QPen{m_style.coast, 0.7});
    }

    const MapStyle& m_style;
    int m_zoom;
    ShapeClip m_clip;
    QImage m_image;
};

} // namespace

QImage paintTile(const BaseLayers& layers, const MapStyle& style, const geo::TileId& tile, int scale) {
    return Canvas{tile, style, scale}.paint(layers);
}

} // namespace trucban::maps
