// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/CityPlaces.h"

#include "GeoFixtures.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace trucban::geo {
namespace {

constexpr std::string_view kFormer = "name,lat,lon\r\nQuận 5,10.7540,106.6634\n"
                                     "Huyện Cần Giờ,10.4114,106.9547\n\nkhông có số,x,y\nmột ô\n,1,2\nXa,99,200\n";

std::string firstOf(std::string_view typed, std::span<const FoundPlace> fromPack = {}) {
    const auto known = cityPlaces(tests::cityWards(), kFormer);
    const auto found = searchWithKnown(fromPack, known, typed, std::nullopt, 10);
    return found.empty() ? std::string{} : found.front().place.name;
}

TEST(CityPlaces, areTheWardsAndEachFormerUnitThatCanBeRead) {
    const auto places = cityPlaces(tests::cityWards(), kFormer);
    ASSERT_EQ(places.size(), tests::cityWards().size() + 2);
    EXPECT_EQ(places.back().name, "Huyện Cần Giờ");
    EXPECT_EQ(places.back().kind, PlaceKind::formerUnit);
    EXPECT_EQ(places.front().kind, PlaceKind::ward);
    EXPECT_FALSE(places.front().ward.isNone());
}

TEST(CityPlaces, areFoundWithAndWithoutDiacriticsAndInShort) {
    EXPECT_EQ(firstOf("Quận 5"), "Quận 5");
    EXPECT_EQ(firstOf("quan 5"), "Quận 5");
    EXPECT_EQ(firstOf("q5"), "Quận 5");
    EXPECT_EQ(firstOf("can gio"), "Xã Cần Giờ"); // what is comes before what was
    EXPECT_EQ(firstOf("huyen can gio"), "Huyện Cần Giờ");
    EXPECT_EQ(firstOf("ben thanh"), "Phường Bến Thành");
    EXPECT_EQ(firstOf("qwxz"), "");
    EXPECT_EQ(firstOf(""), "");
}

TEST(CityPlaces, areNotShownTwiceWhenThePackHasThem) {
    const auto known = cityPlaces(tests::cityWards(), kFormer);
    Place fromPack{.kind = PlaceKind::formerUnit, .name = "Quận 5", .at = {.lat = 10.755, .lon = 106.667}};
    fromPack.southWest = {.lat = 10.74, .lon = 106.65};
    const std::vector<FoundPlace> pack{{.place = fromPack, .match = PlaceMatch::whole}};
    const auto found = searchWithKnown(pack, known, "quận 5", std::nullopt, 10);
    ASSERT_EQ(std::ranges::count(found, std::string{"Quận 5"}, [](const FoundPlace& one) { return one.place.name; }),
              1);
    EXPECT_EQ(found.front().place, fromPack);
}

TEST(CityPlaces, keepTheLimit) {
    const auto known = cityPlaces(tests::cityWards(), kFormer);
    EXPECT_EQ(searchWithKnown({}, known, "phuong", std::nullopt, 7).size(), 7u);
}

} // namespace
} // namespace trucban::geo
