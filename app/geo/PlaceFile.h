// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/GeoPoint.h"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

// Places that somebody keeps in a file of his own: GeoJSON, CSV or KML. Files come from anywhere: what is in them is
// bounded, and nothing in them is followed.
namespace trucban::geo {

enum class PlaceFormat : std::uint8_t { geoJson, csv, kml };

struct MarkedPlace {
    std::string name; ///< may be empty
    std::string note; ///< a description or address; may be empty
    core::GeoPoint at;
    bool operator==(const MarkedPlace&) const = default;
};

/// A line, or the outer border of an area.
struct MarkedShape {
    std::string name;
    bool isArea = false; ///< the last point is joined to the first, which is not repeated
    std::vector<core::GeoPoint> points;
    bool operator==(const MarkedShape&) const = default;
};

/// Why one row, feature or placemark was left out.
enum class RowFault : std::uint8_t {
    noPosition,  ///< no coordinates at all
    badPosition, ///< not numbers
    outside,     ///< not on Earth
    badShape,    ///< a line or area of too few points
    unknownShape ///< a geometry that is none of GeoJSON's; the last one: the test counts on it
};
struct RowProblem {
    std::size_t row = 0; ///< CSV: line of the file; else the number of the feature or placemark, from 1
    RowFault fault{};
    bool operator==(const RowProblem&) const = default;
};

/// Why nothing of a file can be shown.
enum class PlaceFileFault : std::uint8_t {
    tooLarge,
    notUtf8,
    notJson, ///< or nested deeper than any map
    notFeatures,
    noHeader, ///< CSV without a column for latitude and longitude
    notXml,
    hasDoctype, ///< entities can make a small file huge, or reach for others
    notKml,
    noPlaces ///< read, but with nothing that can be shown; the last one: the test counts on it
};
[[nodiscard]] std::string_view sentenceOf(RowFault fault);
[[nodiscard]] std::string_view sentenceOf(PlaceFileFault fault);

struct PlaceFile {
    static constexpr std::size_t kMostBytes = 16U << 20U;
    static constexpr std::size_t kMostPlaces = 50'000;
    static constexpr std::size_t kMostPoints = 500'000; ///< of all shapes together
    static constexpr std::size_t kMostListed = 100;
    static constexpr std::size_t kLongestName = 200; ///< characters; the rest is cut
    static constexpr std::size_t kLongestNote = 500;

    std::vector<MarkedPlace> places;
    std::vector<MarkedShape> shapes;
    std::vector<RowProblem> problems; ///< the first kMostListed
    std::size_t problemCount = 0;
    bool isCut = false; ///< there was more than kMostPlaces or kMostPoints
    bool operator==(const PlaceFile&) const = default;
};

/// By the ending of a file's name: .geojson, .json, .csv, .txt, .kml; any case. False for others.
[[nodiscard]] bool isPlaceFileName(std::string_view name);
[[nodiscard]] PlaceFormat formatOf(std::string_view fileName);

/// `problems` of a file with noPlaces are lost; the fault says enough.
[[nodiscard]] std::expected<PlaceFile, PlaceFileFault> readPlaceFile(std::string_view bytes, PlaceFormat format);

} // namespace trucban::geo
