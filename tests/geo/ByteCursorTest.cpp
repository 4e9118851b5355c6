// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/ByteCursor.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace trucban::geo {
namespace {

RC_GTEST_PROP(ByteCursor, readsBackWhatItWrote, (const std::vector<std::int64_t>& values)) {
    ByteWriter out;
    for (const std::int64_t value : values) {
        out.putSigned(value);
        out.putVarint(static_cast<std::uint64_t>(value));
    }
    ByteReader in{out.bytes()};
    for (const std::int64_t value : values) {
        RC_ASSERT(in.takeSigned() == value);
        RC_ASSERT(in.takeVarint() == static_cast<std::uint64_t>(value));
    }
    RC_ASSERT(in.ok() && in.atEnd());
}

TEST(ByteCursor, failsOnceAndForAllAtTheEnd) {
    ByteReader in{"\x80"};
    EXPECT_EQ(in.takeVarint(), 0u);
    EXPECT_FALSE(in.ok());
    EXPECT_EQ(in.takeSigned(), 0);
}

TEST(ByteCursor, doesNotBelieveAHugeCount) {
    ByteWriter out;
    out.putVarint(1'000'000'000);
    ByteReader in{out.bytes()};
    EXPECT_EQ(in.takeCount(2), 0u);
    EXPECT_FALSE(in.ok());
}

TEST(ByteCursor, noticesEveryFlippedBitOfASealedBody) {
    const std::string bytes = sealed("TEST", 1, "some body");
    ASSERT_EQ(unsealed("TEST", 1, bytes), std::string_view{"some body"});
    for (std::size_t i = 0; i < bytes.size() * 8; ++i) {
        std::string broken = bytes;
        broken[i / 8] = static_cast<char>(broken[i / 8] ^ 1 << i % 8);
        const auto body = unsealed("TEST", 1, broken);
        EXPECT_FALSE(body) << i;
    }
    EXPECT_EQ(unsealed("TEST", 1, sealed("TEST", 2, "x")).error(), SealError::newer);
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        EXPECT_FALSE(unsealed("TEST", 1, std::string_view{bytes}.substr(0, length)));
    }
}

} // namespace
} // namespace trucban::geo
