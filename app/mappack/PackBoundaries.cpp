// SPDX-License-Identifier: GPL-3.0-or-later
#include "mappack/PackBoundaries.h"

#include "geo/WardTable.h"
#include "mappack/PartialFolder.h"
#include "mappack/PlaceMaker.h"
#include "store/MapPack.h"
#include "store/MapPackWriter.h"

#include <format>
#include <fstream>
#include <sstream>

namespace trucban::mappack {
namespace {

constexpr std::uintmax_t kMostGeoJsonBytes = 512U << 20U;

std::unexpected<Failure> packFailed(const store::PackError& error) {
    return failed(Fault::badPack, error.message());
}

Result<std::string> readAll(const std::filesystem::path& file) {
    std::error_code code;
    const auto bytes = std::filesystem::file_size(file, code);
    std::ifstream stream{file, std::ios::binary};
    if (code || !stream) {
        return failed(Fault::noInput, file.string());
    }
    if (bytes > kMostGeoJsonBytes) {
        return failed(Fault::badBoundaries, std::format("{} is larger than any city's boundaries.", file.string()));
    }
    std::ostringstream text;
    text << stream.rdbuf();
    return std::move(text).str();
}

/// What stays of the index, with today's wards in front.
store::PackResult<std::vector<geo::Place>> placesWith(store::MapPack& pack, const geo::WardTable& wards,
                                                      const geo::BoundarySet& boundaries) {
    std::vector<geo::Place> places = wardPlaces(wards, boundaries);
    std::erase_if(places, [&](const geo::Place& ward) {
        const auto& info = pack.info();
        return !boundaries.has(ward.ward) && (ward.at.lat < info.southWest.lat || ward.at.lat > info.northEast.lat ||
                                              ward.at.lon < info.southWest.lon || ward.at.lon > info.northEast.lon);
    });
    const auto read = pack.forEachPlace([&](const geo::Place& place) {
        if (place.kind != geo::PlaceKind::ward) {
            places.push_back(place);
        }
        return true;
    });
    if (!read && read.error().fault != store::PackFault::noPlaces) {
        return std::unexpected(read.error());
    }
    assignWards(places, wards, boundaries);
    return places;
}

} // namespace

Result<geo::BoundaryReport> addBoundaries(const std::filesystem::path& geoJson, const std::filesystem::path& file,
                                          const geo::WardTable& wards) {
    const auto text = readAll(geoJson);
    if (!text) {
        return std::unexpected(text.error());
    }
    auto imported = geo::BoundarySet::fromGeoJson(*text, wards);
    if (!imported) {
        return failed(Fault::badBoundaries, geo::describe(imported.error()));
    }
    auto pack = store::MapPack::open(file);
    if (!pack) {
        return packFailed(pack.error());
    }
    auto before = (*pack)->boundaries();
    if (!before && before.error().fault != store::PackFault::noBoundaries) {
        return packFailed(before.error());
    }
    const geo::BoundarySet boundaries = before.value_or(geo::BoundarySet{}).mergedWith(imported->boundaries);
    const auto places = placesWith(**pack, wards, boundaries);
    if (!places) {
        return packFailed(places.error());
    }
    auto folder = PartialFolder::beside(file);
    if (!folder) {
        return std::unexpected(folder.error());
    }
    const auto copy = folder->path() / "pack";
    std::error_code code;
    if (!std::filesystem::copy_file(file, copy, code)) {
        return failed(Fault::badOutput, code.message());
    }
    auto writer = store::MapPackWriter::open(copy);
    if (!writer) {
        return packFailed(writer.error());
    }
    const auto written =
        (*writer)->setBoundaries(boundaries).and_then([&] { return (*writer)->setPlaces(*places); }).and_then([&] {
            return (*writer)->finish();
        });
    if (!written) {
        return packFailed(written.error());
    }
    if (auto published = folder->publish(copy, file); !published) {
        return std::unexpected(published.error());
    }
    std::erase_if(imported->report.missing, [&](core::WardCode ward) { return boundaries.has(ward); });
    return std::move(imported->report);
}

} // namespace trucban::mappack
