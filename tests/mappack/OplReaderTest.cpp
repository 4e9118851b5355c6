// SPDX-License-Identifier: GPL-3.0-or-later
#include "mappack/OplReader.h"

#include <gtest/gtest.h>

namespace trucban::mappack {
namespace {

TEST(OplReader, readsANode) {
    const auto node = objectFromOpl(
        "n411922035 v5 dV c0 t2015-09-25T08:02:15Z i0 u Tname=Chùa%20%Ng%1ecd%c%20%Hoàng,addr:housenumber=448/3 "
        "x106.6760581 y10.7890991");
    ASSERT_TRUE(node);
    EXPECT_EQ(node->kind, OsmKind::node);
    EXPECT_EQ(node->id, 411922035);
    EXPECT_EQ(node->timestamp, "2015-09-25T08:02:15Z");
    EXPECT_EQ(node->tags["name"], "Chùa Ngọc Hoàng");
    EXPECT_EQ(node->tags["addr:housenumber"], "448/3");
    EXPECT_EQ(node->tags["amenity"], "");
    EXPECT_EQ(node->at, (core::GeoPoint{.lat = 10.7890991, .lon = 106.6760581}));
}

TEST(OplReader, readsWaysAndRelations) {
    const auto way = objectFromOpl("w-7 v1 Thighway=service Nn1,n2x106.1y10.2,n-3");
    ASSERT_TRUE(way);
    EXPECT_EQ(way->id, -7);
    EXPECT_EQ(way->nodes, (std::vector<std::int64_t>{1, 2, -3}));
    EXPECT_FALSE(way->at);
    const auto relation = objectFromOpl("r200 v1 Ttype=boundary Mw110@outer,n5@,r6@sub%20%area");
    ASSERT_TRUE(relation);
    ASSERT_EQ(relation->members.size(), 3U);
    EXPECT_EQ(relation->members[0], (OsmMember{.kind = OsmKind::way, .id = 110, .role = "outer"}));
    EXPECT_EQ(relation->members[1].kind, OsmKind::node);
    EXPECT_EQ(relation->members[2].role, "sub area");
    EXPECT_TRUE(objectFromOpl("n5 v1 dD T x y"));
    EXPECT_TRUE(objectFromOpl("n5 v1 T%1f1fb%%1f1f3%=%25%%2c%%3d% x1 y2"));
}

TEST(OplReader, refusesWhatIsNotOpl) {
    for (const char* line :
         {"", "x5", "n", "nabc", "n5 Tname", "n5 Tname=%zz%", "n5 Tname=%1ed3", "n5 Tname=%110000%", "n5 Tname=%d800%",
          "n5 x1,2 y2", "w5 Nx", "w5 Nn", "r5 Mw", "r5 M7@outer", "r5 Mwx@outer"}) {
        EXPECT_FALSE(objectFromOpl(line)) << line;
    }
}

TEST(OplReader, cutsAStreamAnywhere) {
    const std::string stream = "n1 v1 x106 y10\nn2 v1 x107 y10\n\nw3 v1 Nn1,n2";
    for (std::size_t piece = 1; piece <= stream.size(); ++piece) {
        std::vector<std::int64_t> ids;
        OplReader reader{[&](OsmObject&& object) { ids.push_back(object.id); }};
        for (std::size_t at = 0; at < stream.size(); at += piece) {
            reader.take(std::string_view{stream}.substr(at, piece));
        }
        EXPECT_TRUE(reader.finish());
        EXPECT_EQ(ids, (std::vector<std::int64_t>{1, 2, 3})) << piece;
    }
}

TEST(OplReader, saysWhenALineWasNotRead) {
    OplReader reader{[](OsmObject&&) {}};
    reader.take("n1 v1 x106 y10\nwhat is this\nc12 k5\n");
    EXPECT_FALSE(reader.finish());
    OplReader changesets{[](OsmObject&&) {}};
    changesets.take("c12 k5\n");
    EXPECT_TRUE(changesets.finish());
}

} // namespace
} // namespace trucban::mappack
