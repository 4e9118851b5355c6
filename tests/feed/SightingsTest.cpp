// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/Sightings.h"

#include <gtest/gtest.h>

namespace trucban::feed {
namespace {

using std::chrono::milliseconds;

Sightings::Time at(int ms) {
    return Sightings::Time{milliseconds{ms}};
}

TEST(Sightings, joinsAnAnswerThatCameBeforeTheEvent) {
    Sightings sightings{2};
    sightings.onAnswer(5, at(100));
    EXPECT_EQ(sightings.unseen(), 2U);
    sightings.onCovered(0, 1, 5, at(110));
    sightings.onCovered(1, 1, 4, at(115));
    EXPECT_EQ(sightings.unseen(), 1U);
    sightings.onCovered(1, 5, 9, at(130));
    EXPECT_EQ(sightings.unseen(), 0U);
    EXPECT_EQ(sightings.latency().max(), milliseconds{30});
    EXPECT_EQ(sightings.latency().min(), milliseconds{10});
}

TEST(Sightings, joinsAnAnswerThatCameAfterTheEvent) {
    Sightings sightings{1};
    sightings.onCovered(0, 1, 3, at(101));
    sightings.onCovered(0, 4, 6, at(108));
    sightings.onCovered(0, 7, 7, at(120));
    sightings.onAnswer(5, at(100));
    EXPECT_EQ(sightings.unseen(), 0U);
    EXPECT_EQ(sightings.latency().max(), milliseconds{8});
}

TEST(Sightings, countsOneAlertAndOneRangeOnce) {
    Sightings sightings{1};
    sightings.onAnswer(5, at(0));
    sightings.onAnswer(5, at(0));
    sightings.onCovered(0, 1, 6, at(1));
    sightings.onCovered(0, 4, 6, at(2)); // sent again after a break
    EXPECT_EQ(sightings.latency().count(), 1U);
    EXPECT_EQ(sightings.unseen(), 0U);
}

TEST(Sightings, takesAnswersInAnyOrder) {
    Sightings sightings{1};
    for (const core::Seq seq : {9, 3, 7}) {
        sightings.onAnswer(seq, at(0));
    }
    sightings.onCovered(0, 1, 8, at(4));
    EXPECT_EQ(sightings.unseen(), 1U);
    sightings.onCovered(0, 9, 9, at(6));
    EXPECT_EQ(sightings.unseen(), 0U);
}

TEST(Sightings, callsAnEventUnseenRatherThanGuessWhenItsTimeIsForgotten) {
    Sightings sightings{1};
    for (core::Seq seq = 1; seq <= Sightings::kKept + 10; ++seq) {
        sightings.onCovered(0, seq, seq, at(static_cast<int>(seq)));
    }
    sightings.onAnswer(Sightings::kKept, at(0));
    EXPECT_EQ(sightings.unseen(), 0U);
    sightings.onAnswer(1, at(0));
    EXPECT_EQ(sightings.unseen(), 1U);
}

} // namespace
} // namespace trucban::feed
