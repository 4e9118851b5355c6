// SPDX-License-Identifier: GPL-3.0-or-later
#include "mappack/PackReport.h"

#include "geo/VectorTile.h"
#include "store/MapPack.h"

#include <format>

namespace trucban::mappack {
namespace {

constexpr std::size_t kMostProblems = 20;

std::unexpected<Failure> packFailed(const store::PackError& error) {
    return failed(Fault::badPack, error.message());
}

void checkTiles(store::MapPack& pack, PackCheck& check) {
    const auto read = pack.forEachTile([&](const geo::TileId& id, std::string_view bytes) {
        ++check.tiles;
        const auto problem = [&](const std::string& what) {
            check.problems.push_back(std::format("tile {}/{}/{}: {}", id.zoom, id.x, id.y, what));
        };
        if (id.zoom < pack.info().minZoom || id.zoom > pack.info().maxZoom) {
            problem("outside the zooms that the pack names");
        }
        if (pack.info().format == store::TileFormat::vector) {
            const auto tile = geo::decodeVectorTile(bytes);
            if (!tile) {
                problem(geo::describe(tile.error()));
            } else if (tile->droppedLayers > 0) {
                problem("layers that cannot be read");
            }
        }
        return check.problems.size() < kMostProblems;
    });
    if (!read) {
        check.problems.push_back(read.error().message());
    }
}

void checkOwn(store::MapPack& pack, PackCheck& check) {
    if (pack.info().hasPlaces) {
        std::size_t bad = 0;
        const auto read = pack.forEachPlace([&](const geo::Place& place) {
            ++check.places;
            bad += place.name.empty() || !place.at.isValid() ? 1 : 0;
            return true;
        });
        if (!read) {
            check.problems.push_back(read.error().message());
        }
        if (bad > 0) {
            check.problems.push_back(std::format("{} places without a name or position", bad));
        }
        if (auto found = pack.search("a", std::nullopt); !found) {
            check.problems.push_back("search index: " + found.error().message());
        }
    }
    if (pack.info().hasRoads) {
        if (const auto roads = pack.roads()) {
            check.roadEdges = roads->edges.size();
        } else {
            check.problems.push_back(roads.error().message());
        }
    }
    if (pack.info().hasBoundaries) {
        if (const auto boundaries = pack.boundaries()) {
            check.wards = boundaries->wards().size();
        } else {
            check.problems.push_back(boundaries.error().message());
        }
    }
}

} // namespace

Result<std::string> describePack(const std::filesystem::path& file) {
    auto pack = store::MapPack::open(file);
    if (!pack) {
        return packFailed(pack.error());
    }
    const store::PackInfo& info = (*pack)->info();
    std::string text = std::format("name:        {}\n", info.name);
    const auto line = [&](std::string_view label, const std::string& value) {
        if (!value.empty()) {
            text += std::format("{:<13}{}\n", label, value);
        }
    };
    line("description:", info.description);
    line("attribution:", info.attribution);
    line("data up to:", info.dataDate);
    line("built at:", info.builtAt);
    line("made from:", info.source);
    line("tiles:", std::format("{}, zoom {} to {}", nameOf(info.format), info.minZoom, info.maxZoom));
    line("covers:", std::format("{:.5f}, {:.5f} to {:.5f}, {:.5f}", info.southWest.lat, info.southWest.lon,
                                info.northEast.lat, info.northEast.lon));
    const auto places = (*pack)->placeCount();
    line("places:", places ? std::to_string(*places) : "none: no search index");
    const auto roads = (*pack)->roads();
    line("roads:", roads ? std::format("{} stretches, {} nodes", roads->edges.size(), roads->nodes.size())
                         : roads.error().message());
    const auto boundaries = (*pack)->boundaries();
    line("wards:",
         boundaries ? std::format("{} with boundaries", boundaries->wards().size()) : boundaries.error().message());
    return text;
}

Result<PackCheck> checkPack(const std::filesystem::path& file) {
    auto pack = store::MapPack::open(file);
    if (!pack) {
        return packFailed(pack.error());
    }
    PackCheck check;
    const auto integrity = (*pack)->integrityReport();
    if (!integrity) {
        check.problems.push_back(integrity.error().message());
    } else if (!integrity->empty()) {
        check.problems.push_back(*integrity);
    }
    checkTiles(**pack, check);
    checkOwn(**pack, check);
    return check;
}

} // namespace trucban::mappack
