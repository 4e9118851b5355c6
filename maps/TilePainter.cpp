// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/TilePainter.h"

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
constexpr int kMaskZoom = 12;
constexpr int kWornPx = 13; ///< at kMaskZoom half a kilometre

class Canvas {
public:
    Canvas(const geo::TileId& tile, const MapStyle& style, int scale, const std::optional<geo::WorldBox>& covered)
        : m_style{style},
          m_covered{covered},
          m_zoom{tile.zoom},
          m_tile{geo::boxOf(tile)},
          m_clip{geo::boxOf(tile), geo::worldPixels(tile.zoom)},
          m_image{QSize{static_cast<int>(kSize) * scale, static_cast<int>(kSize) * scale}, QImage::Format_RGB32} {
        m_image.setDevicePixelRatio(scale);
    }

    QImage paint(const BaseLayers& layers) {
        const BaseLayers::Shapes& shapes = layers.shapes(m_zoom);
        m_image.fill(m_style.land);
        QPainter painter{&m_image};
        painter.setRenderHint(QPainter::Antialiasing);
        leaveOut(painter);
        drawRivers(painter, shapes.rivers);
        if (m_zoom < kCoarseZoom) {
            painter.setClipping(false);
        }
        drawSea(painter, shapes.land, layers.region());
        if (m_covered && m_zoom >= kCoarseZoom) {
            drawOpenSea(painter, layers);
        }
        leaveOut(painter);
        drawFilled(painter, shapes.lakes, m_style.water);
        drawFilled(painter, shapes.islands, m_style.land);
        painter.end();
        m_image.setDevicePixelRatio(1);
        return std::move(m_image);
    }

private:
    void leaveOut(QPainter& painter) const {
        if (m_covered) {
            painter.setClipRegion(QRegion{0, 0, static_cast<int>(kSize), static_cast<int>(kSize)} - hole());
        }
    }

    /// What of the tile is covered.
    [[nodiscard]] QRect hole() const {
        const QRectF covered{m_clip.toPixel({.x = m_covered->minX, .y = m_covered->minY}),
                             m_clip.toPixel({.x = m_covered->maxX, .y = m_covered->maxY})};
        return covered.intersected(QRectF{0, 0, kSize, kSize}).toRect();
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

    // At close zooms our coast is some hundred metres off, and takes wide rivers for sea. Within the better map only what
    // lies farther than that from the land is surely sea: the coast is worn away on a coarse picture.
    void drawOpenSea(QPainter& painter, const BaseLayers& layers) const {
        const int levels = std::max(0, m_zoom - kMaskZoom);
        const double side = kSize / std::exp2(levels); // of the tile, in the coarse picture's pixels
        const int wornPx = kWornPx >> std::max(0, kMaskZoom - m_zoom);
        const int margin = wornPx + 2;
        const int size = static_cast<int>(std::ceil(side)) + 2 * margin;
        const double world = geo::worldPixels(std::min(m_zoom, kMaskZoom));
        const geo::WorldBox box{.minX = m_tile.minX - margin / world,
                                .minY = m_tile.minY - margin / world,
                                .maxX = m_tile.minX + (size - margin) / world,
                                .maxY = m_tile.minY + (size - margin) / world};
        QImage mask{size, size, QImage::Format_Grayscale8};
        mask.fill(0);
        QPainter sheet{&mask};
        sheet.fillPath(ShapeClip{box, world}.sea(layers.shapes(std::min(m_zoom, kMaskZoom)).land), Qt::white);
        sheet.end();
        if (!worn(mask, wornPx)) {
            return;
        }
        const QImage soft =
            mask.copy(margin - 1, margin - 1, static_cast<int>(std::ceil(side)) + 2,
                      static_cast<int>(std::ceil(side)) + 2)
                .scaled(m_image.size() * (std::ceil(side) + 2) / side, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                .convertToFormat(QImage::Format_Grayscale8);
        QImage sea{m_image.size(), QImage::Format_ARGB32_Premultiplied};
        const int shift = static_cast<int>(std::round(sea.width() / side));
        const QRgb water = m_style.water.rgba();
        for (int y = 0; y < sea.height(); ++y) {
            const uchar* from = soft.constScanLine(std::min(y + shift, soft.height() - 1));
            auto* to = reinterpret_cast<QRgb*>(sea.scanLine(y));
            for (int x = 0; x < sea.width(); ++x) {
                to[x] = from[std::min(x + shift, soft.width() - 1)] >= 128 ? water : 0;
            }
        }
        painter.setClipRect(hole());
        painter.drawImage(QRectF{0, 0, kSize, kSize}, sea);
    }

    /// Takes `pixels` off the white areas; false when nothing is left.
    static bool worn(QImage& mask, int pixels) {
        const auto least = [pixels](const QImage& from, bool rows) {
            QImage to{from.size(), from.format()};
            to.fill(0);
            for (int y = 0; y < from.height(); ++y) {
                uchar* row = to.scanLine(y);
                for (int x = 0; x < from.width(); ++x) {
                    uchar value = 255;
                    for (int d = -pixels; d <= pixels && value != 0; ++d) {
                        const int atX = std::clamp(rows ? x + d : x, 0, from.width() - 1);
                        const int atY = std::clamp(rows ? y : y + d, 0, from.height() - 1);
                        value = std::min(value, from.constScanLine(atY)[atX]);
                    }
                    row[x] = value;
                }
            }
            return to;
        };
        mask = least(least(mask, true), false);
        const auto* bytes = mask.constBits();
        return std::any_of(bytes, bytes + mask.sizeInBytes(), [](uchar value) { return value >= 128; });
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
    std::optional<geo::WorldBox> m_covered;
    int m_zoom;
    geo::WorldBox m_tile;
    ShapeClip m_clip;
    QImage m_image;
};

} // namespace

QImage paintTile(const BaseLayers& layers, const MapStyle& style, const geo::TileId& tile, int scale,
                 const std::optional<geo::WorldBox>& covered) {
    return Canvas{tile, style, scale, covered}.paint(layers);
}

} // namespace trucban::maps
