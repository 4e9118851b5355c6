// SPDX-License-Identifier: GPL-3.0-or-later
#include "mappack/PlaceMaker.h"

#include "geo/BoundaryIndex.h"
#include "mappack/AdminUnits.h"
#include "mappack/RoadRules.h"
#include "mappack/StreetJoiner.h"

#include <array>
#include <format>

namespace trucban::mappack {
namespace {

using geo::Place;
using geo::PlaceKind;

/// Half a screen at street level around a thing that has no size.
constexpr double kPointMarginDeg = 0.0005;

void extend(Place& place, const core::GeoPoint& point) {
    place.southWest = {.lat = std::min(place.southWest.lat, point.lat),
                       .lon = std::min(place.southWest.lon, point.lon)};
    place.northEast = {.lat = std::max(place.northEast.lat, point.lat),
                       .lon = std::max(place.northEast.lon, point.lon)};
}

void setBoxAround(Place& place, const core::GeoPoint& at) {
    place.at = at;
    place.southWest = {.lat = std::max(at.lat - kPointMarginDeg, -90.0),
                       .lon = std::max(at.lon - kPointMarginDeg, -180.0)};
    place.northEast = {.lat = std::min(at.lat + kPointMarginDeg, 90.0),
                       .lon = std::min(at.lon + kPointMarginDeg, 180.0)};
}

std::string aliasesOf(const OsmTags& tags) {
    std::string aliases;
    for (const char* key : {"name", "alt_name", "old_name", "official_name", "short_name", "name:en"}) {
        const std::string_view value = tags[key];
        if (!value.empty() && value != nameOf(tags) && !aliases.contains(value)) {
            aliases += (aliases.empty() ? "" : "; ") + std::string{value};
        }
    }
    return aliases;
}

std::string addressOf(const OsmTags& tags) {
    return tags.has("addr:housenumber") && tags.has("addr:street")
               ? std::format("{} {}", tags["addr:housenumber"], tags["addr:street"])
               : std::string{};
}

/// nullopt: nothing that is looked for by name.
std::optional<PlaceKind> kindOf(const OsmTags& tags) {
    const std::string_view amenity = tags["amenity"];
    constexpr std::array kSettlements{"city",    "town",   "suburb",        "village",
                                      "quarter", "hamlet", "neighbourhood", "island"};
    if (std::ranges::find(kSettlements, tags["place"]) != kSettlements.end()) {
        return PlaceKind::settlement;
    }
    const std::pair<std::string_view, PlaceKind> kinds[] = {
        {"police", PlaceKind::police},  {"hospital", PlaceKind::hospital},   {"clinic", PlaceKind::hospital},
        {"school", PlaceKind::school},  {"kindergarten", PlaceKind::school}, {"university", PlaceKind::school},
        {"college", PlaceKind::school}, {"marketplace", PlaceKind::market},  {"fire_station", PlaceKind::fireStation}};
    for (const auto& [value, kind] : kinds) {
        if (amenity == value) {
            return kind;
        }
    }
    if (tags["shop"] == "mall" || tags["shop"] == "supermarket") {
        return PlaceKind::market;
    }
    const bool isOther = tags["boundary"] == "administrative" || tags["type"] == "route" ||
                         tags["type"] == "route_master" || tags["type"] == "network" ||
                         (tags.has("highway") && tags["highway"] != "bus_stop");
    return isOther ? std::nullopt : std::optional{PlaceKind::landmark};
}

class Maker {
public:
    explicit Maker(const OsmData& data) : m_data{data}, m_units{data} {}

    void addUnits() {
        for (const AdminUnits::Unit& unit : m_units.units()) {
            Place place{.kind = PlaceKind::formerUnit, .name = unit.name, .at = unit.label};
            place.southWest = unit.southWest;
            place.northEast = unit.northEast;
            add(std::move(place));
        }
    }

    void addThings() {
        for (const OsmData::Node& node : m_data.nodes()) {
            const auto at = m_data.at(node.id);
            const std::array points{at.value_or(core::GeoPoint{})};
            if (at) {
                addThing(node.tags, points);
            }
        }
        for (const OsmData::Way& way : m_data.ways()) {
            if (!way.tags.isEmpty()) {
                addThing(way.tags, m_data.line(way));
            }
        }
        for (const OsmData::Relation& relation : m_data.relations()) {
            std::vector<core::GeoPoint> points;
            for (const OsmMember& member : relation.members) {
                const OsmData::Way* way =
                    member.kind == OsmKind::way && member.role != "inner" ? m_data.way(member.id) : nullptr;
                if (way != nullptr) {
                    std::ranges::move(m_data.line(*way), std::back_inserter(points));
                }
            }
            addThing(relation.tags, points);
        }
    }

    void addStreets() {
        for (Street& street : joinStreets(m_data)) {
            add(std::move(street.place));
        }
    }

    /// By importance; within a kind as they came, streets longest first.
    [[nodiscard]] std::vector<Place> sorted() {
        constexpr std::array kOrder{PlaceKind::ward,     PlaceKind::formerUnit, PlaceKind::settlement,
                                    PlaceKind::street,   PlaceKind::police,     PlaceKind::fireStation,
                                    PlaceKind::hospital, PlaceKind::market,     PlaceKind::school,
                                    PlaceKind::alley,    PlaceKind::landmark,   PlaceKind::address};
        static_assert(kOrder.size() == geo::kPlaceKinds);
        std::ranges::stable_sort(m_places, {},
                                 [&](const Place& place) { return std::ranges::find(kOrder, place.kind); });
        return std::move(m_places);
    }

private:
    void addThing(const OsmTags& tags, std::span<const core::GeoPoint> points) {
        if (points.empty()) {
            return;
        }
        Place place{.name = std::string{nameOf(tags)}, .aliases = aliasesOf(tags)};
        std::string address = addressOf(tags);
        const auto kind = kindOf(tags);
        if (place.name.empty() || !kind) {
            if (address.empty()) {
                return;
            }
            place.kind = PlaceKind::address;
            place.name = std::move(address);
            place.aliases.clear();
        } else {
            place.kind = *kind;
            if (!address.empty()) {
                place.aliases += (place.aliases.empty() ? "" : "; ") + address;
            }
        }
        core::GeoPoint sum;
        const bool isClosed = points.size() > 1 && points.front() == points.back();
        const auto counted = isClosed ? points.subspan(1) : points;
        for (const core::GeoPoint& point : counted) {
            sum = {.lat = sum.lat + point.lat, .lon = sum.lon + point.lon};
        }
        const auto count = static_cast<double>(counted.size());
        setBoxAround(place, {.lat = sum.lat / count, .lon = sum.lon / count});
        for (const core::GeoPoint& point : points) {
            extend(place, point);
        }
        add(std::move(place));
    }

    void add(Place&& place) {
        place.area = m_units.areaOf(place.at);
        if (place.kind == PlaceKind::formerUnit) { // not its own area
            if (place.area == place.name) {
                place.area.clear();
            } else if (place.area.starts_with(place.name + ", ")) {
                place.area.erase(0, place.name.size() + 2);
            }
        }
        m_places.push_back(std::move(place));
    }

    const OsmData& m_data;
    AdminUnits m_units;
    std::vector<Place> m_places;
};

} // namespace

std::vector<Place> wardPlaces(const geo::WardTable& wards, const geo::BoundarySet& boundaries) {
    std::vector<Place> places;
    for (const core::Ward& ward : wards.wards()) {
        Place place{.kind = PlaceKind::ward, .name = geo::fullName(ward), .ward = ward.code};
        setBoxAround(place, ward.label);
        const auto own = std::ranges::lower_bound(boundaries.wards(), ward.code, {}, &geo::WardBoundary::code);
        if (own != boundaries.wards().end() && own->code == ward.code) {
            for (const geo::Polygon& polygon : own->polygons) {
                for (const core::GeoPoint& point : polygon.outer) {
                    extend(place, point);
                }
            }
        }
        places.push_back(std::move(place));
    }
    return places;
}

std::vector<Place> makePlaces(const OsmData& data, const geo::WardTable& wards) {
    Maker maker{data};
    maker.addUnits();
    maker.addStreets();
    maker.addThings();
    std::vector<Place> places = maker.sorted();
    std::vector<Place> own = wardPlaces(wards, {});
    std::erase_if(own, [&](const Place& ward) {
        return ward.at.lat < data.southWest().lat || ward.at.lat > data.northEast().lat ||
               ward.at.lon < data.southWest().lon || ward.at.lon > data.northEast().lon;
    });
    places.insert(places.begin(), std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
    return places;
}

void assignWards(std::span<Place> places, const geo::WardTable& wards, const geo::BoundarySet& boundaries) {
    const geo::BoundaryIndex index{boundaries};
    for (Place& place : places) {
        if (place.kind == PlaceKind::ward) {
            continue;
        }
        // What an earlier call put there is taken away first.
        if (const core::Ward* before = wards.find(place.ward); before != nullptr) {
            const std::string name = geo::fullName(*before);
            if (place.area == name) {
                place.area.clear();
            } else if (place.area.starts_with(name + ", ")) {
                place.area.erase(0, name.size() + 2);
            }
        }
        const core::WardSet holding = index.holding(place.at);
        place.ward = holding.empty() ? core::WardCode{} : holding.front();
        if (const core::Ward* ward = wards.find(place.ward); ward != nullptr) {
            place.area = geo::fullName(*ward) + (place.area.empty() ? "" : ", ") + place.area;
        }
    }
}

} // namespace trucban::mappack
