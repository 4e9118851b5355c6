// SPDX-License-Identifier: GPL-3.0-or-later
// trucban_basemap_packer WEST EAST SOUTH NORTH COAST RIVERS OUTPUT
// Build tool: turns what `gmt pscoast -M` prints into a geo::Basemap. GSHHG stores shorelines cut into one-degree bins;
// here the pieces are joined again and closed along the edge of the region. In its data the land is always on the left
// of a line, so a lake's outline (level 2) runs clockwise.
#include "geo/Basemap.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace {

using trucban::core::GeoPoint;
using trucban::geo::Basemap;
using trucban::geo::Ring;
using Line = std::vector<GeoPoint>;

struct Piece {
    std::uint32_t level = 0;
    Line points;
};

struct Region {
    double west = 0;
    double east = 0;
    double south = 0;
    double north = 0;
};

[[noreturn]] void stop(const std::string& message) {
    std::fprintf(stderr, "basemap: %s\n", message.c_str());
    std::exit(1);
}

double rounded(double degrees) {
    return std::round(degrees * 1e6) / 1e6;
}

std::vector<Piece> readPieces(const std::string& path) {
    std::ifstream in{path};
    if (!in) {
        stop("cannot read " + path);
    }
    std::vector<Piece> pieces;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with('>')) {
            const std::size_t level = line.rfind("Level ");
            if (level == std::string::npos) {
                stop("a header without a level: " + line);
            }
            pieces.push_back({.level = static_cast<std::uint32_t>(std::stoul(line.substr(level + 6))), .points = {}});
            continue;
        }
        char* end = nullptr;
        const double lon = std::strtod(line.c_str(), &end);
        const double lat = std::strtod(end, nullptr);
        const GeoPoint point{.lat = rounded(lat), .lon = rounded(lon)};
        if (!pieces.empty() && (pieces.back().points.empty() || pieces.back().points.back() != point)) {
            pieces.back().points.push_back(point);
        }
    }
    std::erase_if(pieces, [](const Piece& piece) { return piece.points.size() < 2; });
    return pieces;
}

using Place = std::pair<double, double>;
Place placeOf(const GeoPoint& point) {
    return {point.lon, point.lat};
}

/// Joins pieces where one ends and another starts. Closed lines come out with first == last.
std::vector<Line> joined(std::vector<Line> pieces) {
    std::map<Place, std::size_t> byStart;
    std::vector<Line> lines;
    std::vector<bool> used(pieces.size());
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (pieces[i].front() == pieces[i].back()) {
            lines.push_back(pieces[i]);
            used[i] = true;
        } else {
            byStart.emplace(placeOf(pieces[i].front()), i);
        }
    }
    std::map<Place, bool> isEnd;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (!used[i]) {
            isEnd[placeOf(pieces[i].back())] = true;
        }
    }
    const auto follow = [&](std::size_t from) {
        Line line = pieces[from];
        used[from] = true;
        for (auto next = byStart.find(placeOf(line.back())); next != byStart.end() && !used[next->second];
             next = byStart.find(placeOf(line.back()))) {
            const Line& more = pieces[next->second];
            line.insert(line.end(), more.begin() + 1, more.end());
            used[next->second] = true;
        }
        lines.push_back(std::move(line));
    };
    for (std::size_t i = 0; i < pieces.size(); ++i) { // first those that begin at the edge, then circles
        if (!used[i] && !isEnd.contains(placeOf(pieces[i].front()))) {
            follow(i);
        }
    }
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (!used[i]) {
            follow(i);
        }
    }
    return lines;
}

/// How far along the edge of the region, counter-clockwise from the south-west corner, in degrees; nullopt inside.
std::optional<double> edgePlace(const GeoPoint& point, const Region& region) {
    const double width = region.east - region.west;
    const double height = region.north - region.south;
    constexpr double kClose = 1e-4;
    if (std::abs(point.lat - region.south) < kClose) {
        return point.lon - region.west;
    }
    if (std::abs(point.lon - region.east) < kClose) {
        return width + point.lat - region.south;
    }
    if (std::abs(point.lat - region.north) < kClose) {
        return width + height + region.east - point.lon;
    }
    if (std::abs(point.lon - region.west) < kClose) {
        return 2 * width + height + region.north - point.lat;
    }
    return std::nullopt;
}

/// Closes lines that end at the edge, walking it counter-clockwise: what is left of the lines is inside.
std::vector<Ring> closed(std::vector<Line> lines, const Region& region) {
    const double width = region.east - region.west;
    const double height = region.north - region.south;
    const double round = 2 * (width + height);
    const std::vector<std::pair<double, GeoPoint>> corners{
        {width, {.lat = region.south, .lon = region.east}},
        {width + height, {.lat = region.north, .lon = region.east}},
        {2 * width + height, {.lat = region.north, .lon = region.west}},
        {round, {.lat = region.south, .lon = region.west}}};
    std::vector<Ring> rings;
    std::map<double, std::size_t> starts;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].front() == lines[i].back()) {
            rings.emplace_back(lines[i].begin(), lines[i].end() - 1);
        } else if (const auto place = edgePlace(lines[i].front(), region)) {
            starts.emplace(*place, i);
        } else {
            stop("a line begins in the middle of nowhere");
        }
    }
    while (!starts.empty()) {
        const std::size_t first = starts.begin()->second;
        Ring ring;
        for (std::size_t line = first;;) {
            ring.insert(ring.end(), lines[line].begin(), lines[line].end());
            const auto from = edgePlace(ring.back(), region);
            if (!from) {
                stop("a line ends in the middle of nowhere");
            }
            auto next = starts.lower_bound(*from);
            const bool wraps = next == starts.end();
            next = wraps ? starts.begin() : next;
            const double to = next->first + (wraps ? round : 0);
            for (int turn = 0; turn < 2; ++turn) {
                for (const auto& [place, corner] : corners) {
                    if (place + turn * round > *from && place + turn * round < to) {
                        ring.push_back(corner);
                    }
                }
            }
            line = next->second;
            starts.erase(next);
            if (line == first) {
                break;
            }
        }
        rings.push_back(std::move(ring));
    }
    std::erase_if(rings, [](const Ring& ring) { return ring.size() < 3; });
    return rings;
}

std::vector<Ring> ringsOf(const std::vector<Piece>& coast, std::uint32_t level, const Region& region) {
    std::vector<Line> lines;
    for (const Piece& piece : coast) {
        if (piece.level == level) {
            lines.push_back(piece.points);
            if (level == 2) {
                std::ranges::reverse(lines.back());
            }
        }
    }
    return closed(joined(std::move(lines)), region);
}

std::vector<Basemap::River> riversOf(const std::vector<Piece>& pieces) {
    std::map<std::uint32_t, std::vector<Line>> byLevel;
    for (const Piece& piece : pieces) {
        byLevel[piece.level].push_back(piece.points);
    }
    std::vector<Basemap::River> rivers;
    for (auto& [level, lines] : byLevel) {
        for (Line& line : joined(std::move(lines))) {
            rivers.push_back({.level = level, .points = std::move(line)});
        }
    }
    return rivers;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 8) {
        stop("usage: WEST EAST SOUTH NORTH COAST RIVERS OUTPUT");
    }
    const Region region{.west = std::stod(argv[1]),
                        .east = std::stod(argv[2]),
                        .south = std::stod(argv[3]),
                        .north = std::stod(argv[4])};
    const auto coast = readPieces(argv[5]);
    const Basemap map{.southWest = {.lat = region.south, .lon = region.west},
                      .northEast = {.lat = region.north, .lon = region.east},
                      .land = ringsOf(coast, 1, region),
                      .lakes = ringsOf(coast, 2, region),
                      .islands = ringsOf(coast, 3, region),
                      .rivers = riversOf(readPieces(argv[6]))};
    if (map.land.empty() || map.rivers.empty()) {
        stop("no land or no rivers in the input");
    }
    std::ofstream out{argv[7], std::ios::binary};
    const std::string bytes = map.toBytes();
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) {
        stop(std::string{"cannot write "} + argv[7]);
    }
}
