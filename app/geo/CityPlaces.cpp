// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/CityPlaces.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <string>

namespace trucban::geo {
namespace {

std::optional<double> numberIn(std::string_view text) {
    double number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failure == std::errc{} && end == text.data() + text.size() ? std::optional{number} : std::nullopt;
}

core::WardCode wardCodeIn(std::string_view text) {
    core::WardCode code;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), code.value);
    return failure == std::errc{} && end == text.data() + text.size() ? code : core::WardCode{};
}

constexpr std::size_t kColumns = 5;

std::array<std::string_view, kColumns> columnsOf(std::string_view line) {
    std::array<std::string_view, kColumns> columns;
    for (std::string_view& column : columns) {
        const std::size_t end = std::min(line.find(','), line.size());
        column = line.substr(0, end);
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return columns;
}

/// "Quận 5,,,10.7540,106.6634", or "Phường Bến Nghé,Quận 1,26740,,": it stands where what it became does.
std::optional<Place> formerUnitOf(std::string_view line, const WardTable& wards) {
    const auto [name, area, code, latText, lonText] = columnsOf(line);
    const auto lat = numberIn(latText);
    const auto lon = numberIn(lonText);
    const core::Ward* ward = wards.find(wardCodeIn(code));
    if (name.empty() || (ward == nullptr && (!lat || !lon))) {
        return std::nullopt;
    }
    const core::GeoPoint at = lat && lon ? core::GeoPoint{.lat = *lat, .lon = *lon} : ward->label;
    Place place{.kind = PlaceKind::formerUnit, .name = std::string{name}, .area = std::string{area}, .at = at};
    place.southWest = at;
    place.northEast = at;
    if (ward != nullptr) {
        place.ward = ward->code;
        place.area = place.area.empty() ? fullName(*ward) : fullName(*ward) + ", " + place.area;
    }
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
        if (auto place = isHeader ? std::nullopt : formerUnitOf(line, wards)) {
            places.push_back(std::move(*place));
        }
    }
    return places;
}

std::vector<FoundPlace> searchWithKnown(std::span<const FoundPlace> fromPack, std::span<const Place> known,
                                        std::string_view typed, std::optional<core::GeoPoint> near, std::size_t limit) {
    std::vector<Place> candidates;
    std::multimap<std::string, core::WardCode> named;
    for (const FoundPlace& found : fromPack) {
        candidates.push_back(found.place);
        if (found.place.kind == PlaceKind::ward || found.place.kind == PlaceKind::formerUnit) {
            named.emplace(exactKey(found.place.name), found.place.ward);
        }
    }
    // Wards and districts have names of their own; numbered wards were as many as districts, and are told by what they
    // became.
    const auto isInPack = [&named](const Place& place) {
        const auto [first, last] = named.equal_range(exactKey(place.name));
        return std::any_of(first, last, [&place](const auto& entry) {
            return place.ward.isNone() || entry.second.isNone() || entry.second == place.ward;
        });
    };
    const PlaceQuery query = parsePlaceQuery(typed);
    for (const Place& place : known) {
        if (matchOf(place, query) != PlaceMatch::none && !isInPack(place)) {
            candidates.push_back(place);
        }
    }
    return rankPlaces(std::move(candidates), query, near, limit);
}

} // namespace trucban::geo
