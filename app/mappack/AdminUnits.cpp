// SPDX-License-Identifier: GPL-3.0-or-later
#include "mappack/AdminUnits.h"

#include "mappack/RoadRules.h"

#include <charconv>

namespace trucban::mappack {
namespace {

using Line = std::vector<core::GeoPoint>;

int levelOf(const OsmTags& tags) {
    const std::string_view text = tags["admin_level"];
    int level = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), level);
    return failure == std::errc{} && end == text.data() + text.size() ? level : 0;
}

bool holds(const std::vector<Line>& rings, const core::GeoPoint& place) {
    bool inside = false;
    for (const Line& ring : rings) {
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const auto& a = ring[i];
            const auto& b = ring[j];
            if ((a.lat > place.lat) != (b.lat > place.lat) &&
                place.lon < (b.lon - a.lon) * (place.lat - a.lat) / (b.lat - a.lat) + a.lon) {
                inside = !inside;
            }
        }
    }
    return inside;
}

bool isInBox(const AdminUnits::Unit& unit, const core::GeoPoint& place) {
    return place.lat >= unit.southWest.lat && place.lat <= unit.northEast.lat && place.lon >= unit.southWest.lon &&
           place.lon <= unit.northEast.lon;
}

/// The relation's label or centre node, else the middle of the widest run inside at the middle latitude.
core::GeoPoint labelOf(const OsmData& data, const OsmData::Relation& relation, const AdminUnits::Unit& unit) {
    for (const OsmMember& member : relation.members) {
        if (member.kind == OsmKind::node && (member.role == "label" || member.role == "admin_centre")) {
            if (const auto at = data.at(member.id)) {
                return *at;
            }
        }
    }
    const core::GeoPoint middle{.lat = (unit.southWest.lat + unit.northEast.lat) / 2,
                                .lon = (unit.southWest.lon + unit.northEast.lon) / 2};
    std::vector<double> crossings;
    for (const Line& ring : unit.rings) {
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const auto& a = ring[i];
            const auto& b = ring[j];
            if ((a.lat > middle.lat) != (b.lat > middle.lat)) {
                crossings.push_back((b.lon - a.lon) * (middle.lat - a.lat) / (b.lat - a.lat) + a.lon);
            }
        }
    }
    std::ranges::sort(crossings);
    core::GeoPoint label = middle;
    double widest = 0;
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
        if (crossings[i + 1] - crossings[i] > widest) {
            widest = crossings[i + 1] - crossings[i];
            label.lon = (crossings[i] + crossings[i + 1]) / 2;
        }
    }
    return label;
}

} // namespace

std::vector<std::vector<core::GeoPoint>> joinedRings(std::vector<std::vector<core::GeoPoint>> lines) {
    std::vector<Line> rings;
    std::erase_if(lines, [](const Line& line) { return line.size() < 2; });
    while (!lines.empty()) {
        Line ring = std::move(lines.back());
        lines.pop_back();
        while (ring.front() != ring.back()) {
            const auto next = std::ranges::find_if(
                lines, [&](const Line& line) { return line.front() == ring.back() || line.back() == ring.back(); });
            if (next == lines.end()) {
                break;
            }
            if (next->back() == ring.back()) {
                std::ranges::reverse(*next);
            }
            ring.insert(ring.end(), next->begin() + 1, next->end());
            *next = std::move(lines.back());
            lines.pop_back();
        }
        if (ring.front() == ring.back() && ring.size() >= 4) {
            ring.pop_back();
            rings.push_back(std::move(ring));
        }
    }
    return rings;
}

AdminUnits::AdminUnits(const OsmData& data) {
    for (const OsmData::Relation& relation : data.relations()) {
        const int level = levelOf(relation.tags);
        const std::string_view name = nameOf(relation.tags);
        if (relation.tags["boundary"] != "administrative" || level < kHighestLevel || level > kLowestLevel ||
            name.empty()) {
            continue;
        }
        std::vector<Line> lines;
        for (const OsmMember& member : relation.members) {
            const OsmData::Way* way = member.kind == OsmKind::way ? data.way(member.id) : nullptr;
            if (way != nullptr) {
                lines.push_back(data.line(*way));
            }
        }
        Unit unit{.name = std::string{name}, .level = level, .rings = joinedRings(std::move(lines))};
        if (unit.rings.empty()) {
            continue; // the extract cuts it off
        }
        unit.southWest = unit.northEast = unit.rings.front().front();
        for (const Line& ring : unit.rings) {
            for (const core::GeoPoint& point : ring) {
                unit.southWest = {std::min(unit.southWest.lat, point.lat), std::min(unit.southWest.lon, point.lon)};
                unit.northEast = {std::max(unit.northEast.lat, point.lat), std::max(unit.northEast.lon, point.lon)};
            }
        }
        unit.label = labelOf(data, relation, unit);
        m_units.push_back(std::move(unit));
    }
    std::ranges::stable_sort(m_units, std::greater{}, &Unit::level);
}

std::string AdminUnits::areaOf(const core::GeoPoint& place) const {
    std::string area;
    for (const Unit& unit : m_units) {
        if (isInBox(unit, place) && holds(unit.rings, place)) {
            area += area.empty() ? "" : ", ";
            area += unit.name;
        }
    }
    return area;
}

} // namespace trucban::mappack
