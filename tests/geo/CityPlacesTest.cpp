// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/CityPlaces.h"

#include "GeoFixtures.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace trucban::geo {
namespace {

constexpr std::string_view kFormer =
    "name,area,ward,lat,lon\r\nQuận 5,,,10.7540,106.6634\n"
    "Phường Bến Nghé,Quận 1,26740,,\nPhường 12,Quận Gò Vấp,26882,,\nPhường 12,Quận 3,27142,,\n"
    "Huyện Cần Giờ,,,10.4114,106.9547\n\nkhông có số,,,x,y\nmột ô\n,,,1,2\nXa,,,99,200\nLạ,,99999,,\nLạ,,x,,\n";

std::string firstOf(std::string_view typed, std::span<const FoundPlace> fromPack = {}) {
    const auto known = cityPlaces(tests::cityWards(), kFormer);
    const auto found = searchWithKnown(fromPack, known, typed, std::nullopt, 10);
    return found.empty() ? std::string{} : found.front().place.name;
}

TEST(CityPlaces, areTheWardsAndEachFormerUnitThatCanBeRead) {
    const auto places = cityPlaces(tests::cityWards(), kFormer);
    ASSERT_EQ(places.size(), tests::cityWards().size() + 5);
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

TEST(CityPlaces, haveFormerWardsWhereTodaysStand) {
    const WardTable wards = tests::cityWards();
    const auto known = cityPlaces(wards, kFormer);
    const auto found = searchWithKnown({}, known, "ben nghe", std::nullopt, 10);
    ASSERT_FALSE(found.empty());
    const core::Ward& now = *wards.find(core::WardCode{26740});
    EXPECT_EQ(found.front().place.name, "Phường Bến Nghé");
    EXPECT_EQ(found.front().place.area, "Phường Sài Gòn, Quận 1");
    EXPECT_EQ(found.front().place.ward, now.code);
    EXPECT_EQ(found.front().place.at, now.label);
    EXPECT_EQ(searchWithKnown({}, known, "p12 q3", std::nullopt, 10).front().place.area, "Phường Nhiêu Lộc, Quận 3");
}

TEST(CityPlaces, tellNumberedWardsByWhatTheyBecame) {
    const auto known = cityPlaces(tests::cityWards(), kFormer);
    Place fromPack{.kind = PlaceKind::formerUnit, .name = "Phường 12", .area = "Phường An Hội Tây, Quận Gò Vấp"};
    fromPack.at = {.lat = 10.838, .lon = 106.64};
    fromPack.ward = core::WardCode{26882};
    const std::vector<FoundPlace> pack{{.place = fromPack, .match = PlaceMatch::whole}};
    const auto found = searchWithKnown(pack, known, "phường 12", std::nullopt, 10);
    EXPECT_EQ(std::ranges::count(found, core::WardCode{26882}, [](const FoundPlace& one) { return one.place.ward; }),
              1);
    EXPECT_EQ(std::ranges::count(found, core::WardCode{27142}, [](const FoundPlace& one) { return one.place.ward; }),
              1);
}

TEST(CityPlaces, areAllOfTheShippedTable) {
    const std::string table = tests::readFile(std::filesystem::path{TRUCBAN_SOURCE_DIR} / "resources/former_units.csv");
    const auto lines = static_cast<std::size_t>(std::ranges::count(table, '\n')) - 1;
    const auto known = cityPlaces(tests::cityWards(), table);
    EXPECT_EQ(known.size(), tests::cityWards().size() + lines);
    EXPECT_EQ(searchWithKnown({}, known, "thao dien", std::nullopt, 10).front().place.area,
              "Phường An Khánh, Thành phố Thủ Đức");
    EXPECT_EQ(searchWithKnown({}, known, "p9 vung tau", std::nullopt, 10).front().place.area,
              "Phường Tam Thắng, Thành phố Vũng Tàu");
}

TEST(CityPlaces, keepTheLimit) {
    const auto known = cityPlaces(tests::cityWards(), kFormer);
    EXPECT_EQ(searchWithKnown({}, known, "phuong", std::nullopt, 7).size(), 7u);
}

} // namespace
} // namespace trucban::geo
