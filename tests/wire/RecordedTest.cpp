// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/Frames.h"
#include "wire/Json.h"
#include "wire/WireData.h"

#include <gtest/gtest.h>

#include <set>

using namespace trucban;

// The bytes in these files are in logs and replicas out there, and other programs send them: a change that breaks one of
// them breaks the hash chain or the protocol. They were written by hand from the description, not by our encoder.

namespace {

template <class Decode, class Encode>
void expectEachReadsBack(const char* file, Decode decode, Encode encode) {
    for (const auto& line : test::recordedLines(file)) {
        const auto decoded = decode(line);
        ASSERT_TRUE(decoded.has_value()) << sentenceOf(decoded.error().fault) << " at " << decoded.error().pointer
                                         << "\n"
                                         << line;
        EXPECT_EQ(encode(*decoded), line);
    }
}

} // namespace

TEST(Recorded, eventsKeepTheirBytes) {
    expectEachReadsBack("events.jsonl", wire::decodeEvent, wire::encodeEvent);
}

// Logs keep them for good; members that came later have their defaults.
TEST(Recorded, eventsOfEarlierVersionsAreStillRead) {
    for (const auto& line : test::recordedLines("events-of-0.1.jsonl")) {
        const auto event = wire::decodeEvent(line);
        ASSERT_TRUE(event.has_value()) << sentenceOf(event.error().fault) << " at " << event.error().pointer << line;
        const auto again = wire::decodeEvent(wire::encodeEvent(*event));
        ASSERT_TRUE(again.has_value()) << line;
        EXPECT_EQ(*again, *event) << line;
    }
}

TEST(Recorded, everyEventTypeIsRecorded) {
    std::set<std::string_view> seen;
    for (const auto& line : test::recordedLines("events.jsonl")) {
        const auto event = wire::decodeEvent(line);
        ASSERT_TRUE(event.has_value());
        seen.insert(core::typeOf(event->data));
    }
    for (const auto type : core::kEventTypes) {
        EXPECT_TRUE(seen.contains(type)) << type;
    }
}

TEST(Recorded, aggregatesKeepTheirBytes) {
    expectEachReadsBack("aggregates.jsonl", wire::decodeAggregate, wire::encodeAggregate);
}

TEST(Recorded, clientFramesKeepTheirBytes) {
    expectEachReadsBack("client-frames.jsonl", wire::decodeClientFrame,
                        [](const wire::ClientFrame& frame) { return wire::encode(frame); });
}

TEST(Recorded, serverFramesKeepTheirBytes) {
    expectEachReadsBack("server-frames.jsonl", wire::decodeServerFrame,
                        [](const wire::ServerFrame& frame) { return wire::encode(frame); });
}

TEST(Recorded, membersMayComeInAnyOrderAndStrangersAreSkipped) {
    const auto event = wire::decodeEvent(
        R"({"data":{"text":"x","mood":[1,{"a":null}]},"future":{"deep":[[]]},"type":"noteAdded","actor":{"name":"lan"},)"
        R"("at":"2026-11-21T21:03:07+07:00","aggregate":{"key":"k","kind":"case"},"seq":5})");
    ASSERT_TRUE(event.has_value());
    EXPECT_EQ(std::get<core::NoteAdded>(event->data).text, "x");
    EXPECT_EQ(wire::formatInstant(event->at), "2026-11-21T14:03:07.000Z");
    EXPECT_EQ(event->actor.name, "lan");
    EXPECT_EQ(event->actor.kind, core::ActorKind::officer) << "missing members keep their defaults";
}
