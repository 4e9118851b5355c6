// SPDX-License-Identifier: GPL-3.0-or-later
#include "mappack/RoadRules.h"

#include <gtest/gtest.h>

namespace trucban::mappack {
namespace {

using geo::Vehicle;

OsmTags tags(std::initializer_list<std::pair<const char*, const char*>> list) {
    OsmTags tags;
    for (const auto& [key, value] : list) {
        tags.add(key, value);
    }
    return tags;
}

/// "cmf" by who may go forwards, a blank, and backwards.
std::string who(const std::optional<RoadUse>& use) {
    if (!use) {
        return "nobody";
    }
    std::string text;
    for (const geo::VehicleSet& set : {use->forward, use->backward}) {
        text += text.empty() ? "" : " ";
        text += set.has(Vehicle::car) ? "c" : "";
        text += set.has(Vehicle::motorbike) ? "m" : "";
        text += set.has(Vehicle::foot) ? "f" : "";
    }
    return text;
}

TEST(RoadRules, tellWhoMayGoWhere) {
    const struct {
        OsmTags road;
        const char* who;
    } cases[]{
        {tags({{"highway", "primary"}}), "cmf cmf"},
        {tags({{"highway", "primary"}, {"oneway", "yes"}}), "cmf f"},
        {tags({{"highway", "primary"}, {"oneway", "-1"}}), "f cmf"},
        {tags({{"highway", "primary"}, {"oneway", "yes"}, {"oneway:motorcycle", "no"}}), "cmf mf"},
        {tags({{"highway", "tertiary"}, {"junction", "roundabout"}}), "cmf f"},
        {tags({{"highway", "motorway"}}), "c "},
        {tags({{"highway", "footway"}}), "f f"},
        {tags({{"highway", "footway"}, {"motorcycle", "yes"}}), "mf mf"},
        {tags({{"highway", "residential"}, {"access", "private"}}), "nobody"},
        {tags({{"highway", "residential"}, {"access", "private"}, {"emergency", "yes"}}), "cmf cmf"},
        {tags({{"highway", "residential"}, {"access", "no"}, {"foot", "yes"}}), "f f"},
        {tags({{"highway", "residential"}, {"motor_vehicle", "no"}}), "f f"},
        {tags({{"highway", "residential"}, {"motor_vehicle", "no"}, {"motorcycle", "yes"}}), "mf mf"},
        {tags({{"highway", "residential"}, {"motorcar", "no"}}), "mf mf"},
        {tags({{"highway", "service"}, {"service", "alley"}, {"width", "1.5"}}), "mf mf"},
        {tags({{"highway", "service"}, {"service", "alley"}, {"width", "0.6"}}), "f f"},
        {tags({{"highway", "service"}, {"service", "alley"}, {"width", "3"}}), "cmf cmf"},
        {tags({{"highway", "service"}, {"service", "alley"}}), "cmf cmf"},
        {tags({{"highway", "service"}, {"width", "8104"}}), "cmf cmf"},
        {tags({{"highway", "service"}, {"maxwidth", "2"}}), "mf mf"},
        {tags({{"highway", "proposed"}}), "nobody"},
        {tags({{"highway", "pedestrian"}, {"area", "yes"}}), "nobody"},
        {tags({{"name", "Lê Lợi"}}), "nobody"},
    };
    for (const auto& [road, expected] : cases) {
        EXPECT_EQ(who(roadUseOf(road)), expected) << road["highway"] << ' ' << road["access"] << ' ' << road["width"];
    }
}

TEST(RoadRules, slowDownInAlleys) {
    const auto street = roadUseOf(tags({{"highway", "service"}}));
    const auto alley = roadUseOf(tags({{"highway", "service"}, {"service", "alley"}}));
    const auto narrow = roadUseOf(tags({{"highway", "residential"}, {"width", "2.5 m"}}));
    ASSERT_TRUE(street && alley && narrow);
    EXPECT_LT(alley->speedKmh[0], street->speedKmh[0]);
    EXPECT_EQ(narrow->speedKmh, alley->speedKmh);
    EXPECT_EQ(narrow->widthDm, 25);
    EXPECT_EQ(street->widthDm, 0);
}

TEST(RoadRules, readWidths) {
    const std::pair<const char*, std::optional<double>> cases[]{
        {"1.5", 1.5},         {"2,5", 2.5},           {"4 m", 4},
        {"2.5m", 2.5},        {"250 cm", 2.5},        {"8104", std::nullopt},
        {"a", std::nullopt},  {"", std::nullopt},     {"0", std::nullopt},
        {"-2", std::nullopt}, {"3 ft", std::nullopt}, {"Đường 182", std::nullopt}};
    for (const auto& [text, width] : cases) {
        EXPECT_EQ(widthM(text), width) << text;
    }
}

TEST(RoadRules, knowBarriers) {
    const std::pair<OsmTags, const char*> cases[]{
        {tags({{"barrier", "bollard"}}), "c"},
        {tags({{"barrier", "kissing_gate"}}), "cm"},
        {tags({{"barrier", "gate"}}), ""},
        {tags({{"barrier", "gate"}, {"access", "no"}}), "cmf"},
        {tags({{"barrier", "bollard"}, {"motorcar", "yes"}}), ""},
        {tags({{"barrier", "toll_booth"}}), ""},
        {tags({{"barrier", "gate"}, {"maxwidth", "1.8"}}), "c"},
        {tags({{"highway", "traffic_signals"}}), ""},
    };
    for (const auto& [node, expected] : cases) {
        const auto blocked = blockedBy(node);
        std::string text;
        text += blocked.has(Vehicle::car) ? "c" : "";
        text += blocked.has(Vehicle::motorbike) ? "m" : "";
        text += blocked.has(Vehicle::foot) ? "f" : "";
        EXPECT_EQ(text, expected) << node["barrier"];
    }
}

TEST(RoadRules, knowAlleysByNameAndTag) {
    EXPECT_TRUE(isAlley(tags({{"name", "Hẻm 12 Nguyễn Trãi"}})));
    EXPECT_TRUE(isAlley(tags({{"name", "NGÕ 5"}})));
    EXPECT_TRUE(isAlley(tags({{"service", "alley"}})));
    EXPECT_FALSE(isAlley(tags({{"name", "Ngô Quyền"}})));
    EXPECT_EQ(nameOf(tags({{"name", "District 5"}, {"name:vi", "Quận 5"}})), "Quận 5");
}

} // namespace
} // namespace trucban::mappack
