// SPDX-License-Identifier: GPL-3.0-or-later
// Clustering of a city of alerts: cluster_bench [POINTS [FILE]] prints JSON. With FILE it writes the points and the views
// it asked for there, so that a peer does the same work (cluster_compare.py): numbers of eight bytes, how many points,
// how many views, then "lon lat" of each point, then "zoom west south east north" of each view.
#include "geo/ClusterIndex.h"

#include <algorithm>
#include <bit>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <malloc.h>
#include <random>
#include <span>
#include <vector>

using namespace trucban;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int kRounds = 5;
constexpr int kFirstZoom = 5;
constexpr int kLastZoom = 16;
constexpr std::size_t kViewsPerZoom = 400;
constexpr std::size_t kLive = 20'000;
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

struct View {
    int zoom = 0;
    geo::WorldBox box;
};

/// Screens around points, so mostly where it is dense.
std::vector<View> someViews(const std::vector<core::GeoPoint>& points) {
    std::mt19937_64 random{7};
    std::vector<View> views;
    for (int zoom = kFirstZoom; zoom <= kLastZoom; ++zoom) {
        const double world = geo::worldPixels(zoom);
        for (std::size_t i = 0; i < kViewsPerZoom; ++i) {
            const geo::WorldPoint at = geo::toWorld(points[random() % points.size()]);
            views.push_back({.zoom = zoom,
                             .box = {.minX = at.x - kViewWidth / 2 / world,
                                     .minY = at.y - kViewHeight / 2 / world,
                                     .maxX = at.x + kViewWidth / 2 / world,
                                     .maxY = at.y + kViewHeight / 2 / world}});
        }
    }
    return views;
}

void write(const char* path, const std::vector<core::GeoPoint>& points, const std::vector<View>& views) {
    static_assert(std::endian::native == std::endian::little);
    std::vector<double> numbers{static_cast<double>(points.size()), static_cast<double>(views.size())};
    for (const core::GeoPoint& point : points) {
        numbers.insert(numbers.end(), {point.lon, point.lat});
    }
    for (const View& view : views) {
        const core::GeoPoint northWest = geo::toGeo({.x = view.box.minX, .y = view.box.minY});
        const core::GeoPoint southEast = geo::toGeo({.x = view.box.maxX, .y = view.box.maxY});
        numbers.insert(numbers.end(),
                       {static_cast<double>(view.zoom), northWest.lon, southEast.lat, southEast.lon, northWest.lat});
    }
    std::ofstream file{path, std::ios::binary};
    file.write(reinterpret_cast<const char*>(numbers.data()),
               static_cast<std::streamsize>(numbers.size() * sizeof(double)));
    if (!file.flush()) {
        std::fprintf(stderr, "cannot write %s\n", path);
        std::exit(1);
    }
}

/// From places as they come, projection included, to an index that answers.
geo::ClusterIndex build(const std::vector<core::GeoPoint>& points) {
    std::vector<geo::ClusterIndex::NewPoint> fresh;
    fresh.reserve(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        fresh.push_back(
            {.slot = static_cast<geo::ClusterIndex::Slot>(i), .point = geo::toWorld(points[i]), .traits = traitsOf(i)});
    }
    geo::ClusterIndex index;
    index.insertAll(fresh);
    return index;
}

geo::ClusterIndex benchBuild(const std::vector<core::GeoPoint>& points) {
    std::vector<double> times;
    double bytes = 0;
    geo::ClusterIndex index;
    for (int round = 0; round < kRounds; ++round) {
        index = geo::ClusterIndex{};
        const std::size_t before = heapBytes();
        const auto start = Clock::now();
        index = build(points);
        times.push_back(microseconds(Clock::now() - start) / 1'000);
        bytes = static_cast<double>(heapBytes() - before) / static_cast<double>(points.size());
    }
    std::printf(" \"build_ms\": %.1f, \"bytes_per_point\": %.1f,\n", quantile(times, 0.5), bytes);
    return index;
}

struct Asked {
    std::vector<double> times; ///< microseconds
    std::size_t shown = 0;
    std::uint64_t counted = 0;
};

/// Each view once; `before` each is not measured.
template <class Before>
Asked ask(const geo::ClusterIndex& index, std::span<const View> views, const Before& before) {
    Asked asked;
    for (const View& view : views) {
        before(view);
        const auto start = Clock::now();
        const auto clusters = index.query(view.box, view.zoom);
        asked.times.push_back(microseconds(Clock::now() - start));
        asked.shown += clusters.size();
        for (const auto& cluster : clusters) {
            asked.counted += cluster.count;
        }
    }
    return asked;
}

/// Looked at for the first time, looked at again (medians of rounds), and looked at after a point in the middle of the view
/// has changed.
void benchZoom(geo::ClusterIndex& index, int zoom, std::span<const View> views) {
    const auto nothing = [](const View&) {};
    const Asked first = ask(index, views, nothing);
    std::vector<double> p50s;
    std::vector<double> p99s;
    Asked again;
    for (int round = 0; round < kRounds; ++round) {
        again = ask(index, views, nothing);
        p50s.push_back(quantile(again.times, 0.5));
        p99s.push_back(quantile(again.times, 0.99));
    }
    const auto guest = static_cast<geo::ClusterIndex::Slot>(index.size());
    const auto middle = [](const View& view) {
        return geo::WorldPoint{.x = (view.box.minX + view.box.maxX) / 2, .y = (view.box.minY + view.box.maxY) / 2};
    };
    index.insert(guest, middle(views.front()), {});
    const Asked changed = ask(index, views, [&](const View& view) {
        (void)index.query(view.box, zoom);
        index.update(guest, middle(view), {});
    });
    index.remove(guest);
    std::uint64_t total = 0;
    for (const auto& cluster : index.query({.minX = 0, .minY = 0, .maxX = 1, .maxY = 1}, zoom)) {
        total += cluster.count;
    }
    std::printf("  {\"zoom\": %d, \"p50_us\": %.3f, \"p99_us\": %.3f, \"first_p50_us\": %.1f, \"first_p99_us\": %.1f, "
                "\"changed_p50_us\": %.1f, \"changed_p99_us\": %.1f, \"clusters_a_view\": %.1f, "
                "\"points_a_view\": %.0f, \"total\": %llu}",
                zoom, quantile(p50s, 0.5), quantile(p99s, 0.5), quantile(first.times, 0.5), quantile(first.times, 0.99),
                quantile(changed.times, 0.5), quantile(changed.times, 0.99),
                static_cast<double>(again.shown) / kViewsPerZoom, static_cast<double>(again.counted) / kViewsPerZoom,
                static_cast<unsigned long long>(total));
}

void benchQueries(geo::ClusterIndex& index, std::span<const View> views) {
    const std::size_t before = heapBytes();
    std::size_t most = before;
    std::printf(" \"queries\": [");
    for (int zoom = kFirstZoom; zoom <= kLastZoom; ++zoom) {
        std::printf(zoom > kFirstZoom ? ",\n" : "\n");
        benchZoom(index, zoom,
                  views.subspan(static_cast<std::size_t>(zoom - kFirstZoom) * kViewsPerZoom, kViewsPerZoom));
        most = std::max(most, heapBytes());
    }
    std::printf("],\n \"bytes_per_point_of_what_was_looked_at\": %.1f,\n",
                static_cast<double>(most - before) / static_cast<double>(index.size()));
}

void benchChanges(geo::ClusterIndex& index, const std::vector<core::GeoPoint>& points) {
    std::mt19937_64 random{11};
    std::vector<double> inserts;
    std::vector<double> moves;
    std::vector<double> removals;
    const auto somewhere = [&] { return geo::toWorld(points[random() % points.size()]); };
    for (std::size_t i = 0; i < kLive; ++i) {
        const auto slot = static_cast<geo::ClusterIndex::Slot>(points.size() + i);
        const geo::WorldPoint first = somewhere();
        auto start = Clock::now();
        index.insert(slot, first, traitsOf(i));
        inserts.push_back(microseconds(Clock::now() - start));
        const geo::WorldPoint second = somewhere();
        start = Clock::now();
        index.update(slot, second, traitsOf(i + 1));
        moves.push_back(microseconds(Clock::now() - start));
    }
    for (std::size_t i = 0; i < kLive; ++i) {
        const auto start = Clock::now();
        index.remove(static_cast<geo::ClusterIndex::Slot>(points.size() + i));
        removals.push_back(microseconds(Clock::now() - start));
    }
    std::printf(" \"insert_us\": %.2f, \"insert_p99_us\": %.2f, \"insert_worst_us\": %.0f,\n \"move_us\": %.2f, "
                "\"remove_us\": %.2f}\n",
                quantile(inserts, 0.5), quantile(inserts, 0.99), quantile(inserts, 1), quantile(moves, 0.5),
                quantile(removals, 0.5));
}

} // namespace

int main(int argc, char** argv) {
    const std::size_t count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
    if (count == 0) {
        std::fputs("usage: cluster_bench [POINTS [FILE]]\n", stderr);
        return 2;
    }
    const auto points = cityPoints(count);
    const auto views = someViews(points);
    if (argc > 2) {
        write(argv[2], points, views);
    }
    std::printf("{\"points\": %zu,\n", count);
    geo::ClusterIndex index = benchBuild(points);
    benchQueries(index, views);
    benchChanges(index, points);
    return 0;
}
