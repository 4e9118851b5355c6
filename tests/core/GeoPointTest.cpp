// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/GeoPoint.h"

#include <gtest/gtest.h>

#include <limits>

namespace trucban::core {

TEST(GeoPoint, knowsWhatIsOnTheEarth) {
    constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    for (const GeoPoint good : {GeoPoint{0, 0}, GeoPoint{10.776, 106.7}, GeoPoint{90, 180}, GeoPoint{-90, -180}}) {
        EXPECT_TRUE(good.isValid()) << good.lat << " " << good.lon;
    }
    for (const GeoPoint bad : {GeoPoint{90.1, 0}, GeoPoint{-91, 0}, GeoPoint{0, 180.5}, GeoPoint{106.7, 10.776},
                               GeoPoint{kNan, 0}, GeoPoint{0, kNan}, GeoPoint{kInfinity, 0}, GeoPoint{0, -kInfinity}}) {
        EXPECT_FALSE(bad.isValid()) << bad.lat << " " << bad.lon;
    }
}

TEST(GeoPoint, measuresAlongTheGreatCircle) {
    const GeoPoint benThanh{10.7725, 106.6980};
    EXPECT_DOUBLE_EQ(distanceM(benThanh, benThanh), 0);
    EXPECT_NEAR(distanceM({0, 0}, {1, 0}), 111'195.08, 0.1);
    EXPECT_NEAR(distanceM({10, 106}, {10, 106.00001}), 1.0951, 0.001) << "exact for a metre";
    EXPECT_NEAR(distanceM({0, 179.9}, {0, -179.9}), 22'239.0, 1) << "across the date line";
    EXPECT_NEAR(distanceM({0, 0}, {0, 180}), 20'015'114, 1) << "antipodes";
    EXPECT_DOUBLE_EQ(distanceM({10, 106}, {21, 105.8}), distanceM({21, 105.8}, {10, 106}));
}

} // namespace trucban::core
