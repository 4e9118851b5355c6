// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/tiles/PackPainter.h"

#include "maps/TilePainter.h"
#include "maps/tiles/LabelPainter.h"
#include "maps/tiles/ScenePainter.h"

#include <QPainter>

#include <algorithm>

namespace trucban::maps {
namespace {

/// Which part of the stored tile is this tile.
QRectF partOf(const geo::TileId& tile, const geo::TileId& source) {
    const auto levels = static_cast<unsigned>(tile.zoom - source.zoom);
    const double side = 1.0 / static_cast<double>(1U << levels);
    return {(tile.x - (source.x << levels)) * side, (tile.y - (source.y << levels)) * side, side, side};
}

} // namespace

MapStyle withTileColours(MapStyle style, const TileStyle& tiles) {
    style.land = tiles.colour(tiles.land, style.look);
    style.water = tiles.colour(tiles.water, style.look);
    style.river = tiles.colour(tiles.river, style.look);
    style.coast = tiles.colour(tiles.coast, style.look);
    return style;
}

QImage PackPainter::paint(const BaseLayers& base, const MapStyle& style, const geo::TileId& tile, int scale) const {
    const MapStyle colours = withTileColours(style, m_pack->kit().style);
    if (!m_pack->isVector()) {
        QImage picture = paintTile(base, colours, tile, scale);
        paintRaster(picture, tile, scale);
        return picture;
    }
    const auto source = m_pack->sourceOf(tile);
    const auto scene = source ? m_pack->scene(*source) : nullptr;
    const Coverage covered{.bounds = m_pack->bounds(),
                           .isHere = scene != nullptr,
                           .tileZoom = source ? source->zoom : 0,
                           .hasTile = [this](const geo::TileId& other) { return m_pack->scene(other) != nullptr; }};
    QImage picture = paintTile(base, colours, tile, scale, source ? &covered : nullptr);
    if (scene) {
        paintVector(picture, *scene, tile, style.look, scale);
    }
    paintTexts(picture, style.look, tile, scale);
    return picture;
}

void PackPainter::paintVector(QImage& picture, const SceneTile& scene, const geo::TileId& tile, TileLook look,
                              int scale) const {
    QPainter painter{&picture};
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(scale, scale);
    paintScene(painter, scene, *m_pack->sourceOf(tile), tile, m_pack->kit().style, look, scale);
}

void PackPainter::paintRaster(QImage& picture, const geo::TileId& tile, int scale) const {
    const auto source = m_pack->sourceOf(tile);
    const auto image = source ? m_pack->raster(*source) : nullptr;
    if (!image) {
        return;
    }
    const QRectF part = partOf(tile, *source);
    const QRectF from{part.x() * image->width(), part.y() * image->height(), part.width() * image->width(),
                      part.height() * image->height()};
    QPainter painter{&picture};
    painter.setRenderHint(QPainter::SmoothPixmapTransform, from.size() != QSizeF{picture.size()});
    painter.drawImage(QRectF{0, 0, geo::kTilePixels * scale, geo::kTilePixels * scale}, *image, from);
}

void PackPainter::paintTexts(QImage& picture, TileLook look, const geo::TileId& tile, int scale) const {
    const auto side = static_cast<std::int64_t>(1) << static_cast<unsigned>(tile.zoom);
    std::vector<std::shared_ptr<const TileLabels>> kept;
    std::vector<const LabelCandidate*> candidates;
    const double half = geo::kTilePixels;
    const QRectF around{(tile.x - 1.0) * half, (tile.y - 1.0) * half, 3 * half, 3 * half};
    for (int dy = -1; dy <= 1; ++dy) {
        for (int dx = -1; dx <= 1; ++dx) {
            const std::int64_t x = static_cast<std::int64_t>(tile.x) + dx;
            const std::int64_t y = static_cast<std::int64_t>(tile.y) + dy;
            if (x < 0 || y < 0 || x >= side || y >= side) {
                continue;
            }
            const auto labels = m_pack->labels(
                {.zoom = tile.zoom, .x = static_cast<std::uint32_t>(x), .y = static_cast<std::uint32_t>(y)}, look);
            if (labels && std::ranges::find(kept, labels) == kept.end()) {
                kept.push_back(labels);
            }
        }
    }
    for (const auto& labels : kept) {
        for (const LabelCandidate& label : labels->all) {
            if (around.contains(label.anchor)) {
                candidates.push_back(&label);
            }
        }
    }
    if (candidates.empty()) {
        return;
    }
    std::vector<QRectF> reserved;
    if (m_wards) {
        for (const PlacedLabel& name : m_wards->labels(tile.zoom, around)) {
            reserved.push_back(name.box);
        }
    }
    paintLabels(picture, chooseLabels(candidates, tile, reserved), tile, m_pack->kit().style, look, m_pack->kit().icons,
                scale);
}

} // namespace trucban::maps
