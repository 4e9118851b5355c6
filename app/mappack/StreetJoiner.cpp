// SPDX-License-Identifier: GPL-3.0-or-later
#include "mappack/StreetJoiner.h"

#include "mappack/RoadRules.h"

#include <map>
#include <numeric>
#include <set>

namespace trucban::mappack {
namespace {

struct Piece {
    const OsmData::Way* way = nullptr;
    std::vector<core::GeoPoint> points;
    core::GeoPoint southWest;
    core::GeoPoint northEast;
};

Piece pieceOf(const OsmData::Way& way, std::vector<core::GeoPoint> points) {
    Piece piece{.way = &way, .points = std::move(points), .southWest = {90, 180}, .northEast = {-90, -180}};
    for (const core::GeoPoint& point : piece.points) {
        piece.southWest = {std::min(piece.southWest.lat, point.lat), std::min(piece.southWest.lon, point.lon)};
        piece.northEast = {std::max(piece.northEast.lat, point.lat), std::max(piece.northEast.lon, point.lon)};
    }
    return piece;
}

/// By their boxes first; then by their points, which on a road are never far from each other.
bool areNear(const Piece& a, const Piece& b) {
    const double gapDeg = kStreetGapM / 111'000 * 1.1;
    if (a.southWest.lat > b.northEast.lat + gapDeg || b.southWest.lat > a.northEast.lat + gapDeg ||
        a.southWest.lon > b.northEast.lon + gapDeg || b.southWest.lon > a.northEast.lon + gapDeg) {
        return false;
    }
    return std::ranges::any_of(a.points, [&](const core::GeoPoint& point) {
        return std::ranges::any_of(b.points, [&](const core::GeoPoint& other) {
            return std::abs(point.lat - other.lat) < gapDeg && std::abs(point.lon - other.lon) < gapDeg &&
                   core::distanceM(point, other) <= kStreetGapM;
        });
    });
}

/// Groups of pieces that hang together.
class Groups {
public:
    explicit Groups(std::size_t count) : m_parent(count) {
        std::iota(m_parent.begin(), m_parent.end(), std::size_t{0});
    }
    [[nodiscard]] std::size_t find(std::size_t item) {
        while (m_parent[item] != item) {
            item = m_parent[item] = m_parent[m_parent[item]];
        }
        return item;
    }
    void join(std::size_t a, std::size_t b) { m_parent[find(a)] = find(b); }

private:
    std::vector<std::size_t> m_parent;
};

double lengthM(const std::vector<core::GeoPoint>& points) {
    double length = 0;
    for (std::size_t i = 1; i < points.size(); ++i) {
        length += core::distanceM(points[i - 1], points[i]);
    }
    return length;
}

Street streetOf(const std::vector<const Piece*>& pieces) {
    Street street;
    geo::Place& place = street.place;
    place.southWest = pieces.front()->southWest;
    place.northEast = pieces.front()->northEast;
    std::set<std::string_view> aliases;
    bool isAlleyWay = true;
    for (const Piece* piece : pieces) {
        place.southWest = {std::min(place.southWest.lat, piece->southWest.lat),
                           std::min(place.southWest.lon, piece->southWest.lon)};
        place.northEast = {std::max(place.northEast.lat, piece->northEast.lat),
                           std::max(place.northEast.lon, piece->northEast.lon)};
        street.lengthM += lengthM(piece->points);
        isAlleyWay = isAlleyWay && isAlley(piece->way->tags);
        for (const char* key : {"alt_name", "old_name", "official_name", "short_name"}) {
            if (piece->way->tags.has(key)) {
                aliases.insert(piece->way->tags[key]);
            }
        }
    }
    place.kind = isAlleyWay ? geo::PlaceKind::alley : geo::PlaceKind::street;
    place.name = nameOf(pieces.front()->way->tags);
    for (const std::string_view alias : aliases) {
        place.aliases += (place.aliases.empty() ? "" : "; ") + std::string{alias};
    }
    const core::GeoPoint middle{.lat = (place.southWest.lat + place.northEast.lat) / 2,
                                .lon = (place.southWest.lon + place.northEast.lon) / 2};
    place.at = pieces.front()->points.front();
    for (const Piece* piece : pieces) {
        for (const core::GeoPoint& point : piece->points) {
            if (core::distanceM(point, middle) < core::distanceM(place.at, middle)) {
                place.at = point;
            }
        }
    }
    return street;
}

} // namespace

std::vector<Street> joinStreets(const OsmData& data) {
    std::map<std::string_view, std::vector<Piece>> byName;
    for (const OsmData::Way& way : data.ways()) {
        const std::string_view name = nameOf(way.tags);
        if (name.empty() || !way.tags.has("highway") || way.tags["highway"] == "bus_stop") {
            continue;
        }
        if (auto points = data.line(way); !points.empty()) {
            byName[name].push_back(pieceOf(way, std::move(points)));
        }
    }
    std::vector<Street> streets;
    for (const auto& [name, pieces] : byName) {
        Groups groups{pieces.size()};
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                if (groups.find(i) != groups.find(j) && areNear(pieces[i], pieces[j])) {
                    groups.join(i, j);
                }
            }
        }
        std::map<std::size_t, std::vector<const Piece*>> members;
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            members[groups.find(i)].push_back(&pieces[i]);
        }
        for (const auto& [group, own] : members) {
            streets.push_back(streetOf(own));
        }
    }
    std::ranges::stable_sort(streets, std::greater{}, &Street::lengthM);
    return streets;
}

} // namespace trucban::mappack
