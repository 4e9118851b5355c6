// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Uuid.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <unordered_set>

namespace trucban::core {

namespace {

constexpr std::string_view kText = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"; // the example of RFC 9562, appendix A.6

} // namespace

TEST(Uuid, readsAndWritesTheTextForm) {
    const auto id = Uuid::parse(kText);
    ASSERT_TRUE(id.has_value());
    EXPECT_EQ(id->bytes[0], 0x01);
    EXPECT_EQ(id->bytes[15], 0x8f);
    EXPECT_EQ(id->toString(), kText);
    EXPECT_EQ(Uuid::parse("017F22E2-79B0-7CC3-98C4-DC0C0C07398F"), id) << "either case is accepted";
}

TEST(Uuid, acceptsNothingElse) {
    for (const std::string_view text :
         {"", "017f22e2", "017f22e2-79b0-7cc3-98c4-dc0c0c07398", "017f22e2-79b0-7cc3-98c4-dc0c0c07398f0",
          "017f22e279b0-7cc3-98c4-dc0c0c07398f0", "017f22e2-79b0-7cc3-98c4_dc0c0c07398f",
          "g17f22e2-79b0-7cc3-98c4-dc0c0c07398f", "017f22e2-79b0-7cc3-98c4-dc0c0c07398g",
          "{17f22e2-79b0-7cc3-98c4-dc0c0c07398}", "017f22e2-79b0-7cc3-98c4-dc0c0c0739\xc3\xa1",
          "-17f22e2-79b0-7cc3-98c4-dc0c0c07398f", "017f22e2 79b0 7cc3 98c4 dc0c0c07398f"}) {
        EXPECT_FALSE(Uuid::parse(text).has_value()) << text;
    }
}

TEST(Uuid, nilNamesNothing) {
    EXPECT_TRUE(Uuid{}.isNil());
    EXPECT_FALSE(Uuid::parse(kText)->isNil());
    EXPECT_EQ(Uuid{}.toString(), "00000000-0000-0000-0000-000000000000");
}

TEST(Uuid, makesVersionSevenAsTheStandardsExampleSays) {
    // Appendix A.6: 2022-02-22T19:22:22Z, rand_a 0xCC3, rand_b 0b01 followed by 0x8C4DC0C0C07398F.
    const std::array<std::uint8_t, 10> random{0xFC, 0xC3, 0x58, 0xC4, 0xDC, 0x0C, 0x0C, 0x07, 0x39, 0x8F};
    const Uuid id =
        Uuid::v7(std::chrono::sys_time<std::chrono::milliseconds>{std::chrono::milliseconds{0x017F22E279B0}}, random);
    EXPECT_EQ(id.toString(), kText);
}

RC_GTEST_PROP(Uuid, textIsTheInverseOfParsing, (const std::array<std::uint8_t, 16>& bytes)) {
    const Uuid id{bytes};
    RC_ASSERT(Uuid::parse(id.toString()) == id);
}

RC_GTEST_PROP(Uuid, orderOfTextIsOrderOfValues,
              (const std::array<std::uint8_t, 16>& a, const std::array<std::uint8_t, 16>& b)) {
    RC_ASSERT((Uuid{a} < Uuid{b}) == (Uuid{a}.toString() < Uuid{b}.toString()));
}

TEST(Uuid, idsOfTheSameMillisecondHashApart) {
    std::unordered_set<std::size_t> hashes;
    for (std::uint8_t i = 0; i < 200; ++i) {
        const std::array<std::uint8_t, 10> random{1, 2, 3, 4, 5, 6, 7, 8, 9, i};
        hashes.insert(std::hash<Uuid>{}(Uuid::v7({}, random)));
    }
    EXPECT_EQ(hashes.size(), 200u);
}

} // namespace trucban::core
