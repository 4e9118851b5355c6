// SPDX-License-Identifier: GPL-3.0-or-later
#include "mappack/OsmData.h"

#include <array>
#include <cmath>

namespace trucban::mappack {
namespace {

constexpr double kUnitsPerDegree = 1e7;

constexpr std::array<std::string_view, 46> kKeys{"name",
                                                 "name:vi",
                                                 "alt_name",
                                                 "old_name",
                                                 "official_name",
                                                 "short_name",
                                                 "name:en",
                                                 "highway",
                                                 "service",
                                                 "junction",
                                                 "oneway",
                                                 "access",
                                                 "vehicle",
                                                 "motor_vehicle",
                                                 "motorcar",
                                                 "motorcycle",
                                                 "foot",
                                                 "emergency",
                                                 "width",
                                                 "maxwidth",
                                                 "maxwidth:physical",
                                                 "barrier",
                                                 "addr:street",
                                                 "addr:housenumber",
                                                 "amenity",
                                                 "shop",
                                                 "tourism",
                                                 "place",
                                                 "boundary",
                                                 "admin_level",
                                                 "type",
                                                 "railway",
                                                 "leisure",
                                                 "office",
                                                 "healthcare",
                                                 "oneway:motorcycle",
                                                 "oneway:motorcar",
                                                 "sidewalk",
                                                 "building",
                                                 "waterway",
                                                 "natural",
                                                 "area",
                                                 "lanes",
                                                 "surface",
                                                 "aeroway",
                                                 "historic"};

bool isWanted(std::string_view key) {
    return std::ranges::find(kKeys, key) != kKeys.end();
}

} // namespace

void OsmData::add(OsmObject&& object) {
    m_newest = std::max(m_newest, object.timestamp);
    object.tags.keepOnly(isWanted);
    switch (object.kind) {
    case OsmKind::node:
        if (!object.at) {
            return; // deleted
        }
        m_places.push_back({.id = object.id,
                            .lat = static_cast<std::int32_t>(std::lround(object.at->lat * kUnitsPerDegree)),
                            .lon = static_cast<std::int32_t>(std::lround(object.at->lon * kUnitsPerDegree))});
        m_southWest = {.lat = std::min(m_southWest.lat, object.at->lat),
                       .lon = std::min(m_southWest.lon, object.at->lon)};
        m_northEast = {.lat = std::max(m_northEast.lat, object.at->lat),
                       .lon = std::max(m_northEast.lon, object.at->lon)};
        if (!object.tags.isEmpty()) {
            m_nodes.push_back({.id = object.id, .tags = std::move(object.tags)});
        }
        return;
    case OsmKind::way:
        object.nodes.shrink_to_fit();
        m_ways.push_back({.id = object.id, .tags = std::move(object.tags), .nodes = std::move(object.nodes)});
        return;
    case OsmKind::relation:
        m_relations.push_back({.id = object.id, .tags = std::move(object.tags), .members = std::move(object.members)});
        return;
    }
}

void OsmData::sort() {
    std::ranges::stable_sort(m_places, {}, &NodePlace::id);
    std::ranges::stable_sort(m_ways, {}, &Way::id);
}

std::optional<core::GeoPoint> OsmData::at(std::int64_t node) const {
    const auto found = std::ranges::lower_bound(m_places, node, {}, &NodePlace::id);
    if (found == m_places.end() || found->id != node) {
        return std::nullopt;
    }
    return core::GeoPoint{.lat = found->lat / kUnitsPerDegree, .lon = found->lon / kUnitsPerDegree};
}

std::vector<core::GeoPoint> OsmData::line(const Way& way) const {
    std::vector<core::GeoPoint> points;
    points.reserve(way.nodes.size());
    for (const std::int64_t node : way.nodes) {
        if (const auto point = at(node)) {
            points.push_back(*point);
        }
    }
    return points;
}

const OsmData::Way* OsmData::way(std::int64_t id) const {
    const auto found = std::ranges::lower_bound(m_ways, id, {}, &Way::id);
    return found == m_ways.end() || found->id != id ? nullptr : &*found;
}

} // namespace trucban::mappack
