// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/Voronoi.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace trucban::geo {
namespace {

double areaOf(const VoronoiCell& cell) {
    double twice = 0;
    for (std::size_t i = 0; i < cell.outline.size(); ++i) {
        const PlanePoint& a = cell.outline[i];
        const PlanePoint& b = cell.outline[(i + 1) % cell.outline.size()];
        twice += a.x * b.y - b.x * a.y;
    }
    return twice / 2;
}

RC_GTEST_PROP(Voronoi, sharesTheBoxAmongItsSites, ()) {
    const auto raw = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::pair<int, int>>>(
        rc::gen::pair(rc::gen::inRange(1, 1000), rc::gen::inRange(1, 1000))));
    std::vector<PlanePoint> sites;
    for (const auto& [x, y] : raw) {
        sites.push_back({.x = static_cast<double>(x), .y = static_cast<double>(y)});
    }
    const auto cells = voronoiCells(sites, {.x = 0, .y = 0}, {.x = 1000, .y = 1000});
    double sum = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        sum += areaOf(cells[i]);
        RC_ASSERT(cells[i].outline.size() == cells[i].neighbours.size());
        for (const PlanePoint& corner : cells[i].outline) {
            for (const PlanePoint& other : sites) {
                RC_ASSERT(distance(corner, sites[i]) <= distance(corner, other) + 1e-6);
            }
        }
    }
    RC_ASSERT(std::abs(sum - 1e6) < 1e-3);
}

TEST(Voronoi, namesTheSiteAcrossEachEdge) {
    const std::vector<PlanePoint> sites{{.x = 25, .y = 50}, {.x = 75, .y = 50}};
    const auto cells = voronoiCells(sites, {.x = 0, .y = 0}, {.x = 100, .y = 100});
    EXPECT_EQ(std::ranges::count(cells[0].neighbours, 1u), 1);
    EXPECT_EQ(std::ranges::count(cells[0].neighbours, VoronoiCell::kNoSite), 3);
    EXPECT_EQ(std::ranges::count(cells[1].neighbours, 0u), 1);
}

} // namespace
} // namespace trucban::geo
