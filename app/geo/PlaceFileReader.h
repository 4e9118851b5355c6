// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/PlaceFile.h"

#include <optional>

// Between the readers of PlaceFile: not for others.
namespace trucban::geo {

/// Gathers what a reader finds, within the bounds.
class PlaceGatherer {
public:
    void add(std::string_view name, std::string_view note, const core::GeoPoint& at);
    /// At least two points for a line, three different ones for an area; else a problem of the row.
    void addShape(std::string_view name, bool isArea, std::vector<core::GeoPoint> points, std::size_t row);
    void fail(std::size_t row, RowFault fault);
    [[nodiscard]] std::expected<PlaceFile, PlaceFileFault> take();

private:
    PlaceFile m_file;
    std::size_t m_points = 0;
};

/// A position, or why it is none.
[[nodiscard]] std::expected<core::GeoPoint, RowFault> checkedPoint(double lat, double lon);
/// "10.8231"; with a decimal comma too, and blanks around; nullopt for anything else.
[[nodiscard]] std::optional<double> decimalOf(std::string_view text);

[[nodiscard]] std::expected<PlaceFile, PlaceFileFault> readPlaceCsv(std::string_view text);
[[nodiscard]] std::expected<PlaceFile, PlaceFileFault> readPlaceGeoJson(std::string_view text);
[[nodiscard]] std::expected<PlaceFile, PlaceFileFault> readPlaceKml(std::string_view text);

} // namespace trucban::geo
