// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/ClusterIndex.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <map>
#include <random>
#include <set>

namespace trucban::geo {
namespace {

using Slot = ClusterIndex::Slot;
constexpr WorldBox kWorld{.minX = 0, .minY = 0, .maxX = 1, .maxY = 1};

struct Truth {
    WorldPoint point;
    ClusterTraits traits;
};

ClusterTraits anyTraits() {
    return {.priority = static_cast<core::Priority>(*rc::gen::inRange(0, 4)),
            .unacknowledged = *rc::gen::arbitrary<bool>(),
            .open = *rc::gen::inRange(0, 5) > 0};
}

// Mostly the city, often on a coarse lattice so that points coincide, sometimes anywhere.
WorldPoint anyPoint() {
    const auto in = [](int low, int high, double unit) { return *rc::gen::inRange(low, high) * unit; };
    switch (*rc::gen::inRange(0, 6)) {
    case 0:
        return {.x = in(0, 1001, 1e-3), .y = in(0, 1001, 1e-3)};
    case 1:
        return {.x = 0.7960 + in(0, 8, 1e-5), .y = 0.4700 + in(0, 8, 1e-5)};
    default:
        return {.x = 0.7960 + in(0, 1'000'000, 1e-9), .y = 0.4700 + in(0, 1'000'000, 1e-9)};
    }
}

void checkZoom(const ClusterIndex& index, const std::map<Slot, Truth>& truth, int zoom) {
    std::set<Slot> seen;
    for (const auto& cluster : index.query(kWorld, zoom)) {
        const auto members = index.members(cluster, zoom, 1'000'000);
        RC_ASSERT(members.size() == cluster.count);
        std::uint32_t open = 0;
        std::uint32_t unacknowledged = 0;
        std::uint32_t urgent = 0;
        std::optional<core::Priority> worst;
        double x = 0;
        double y = 0;
        for (const Slot slot : members) {
            RC_ASSERT(seen.insert(slot).second);
            const Truth& point = truth.at(slot);
            x += point.point.x;
            y += point.point.y;
            if (point.traits.open) {
                ++open;
                worst = worst ? std::min(*worst, point.traits.priority) : point.traits.priority;
                unacknowledged += point.traits.unacknowledged ? 1 : 0;
                urgent += point.traits.unacknowledged && point.traits.priority == core::Priority::p1 ? 1 : 0;
            }
            const auto own = index.clusterOf(slot, zoom);
            RC_ASSERT(own.has_value());
            RC_ASSERT(*own == cluster);
        }
        RC_ASSERT(cluster.open == open);
        RC_ASSERT(cluster.unacknowledged == unacknowledged);
        RC_ASSERT(cluster.urgentUnacknowledged == urgent);
        RC_ASSERT(cluster.worst == worst);
        RC_ASSERT(std::abs(cluster.centre.x - x / cluster.count) < 1e-9);
        RC_ASSERT(std::abs(cluster.centre.y - y / cluster.count) < 1e-9);
        RC_ASSERT(cluster.single.has_value() == (cluster.count == 1));
        if (cluster.single) {
            RC_ASSERT(*cluster.single == members.front());
        }
    }
    RC_ASSERT(seen.size() == truth.size());
}

RC_GTEST_PROP(ClusterIndex, keepsEachPointInOneClusterPerZoomThroughAnyChanges, ()) {
    ClusterIndex index;
    std::map<Slot, Truth> truth;
    const int steps = *rc::gen::inRange(1, 150);
    for (int step = 0; step < steps; ++step) {
        const auto slot = static_cast<Slot>(*rc::gen::inRange(0, 60));
        const Truth point{.point = anyPoint(), .traits = anyTraits()};
        if (!truth.contains(slot)) {
            index.insert(slot, point.point, point.traits);
            truth[slot] = point;
        } else if (*rc::gen::inRange(0, 3) == 0) {
            index.remove(slot);
            truth.erase(slot);
        } else {
            index.update(slot, point.point, point.traits);
            truth[slot] = point;
        }
    }
    RC_ASSERT(index.size() == truth.size());
    for (const int zoom : {0, 5, 9, 11, 13, 16, ClusterIndex::kMaxClusterZoom}) {
        checkZoom(index, truth, zoom);
    }
}

RC_GTEST_PROP(ClusterIndex, doesNotDependOnTheOrderOfChanges, ()) {
    std::vector<Truth> points;
    for (int i = 0, count = *rc::gen::inRange(1, 60); i < count; ++i) {
        points.push_back({.point = anyPoint(), .traits = anyTraits()});
    }
    ClusterIndex forward;
    ClusterIndex backward;
    for (std::size_t i = 0; i < points.size(); ++i) {
        forward.insert(static_cast<Slot>(i), points[i].point, points[i].traits);
        const std::size_t j = points.size() - 1 - i;
        backward.insert(static_cast<Slot>(j), {.x = 0.1, .y = 0.1}, {});
        backward.update(static_cast<Slot>(j), points[j].point, points[j].traits);
    }
    const int zoom = *rc::gen::inRange(0, ClusterIndex::kMaxClusterZoom + 1);
    RC_ASSERT(forward.query(kWorld, zoom) == backward.query(kWorld, zoom));
}

RC_GTEST_PROP(ClusterIndex, takesManyAtOnceAsOneByOne, ()) {
    std::vector<ClusterIndex::NewPoint> points;
    for (int i = 0, count = *rc::gen::inRange(0, 200); i < count; ++i) {
        points.push_back({.slot = static_cast<Slot>(2 * i), .point = anyPoint(), .traits = anyTraits()});
    }
    const auto half = static_cast<std::ptrdiff_t>(points.size() / 2);
    ClusterIndex atOnce;
    if (*rc::gen::arbitrary<bool>()) {
        atOnce.insertAll(points);
    } else {
        atOnce.insertAll({points.begin(), points.begin() + half});
        atOnce.insertAll({points.begin() + half, points.end()});
    }
    ClusterIndex oneByOne;
    for (const auto& point : points) {
        oneByOne.insert(point.slot, point.point, point.traits);
    }
    RC_ASSERT(atOnce.size() == points.size());
    for (const int zoom : {0, 9, 13, ClusterIndex::kMaxClusterZoom}) {
        RC_ASSERT(atOnce.query(kWorld, zoom) == oneByOne.query(kWorld, zoom));
    }
}

RC_GTEST_PROP(ClusterIndex, showsTheSameClustersWhateverThePartInView, ()) {
    ClusterIndex index;
    for (Slot slot = 0; slot < 120; ++slot) {
        index.insert(slot, anyPoint(), anyTraits());
    }
    const int zoom = *rc::gen::inRange(8, 17);
    const WorldPoint centre = anyPoint();
    const double half = *rc::gen::inRange(1, 1000) * 1e-7;
    const WorldBox box = WorldBox{.minX = centre.x, .minY = centre.y, .maxX = centre.x, .maxY = centre.y}.grownBy(half);
    std::vector<ClusterIndex::Cluster> expected;
    for (const auto& cluster : index.query(kWorld, zoom)) {
        if (box.contains(cluster.centre)) {
            expected.push_back(cluster);
        }
    }
    RC_ASSERT(index.query(box, zoom) == expected);
}

RC_GTEST_PROP(ClusterIndex, afterACrowdCameAndWentIsAsIfBuiltAfresh, ()) {
    // Enough points close together that cells are divided, several zooms deep, and joined again.
    std::mt19937 random{*rc::gen::arbitrary<std::uint32_t>()};
    const double spread = *rc::gen::element(1e-9, 1e-6, 1e-4);
    const auto somewhere = [&] {
        return WorldPoint{.x = 0.797 + spread * static_cast<double>(random() % 1'000),
                          .y = 0.47 + spread * static_cast<double>(random() % 1'000)};
    };
    ClusterIndex index;
    std::map<Slot, Truth> truth;
    for (const std::size_t size : {250u, 20u, 120u, 3u}) {
        while (truth.size() < size) {
            const auto slot = static_cast<Slot>(random() % 1'000);
            const Truth point{.point = somewhere(), .traits = {.priority = core::Priority::p2}};
            truth.contains(slot) ? index.update(slot, point.point, point.traits)
                                 : index.insert(slot, point.point, point.traits);
            truth[slot] = point;
        }
        while (truth.size() > size) {
            const auto gone = std::next(truth.begin(), random() % static_cast<std::ptrdiff_t>(truth.size()));
            index.remove(gone->first);
            truth.erase(gone);
        }
        ClusterIndex fresh;
        for (const auto& [slot, point] : truth) {
            fresh.insert(slot, point.point, point.traits);
        }
        for (const int zoom : {10, 15, ClusterIndex::kMaxClusterZoom}) {
            const auto clusters = index.query(kWorld, zoom);
            RC_ASSERT(clusters == fresh.query(kWorld, zoom));
            for (const auto& cluster : clusters) {
                RC_ASSERT(index.members(cluster, zoom, 1'000) == fresh.members(cluster, zoom, 1'000));
            }
        }
    }
}

RC_GTEST_PROP(ClusterIndex, remembersNothingThatAChangeAltered, ()) {
    // A crowd of a few screens, looked at in between, as a map does.
    std::mt19937 random{*rc::gen::arbitrary<std::uint32_t>()};
    const int zoom = *rc::gen::inRange(10, ClusterIndex::kMaxClusterZoom + 1);
    const double cell = std::exp2(-(zoom + 2));
    const auto somewhere = [&] {
        const auto cells = [&] { return static_cast<double>(random() % 4'000) / 100 * cell; };
        return WorldPoint{.x = 0.797 + cells(), .y = 0.47 + cells()};
    };
    const auto aView = [&] {
        const WorldPoint at = somewhere();
        return WorldBox{.minX = at.x, .minY = at.y, .maxX = at.x, .maxY = at.y}.grownBy(
            static_cast<double>(random() % 20) * cell);
    };
    ClusterIndex index;
    std::map<Slot, Truth> truth;
    for (Slot slot = 0; slot < 400; ++slot) {
        truth[slot] = {.point = somewhere(), .traits = {}};
        index.insert(slot, truth[slot].point, truth[slot].traits);
    }
    for (int step = 0; step < 60; ++step) {
        const auto slot = static_cast<Slot>(random() % 450);
        const Truth point{.point = somewhere(),
                          .traits = {.unacknowledged = random() % 2 == 0, .open = random() % 3 != 0}};
        if (!truth.contains(slot)) {
            random() % 2 == 0 ? index.insert(slot, point.point, point.traits)
                              : index.insertAll(std::array{ClusterIndex::NewPoint{slot, point.point, point.traits}});
            truth[slot] = point;
        } else if (random() % 3 == 0) {
            index.remove(slot);
            truth.erase(slot);
        } else {
            index.update(slot, point.point, point.traits);
            truth[slot] = point;
        }
        if (step % 3 != 0) {
            continue;
        }
        ClusterIndex fresh;
        for (const auto& [number, known] : truth) {
            fresh.insert(number, known.point, known.traits);
        }
        for (int look = 0; look < 3; ++look) {
            const WorldBox view = aView();
            RC_ASSERT(index.query(view, zoom) == fresh.query(view, zoom));
        }
    }
}

TEST(ClusterIndex, hearsOfAChangeThreeCellsAway) {
    // Four cells in a row, each near the next. The second rules the third until the first outdoes it; then the third goes
    // to the fourth. Wherever they lie, so that edges of what is remembered fall between them too.
    constexpr int kZoom = 12;
    const double cell = std::exp2(-(kZoom + 2));
    for (int offset = 0; offset < 16; ++offset) {
        for (const bool across : {true, false}) {
            const auto place = [&](int which) {
                const double along = 0.5 + (offset + 0.9 + 0.7 * which) * cell;
                const double beside = 0.5 + cell / 2;
                return across ? WorldPoint{.x = along, .y = beside} : WorldPoint{.x = beside, .y = along};
            };
            ClusterIndex index;
            Slot next = 0;
            const auto put = [&](int which, int count) {
                for (int i = 0; i < count; ++i) {
                    index.insert(next++, place(which), {});
                }
            };
            put(1, 5);
            put(2, 1);
            put(3, 3);
            const WorldPoint last = place(3);
            const WorldBox view =
                WorldBox{.minX = last.x, .minY = last.y, .maxX = last.x, .maxY = last.y}.grownBy(cell / 2);
            ASSERT_EQ(index.query(view, kZoom).size(), 1u);
            EXPECT_EQ(index.query(view, kZoom).front().count, 3u);
            put(0, 9);
            EXPECT_EQ(index.query(view, kZoom).front().count, 4u) << offset << (across ? " across" : " down");
        }
    }
}

TEST(ClusterIndex, tellsTheSameOfFarMoreViewsThanItRemembers) {
    // A strip of lone points: more clusters than are kept, and blocks whose places in memory are the same.
    constexpr int kZoom = 16;
    constexpr Slot kPoints = 60'000;
    const double cell = std::exp2(-(kZoom + 2));
    std::vector<ClusterIndex::NewPoint> points;
    for (Slot slot = 0; slot < kPoints; ++slot) {
        points.push_back({.slot = slot, .point = {.x = 0.5 + slot * 2 * cell, .y = 0.5 + cell / 2}, .traits = {}});
    }
    ClusterIndex index;
    index.insertAll(points);
    for (int round = 0; round < 2; ++round) {
        for (Slot first = 0; first < kPoints; first += 100) {
            const WorldBox view{.minX = points[first].point.x - cell / 4,
                                .minY = 0.5,
                                .maxX = points[first + 99].point.x + cell / 4,
                                .maxY = 0.5 + cell};
            const auto clusters = index.query(view, kZoom);
            ASSERT_EQ(clusters.size(), 100u) << first;
            for (Slot i = 0; i < 100; ++i) {
                ASSERT_EQ(clusters[i].single, first + i);
            }
        }
    }
}

TEST(ClusterIndex, findsNothingBesideTheWorld) {
    ClusterIndex index;
    index.insert(0, {.x = 0.999, .y = 0.5}, {});
    for (const int zoom : {0, 10, ClusterIndex::kMaxClusterZoom}) {
        EXPECT_TRUE(index.query({.minX = 1.2, .minY = 0.4, .maxX = 1.4, .maxY = 0.6}, zoom).empty());
        EXPECT_TRUE(index.query({.minX = -0.4, .minY = 0.4, .maxX = -0.2, .maxY = 0.6}, zoom).empty());
        EXPECT_TRUE(index.query({.minX = 0.6, .minY = 0.6, .maxX = 0.4, .maxY = 0.4}, zoom).empty());
        EXPECT_EQ(index.query({.minX = 0.9, .minY = 0.4, .maxX = 1.4, .maxY = 0.6}, zoom).size(), 1u);
    }
}

TEST(ClusterIndex, saysWhereAClusterFallsApartAndWhenItNeverDoes) {
    ClusterIndex index;
    index.insert(0, {.x = 0.79601, .y = 0.4701}, {});
    index.insert(1, {.x = 0.79601, .y = 0.4701}, {});
    const auto twins = index.clusterOf(0, 10);
    ASSERT_TRUE(twins);
    EXPECT_EQ(twins->count, 2u);
    EXPECT_EQ(index.splitZoom(*twins, 10), std::nullopt);
    EXPECT_EQ(index.clusterOf(0, 19)->count, 2u);
    index.insert(2, {.x = 0.79603, .y = 0.4701}, {});
    const auto three = index.clusterOf(0, 10);
    ASSERT_EQ(three->count, 3u);
    const auto split = index.splitZoom(*three, 10);
    ASSERT_TRUE(split);
    EXPECT_LT(index.clusterOf(0, *split)->count, 3u);
    EXPECT_EQ(index.clusterOf(0, *split - 1)->count, 3u);
}

TEST(ClusterIndex, clearsAndTakesSlotsAgain) {
    ClusterIndex index;
    index.insert(7, {.x = 0.5, .y = 0.5}, {});
    index.clear();
    EXPECT_EQ(index.size(), 0u);
    EXPECT_TRUE(index.query(kWorld, 10).empty());
    index.insert(7, {.x = 0.5, .y = 0.5}, {});
    EXPECT_TRUE(index.contains(7));
    EXPECT_FALSE(index.contains(6));
    EXPECT_EQ(index.clusterOf(6, 3), std::nullopt);
}

} // namespace
} // namespace trucban::geo
