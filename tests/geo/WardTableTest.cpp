// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/WardTable.h"

#include "GeoFixtures.h"

#include <gtest/gtest.h>

namespace trucban::geo {
namespace {

TEST(WardTable, holdsTheCitys168Units) {
    const WardTable table = tests::cityWards();
    ASSERT_EQ(table.size(), 168u);
    int phuong = 0;
    int xa = 0;
    for (const core::Ward& ward : table.wards()) {
        phuong += ward.kind == core::WardKind::phuong ? 1 : 0;
        xa += ward.kind == core::WardKind::xa ? 1 : 0;
    }
    EXPECT_EQ(phuong, 113);
    EXPECT_EQ(xa, 54);
    ASSERT_NE(table.find({26732}), nullptr);
    EXPECT_EQ(fullName(*table.find({26732})), "Đặc khu Côn Đảo");
}

TEST(WardTable, findsByNameWithAndWithoutDiacriticsAndKind) {
    const WardTable table = tests::cityWards();
    for (const auto* name : {"Thủ Dầu Một", "thu dau mot", "Phường Thủ Dầu Một", " phuong thu dau mot "}) {
        const auto found = table.findByName(name);
        ASSERT_EQ(found.size(), 1u) << name;
        EXPECT_EQ(found.front()->code.value, 25747u);
    }
    EXPECT_TRUE(table.findByName("Hà Nội").empty());
    EXPECT_TRUE(table.findByName("").empty());
}

TEST(WardTable, takesByteOrderMarkAndWindowsLineEndsAndQuotes) {
    const auto table =
        WardTable::parse("\xEF\xBB\xBF"
                         "code,type,name,lat,lon,area_km2\r\n7,phường,\"A, \"\"B\"\"\",10,106,1\r\n\r\n");
    ASSERT_TRUE(table);
    EXPECT_EQ(table->wards().front().name, "A, \"B\"");
}

struct BadTable {
    const char* text;
    ErrorCode code;
    const char* where;
};

TEST(WardTable, refusesWhatItCannotRead) {
    const std::string head = "code,type,name,lat,lon,area_km2\n";
    const BadTable cases[]{{"", ErrorCode::noRows, ""},
                           {"code;type\n", ErrorCode::noHeader, "line 1"},
                           {"1,phường,A,10,106\n", ErrorCode::badRow, "line 2"},
                           {"1,quận,A,10,106,1\n", ErrorCode::badRow, "line 2"},
                           {"0,phường,A,10,106,1\n", ErrorCode::badRow, "line 2"},
                           {"1x,phường,A,10,106,1\n", ErrorCode::badRow, "line 2"},
                           {"1,phường,,10,106,1\n", ErrorCode::badRow, "line 2"},
                           {"1,phường,A,nan,106,1\n", ErrorCode::badRow, "line 2"},
                           {"1,phường,A,91,106,1\n", ErrorCode::badRow, "line 2"},
                           {"1,phường,A,10,106,-1\n", ErrorCode::badRow, "line 2"},
                           {"1,phường,A,10,106,inf\n", ErrorCode::badRow, "line 2"},
                           {"1,phường,\"A,10,106,1\n", ErrorCode::badRow, "line 2"},
                           {"1,phường,A,10,106,1\n1,phường,B,10,106,1\n", ErrorCode::repeatedCode, "line 3"}};
    for (const BadTable& bad : cases) {
        const bool whole = bad.code == ErrorCode::noHeader;
        const auto table = WardTable::parse(whole ? bad.text : head + bad.text);
        ASSERT_FALSE(table) << bad.text;
        EXPECT_EQ(table.error().code, bad.code) << bad.text;
        EXPECT_EQ(table.error().where, bad.where) << bad.text;
    }
}

} // namespace
} // namespace trucban::geo
