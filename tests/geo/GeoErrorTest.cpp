// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/Error.h"

#include <gtest/gtest.h>

#include <set>

namespace trucban::geo {
namespace {

TEST(GeoError, hasASentenceOfItsOwnForEachValue) {
    std::set<std::string_view> sentences;
    constexpr int kCodes = static_cast<int>(ErrorCode::newerRoads) + 1;
    for (int code = 0; code < kCodes; ++code) {
        const auto sentence = sentenceOf(static_cast<ErrorCode>(code));
        EXPECT_TRUE(sentence.ends_with('.')) << code;
        EXPECT_NE(sentence, "Unknown error.") << code;
        sentences.insert(sentence);
    }
    EXPECT_EQ(sentences.size(), static_cast<std::size_t>(kCodes));
    EXPECT_EQ(describe({.code = ErrorCode::badRow, .where = "line 3"}),
              "A row of the ward table cannot be read. (line 3)");
}

} // namespace
} // namespace trucban::geo
