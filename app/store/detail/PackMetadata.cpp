// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/detail/PackMetadata.h"

#include "core/Text.h"
#include "geo/Gzip.h"
#include "geo/VectorTile.h"

#include <algorithm>
#include <charconv>
#include <format>
#include <map>
#include <vector>

namespace trucban::store {

std::string_view nameOf(TileFormat format) {
    switch (format) {
    case TileFormat::vector:
        return "pbf";
    case TileFormat::png:
        return "png";
    case TileFormat::jpeg:
        return "jpg";
    case TileFormat::webp:
        return "webp";
    }
    return "";
}

} // namespace trucban::store

namespace trucban::store::detail {
namespace {

constexpr int kMostRows = 1'000;
constexpr std::size_t kMostText = 2'000;

using Metadata = std::map<std::string, std::string, std::less<>>;

Metadata metadataOf(PackFile& pack) {
    Metadata metadata;
    auto rows = pack.query("SELECT name, value FROM metadata WHERE length(value) < 4000000 LIMIT ?");
    rows.bind(kMostRows);
    while (rows.step()) {
        metadata.try_emplace(rows.text(0), rows.text(1));
    }
    return metadata;
}

std::string_view valueOf(const Metadata& metadata, std::string_view name) {
    const auto found = metadata.find(name);
    return found == metadata.end() ? std::string_view{} : std::string_view{found->second};
}

/// Shown to people: valid UTF-8 without markup and control characters, not endless.
std::string plainText(std::string_view text) {
    std::string plain;
    bool inTag = false;
    for (const char byte : text) {
        if (byte == '<' || byte == '>') {
            inTag = byte == '<';
        } else if (!inTag && static_cast<unsigned char>(byte) >= 0x20) {
            plain += byte;
        }
    }
    for (const auto& [entity, letter] : {std::pair{"&copy;", "©"}, {"&amp;", "&"}, {"&quot;", "\""}}) {
        for (auto at = plain.find(entity); at != std::string::npos; at = plain.find(entity)) {
            plain.replace(at, std::string_view{entity}.size(), letter);
            if (std::string_view{letter} == "&") {
                break; // or it would find its own work
            }
        }
    }
    return core::isValidUtf8(plain) ? core::truncated(plain, kMostText) : std::string{};
}

std::vector<double> numbersOf(std::string_view text) {
    std::vector<double> numbers;
    while (!text.empty()) {
        const auto begin = text.find_first_not_of(" ,");
        if (begin == std::string_view::npos) {
            break;
        }
        text.remove_prefix(begin);
        double number = 0;
        const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (failure != std::errc{}) {
            return {};
        }
        numbers.push_back(number);
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    }
    return numbers;
}

std::optional<TileFormat> formatNamed(std::string_view name) {
    if (name == "jpeg") {
        return TileFormat::jpeg;
    }
    for (const TileFormat format : {TileFormat::vector, TileFormat::png, TileFormat::jpeg, TileFormat::webp}) {
        if (name == nameOf(format)) {
            return format;
        }
    }
    return std::nullopt;
}

PackResult<void> readFormat(PackFile& pack, const Metadata& metadata, PackInfo& info) {
    auto first = pack.query("SELECT tile_data FROM tiles WHERE length(tile_data) > 0 LIMIT 1");
    if (!first.step()) {
        return packFailure(PackFault::notAPack, "it has no tiles");
    }
    const std::string_view named = valueOf(metadata, "format");
    const auto declared = formatNamed(named);
    if (!named.empty() && !declared) {
        return packFailure(PackFault::unknownFormat, core::isValidUtf8(named) ? core::truncated(named, 40) : "format");
    }
    // The bytes tell the truth: converters often write jpg for png.
    const auto found = formatOf(first.view(0));
    if (!found) {
        return packFailure(declared == TileFormat::vector ? PackFault::damaged : PackFault::unknownFormat,
                           "its first tile is not one");
    }
    info.format = *found;
    return {};
}

PackResult<void> readZooms(PackFile& pack, const Metadata& metadata, PackInfo& info) {
    const auto lowest = numbersOf(valueOf(metadata, "minzoom"));
    const auto highest = numbersOf(valueOf(metadata, "maxzoom"));
    if (lowest.size() == 1 && highest.size() == 1) {
        info.minZoom = static_cast<int>(std::clamp(lowest[0], -1.0, 99.0));
        info.maxZoom = static_cast<int>(std::clamp(highest[0], -1.0, 99.0));
    } else {
        auto row = pack.query("SELECT min(zoom_level), max(zoom_level) FROM tiles");
        if (row.step()) {
            info.minZoom = static_cast<int>(std::clamp<std::int64_t>(row.integer(0), -1, 99));
            info.maxZoom = static_cast<int>(std::clamp<std::int64_t>(row.integer(1), -1, 99));
        }
    }
    if (info.minZoom < 0 || info.maxZoom > geo::kMaxZoom || info.minZoom > info.maxZoom) {
        return packFailure(PackFault::damaged, std::format("zooms {} to {}", info.minZoom, info.maxZoom));
    }
    return {};
}

/// Bounds and centre; the world and its middle where they are missing or wrong.
void readPlace(const Metadata& metadata, PackInfo& info) {
    info.southWest = {.lat = -geo::kMaxMercatorLat, .lon = -180};
    info.northEast = {.lat = geo::kMaxMercatorLat, .lon = 180};
    if (const auto box = numbersOf(valueOf(metadata, "bounds")); box.size() == 4) {
        const core::GeoPoint low{.lat = box[1], .lon = box[0]};
        const core::GeoPoint high{.lat = box[3], .lon = box[2]};
        if (low.isValid() && high.isValid() && low.lat < high.lat && low.lon < high.lon) {
            info.southWest = low;
            info.northEast = high;
        }
    }
    info.centre = {.lat = (info.southWest.lat + info.northEast.lat) / 2,
                   .lon = (info.southWest.lon + info.northEast.lon) / 2};
    info.centreZoom = info.minZoom;
    if (const auto centre = numbersOf(valueOf(metadata, "center")); centre.size() >= 2) {
        const core::GeoPoint point{.lat = centre[1], .lon = centre[0]};
        if (point.isValid()) {
            info.centre = point;
            info.centreZoom = centre.size() > 2
                                  ? static_cast<int>(std::clamp<double>(centre[2], info.minZoom, geo::kMaxZoom))
                                  : info.minZoom;
        }
    }
}

PackResult<void> readOwn(PackFile& pack, const Metadata& metadata, PackInfo& info) {
    const auto version = numbersOf(valueOf(metadata, kPackVersionName));
    if (version.empty()) {
        return {};
    }
    if (version[0] > kPackVersion) {
        return packFailure(PackFault::newer, std::format("version {}", version[0]));
    }
    info.dataDate = plainText(valueOf(metadata, kDataDateName));
    info.builtAt = plainText(valueOf(metadata, kBuiltAtName));
    info.source = plainText(valueOf(metadata, kSourceName));
    info.hasPlaces = pack.has("trucban_place") && pack.has("trucban_place_text");
    if (pack.has("trucban_blob")) {
        auto names = pack.query("SELECT name FROM trucban_blob LIMIT 100");
        while (names.step()) {
            info.hasRoads = info.hasRoads || names.text(0) == kRoadsName;
            info.hasBoundaries = info.hasBoundaries || names.text(0) == kBoundariesName;
        }
    }
    return {};
}

} // namespace

std::optional<TileFormat> formatOf(std::string_view bytes) {
    if (bytes.starts_with("\x89PNG\r\n\x1a\n")) {
        return TileFormat::png;
    }
    if (bytes.starts_with("\xff\xd8\xff")) {
        return TileFormat::jpeg;
    }
    if (bytes.starts_with("RIFF") && bytes.size() > 12 && bytes.substr(8, 4) == "WEBP") {
        return TileFormat::webp;
    }
    return geo::decodeVectorTile(bytes) ? std::optional{TileFormat::vector} : std::nullopt;
}

PackResult<PackInfo> readPackInfo(PackFile& pack) {
    if (!pack.has("metadata") || !pack.has("tiles")) {
        return packFailure(PackFault::notAPack, "a database without the tables of MBTiles");
    }
    const Metadata metadata = metadataOf(pack);
    PackInfo info{.name = plainText(valueOf(metadata, "name")),
                  .description = plainText(valueOf(metadata, "description")),
                  .attribution = plainText(valueOf(metadata, "attribution")),
                  .version = plainText(valueOf(metadata, "version")),
                  .layersJson = std::string{valueOf(metadata, "json")}};
    return readFormat(pack, metadata, info)
        .and_then([&] { return readZooms(pack, metadata, info); })
        .and_then([&] { return readOwn(pack, metadata, info); })
        .transform([&] {
            readPlace(metadata, info);
            return std::move(info);
        });
}

} // namespace trucban::store::detail
