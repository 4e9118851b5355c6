// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/Basemap.h"

#include <gtest/gtest.h>

namespace trucban::geo {
namespace {

Basemap sample() {
    const Ring triangle{{.lat = 10, .lon = 106}, {.lat = 11, .lon = 106}, {.lat = 10.5, .lon = 107.123456}};
    return {.southWest = {.lat = 6, .lon = 102},
            .northEast = {.lat = 15, .lon = 112},
            .land = {triangle},
            .lakes = {triangle, triangle},
            .islands = {},
            .rivers = {{.level = 3, .points = {{.lat = 10, .lon = 106}, {.lat = -10, .lon = -106}}}}};
}

TEST(Basemap, isTheSameAfterSaving) {
    EXPECT_EQ(Basemap::fromBytes(sample().toBytes()), sample());
}

TEST(Basemap, refusesDamagedBytes) {
    const std::string bytes = sample().toBytes();
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        EXPECT_EQ(Basemap::fromBytes(std::string_view{bytes}.substr(0, length)).error().code,
                  ErrorCode::damagedBasemap);
    }
}

} // namespace
} // namespace trucban::geo
