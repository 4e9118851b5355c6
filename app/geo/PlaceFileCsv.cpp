// SPDX-License-Identifier: GPL-3.0-or-later
// readPlaceCsv: RFC 4180 with comma, semicolon or tab, as spreadsheets of any language write it.
#include "core/CsvReader.h"
#include "core/Text.h"
#include "geo/PlaceFileReader.h"
#include "geo/PlaceSearch.h"

#include <algorithm>
#include <array>
#include <span>

namespace trucban::geo {
namespace {

constexpr std::size_t kMostColumns = 200;

struct Columns {
    std::optional<std::size_t> lat;
    std::optional<std::size_t> lon;
    std::optional<std::size_t> both; ///< "10.8, 106.6"
    std::optional<std::size_t> name;
    std::optional<std::size_t> note;

    [[nodiscard]] bool hasPlace() const { return (lat && lon) || both; }
};

/// The first column with one of these names, the names in order of preference.
std::optional<std::size_t> columnOf(std::span<const std::string> header, std::span<const std::string_view> names) {
    for (const std::string_view name : names) {
        const auto found = std::ranges::find(header, name);
        if (found != header.end()) {
            return static_cast<std::size_t>(found - header.begin());
        }
    }
    return std::nullopt;
}

Columns columnsOf(std::span<const std::string> fields) {
    static constexpr std::array<std::string_view, 5> kLat{"lat", "latitude", "vi do", "vido", "y"};
    static constexpr std::array<std::string_view, 7> kLon{"lon", "lng", "long", "longitude", "kinh do", "kinhdo", "x"};
    static constexpr std::array<std::string_view, 7> kBoth{"toa do",   "vi tri",  "coordinates", "coordinate",
                                                           "lat long", "lat lon", "toa do gps"};
    static constexpr std::array<std::string_view, 7> kName{"ten",  "ten goi", "ten dia diem", "ten co so",
                                                           "name", "title",   "label"};
    static constexpr std::array<std::string_view, 7> kNote{"ghi chu",     "mo ta",   "dia chi", "note",
                                                           "description", "address", "noi dung"};
    std::vector<std::string> header;
    for (const std::string& field : fields) {
        header.push_back(searchKey(field));
    }
    return {.lat = columnOf(header, kLat),
            .lon = columnOf(header, kLon),
            .both = columnOf(header, kBoth),
            .name = columnOf(header, kName),
            .note = columnOf(header, kNote)};
}

std::string_view fieldAt(std::span<const std::string> fields, std::optional<std::size_t> column) {
    return column && *column < fields.size() ? std::string_view{fields[*column]} : std::string_view{};
}

std::expected<core::GeoPoint, RowFault> placeOf(std::span<const std::string> fields, const Columns& columns) {
    if (columns.lat && columns.lon) {
        const auto lat = fieldAt(fields, columns.lat);
        const auto lon = fieldAt(fields, columns.lon);
        if (lat.empty() && lon.empty()) {
            return std::unexpected(RowFault::noPosition);
        }
        const auto latNumber = decimalOf(lat);
        const auto lonNumber = decimalOf(lon);
        return latNumber && lonNumber ? checkedPoint(*latNumber, *lonNumber) : std::unexpected(RowFault::badPosition);
    }
    const auto both = fieldAt(fields, columns.both);
    if (both.empty()) {
        return std::unexpected(RowFault::noPosition);
    }
    const auto point = parseCoordinate(both);
    return point ? std::expected<core::GeoPoint, RowFault>{*point} : std::unexpected(RowFault::badPosition);
}

} // namespace

std::expected<PlaceFile, PlaceFileFault> readPlaceCsv(std::string_view text) {
    const char hinted = core::takeSeparatorLine(text);
    core::CsvReader records{
        text, {.separator = hinted != 0 ? hinted : core::guessSeparator(text), .mostColumns = kMostColumns}};
    std::vector<std::string> fields;
    const Columns columns = records.next(fields) ? columnsOf(fields) : Columns{};
    if (!columns.hasPlace()) {
        return std::unexpected(PlaceFileFault::noHeader);
    }
    PlaceGatherer gatherer;
    while (records.next(fields)) {
        if (fields.size() == 1 && fields.front().empty()) {
            continue;
        }
        if (const auto place = placeOf(fields, columns)) {
            gatherer.add(fieldAt(fields, columns.name), fieldAt(fields, columns.note), *place);
        } else {
            gatherer.fail(records.line(), place.error());
        }
    }
    return gatherer.take();
}

} // namespace trucban::geo
