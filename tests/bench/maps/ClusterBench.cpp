// SPDX-License-Identifier: GPL-3.0-or-later
// Clustering of a city of alerts: cluster_bench [POINTS [FILE]] prints JSON; with FILE the points are also written
// there, a line "lon lat" each, for a peer to do the same work on.
#include "geo/ClusterIndex.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <malloc.h>
#include <random>
#include <vector>

using namespace trucban;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int kRounds = 5;
constexpr double kViewWidth = 1'920;
constexpr double kViewHeight = 1'080;

double microseconds(Clock::duration duration) {
    return std::chrono::duration<double, std::micro>(duration).count();
}

/// The value below which that share of the values lies.
double quantile(std::vector<double> values, double share) {
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

/// Around 168 places of a city, denser towards its middle.
std::vector<core::GeoPoint> cityPoints(std::size_t count) {
    std::mt19937_64 random{138};
    std::normal_distribution<double> spread{0, 1};
    std::vector<core::GeoPoint> places;
    for (int i = 0; i < 168; ++i) {
        places.push_back({.lat = 10.79 + 0.12 * spread(random), .lon = 106.69 + 0.12 * spread(random)});
    }
    std::vector<core::GeoPoint> points;
    points.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const core::GeoPoint& place = places[random() % places.size()];
        points.push_back({.lat = place.lat + 0.012 * spread(random), .lon = place.lon + 0.012 * spread(random)});
    }
    return points;
}

geo::ClusterTraits traitsOf(std::size_t i) {
    return {.priority = static_cast<core::Priority>(i % 4), .unacknowledged = i % 7 == 0, .open = i % 11 != 0};
}

std::size_t heapBytes() {
    return mallinfo2().uordblks + mallinfo2().hblkhd;
}

geo::WorldBox viewAt(const core::GeoPoint& centre, int zoom) {
    const geo::WorldPoint at = geo::toWorld(centre);
    const double world = geo::worldPixels(zoom);
    return {.minX = at.x - kViewWidth / 2 / world,
            .minY = at.y - kViewHeight / 2 / world,
            .maxX = at.x + kViewWidth / 2 / world,
            .maxY = at.y + kViewHeight / 2 / world};
}

} // namespace

int main(int argc, char** argv) {
    const std::size_t count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
    const auto points = cityPoints(count);
    if (argc > 2) {
        std::ofstream file{argv[2]};
        file.precision(9);
        for (const core::GeoPoint& point : points) {
            file << point.lon << ' ' << point.lat << '\n';
        }
    }
    std::vector<geo::WorldPoint> world;
    world.reserve(count);
    for (const core::GeoPoint& point : points) {
        world.push_back(geo::toWorld(point));
    }

    geo::ClusterIndex index;
    std::vector<double> builds;
    std::size_t bytes = 0;
    for (int round = 0; round < kRounds; ++round) {
        index = geo::ClusterIndex{};
        const std::size_t before = heapBytes();
        const auto start = Clock::now();
        for (std::size_t i = 0; i < count; ++i) {
            index.insert(static_cast<geo::ClusterIndex::Slot>(i), world[i], traitsOf(i));
        }
        builds.push_back(microseconds(Clock::now() - start) / 1'000);
        bytes = heapBytes() - before;
    }
    std::printf("{\"points\": %zu, \"build_ms\": %.1f, \"bytes_per_point\": %.1f,\n \"queries\": [", count,
                quantile(builds, 0.5), static_cast<double>(bytes) / static_cast<double>(count));
    std::mt19937_64 random{7};
    for (int zoom = 5; zoom <= 16; ++zoom) {
        std::vector<double> times;
        std::size_t shown = 0;
        std::uint64_t total = 0;
        for (int i = 0; i < 200; ++i) {
            const geo::WorldBox view = viewAt(points[random() % count], zoom);
            const auto start = Clock::now();
            const auto clusters = index.query(view, zoom);
            times.push_back(microseconds(Clock::now() - start));
            shown = std::max(shown, clusters.size());
        }
        for (const auto& cluster : index.query({.minX = 0, .minY = 0, .maxX = 1, .maxY = 1}, zoom)) {
            total += cluster.count;
        }
        std::printf("%s\n  {\"zoom\": %d, \"p50_us\": %.0f, \"p99_us\": %.0f, \"most_clusters\": %zu, \"total\": %llu}",
                    zoom > 5 ? "," : "", zoom, quantile(times, 0.5), quantile(times, 0.99), shown,
                    static_cast<unsigned long long>(total));
    }
    std::vector<double> inserts;
    std::vector<double> moves;
    std::vector<double> removals;
    constexpr std::size_t kLive = 20'000;
    for (std::size_t i = 0; i < kLive; ++i) {
        const auto slot = static_cast<geo::ClusterIndex::Slot>(count + i);
        auto start = Clock::now();
        index.insert(slot, world[random() % count], traitsOf(i));
        inserts.push_back(microseconds(Clock::now() - start));
        const geo::WorldPoint& place = world[random() % count];
        start = Clock::now();
        index.update(slot, place, traitsOf(i + 1));
        moves.push_back(microseconds(Clock::now() - start));
    }
    for (std::size_t i = 0; i < kLive; ++i) {
        const auto start = Clock::now();
        index.remove(static_cast<geo::ClusterIndex::Slot>(count + i));
        removals.push_back(microseconds(Clock::now() - start));
    }
    std::printf("],\n \"insert_us\": %.2f, \"insert_p99_us\": %.2f, \"move_us\": %.2f, \"remove_us\": %.2f}\n",
                quantile(inserts, 0.5), quantile(inserts, 0.99), quantile(moves, 0.5), quantile(removals, 0.5));
    return 0;
}
