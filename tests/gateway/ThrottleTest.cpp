// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/LoginThrottle.h"
#include "gateway/Reminder.h"
#include "gateway/TokenBucket.h"

#include <gtest/gtest.h>

namespace trucban::gateway {
namespace {

using namespace std::chrono_literals;
const LoginThrottle::Time kStart{1h};

TEST(LoginThrottleTest, doublesTheWaitAfterTheFreeTries) {
    LoginThrottle throttle;
    struct Row {
        int failures;
        std::chrono::milliseconds wait;
    };
    constexpr Row kRows[]{{1, 0s}, {2, 0s}, {3, 0s},    {4, 1s},    {5, 2s},
                          {6, 4s}, {7, 8s}, {12, 256s}, {13, 300s}, {20, 300s}};
    int failures = 0;
    for (const Row& row : kRows) {
        for (; failures < row.failures; ++failures) {
            throttle.onFailure("an", "x", kStart);
        }
        EXPECT_EQ(throttle.wait("an", "x", kStart), row.wait) << row.failures;
    }
    EXPECT_EQ(throttle.wait("an", "x", kStart + 300s), 0s);
    EXPECT_EQ(throttle.wait("an", "y", kStart), 0s) << "whoever guesses elsewhere is not whoever sits here";
}

TEST(LoginThrottleTest, countsAnAddressThatTriesManyNames) {
    LoginThrottle throttle;
    for (int i = 0; i < LoginThrottle::kFreePerAddress; ++i) {
        throttle.onFailure("user" + std::to_string(i), "10.0.0.1", kStart);
    }
    EXPECT_EQ(throttle.wait("fresh", "10.0.0.1", kStart), 0s);
    throttle.onFailure("one more", "10.0.0.1", kStart);
    EXPECT_EQ(throttle.wait("fresh", "10.0.0.1", kStart), 1s);
    EXPECT_EQ(throttle.wait("fresh", "10.0.0.2", kStart), 0s);
}

TEST(LoginThrottleTest, aSuccessClearsTheUserThereOnly) {
    LoginThrottle throttle;
    for (int i = 0; i < 30; ++i) {
        throttle.onFailure("an", "10.0.0.1", kStart);
    }
    throttle.onSuccess("an", "10.0.0.1");
    EXPECT_EQ(throttle.wait("an", "10.0.0.1", kStart), 0s);
    EXPECT_GT(throttle.wait("binh", "10.0.0.1", kStart), 0s) << "the address's count stays";
}

TEST(LoginThrottleTest, nobodyElsewhereKeepsAnOfficerFromTheDesk) {
    LoginThrottle throttle;
    throttle.onSuccess("an", "10.0.0.1");
    for (int i = 0; i < 1'000; ++i) {
        throttle.onFailure("an", "198.51.100." + std::to_string(i), kStart);
        throttle.onFailure("binh", "10.0.0.1", kStart); // a colleague's troubles at the same post
    }
    EXPECT_EQ(throttle.wait("an", "10.0.0.1", kStart), 0s);
    EXPECT_EQ(throttle.wait("an", "10.0.0.2", kStart), LoginThrottle::kMostPerUser) << "many places guess one user";
    EXPECT_EQ(throttle.wait("chi", "10.0.0.2", kStart), 0s);
    for (int i = 0; i < LoginThrottle::kFreePerUserAndAddress + 1; ++i) {
        throttle.onFailure("an", "10.0.0.1", kStart);
    }
    EXPECT_EQ(throttle.wait("an", "10.0.0.1", kStart), 1s) << "the good address is no way to guess freely";
    throttle.onSuccess("an", "10.0.0.3");
    EXPECT_GT(throttle.wait("an", "10.0.0.1", kStart), 1s) << "the last one only";
}

TEST(LoginThrottleTest, boundsTheTriesAtOnce) {
    LoginThrottle throttle;
    std::optional<std::string> begun;
    for (std::size_t i = 0; i < LoginThrottle::kMostAtOnce; ++i) {
        begun = throttle.begin("an", "198.51.100." + std::to_string(i));
        EXPECT_TRUE(begun);
    }
    EXPECT_FALSE(throttle.begin("an", "10.0.0.1"));
    EXPECT_TRUE(throttle.begin("binh", "10.0.0.1"));
    throttle.onSuccess("an", "10.0.0.1");
    EXPECT_TRUE(throttle.begin("an", "10.0.0.1")) << "whoever floods from elsewhere holds no place of the good address";
    throttle.end(*begun);
    EXPECT_TRUE(throttle.begin("an", "198.51.100.9"));
    EXPECT_FALSE(throttle.begin("an", "198.51.100.9"));
}

TEST(LoginThrottleTest, forgets) {
    LoginThrottle throttle;
    for (int i = 0; i < 4; ++i) {
        throttle.onFailure("an", "a", kStart);
    }
    throttle.onFailure("an", "a", kStart + LoginThrottle::kForget + 1s);
    EXPECT_EQ(throttle.wait("an", "a", kStart + LoginThrottle::kForget + 1s), 0s);
}

TEST(ReminderTest, saysItAtOnceAndThenOnceAMinute) {
    Reminder reminder;
    int said = 0;
    for (auto now = kStart; now < kStart + 150s; now += 250ms) {
        said += reminder.isDue(now) ? 1 : 0;
    }
    EXPECT_EQ(said, 3);
    reminder.over();
    EXPECT_TRUE(reminder.isDue(kStart + 151s)) << "it is wrong anew";
}

TEST(TokenBucketTest, allowsABurstAndThenTheRate) {
    TokenBucket bucket{50, kStart};
    int taken = 0;
    while (bucket.take(kStart)) {
        ++taken;
    }
    EXPECT_EQ(taken, 100);
    EXPECT_FALSE(bucket.take(kStart + 10ms));
    EXPECT_TRUE(bucket.take(kStart + 30ms));
    EXPECT_FALSE(bucket.take(kStart + 30ms));
}

} // namespace
} // namespace trucban::gateway
