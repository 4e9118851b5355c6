// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/Json.h"

#include <gtest/gtest.h>

#include <ostream>

using namespace trucban;

namespace {

struct GoodTime {
    const char* text;
    const char* utc;
};
void PrintTo(const GoodTime& time, std::ostream* out) {
    *out << time.text;
}

class GoodInstant : public testing::TestWithParam<GoodTime> {};
class BadInstant : public testing::TestWithParam<const char*> {};

} // namespace

TEST_P(GoodInstant, isReadAndWrittenInUtc) {
    const auto at = wire::parseInstant(GetParam().text);
    ASSERT_TRUE(at.has_value());
    EXPECT_EQ(wire::formatInstant(*at), GetParam().utc);
}

TEST_P(BadInstant, isRefused) {
    EXPECT_FALSE(wire::parseInstant(GetParam()).has_value());
}

INSTANTIATE_TEST_SUITE_P(Table, GoodInstant,
                         testing::Values(GoodTime{"2026-11-21T14:03:07.250Z", "2026-11-21T14:03:07.250Z"},
                                         GoodTime{"2026-11-21T21:03:07+07:00", "2026-11-21T14:03:07.000Z"},
                                         GoodTime{"2026-11-21 21:03:07+07:00", "2026-11-21T14:03:07.000Z"},
                                         GoodTime{"2026-11-21t14:03:07z", "2026-11-21T14:03:07.000Z"},
                                         GoodTime{"2026-11-21T00:30:00+07:00", "2026-11-20T17:30:00.000Z"},
                                         GoodTime{"2026-12-31T23:59:59-01:00", "2027-01-01T00:59:59.000Z"},
                                         GoodTime{"2026-11-21T14:03:07-00:00", "2026-11-21T14:03:07.000Z"},
                                         GoodTime{"2026-11-21T14:03:07.5Z", "2026-11-21T14:03:07.500Z"},
                                         GoodTime{"2026-11-21T14:03:07.05Z", "2026-11-21T14:03:07.050Z"},
                                         GoodTime{"2026-11-21T14:03:07.123456789Z", "2026-11-21T14:03:07.123Z"},
                                         GoodTime{"2026-11-21T14:03:07.9999Z", "2026-11-21T14:03:07.999Z"},
                                         GoodTime{"2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000Z"},
                                         GoodTime{"2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000Z"},
                                         GoodTime{"1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"},
                                         GoodTime{"0000-01-01T00:00:00Z", "0000-01-01T00:00:00.000Z"},
                                         GoodTime{"9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"}));

INSTANTIATE_TEST_SUITE_P(Table, BadInstant,
                         testing::Values("", "2026", "2026-11-21", "2026-11-21T14:03:07", "2026-11-21T14:03Z",
                                         "2026-11-21T14:03:07.Z", "2026-11-21T24:00:00Z", "2026-11-21T14:60:00Z",
                                         "2026-11-21T14:03:61Z", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z",
                                         "2026-00-01T00:00:00Z", "2026-11-31T00:00:00Z", "21/11/2026 14:03",
                                         "2026-11-21T14:03:07+7", "2026-11-21T14:03:07+0700",
                                         "2026-11-21T14:03:07+24:00", "2026-11-21T14:03:07+07:60",
                                         "+2026-11-21T14:03:07Z", "2026-11-21T14:03:07ZZ", " 2026-11-21T14:03:07Z",
                                         "-026-11-21T14:03:07Z", "1700000000", "2026-11-21T14:03:07 Z"));

TEST(Instant, aTimeOutsideTheCalendarIsWrittenAsItsEdge) {
    EXPECT_EQ(wire::formatInstant(core::Instant::max()), "9999-12-31T23:59:59.999Z");
    EXPECT_EQ(wire::formatInstant(core::Instant::min()), "0000-01-01T00:00:00.000Z");
}
