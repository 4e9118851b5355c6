// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/tiles/TilePack.h"

#include <QBuffer>
#include <QFile>
#include <QImageReader>
#include <QLoggingCategory>

#include <algorithm>

namespace trucban::maps {
namespace {

Q_LOGGING_CATEGORY(packLog, "trucban.maps.pack", QtInfoMsg)

constexpr std::size_t kMostReports = 20;
/// Labels are made for so many levels' worth of tiles at once: 4 × 4.
constexpr int kBlockLevels = 2;

geo::TileId ancestor(const geo::TileId& tile, int zoom) {
    const auto levels = static_cast<unsigned>(tile.zoom - zoom);
    return {.zoom = zoom, .x = tile.x >> levels, .y = tile.y >> levels};
}

} // namespace

std::expected<std::shared_ptr<const TileKit>, QString> TileKit::load() {
    QFile file{QStringLiteral(":/map/style.json")};
    if (!file.open(QIODevice::ReadOnly)) {
        return std::unexpected(QStringLiteral("the map's style is not in the program"));
    }
    auto style = TileStyle::fromJson(file.readAll());
    if (!style) {
        return std::unexpected(QStringLiteral("map/style.json: %1").arg(style.error()));
    }
    auto kit = std::make_shared<TileKit>();
    kit->style = std::move(*style);
    kit->icons = PoiIcons{kit->style};
    return kit;
}

TilePack::TilePack(std::unique_ptr<store::MapPack> file, std::shared_ptr<const TileKit> kit)
    : m_file{std::move(file)}, m_info{m_file->info()}, m_kit{std::move(kit)} {}

store::PackResult<std::shared_ptr<TilePack>> TilePack::open(const std::filesystem::path& file,
                                                            std::shared_ptr<const TileKit> kit) {
    auto opened = store::MapPack::open(file);
    if (!opened) {
        return std::unexpected(opened.error());
    }
    return std::make_shared<TilePack>(std::move(*opened), std::move(kit));
}

geo::WorldBox TilePack::bounds() const {
    const geo::WorldPoint low = geo::toWorld(m_info.southWest);
    const geo::WorldPoint high = geo::toWorld(m_info.northEast);
    return {.minX = low.x, .minY = high.y, .maxX = high.x, .maxY = low.y};
}

std::optional<geo::TileId> TilePack::sourceOf(const geo::TileId& tile) const {
    if (!tile.isValid() || tile.zoom < m_info.minZoom) {
        return std::nullopt;
    }
    return ancestor(tile, std::min(tile.zoom, m_info.maxZoom));
}

void TilePack::report(const geo::TileId& tile, const std::string& why) {
    if (m_damaged++ < kMostReports) {
        qCWarning(packLog).noquote() << "tile" << tile.zoom << tile.x << tile.y
                                     << "cannot be drawn:" << QString::fromStdString(why);
    }
}

std::optional<std::string> TilePack::bytes(const geo::TileId& source) {
    const std::scoped_lock lock{m_fileLock};
    auto read = m_file->tile(source);
    if (!read) {
        report(source, read.error().message());
        return std::nullopt;
    }
    return std::move(*read);
}

std::shared_ptr<const SceneTile> TilePack::scene(const geo::TileId& source) {
    using Made = std::pair<std::shared_ptr<const SceneTile>, std::size_t>;
    return m_scenes.get(source, [&]() -> Made {
        const auto stored = bytes(source);
        if (!stored) {
            return {nullptr, 0};
        }
        auto scene = SceneTile::decode(*stored, m_kit->style);
        if (!scene) {
            report(source, geo::describe(scene.error()));
            return {nullptr, 0};
        }
        return {*scene, (*scene)->bytes()};
    });
}

std::shared_ptr<const TileLabels> TilePack::labels(const geo::TileId& tile, TileLook look) {
    using Made = std::pair<std::shared_ptr<const TileLabels>, std::size_t>;
    const auto source = sourceOf(tile);
    if (!source) {
        return nullptr;
    }
    const geo::TileId block = ancestor(tile, std::max(source->zoom, tile.zoom - kBlockLevels));
    return m_labels.get({block, tile.zoom, look == TileLook::wall}, [&]() -> Made {
        const auto drawn = scene(*source);
        if (!drawn) {
            return {nullptr, 0};
        }
        auto made = std::make_shared<const TileLabels>(
            makeLabels(*drawn, *source, block, tile.zoom, {.style = m_kit->style, .look = look, .book = m_book}));
        const std::size_t cost = made->bytes();
        return {std::move(made), cost};
    });
}

std::shared_ptr<const QImage> TilePack::raster(const geo::TileId& source) {
    using Made = std::pair<std::shared_ptr<const QImage>, std::size_t>;
    return m_rasters.get(source, [&]() -> Made {
        const auto stored = bytes(source);
        if (!stored) {
            return {nullptr, 0};
        }
        QByteArray data = QByteArray::fromRawData(stored->data(), static_cast<qsizetype>(stored->size()));
        QBuffer buffer{&data};
        buffer.open(QIODevice::ReadOnly);
        QImageReader reader{&buffer};
        const QByteArray format = reader.format();
        const QSize size = reader.size();
        const bool known = format == "png" || format == "jpeg" || format == "webp";
        const bool fits = size.width() > 0 && size.height() > 0 && size.width() <= kMostRasterSide &&
                          size.height() <= kMostRasterSide;
        QImage image = known && fits ? reader.read() : QImage{};
        if (image.isNull()) {
            report(source, known ? reader.errorString().toStdString() : "it is no PNG, JPEG or WebP picture");
            return {nullptr, 0};
        }
        image.convertTo(QImage::Format_ARGB32_Premultiplied);
        const auto cost = static_cast<std::size_t>(image.sizeInBytes());
        return {std::make_shared<const QImage>(std::move(image)), cost};
    });
}

store::PackResult<geo::BoundarySet> TilePack::boundaries() {
    const std::scoped_lock lock{m_fileLock};
    return m_file->boundaries();
}

} // namespace trucban::maps
