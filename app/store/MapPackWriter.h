// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/BoundarySet.h"
#include "geo/Place.h"
#include "geo/RoadNetwork.h"
#include "store/PackError.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

namespace trucban::store {

/// Adds what makes a map pack of an MBTiles file. Works on a file that nobody else sees yet: the caller gives it its name
/// when `finish` has succeeded. Everything happens in one transaction; without `finish` the file stays as it was.
class MapPackWriter {
public:
    /// `file` is an MBTiles file or a pack. Errors as MapPack::open, and busy.
    [[nodiscard]] static PackResult<std::unique_ptr<MapPackWriter>> open(const std::filesystem::path& file);
    ~MapPackWriter();
    MapPackWriter(const MapPackWriter&) = delete;
    MapPackWriter& operator=(const MapPackWriter&) = delete;

    /// A row of MBTiles' metadata, replaced if there is one.
    [[nodiscard]] PackResult<void> setMetadata(std::string_view name, std::string_view value);
    /// Replaces the search index. The more important a place, the earlier it must stand: of many that match equally well
    /// the first ones are found.
    [[nodiscard]] PackResult<void> setPlaces(const std::vector<geo::Place>& places);
    [[nodiscard]] PackResult<void> setRoads(const geo::RoadNetwork& roads);
    [[nodiscard]] PackResult<void> setBoundaries(const geo::BoundarySet& boundaries);
    /// Commits, compacts and syncs. The writer is of no use afterwards.
    [[nodiscard]] PackResult<void> finish();

    class Impl;
    explicit MapPackWriter(std::unique_ptr<Impl> impl);

private:
    std::unique_ptr<Impl> m_impl;
};

} // namespace trucban::store
