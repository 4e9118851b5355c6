// SPDX-License-Identifier: GPL-3.0-or-later
// With the city's real boundaries, which are data to try things with and no part of the project: skipped where absent.
#include "GeoFixtures.h"
#include "geo/WardLocator.h"

#include <gtest/gtest.h>

#include <chrono>
#include <iostream>
#include <random>

namespace trucban::geo {
namespace {

class RealBoundaries : public testing::Test {
protected:
    void SetUp() override {
        const auto path = tests::dataFile("wards_osm_boundaries.geojson");
        if (!path) {
            GTEST_SKIP() << "wards_osm_boundaries.geojson is not in TRUCBAN_DATA";
        }
        auto imported = BoundarySet::fromGeoJson(tests::readFile(*path), m_wards);
        ASSERT_TRUE(imported) << describe(imported.error());
        m_imported = std::move(*imported);
    }

    WardTable m_wards = tests::cityWards();
    BoundarySet::Imported m_imported;
};

TEST_F(RealBoundaries, loadsAllWardsAndSkipsTheCity) {
    EXPECT_EQ(m_imported.report.wards, 168u) << describe(m_imported.report);
    ASSERT_EQ(m_imported.report.skipped.size(), 1u);
    EXPECT_NE(m_imported.report.skipped.front().feature.find("Thành phố Hồ Chí Minh"), std::string::npos);
    EXPECT_TRUE(m_imported.report.refused.empty()) << describe(m_imported.report);
    EXPECT_TRUE(m_imported.report.missing.empty());
    EXPECT_EQ(BoundarySet::fromBytes(m_imported.boundaries.toBytes()), m_imported.boundaries);
}

TEST_F(RealBoundaries, holdEveryWardsLabelPoint) {
    const WardLocator locator{m_wards, m_imported.boundaries};
    for (const core::Ward& ward : m_wards.wards()) {
        const auto routing = locator.locate({.point = ward.label, .accuracyM = 0});
        EXPECT_TRUE(routing.ward == ward.code || core::contains(routing.candidates, ward.code)) << ward.name;
    }
}

TEST_F(RealBoundaries, giveEveryWardNeighboursThatNameItBack) {
    const WardLocator locator{m_wards, m_imported.boundaries};
    std::size_t links = 0;
    for (const core::Ward& ward : m_wards.wards()) {
        const auto neighbours = locator.neighbours({ward.code});
        EXPECT_FALSE(neighbours.empty()) << ward.name;
        EXPECT_LE(neighbours.size(), 20u) << ward.name;
        links += neighbours.size();
    }
    EXPECT_NEAR(static_cast<double>(links) / 168, 5.5, 1);
}

TEST_F(RealBoundaries, areFoundByTheLabelRuleNineteenTimesOfTwenty) {
    const WardLocator exact{m_wards, m_imported.boundaries};
    const WardLocator byLabel{m_wards};
    std::mt19937 random{1};
    std::uniform_real_distribution<double> lat{10.70, 10.90};
    std::uniform_real_distribution<double> lon{106.55, 106.80};
    int tried = 0;
    int hit = 0;
    std::size_t candidates = 0;
    while (tried < 5'000) {
        const core::Position position{.point = {.lat = lat(random), .lon = lon(random)}, .accuracyM = 0};
        const auto truth = exact.locate(position);
        if (truth.ward.isNone()) {
            continue;
        }
        ++tried;
        const auto guess = byLabel.locate(position);
        EXPECT_TRUE(guess.approximate);
        hit += core::contains(guess.candidates, truth.ward) ? 1 : 0;
        candidates += guess.candidates.size();
    }
    EXPECT_GE(hit, tried * 96 / 100);
    EXPECT_LE(static_cast<double>(candidates) / tried, 5.0);
}

TEST_F(RealBoundaries, locateFastEnoughForADisaster) {
    const WardLocator locator{m_wards, m_imported.boundaries};
    std::mt19937 random{2};
    std::uniform_real_distribution<double> lat{10.4, 11.3};
    std::uniform_real_distribution<double> lon{106.4, 107.3};
    std::vector<core::Position> positions;
    for (int i = 0; i < 100'000; ++i) {
        positions.push_back({.point = {.lat = lat(random), .lon = lon(random)}, .accuracyM = i % 2 == 0 ? 0.0 : 30.0});
    }
    const auto start = std::chrono::steady_clock::now();
    std::size_t found = 0;
    for (const core::Position& position : positions) {
        const auto routing = locator.locate(position);
        found += routing.ward.isNone() ? routing.candidates.size() : 1;
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    EXPECT_GT(found, 50'000u);
    // No assertion on time: that belongs to a bench. The figure is for whoever reads the log.
    std::cout << "[ locate   ] " << static_cast<long>(100'000 / seconds) << " per second\n";
}

} // namespace
} // namespace trucban::geo
