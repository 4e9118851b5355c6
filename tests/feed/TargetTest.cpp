// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/Target.h"

#include "feed/Backoff.h"

#include <gtest/gtest.h>

namespace trucban::feed {
namespace {

TEST(Target, readsHostPortAndTrust) {
    EXPECT_EQ(*parseTarget("https://gw.example:8443/", "", false),
              (Target{.tls = true, .host = "gw.example", .port = "8443", .trust = Trust::verify, .pin = {}}));
    EXPECT_EQ(parseTarget("https://gw.example", "", true)->trust, Trust::anything);
    EXPECT_EQ(parseTarget("https://gw.example", "", false)->port, "443");
    EXPECT_EQ(parseTarget("http://[::1]:80", "", false)->host, "::1");
}

TEST(Target, takesAPinWithColonsAndCapitals) {
    std::string pin;
    for (int i = 0; i < 32; ++i) {
        pin += i == 0 ? "aB" : ":Ff";
    }
    const auto target = parseTarget("https://gw.example", pin, true);
    ASSERT_TRUE(target.has_value());
    EXPECT_EQ(target->trust, Trust::pin);
    EXPECT_EQ(target->pin, link::Fingerprint::parse(pin));
    EXPECT_EQ(parseTarget("https://gw.example", "sha256:" + pin, false)->pin, target->pin);
    EXPECT_EQ(parseTarget("https://gw.example", "abcd", false).error().fault, FeedFault::badPin);
    EXPECT_EQ(parseTarget("https://gw.example", std::string(64, 'g'), false).error().fault, FeedFault::badPin);
}

TEST(Target, sendsNoKeyInTheClearButToThisMachine) {
    EXPECT_TRUE(parseTarget("http://127.0.0.1:8080", "", false).has_value());
    EXPECT_TRUE(parseTarget("http://localhost", "", false).has_value());
    for (const auto* const url : {"http://10.0.0.1", "ftp://127.0.0.1", "127.0.0.1:80", "", "https://", "https://a/b",
                                  "https://user:pass@a", "https://a?b", "http://127.evil.example:80/x"}) {
        EXPECT_FALSE(parseTarget(url, "", false).has_value()) << url;
    }
}

TEST(Target, takesNoNameForALoopbackAddress) {
    EXPECT_FALSE(parseTarget("http://127.evil.example", "", false).has_value());
}

TEST(FeedError, hasASentenceForEveryFault) {
    for (int i = 0; i <= static_cast<int>(FeedFault::stopped); ++i) {
        EXPECT_GT(sentenceOf(static_cast<FeedFault>(i)).size(), 5U) << i;
    }
}

TEST(Backoff, growsToItsLimitWithHalfOfEachPauseByChance) {
    using std::chrono::milliseconds;
    Backoff backoff{{.first = milliseconds{100}, .longest = milliseconds{1000}}, 3};
    for (int limit : {100, 200, 400, 800, 1000, 1000}) {
        const auto pause = backoff.next();
        EXPECT_GE(pause, milliseconds{limit / 2});
        EXPECT_LE(pause, milliseconds{limit});
    }
    backoff.reset();
    EXPECT_LE(backoff.next(), milliseconds{100});
}

} // namespace
} // namespace trucban::feed
