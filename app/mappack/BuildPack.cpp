// SPDX-License-Identifier: GPL-3.0-or-later
#include "mappack/BuildPack.h"

#include "mappack/ChildProcess.h"
#include "mappack/OsmSource.h"
#include "mappack/PartialFolder.h"
#include "mappack/PlaceMaker.h"
#include "mappack/RoadMaker.h"
#include "mappack/TileMaking.h"
#include "store/MapPack.h"
#include "store/MapPackWriter.h"

#include <cmath>
#include <format>

namespace trucban::mappack {
namespace {

// How the time is shared out, measured on a city.
constexpr double kReadDone = 0.15;
constexpr double kTilesDone = 0.80;
constexpr double kIndexDone = 0.98;

constexpr std::string_view kAttribution = "© OpenStreetMap contributors";

std::unexpected<Failure> packFailed(const store::PackError& error) {
    const bool isDisk = error.fault == store::PackFault::diskFull || error.fault == store::PackFault::unreadable;
    return failed(isDisk ? Fault::badOutput : Fault::badPack, error.message());
}

/// tilemaker reads .pbf alone; osmium turns the rest into it.
Result<std::filesystem::path> asPbf(const std::filesystem::path& input, const std::filesystem::path& folder,
                                    const std::atomic<bool>& stop) {
    if (input.extension() == ".pbf") {
        return input;
    }
    auto converted = folder / "input.osm.pbf";
    const auto end = runChild(
        {"osmium", "cat", "--no-progress", std::filesystem::absolute(input).string(), "-o", converted.string()},
        [](std::string_view) {}, stop);
    if (!end) {
        return std::unexpected(end.error());
    }
    return end->status == 0 ? Result<std::filesystem::path>{converted}
                            : std::unexpected(failureOfOsmium(end->errorText, end->status));
}

std::string boundsText(const OsmData& data) {
    return std::format("{:.6f},{:.6f},{:.6f},{:.6f}", data.southWest().lon, data.southWest().lat, data.northEast().lon,
                       data.northEast().lat);
}

/// A zoom at which a good part of it is to be seen.
std::string centreText(const OsmData& data) {
    const double width = std::max(data.northEast().lon - data.southWest().lon, 0.001);
    const int zoom = static_cast<int>(std::clamp(std::floor(std::log2(360 / width)) + 1, 2.0, 14.0));
    return std::format("{:.6f},{:.6f},{}", (data.southWest().lon + data.northEast().lon) / 2,
                       (data.southWest().lat + data.northEast().lat) / 2, zoom);
}

/// Everything but the tiles.
store::PackResult<void> addOwnTables(const std::filesystem::path& file, const BuildOptions& options,
                                     const OsmData& data, const std::vector<geo::Place>& places,
                                     const geo::RoadNetwork& roads) {
    auto writer = store::MapPackWriter::open(file);
    if (!writer) {
        return std::unexpected(writer.error());
    }
    const std::string fileName = options.input.filename().string();
    const std::string name = options.name.empty() ? fileName.substr(0, fileName.find('.')) : options.name;
    const std::string dataDate = data.newestDay();
    const std::string described =
        std::format("Map pack of Truc Ban from {}{}", fileName, dataDate.empty() ? "" : ", data up to " + dataDate);
    const std::pair<std::string_view, std::string> rows[] = {{"name", name},
                                                             {"description", described},
                                                             {"attribution", std::string{kAttribution}},
                                                             {"bounds", boundsText(data)},
                                                             {"center", centreText(data)},
                                                             {"trucban_data_date", dataDate},
                                                             {"trucban_built_at", options.builtAt},
                                                             {"trucban_source", fileName}};
    for (const auto& [key, value] : rows) {
        if (auto done = (*writer)->setMetadata(key, value); !done) {
            return done;
        }
    }
    return (*writer)->setPlaces(places).and_then([&] { return (*writer)->setRoads(roads); }).and_then([&] {
        return (*writer)->finish();
    });
}

} // namespace

Result<BuildSummary> buildPack(const BuildOptions& options, const geo::WardTable& wards, Progress& progress,
                               const std::atomic<bool>& stop) {
    for (const char* tool : {"osmium", "tilemaker"}) {
        if (!isInstalled(tool)) {
            return failed(Fault::noTool, std::format("{} (Debian package {})", tool,
                                                     std::string_view{tool} == "osmium" ? "osmium-tool" : tool));
        }
    }
    std::error_code code;
    if (std::filesystem::equivalent(options.input, options.output, code)) {
        return failed(Fault::badOutput, "Input and output are the same file.");
    }
    progress.at(0, "reading the extract");
    auto data = readOsm(
        options.input,
        [&](std::size_t objects) {
            // How many there will be is not known; the bar comes near the step's end ever more slowly.
            progress.at(kReadDone * (1 - std::exp(-static_cast<double>(objects) / 500'000)), "reading the extract");
        },
        stop);
    if (!data) {
        return std::unexpected(data.error());
    }
    auto folder = PartialFolder::beside(options.output);
    if (!folder) {
        return std::unexpected(folder.error());
    }
    auto input = asPbf(options.input, folder->path(), stop);
    if (!input) {
        return std::unexpected(input.error());
    }
    progress.at(kReadDone, "drawing tiles");
    const auto tiles = makeTiles(
        *input, folder->path(),
        [&](double done) { progress.at(kReadDone + (kTilesDone - kReadDone) * done, "drawing tiles"); }, stop);
    if (!tiles) {
        return std::unexpected(tiles.error());
    }
    progress.at(kTilesDone, "indexing names and roads");
    const auto roads = makeRoads(*data);
    const auto places = makePlaces(*data, wards);
    if (stop) {
        return failed(Fault::interrupted);
    }
    if (auto added = addOwnTables(*tiles, options, *data, places, roads); !added) {
        return packFailed(added.error());
    }
    progress.at(kIndexDone, "checking");
    if (auto pack = store::MapPack::open(*tiles); !pack) {
        return packFailed(pack.error());
    }
    BuildSummary summary{.places = places.size(),
                         .roadEdges = roads.edges.size(),
                         .bytes = std::filesystem::file_size(*tiles, code),
                         .dataDate = data->newestDay()};
    if (stop) {
        return failed(Fault::interrupted);
    }
    if (auto published = folder->publish(*tiles, options.output); !published) {
        return std::unexpected(published.error());
    }
    progress.at(1, "done");
    return summary;
}

} // namespace trucban::mappack
