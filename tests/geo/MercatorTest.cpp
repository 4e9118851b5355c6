// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/Mercator.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace trucban::geo {
namespace {

TEST(Mercator, agreesWithKnownTiles) {
    // Bến Thành market, tiles as every slippy map numbers them
    const WorldPoint market = toWorld({.lat = 10.7721, .lon = 106.6983});
    EXPECT_EQ(tileAt(market, 0), (TileId{.zoom = 0, .x = 0, .y = 0}));
    EXPECT_EQ(tileAt(market, 10), (TileId{.zoom = 10, .x = 815, .y = 481}));
    EXPECT_EQ(tileAt(market, 15), (TileId{.zoom = 15, .x = 26095, .y = 15397}));
    const WorldPoint origin = toWorld({.lat = 0, .lon = 0});
    EXPECT_DOUBLE_EQ(origin.x, 0.5);
    EXPECT_DOUBLE_EQ(origin.y, 0.5);
    EXPECT_NEAR(toWorld({.lat = kMaxMercatorLat, .lon = -180}).y, 0, 1e-12);
    EXPECT_NEAR(toWorld({.lat = 90, .lon = 180}).y, 0, 1e-12);
    EXPECT_NEAR(toWorld({.lat = -90, .lon = 180}).y, 1, 1e-12);
}

TEST(Mercator, knowsWhichTilesExist) {
    EXPECT_TRUE((TileId{.zoom = 0, .x = 0, .y = 0}.isValid()));
    EXPECT_TRUE((TileId{.zoom = 19, .x = (1u << 19) - 1, .y = 0}.isValid()));
    EXPECT_FALSE((TileId{.zoom = 19, .x = 1u << 19, .y = 0}.isValid()));
    EXPECT_FALSE((TileId{.zoom = -1, .x = 0, .y = 0}.isValid()));
    EXPECT_FALSE((TileId{.zoom = kMaxZoom + 1, .x = 0, .y = 0}.isValid()));
}

RC_GTEST_PROP(Mercator, comesBackFromTheWorldSquare, ()) {
    const core::GeoPoint point{.lat = *rc::gen::inRange(-85'000'000, 85'000'000) * 1e-6,
                               .lon = *rc::gen::inRange(-180'000'000, 180'000'000) * 1e-6};
    const core::GeoPoint back = toGeo(toWorld(point));
    RC_ASSERT(std::abs(back.lat - point.lat) < 1e-9);
    RC_ASSERT(std::abs(back.lon - point.lon) < 1e-9);
    const int zoom = *rc::gen::inRange(0, 20);
    const TileId tile = tileAt(toWorld(point), zoom);
    RC_ASSERT(tile.isValid());
    RC_ASSERT(boxOf(tile).grownBy(1e-12).contains(toWorld(point)));
}

TEST(Mercator, measuresMetres) {
    const WorldPoint a = toWorld({.lat = 10.8, .lon = 106.7});
    const WorldPoint b = toWorld({.lat = 10.8, .lon = 106.71});
    const double metres = core::distanceM({.lat = 10.8, .lon = 106.7}, {.lat = 10.8, .lon = 106.71});
    EXPECT_NEAR((b.x - a.x) / worldPerMetre(10.8), metres, metres * 1e-4);
}

} // namespace
} // namespace trucban::geo
