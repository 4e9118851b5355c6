// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/CubeCodec.h"

#include "figures/EventLog.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <random>

namespace trucban::figures {

using namespace trucban::test;

namespace {

Batch sample() {
    EventLog log;
    log.policy(at(kDay, 1));
    const core::CaseId id = log.open(at(kDay, 23, 59, 59, 999), kA, "theft", core::Priority::p1);
    log.on(id, at(kDay + 1, 0), core::CaseAcknowledged{});
    log.on(log.open(at(kDay, 8), kB, "violence"), at(kDay, 9), core::CaseClosed{{core::Disposition::mistaken, ""}});
    log.open(at(kDay + 1, 3), kA, "noise", core::Priority::p4);
    log.visit({.ward = kA,
               .neighbourhood = "Khu phố 1",
               .householdCode = "12/3",
               .visitedAt = at(kDay, 9),
               .heard = 2,
               .round = core::RecordId{numbered(77)},
               .petitions = {{"residence", 2}},
               .guided = {{"vneid", 1}}});
    const FigureBook book = log.book();
    return book.batch(core::WardSet{}, {kDay - 1, kDay + 1});
}

/// What it answers, and that it answers: nothing is asked of the answer.
bool answers(std::string_view bytes) {
    const auto found = decodeBatch(bytes);
    Cube cube;
    if (found) {
        cube.put(*found); // what was decoded is whole: no label points nowhere
        (void)sentences(cube);
    }
    return found.has_value();
}

} // namespace

TEST(CubeCodec, bringsABatchBackAsItWas) {
    const Batch batch = sample();
    ASSERT_EQ(batch.rows.size(), 3u);
    EXPECT_EQ(decodeBatch(encode(batch)), batch);
    EXPECT_EQ(decodeBatch(encode(Batch{})), Batch{});
}

// Night's first seconds take fewest bytes: three new cases of then were called cut off, and all of the answer with them.
TEST(CubeCodec, carriesTheSmallestEntriesThereAre) {
    Batch batch{.seq = 9, .knownFrom = kDay, .labels = {}, .rows = {{.key = {kA, kDay}}}};
    batch.labels.kinds = {"theft"};
    batch.labels.limits = {Limits{}};
    for (int i = 0; i < 30; ++i) {
        batch.rows[0].cases.push_back({.openedMs = 5});
        EXPECT_EQ(decodeBatch(encode(batch)), batch) << i;
    }
    for (int i = 0; i < 30; ++i) {
        batch.rows[0].alerts.push_back({});
        EXPECT_EQ(decodeBatch(encode(batch)), batch) << i;
    }
    for (int i = 0; i < 30; ++i) {
        batch.rows[0].visits.push_back({});
        EXPECT_EQ(decodeBatch(encode(batch)), batch) << i;
    }
}

TEST(CubeCodec, carriesRowsThatAreEmptyNow) {
    const Batch batch{.seq = 9, .knownFrom = kDay, .labels = {}, .rows = {{.key = {kA, kDay}}, {.key = {kB, kDay}}}};
    EXPECT_EQ(decodeBatch(encode(batch)), batch);
}

TEST(CubeCodec, holdsTheExtremes) {
    Batch batch{.seq = ~std::uint64_t{0}, .knownFrom = kUnknown};
    batch.labels.kinds = {""};
    batch.labels.limits = {Limits{}};
    Row row{.key = {core::WardCode{0xFFFF'FFFF}, std::numeric_limits<core::Day>::min()}};
    row.cases.push_back({.openedMs = kMsOfDay - 1, .after = {0, kNever - 1, kNever, 1}});
    row.visits.push_back({.household = 0xFFFF'FFFF, .heard = 0xFFFF'FFFF, .hour = 23, .openedCase = true});
    batch.rows = {row};
    EXPECT_EQ(decodeBatch(encode(batch)), batch);
}

TEST(CubeCodec, saysThatItEndsTooEarlyWhereverItIsCut) {
    const std::string bytes = encode(sample());
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        const auto found = decodeBatch(std::string_view{bytes}.substr(0, length));
        ASSERT_FALSE(found) << length;
        EXPECT_EQ(found.error(), CodecError::truncated) << length;
    }
}

TEST(CubeCodec, refusesWhatIsLeftOverAndAnotherVersion) {
    std::string bytes = encode(sample());
    EXPECT_EQ(decodeBatch(bytes + '\0').error(), CodecError::disorder);
    bytes[0] = 2;
    EXPECT_EQ(decodeBatch(bytes).error(), CodecError::version);
}

TEST(CubeCodec, refusesRowsOutOfOrder) {
    const std::string bytes = encode({.rows = {{.key = {kB, kDay}}, {.key = {kA, kDay}}}});
    EXPECT_EQ(decodeBatch(bytes).error(), CodecError::disorder);
    EXPECT_EQ(decodeBatch(encode({.rows = {{.key = {kA, kDay}}, {.key = {kA, kDay}}}})).error(), CodecError::disorder);
}

TEST(CubeCodec, refusesLabelsThatNameNothing) {
    Batch batch = sample();
    batch.rows[0].cases[0].kind = 900;
    EXPECT_EQ(decodeBatch(encode(batch)).error(), CodecError::outOfRange);
    batch = sample();
    batch.rows[0].visits[0].counts[0].code = 900;
    EXPECT_EQ(decodeBatch(encode(batch)).error(), CodecError::outOfRange);
    batch = sample();
    batch.rows[0].alerts[0].hour = 24;
    EXPECT_EQ(decodeBatch(encode(batch)).error(), CodecError::outOfRange);
}

TEST(CubeCodec, believesNoSizeThatIsLargerThanItsBytes) {
    // Version, seq, day, then "four thousand million kinds".
    const std::string bytes{"\x01\x00\x00\xFF\xFF\xFF\xFF\x0F", 8};
    EXPECT_EQ(decodeBatch(bytes).error(), CodecError::truncated);
    const std::string endless(40, '\xFF');
    EXPECT_FALSE(decodeBatch("\x01" + endless));
}

TEST(CubeCodec, answersWhateverByteWasChanged) {
    const std::string bytes = encode(sample());
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        for (const int change : {0x01, 0x10, 0x7F, 0x80, 0xFF}) {
            std::string other = bytes;
            other[i] = static_cast<char>(other[i] ^ change);
            (void)answers(other);
        }
    }
}

RC_GTEST_PROP(CubeCodecProperty, answersWhateverComes, (const std::string& bytes)) {
    (void)answers(bytes);
    (void)answers(std::string{"\x01"} + bytes);
}

TEST(Cube, putsWholeDaysInPlaceAndForgetsEmptyOnes) {
    EventLog log;
    log.policy(at(kDay, 0));
    const core::CaseId id = log.open(at(kDay, 8), kA, "theft");
    log.open(at(kDay, 9), kB, "noise");
    Cube cube = log.cube();
    EXPECT_EQ(cube.wards(), (core::WardSet{kA, kB}));
    ASSERT_NE(cube.row({kA, kDay}), nullptr);
    // Another numbering of kinds: what was 0 there is 1 here.
    FigureBook book = log.book();
    (void)book.takeChanged();
    EventLog later = log;
    later.on(id, at(kDay, 10), core::CaseKindSet{.kind = "welfare"});
    later.on(id, at(kDay, 11), core::TransferOffered{.to = kB});
    later.on(id, at(kDay, 12), core::TransferAnswered{});
    for (const core::Event& event : later.events) {
        book.apply(event);
    }
    const std::vector<RowKey> changed = book.takeChanged();
    EXPECT_EQ(changed, (std::vector<RowKey>{{kA, kDay}, {kB, kDay}}));
    const auto travelled = decodeBatch(encode(book.batch(changed)));
    ASSERT_TRUE(travelled);
    cube.put(*travelled);
    EXPECT_EQ(cube.row({kA, kDay}), nullptr);
    EXPECT_EQ(sentences(cube), sentences(later.cube()));
    EXPECT_EQ(cube.seq(), later.events.size());
}

} // namespace trucban::figures
