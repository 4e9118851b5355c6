// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/CityPlaces.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <string>

namespace trucban::geo {
namespace {

std::optional<double> numberIn(std::string_view text) {
    double number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failure == std::errc{} && end == text.data() + text.size() ? std::optional{number} : std::nullopt;
}

/// "Quận 5,10.7540,106.6634".
std::optional<Place> formerUnitOf(std::string_view line) {
    const std::size_t last = line.rfind(',');
    const std::size_t first = last == std::string_view::npos || last == 0 ? last : line.rfind(',', last - 1);
    if (first == std::string_view::npos || first == 0) {
        return std::nullopt;
    }
    const auto lat = numberIn(line.substr(first + 1, last - first - 1));
    const auto lon = numberIn(line.substr(last + 1));
    if (!lat || !lon) {
        return std::nullopt;
    }
    const core::GeoPoint at{.lat = *lat, .lon = *lon};
    Place place{.kind = PlaceKind::formerUnit, .name = std::string{line.substr(0, first)}, .at = at};
    place.southWest = at;
    place.northEast = at;
    return at.isValid() ? std::optional{std::move(place)} : std::nullopt;
}

std::string_view withoutReturn(std::string_view line) {
    return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

} // namespace

std::vector<Place> cityPlaces(const WardTable& wards, std::string_view formerUnitsCsv) {
    std::vector<Place> places;
    for (const core::Ward& ward : wards.wards()) {
        Place place{.kind = PlaceKind::ward, .name = fullName(ward), .at = ward.label};
        place.southWest = ward.label;
        place.northEast = ward.label;
        place.ward = ward.code;
        places.push_back(std::move(place));
    }
    for (bool isHeader = true; !formerUnitsCsv.empty(); isHeader = false) {
        const std::size_t end = std::min(formerUnitsCsv.find('\n'), formerUnitsCsv.size());
        const std::string_view line = withoutReturn(formerUnitsCsv.substr(0, end));
        formerUnitsCsv.remove_prefix(std::min(end + 1, formerUnitsCsv.size()));
        if (auto place = isHeader ? std::nullopt : formerUnitOf(line)) {
            places.push_back(std::move(*place));
        }
    }
    return places;
}

std::vector<FoundPlace> searchWithKnown(std::span<const FoundPlace> fromPack, std::span<const Place> known,
                                        std::string_view typed, std::optional<core::GeoPoint> near, std::size_t limit) {
    std::vector<Place> candidates;
    std::set<std::string> named; // wards have names of their own; so have districts
    for (const FoundPlace& found : fromPack) {
        candidates.push_back(found.place);
        if (found.place.kind == PlaceKind::ward || found.place.kind == PlaceKind::formerUnit) {
            named.insert(exactKey(found.place.name));
        }
    }
    const PlaceQuery query = parsePlaceQuery(typed);
    for (const Place& place : known) {
        if (matchOf(place, query) != PlaceMatch::none && !named.contains(exactKey(place.name))) {
            candidates.push_back(place);
        }
    }
    return rankPlaces(std::move(candidates), query, near, limit);
}

} // namespace trucban::geo
