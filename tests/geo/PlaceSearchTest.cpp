// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/PlaceSearch.h"

#include <gtest/gtest.h>

namespace trucban::geo {
namespace {

Place place(PlaceKind kind, std::string name, std::string area = {},
            core::GeoPoint at = {.lat = 10.77, .lon = 106.69}) {
    return {.kind = kind, .name = std::move(name), .area = std::move(area), .at = at, .southWest = at, .northEast = at};
}

std::vector<std::string> answers(const std::vector<Place>& places, std::string_view typed,
                                 std::optional<core::GeoPoint> near = {}) {
    std::vector<std::string> names;
    for (const FoundPlace& found : rankPlaces(places, parsePlaceQuery(typed), near, 20)) {
        names.push_back(found.place.name);
    }
    return names;
}

PlaceMatch match(const Place& candidate, std::string_view typed) {
    return matchOf(candidate, parsePlaceQuery(typed));
}

using Names = std::vector<std::string>;

TEST(PlaceSearch, makesKeysWithoutDiacriticsAndPunctuation) {
    EXPECT_EQ(searchKey("Hẻm 123/45 Nguyễn Trãi"), "hem 123 45 nguyen trai");
    EXPECT_EQ(searchKey("  Đường   Đồng Đen, P.12 "), "duong dong den p 12");
    EXPECT_EQ(searchKey("..."), "");
    EXPECT_EQ(exactKey("ĐƯỜNG Nguyễn  TRÃI"), "đường nguyễn trãi");
    EXPECT_EQ(exactKey("ẤP Ơ Ư Ỹ Ỵ"), "ấp ơ ư ỹ ỵ");
    EXPECT_EQ(exactKey("\u00D0ồng Khởi"), exactKey("Đồng Khởi")); // an Icelandic letter, often typed for Đ
}

TEST(PlaceSearch, readsCoordinates) {
    const struct {
        const char* text;
        std::optional<core::GeoPoint> point;
    } cases[]{
        {"10.8231, 106.6297", core::GeoPoint{10.8231, 106.6297}},
        {"  10.8231 106.6297 ", core::GeoPoint{10.8231, 106.6297}},
        {"10.8231;106.6297", core::GeoPoint{10.8231, 106.6297}},
        {"106.6297, 10.8231", core::GeoPoint{10.8231, 106.6297}},
        {"10.8231°, 106.6297°", core::GeoPoint{10.8231, 106.6297}},
        {"-33.9, +18.4", core::GeoPoint{-33.9, 18.4}},
        {"10.8231", std::nullopt},
        {"10.8231,", std::nullopt},
        {"123/45 Nguyễn Trãi", std::nullopt},
        {"12 Nguyễn Trãi", std::nullopt},
        {"10, 106, 7", std::nullopt},
        {"1e3, 5", std::nullopt},
        {"200, 300", std::nullopt},
        {"nan, nan", std::nullopt},
        {"--1, 2", std::nullopt},
        {"", std::nullopt},
    };
    for (const auto& [text, point] : cases) {
        EXPECT_EQ(parseCoordinate(text), point) << text;
    }
}

TEST(PlaceSearch, takesHouseNumbersApart) {
    const PlaceQuery query = parsePlaceQuery("123/45 Nguyễn Trãi");
    EXPECT_EQ(query.numberWords, (Names{"123", "45"}));
    EXPECT_EQ(query.streetWords, (Names{"nguyen", "trai"}));
    EXPECT_EQ(parsePlaceQuery("hẻm 12 bis đường Lê Lợi").streetWords, (Names{"le", "loi"}));
    EXPECT_EQ(parsePlaceQuery("số nhà 7 Lê Lợi").numberWords, (Names{"7"}));
    EXPECT_TRUE(parsePlaceQuery("Nguyễn Trãi").numberWords.empty());
    EXPECT_TRUE(parsePlaceQuery("Nguyễn Trãi").streetWords.empty());
}

TEST(PlaceSearch, knowsWhichWordsTellLittle) {
    EXPECT_EQ(tellingWords({"hem", "12", "tran", "hung", "d"}), (Names{"12", "tran", "hung"}));
    EXPECT_EQ(tellingWords({"vo", "truong", "toan", "phu"}), (Names{"vo", "truong", "toan"}));
    EXPECT_EQ(tellingWords({"quang", "trung", "q5"}), (Names{"quang", "trung", "q5"}));
    EXPECT_TRUE(tellingWords({"duong", "p", "1"}).empty());
}

TEST(PlaceSearch, boundsWhatIsTyped) {
    std::string endless;
    for (int i = 0; i < 10'000; ++i) {
        endless += "lê ";
    }
    EXPECT_LE(parsePlaceQuery(endless).words.size(), kMostQueryWords);
    EXPECT_TRUE(parsePlaceQuery("\xff\xfe").words.empty());
    EXPECT_EQ(match(place(PlaceKind::street, "Lê Lợi"), ""), PlaceMatch::none);
}

TEST(PlaceSearch, tellsHowWellAPlaceAnswers) {
    const Place street = place(PlaceKind::street, "Nguyễn Trãi", "Phường 2, Quận 5");
    EXPECT_EQ(match(street, "nguyễn trãi"), PlaceMatch::whole);
    EXPECT_EQ(match(street, "NGUYEN TRAI"), PlaceMatch::whole);
    EXPECT_EQ(match(street, "đường Nguyễn Trãi"), PlaceMatch::whole);
    EXPECT_EQ(match(street, "nguyen tr"), PlaceMatch::prefix);
    EXPECT_EQ(match(street, "trai nguyen"), PlaceMatch::words);
    EXPECT_EQ(match(street, "trai"), PlaceMatch::words);
    EXPECT_EQ(match(street, "nguyen trai quan 5"), PlaceMatch::withArea);
    EXPECT_EQ(match(street, "nguyen trai q5"), PlaceMatch::withArea);
    EXPECT_EQ(match(street, "nguyen trai p2 q5"), PlaceMatch::withArea);
    EXPECT_EQ(match(street, "nguyen trai q1"), PlaceMatch::none);
    EXPECT_EQ(match(street, "nguyen nguyen"), PlaceMatch::none);
    EXPECT_EQ(match(street, "123/45 nguyen trai"), PlaceMatch::streetOf);
    EXPECT_EQ(match(place(PlaceKind::alley, "Hẻm 123 Nguyễn Trãi"), "123/45 nguyen trai"), PlaceMatch::alleyOf);
    EXPECT_EQ(match(place(PlaceKind::alley, "Hẻm 12 Nguyễn Trãi"), "123/45 nguyen trai"), PlaceMatch::none);
    EXPECT_EQ(match(place(PlaceKind::alley, "Hẻm 123/45 Nguyễn Trãi"), "123/45 nguyen trai"), PlaceMatch::whole);
    EXPECT_EQ(match(place(PlaceKind::address, "123/45 Nguyễn Trãi"), "123/45 Nguyễn Trãi"), PlaceMatch::whole);
    EXPECT_EQ(match(place(PlaceKind::ward, "Phường Bến Thành"), "ben thanh"), PlaceMatch::whole);
    EXPECT_EQ(match(place(PlaceKind::street, "Trương Định"), "dinh"), PlaceMatch::words);
    EXPECT_EQ(match(place(PlaceKind::street, "Ngô Quyền"), "quyen"), PlaceMatch::words);
    EXPECT_EQ(match(place(PlaceKind::formerUnit, "Quận 5"), "q5"), PlaceMatch::whole);
    Place renamed = street;
    renamed.aliases = "Frère Louis";
    EXPECT_EQ(match(renamed, "frere"), PlaceMatch::withArea);
}

TEST(PlaceSearch, putsTheVeryDiacriticsFirst) {
    const std::vector<Place> places{place(PlaceKind::street, "Bà Hạt"), place(PlaceKind::street, "Bá Hát"),
                                    place(PlaceKind::street, "Ba Hat")};
    EXPECT_EQ(answers(places, "bá hát"), (Names{"Bá Hát", "Bà Hạt", "Ba Hat"}));
    EXPECT_EQ(answers(places, "ba hat"), (Names{"Bà Hạt", "Bá Hát", "Ba Hat"}));
}

TEST(PlaceSearch, putsBetterMatchesThenWardsThenNearerOnesFirst) {
    const core::GeoPoint far{.lat = 10.9, .lon = 106.9};
    const core::GeoPoint here{.lat = 10.77, .lon = 106.69};
    const std::vector<Place> places{
        place(PlaceKind::landmark, "Chợ Bến Thành nhỏ"), place(PlaceKind::street, "Bến Thành", "", far),
        place(PlaceKind::street, "Bến Thành", "gần", here), place(PlaceKind::ward, "Phường Bến Thành")};
    const auto found = rankPlaces(places, parsePlaceQuery("ben thanh"), here, 20);
    ASSERT_EQ(found.size(), 4U);
    EXPECT_EQ(found[0].place.kind, PlaceKind::ward);
    EXPECT_EQ(found[1].place.area, "gần");
    EXPECT_EQ(found[3].place.kind, PlaceKind::landmark);
    EXPECT_EQ(rankPlaces(places, parsePlaceQuery("ben thanh"), here, 2).size(), 2U);
}

TEST(PlaceSearch, showsARepeatedPlaceOnce) {
    const Place market = place(PlaceKind::market, "Chợ Lớn");
    EXPECT_EQ(answers({market, market}, "cho lon"), (Names{"Chợ Lớn"}));
}

} // namespace
} // namespace trucban::geo
