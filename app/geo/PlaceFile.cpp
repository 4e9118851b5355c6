// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/PlaceFile.h"

#include "core/Text.h"
#include "geo/PlaceFileReader.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <utility>

namespace trucban::geo {
namespace {

std::string endingOf(std::string_view name) {
    const auto dot = name.rfind('.');
    std::string ending{dot == std::string_view::npos ? std::string_view{} : name.substr(dot + 1)};
    std::ranges::transform(ending, ending.begin(), [](unsigned char letter) { return std::tolower(letter); });
    return ending;
}

/// One line without blanks around it, cut.
std::string tidy(std::string_view text, std::size_t longest) {
    std::string line;
    for (const char letter : text) {
        const bool isBlank = static_cast<unsigned char>(letter) <= ' ';
        if (!isBlank) {
            line += letter;
        } else if (!line.empty() && line.back() != ' ') {
            line += ' ';
        }
    }
    while (line.ends_with(' ')) {
        line.pop_back();
    }
    return line.size() > longest ? core::truncated(line, longest) : line;
}

} // namespace

std::string_view sentenceOf(RowFault fault) {
    switch (fault) {
    case RowFault::noPosition:
        return "has no coordinates";
    case RowFault::badPosition:
        return "has coordinates that are no numbers";
    case RowFault::outside:
        return "lies outside the world";
    case RowFault::badShape:
        return "is a line or area of too few points";
    case RowFault::unknownShape:
        return "has a geometry of an unknown type";
    }
    return "";
}

std::string_view sentenceOf(PlaceFileFault fault) {
    switch (fault) {
    case PlaceFileFault::tooLarge:
        return "The file is larger than 16 MB.";
    case PlaceFileFault::notUtf8:
        return "The file is not UTF-8 text.";
    case PlaceFileFault::notJson:
        return "The file is not JSON, or nested too deeply.";
    case PlaceFileFault::notFeatures:
        return "The file is JSON, but not GeoJSON.";
    case PlaceFileFault::noHeader:
        return "The first line names no column for latitude and longitude.";
    case PlaceFileFault::notXml:
        return "The file is not XML, or nested too deeply.";
    case PlaceFileFault::hasDoctype:
        return "The file has a document type declaration, which is not accepted.";
    case PlaceFileFault::notKml:
        return "The file is XML, but not KML.";
    case PlaceFileFault::noPlaces:
        return "The file has no place that can be shown.";
    }
    return "";
}

bool isPlaceFileName(std::string_view name) {
    const std::string ending = endingOf(name);
    return ending == "geojson" || ending == "json" || ending == "csv" || ending == "txt" || ending == "kml";
}

PlaceFormat formatOf(std::string_view fileName) {
    const std::string ending = endingOf(fileName);
    if (ending == "kml") {
        return PlaceFormat::kml;
    }
    return ending == "geojson" || ending == "json" ? PlaceFormat::geoJson : PlaceFormat::csv;
}

void PlaceGatherer::add(std::string_view name, std::string_view note, const core::GeoPoint& at) {
    if (m_file.places.size() >= PlaceFile::kMostPlaces) {
        m_file.isCut = true;
        return;
    }
    m_file.places.push_back(
        {.name = tidy(name, PlaceFile::kLongestName), .note = tidy(note, PlaceFile::kLongestNote), .at = at});
}

void PlaceGatherer::addShape(std::string_view name, bool isArea, std::vector<core::GeoPoint> points, std::size_t row) {
    if (isArea && points.size() > 1 && points.front() == points.back()) {
        points.pop_back();
    }
    if (points.size() < (isArea ? 3U : 2U)) {
        fail(row, RowFault::badShape);
        return;
    }
    if (m_points + points.size() > PlaceFile::kMostPoints || m_file.shapes.size() >= PlaceFile::kMostPlaces) {
        m_file.isCut = true;
        return;
    }
    m_points += points.size();
    m_file.shapes.push_back(
        {.name = tidy(name, PlaceFile::kLongestName), .isArea = isArea, .points = std::move(points)});
}

void PlaceGatherer::fail(std::size_t row, RowFault fault) {
    ++m_file.problemCount;
    if (m_file.problems.size() < PlaceFile::kMostListed) {
        m_file.problems.push_back({.row = row, .fault = fault});
    }
}

std::expected<PlaceFile, PlaceFileFault> PlaceGatherer::take() {
    if (m_file.places.empty() && m_file.shapes.empty()) {
        return std::unexpected(PlaceFileFault::noPlaces);
    }
    return std::move(m_file);
}

std::expected<core::GeoPoint, RowFault> checkedPoint(double lat, double lon) {
    const core::GeoPoint point{.lat = lat, .lon = lon};
    return point.isValid() ? std::expected<core::GeoPoint, RowFault>{point} : std::unexpected(RowFault::outside);
}

std::optional<double> decimalOf(std::string_view text) {
    while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') {
        text.remove_prefix(1);
    }
    while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') {
        text.remove_suffix(1);
    }
    constexpr std::size_t kLongest = 40;
    if (text.empty() || text.size() > kLongest) {
        return std::nullopt;
    }
    std::string number{text.front() == '+' ? text.substr(1) : text};
    if (std::ranges::count(number, ',') == 1 && !number.contains('.')) {
        std::ranges::replace(number, ',', '.');
    }
    double value = 0;
    const auto [end, failure] = std::from_chars(number.data(), number.data() + number.size(), value);
    const bool isWhole = failure == std::errc{} && end == number.data() + number.size();
    return isWhole ? std::optional{value} : std::nullopt;
}

std::expected<PlaceFile, PlaceFileFault> readPlaceFile(std::string_view bytes, PlaceFormat format) {
    if (bytes.size() > PlaceFile::kMostBytes) {
        return std::unexpected(PlaceFileFault::tooLarge);
    }
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        bytes.remove_prefix(3);
    }
    if (!core::isValidUtf8(bytes)) {
        return std::unexpected(PlaceFileFault::notUtf8);
    }
    switch (format) {
    case PlaceFormat::geoJson:
        return readPlaceGeoJson(bytes);
    case PlaceFormat::csv:
        return readPlaceCsv(bytes);
    case PlaceFormat::kml:
        return readPlaceKml(bytes);
    }
    return std::unexpected(PlaceFileFault::noPlaces);
}

} // namespace trucban::geo
