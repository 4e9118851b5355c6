// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/tiles/PoiIcons.h"
#include "maps/tiles/SceneTile.h"
#include "maps/tiles/SharedCache.h"
#include "maps/tiles/TileLabels.h"
#include "maps/tiles/TileStyle.h"
#include "store/MapPack.h"

#include <QImage>

#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>
#include <tuple>

namespace trucban::maps {

/// What packs are drawn with: the style file and its pictures.
struct TileKit {
    TileStyle style;
    PoiIcons icons;

    /// From the program's resources. The error is an English sentence.
    [[nodiscard]] static std::expected<std::shared_ptr<const TileKit>, QString> load();
};

/// An opened map file with what was lately decoded of it, in bounded memory. Any thread: the file is behind a lock that
/// is held while a tile's bytes are read. A tile that is damaged counts as one that is not there.
class TilePack {
public:
    static constexpr std::size_t kSceneBytes = 96U << 20U;
    static constexpr std::size_t kLabelBytes = 48U << 20U;
    static constexpr std::size_t kRasterBytes = 32U << 20U;
    static constexpr int kMostRasterSide = 2048; ///< pixels; larger pictures are damaged ones

    TilePack(std::unique_ptr<store::MapPack> file, std::shared_ptr<const TileKit> kit);

    /// Errors: those of store::MapPack::open.
    [[nodiscard]] static store::PackResult<std::shared_ptr<TilePack>> open(const std::filesystem::path& file,
                                                                           std::shared_ptr<const TileKit> kit);

    [[nodiscard]] const store::PackInfo& info() const { return m_info; }
    [[nodiscard]] const TileKit& kit() const { return *m_kit; }
    [[nodiscard]] bool isVector() const { return m_info.format == store::TileFormat::vector; }
    [[nodiscard]] geo::WorldBox bounds() const;
    /// The stored tile that shows this one: itself or, closer than the pack goes, the one it lies in; nullopt where the
    /// pack does not reach.
    [[nodiscard]] std::optional<geo::TileId> sourceOf(const geo::TileId& tile) const;

    /// Null when the pack has no such tile.
    [[nodiscard]] std::shared_ptr<const SceneTile> scene(const geo::TileId& source);
    /// Labels of the block of a few tiles in which `tile` lies; null when there are none.
    [[nodiscard]] std::shared_ptr<const TileLabels> labels(const geo::TileId& tile, TileLook look);
    /// Null when the pack has no such tile.
    [[nodiscard]] std::shared_ptr<const QImage> raster(const geo::TileId& source);
    /// Errors: those of store::MapPack::boundaries.
    [[nodiscard]] store::PackResult<geo::BoundarySet> boundaries();
    [[nodiscard]] std::size_t damagedTiles() const { return m_damaged; }

private:
    [[nodiscard]] std::optional<std::string> bytes(const geo::TileId& source);
    void report(const geo::TileId& tile, const std::string& why);

    using LabelKey = std::tuple<geo::TileId, int, bool>; ///< block, zoom, whether for the wall

    std::mutex m_fileLock;
    std::unique_ptr<store::MapPack> m_file;
    store::PackInfo m_info;
    std::shared_ptr<const TileKit> m_kit;
    SharedCache<geo::TileId, SceneTile> m_scenes{kSceneBytes};
    SharedCache<LabelKey, TileLabels> m_labels{kLabelBytes};
    SharedCache<geo::TileId, QImage> m_rasters{kRasterBytes};
    TextBook m_book{QStringLiteral("Be Vietnam Pro")};
    std::atomic<std::size_t> m_damaged = 0;
};

} // namespace trucban::maps
