// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/Gzip.h"

#include <gtest/gtest.h>

namespace trucban::geo {
namespace {

constexpr std::size_t kEnough = 1U << 20U;

TEST(Gzip, unpacksWhatItPacked) {
    for (const std::size_t size : {0U, 1U, 4'096U, 300'000U}) {
        std::string text(size, 'x');
        for (std::size_t i = 0; i < size; i += 7) {
            text[i] = static_cast<char>(i * 31 >> 3);
        }
        const std::string packed = gzip(text);
        EXPECT_TRUE(isGzip(packed));
        EXPECT_EQ(gunzip(packed, kEnough), text) << size;
    }
    EXPECT_FALSE(isGzip("\x1a\x02"));
}

TEST(Gzip, isTheSameForTheSameBytes) {
    EXPECT_EQ(gzip("Bến Thành"), gzip("Bến Thành"));
}

TEST(Gzip, refusesWhatUnpacksToMoreThanAllowed) {
    const std::string bomb = gzip(std::string(kEnough + 1, 'a'));
    EXPECT_LT(bomb.size(), 4'096U);
    EXPECT_EQ(gunzip(bomb, kEnough).error().code, ErrorCode::vectorTileTooLarge);
    EXPECT_TRUE(gunzip(bomb, kEnough + 1).has_value());
}

TEST(Gzip, refusesCutPaddedAndChangedBytes) {
    const std::string packed = gzip(std::string(1'000, 'a') + "Nguyễn Trãi");
    for (std::size_t length = 0; length < packed.size(); ++length) {
        EXPECT_EQ(gunzip(packed.substr(0, length), kEnough).error().code, ErrorCode::badGzip) << length;
    }
    EXPECT_EQ(gunzip(packed + "x", kEnough).error().code, ErrorCode::badGzip);
    std::string changed = packed;
    changed[packed.size() - 6] ^= 1; // in the checksum
    EXPECT_EQ(gunzip(changed, kEnough).error().code, ErrorCode::badGzip);
}

} // namespace
} // namespace trucban::geo
