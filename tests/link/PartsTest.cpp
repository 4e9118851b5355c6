// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/Address.h"
#include "link/Backoff.h"
#include "link/CursorTracker.h"
#include "link/Heartbeat.h"
#include "link/LinkState.h"
#include "link/Pin.h"
#include "link/SendQueue.h"

#include <gtest/gtest.h>

#include <random>

using namespace trucban;
using namespace std::chrono_literals;
using link::Address;
using link::CursorTracker;
using link::LinkState;
using Verdict = link::CursorTracker::Verdict;

TEST(Backoff, drawsFromAnIntervalThatDoubles) {
    std::mt19937_64 random(42);
    link::Backoff backoff([&] { return random(); });
    for (int round = 0; round < 200; ++round) {
        backoff.reset();
        auto ceiling = 500ms;
        for (int i = 0; i < 12; ++i) {
            const auto wait = backoff.next();
            EXPECT_GE(wait, 50ms);
            EXPECT_LE(wait, ceiling);
            ceiling = std::min(ceiling * 2, std::chrono::milliseconds{30'000});
        }
    }
}

TEST(Backoff, spreadsConsolesOut) {
    std::mt19937_64 random(7);
    std::vector<std::int64_t> waits;
    for (int i = 0; i < 1000; ++i) {
        link::Backoff backoff([&] { return random(); });
        waits.push_back(backoff.next().count());
    }
    const auto below = std::ranges::count_if(waits, [](auto wait) { return wait < 250; });
    EXPECT_NEAR(static_cast<double>(below), 500, 60);
}

TEST(Heartbeat, nextCheckIsAlwaysLaterAndNeverMissesAChange) {
    const link::TimePoint start{1h};
    link::Heartbeat heartbeat(start);
    auto now = start;
    for (int i = 0; i < 20; ++i) {
        const auto next = heartbeat.nextCheck(now);
        ASSERT_GT(next, now);
        EXPECT_EQ(heartbeat.isStale(next - 1ms), heartbeat.isStale(now));
        EXPECT_EQ(heartbeat.isSilent(next - 1ms), heartbeat.isSilent(now));
        now = next;
        if (heartbeat.isPingDue(now)) {
            heartbeat.pinged(now);
        }
    }
    EXPECT_TRUE(heartbeat.isSilent(now));
}

TEST(Heartbeat, afterAPauseTheSilenceStartsAnew) {
    const link::TimePoint start{1h};
    link::Heartbeat heartbeat(start);
    heartbeat.pause(true, start);
    EXPECT_FALSE(heartbeat.isSilent(start + 1h));
    heartbeat.pause(false, start + 1h);
    EXPECT_FALSE(heartbeat.isSilent(start + 1h + 7999ms));
    EXPECT_TRUE(heartbeat.isSilent(start + 1h + 8s));
}

namespace {

wire::Events range(core::Seq from, core::Seq to, std::vector<core::Seq> seqs = {}) {
    wire::Events events{.from = from, .to = to, .head = "h", .items = {}};
    for (const auto seq : seqs) {
        core::Event event;
        event.seq = seq;
        events.items.emplace_back(event);
    }
    return events;
}

} // namespace

TEST(CursorTracker, followsRangesEndToEnd) {
    CursorTracker cursor(10, "h10");
    EXPECT_EQ(cursor.take(range(11, 13, {11, 13})), Verdict::good);
    EXPECT_EQ(cursor.cursor(), 13U);
    EXPECT_EQ(cursor.head(), "h");
    EXPECT_EQ(cursor.take(range(14, 13)), Verdict::good) << "an empty range";
    EXPECT_EQ(cursor.cursor(), 13U);
    EXPECT_EQ(cursor.take(range(15, 15)), Verdict::gap);
    EXPECT_EQ(cursor.take(range(13, 14)), Verdict::gap);
    EXPECT_EQ(cursor.cursor(), 13U);
}

TEST(CursorTracker, refusesRangesThatContradictThemselves) {
    CursorTracker cursor(10, "");
    EXPECT_EQ(cursor.take(range(0, 0)), Verdict::nonsense);
    EXPECT_EQ(cursor.take(range(11, 9)), Verdict::nonsense);
    EXPECT_EQ(cursor.take(range(11, 12, {13})), Verdict::nonsense);
    EXPECT_EQ(cursor.take(range(11, 12, {10})), Verdict::nonsense);
    EXPECT_EQ(cursor.take(range(11, 13, {12, 11})), Verdict::nonsense);
    EXPECT_EQ(cursor.take(range(11, 13, {12, 12})), Verdict::nonsense);
    EXPECT_EQ(cursor.cursor(), 10U);
}

TEST(CursorTracker, takesSnapshotPartsInOrderOnly) {
    const auto part = [](std::uint32_t number, std::uint32_t of, core::Seq upTo) {
        return wire::Snapshot{.part = number, .of = of, .upTo = upTo, .head = "s", .items = {}};
    };
    const auto started = [] {
        CursorTracker cursor(3, "h3");
        cursor.begin(true);
        return cursor;
    };
    CursorTracker cursor = started();
    EXPECT_EQ(cursor.take(part(1, 3, 50)), Verdict::good);
    EXPECT_EQ(cursor.take(part(2, 3, 50)), Verdict::good);
    EXPECT_EQ(cursor.cursor(), 3U);
    EXPECT_EQ(cursor.take(part(3, 3, 50)), Verdict::snapshotDone);
    EXPECT_EQ(cursor.cursor(), 50U);
    EXPECT_EQ(cursor.take(part(1, 1, 60)), Verdict::nonsense) << "none was announced";

    for (const auto& second : {part(1, 3, 50), part(3, 3, 50), part(2, 4, 50), part(2, 3, 51), part(0, 3, 50)}) {
        cursor = started();
        ASSERT_EQ(cursor.take(part(1, 3, 50)), Verdict::good);
        EXPECT_EQ(cursor.take(second), Verdict::nonsense);
        EXPECT_EQ(cursor.cursor(), 3U);
    }
    cursor = started();
    EXPECT_EQ(cursor.take(part(2, 1, 50)), Verdict::nonsense);
    cursor = started();
    EXPECT_EQ(cursor.take(part(1, 0, 50)), Verdict::nonsense);
}

TEST(Fingerprint, isReadWithAndWithoutColons) {
    const std::string hex = "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855";
    const std::string colons =
        "E3:B0:C4:42:98:FC:1C:14:9A:FB:F4:C8:99:6F:B9:24:27:AE:41:E4:64:9B:93:4C:A4:95:99:1B:78:52:B8:55";
    const auto ofNothing = link::Fingerprint::of({});
    EXPECT_EQ(ofNothing.toString(), colons);
    EXPECT_EQ(link::Fingerprint::parse(hex), ofNothing);
    EXPECT_EQ(link::Fingerprint::parse(colons), ofNothing);
    EXPECT_EQ(link::Fingerprint::parse(" " + colons + "\n"), ofNothing);
    EXPECT_EQ(link::Fingerprint::parse("sha256:" + hex), ofNothing) << "copied from the gateway's own line";
    for (const auto& bad : {std::string{}, hex.substr(2), hex + "00", hex.substr(1) + "G", ":" + colons, colons + ":",
                            std::string{"sha256:"}}) {
        EXPECT_FALSE(link::Fingerprint::parse(bad).has_value()) << bad;
    }
}

TEST(Address, isHttpsOrThisMachine) {
    EXPECT_EQ(Address::parse("https://gw.example.vn"), (Address{"gw.example.vn", "443", true}));
    EXPECT_EQ(Address::parse("https://gw.example.vn:8443/"), (Address{"gw.example.vn", "8443", true}));
    EXPECT_EQ(Address::parse("https://10.1.2.3:8443"), (Address{"10.1.2.3", "8443", true}));
    EXPECT_EQ(Address::parse("https://[::1]:8443"), (Address{"::1", "8443", true}));
    EXPECT_EQ(Address::parse("http://127.0.0.1:80"), (Address{"127.0.0.1", "80", false}));
    EXPECT_EQ(Address::parse("http://localhost"), (Address{"localhost", "80", false}));
    EXPECT_EQ(Address::parse("http://[::1]"), (Address{"::1", "80", false}));
    for (const char* bad :
         {"", "gw.example.vn", "gw.example.vn:8443", "http://gw.example.vn", "http://10.0.0.1",
          "http://localhost.example.vn", "ftp://localhost", "https://", "https://user:pw@gw", "https://gw/path",
          "https://gw?x", "https://gw#x", "https://gw:0", "https://gw:99999", "wss://gw"}) {
        EXPECT_FALSE(Address::parse(bad).has_value()) << bad;
    }
}

TEST(Address, namesItselfForTheHostHeader) {
    EXPECT_EQ(Address::parse("https://gw.example.vn")->authority(), "gw.example.vn");
    EXPECT_EQ(Address::parse("https://gw.example.vn:444")->authority(), "gw.example.vn:444");
    EXPECT_EQ(Address::parse("https://[::1]:444")->authority(), "[::1]:444");
    EXPECT_TRUE(Address::parse("https://10.1.2.3")->isLiteral());
    EXPECT_TRUE(Address::parse("https://[::1]")->isLiteral());
    EXPECT_FALSE(Address::parse("https://gw10.vn")->isLiteral());
}

TEST(SendQueue, keepsOrderAndOnlyTheLatestAckAndPing) {
    link::SendQueue queue;
    EXPECT_TRUE(queue.isEmpty());
    queue.setAck("ack1");
    ASSERT_TRUE(queue.push("a"));
    queue.setPing("ping1");
    queue.setPing("ping2");
    queue.setAck("ack2");
    ASSERT_TRUE(queue.push("b"));
    queue.setPong("pong");
    EXPECT_EQ(queue.takeAll(), (std::vector<std::string>{"pong", "ping2", "a", "b", "ack2"}));
    EXPECT_TRUE(queue.isEmpty());
    EXPECT_TRUE(queue.takeAll().empty());
}

TEST(SendQueue, isBoundedByCountAndBytes) {
    link::SendQueue queue;
    std::size_t taken = 0;
    while (queue.push("x")) {
        ++taken;
    }
    EXPECT_EQ(taken, link::SendQueue::kMaxFrames);
    static_cast<void>(queue.takeAll());
    EXPECT_TRUE(queue.push(std::string(link::SendQueue::kMaxBytes, 'x')));
    EXPECT_FALSE(queue.push("x"));
    static_cast<void>(queue.takeAll());
    EXPECT_FALSE(queue.push(std::string(link::SendQueue::kMaxBytes + 1, 'x')));
}

TEST(LinkState, onlyTheListedMovesAreLegal) {
    EXPECT_TRUE(link::mayMove(LinkState::greeting, LinkState::live));
    EXPECT_FALSE(link::mayMove(LinkState::idle, LinkState::live));
    EXPECT_FALSE(link::mayMove(LinkState::waiting, LinkState::live));
    EXPECT_FALSE(link::mayMove(LinkState::live, LinkState::greeting));
    EXPECT_FALSE(link::mayMove(LinkState::refused, LinkState::live));
    for (const auto& [state, name] : core::EnumNames<LinkState>::table) {
        EXPECT_FALSE(link::mayMove(state, LinkState::idle)) << name;
        EXPECT_FALSE(link::mayMove(state, state)) << name;
        EXPECT_TRUE(state == LinkState::stopped || link::mayMove(state, LinkState::stopped)) << name;
    }
}

TEST(LinkFault, everyFaultHasItsSentence) {
    for (const auto& [fault, name] : core::EnumNames<link::LinkFault>::table) {
        EXPECT_TRUE(link::sentenceOf(fault).ends_with('.')) << name;
        EXPECT_NE(link::sentenceOf(fault), "Unknown fault.") << name;
    }
}
