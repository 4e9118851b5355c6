// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/CanonicalBytes.h"

#include "core/World.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace trucban::core {

using namespace trucban::test;

namespace {

std::string bytesOf(const Aggregate& aggregate) {
    std::string bytes;
    appendCanonical(bytes, aggregate);
    return bytes;
}

/// A case with every optional set and every list filled.
Case fullCase() {
    Case full;
    full.id = {uuid(1)};
    full.version = 7;
    full.code = "VV-1121-0001";
    full.state = CaseState::closed;
    full.priority = Priority::p4;
    full.ward = kWardA;
    full.candidates = {kWardB};
    full.visibleTo = {kWardA, kWardB};
    full.alerts = {{uuid(2)}, {uuid(3)}};
    full.mergedInto = CaseId{uuid(4)};
    full.openedAt = kEvening;
    full.acknowledgedAt = full.dispatchedAt = full.arrivedAt = full.resolvedAt = full.closedAt = kEvening;
    full.assignments = {{{"M1"}, AssignmentState::left, true, kEvening, kEvening, kEvening, kEvening}};
    full.notes = {{kEvening, "a", "ghi chú\0 có số không"}};
    full.transfer = TransferOffer{.from = kWardA, .to = kWardB, .state = OfferState::expired, .answeredAt = kEvening};
    full.jointRequests = {{.id = {uuid(5)}, .agency = Agency::peoplesCommittee, .answeredAt = kEvening}};
    full.outcome = Outcome{Disposition::unreachable, "ghi chú", "1/2"};
    full.escalation = {2, EscalationReason::noLiveConsole, kEvening, {kWardC}};
    return full;
}

std::vector<Aggregate> samples() {
    World world;
    Alert alert = world.firstAlert(world.open());
    alert.placedAt = Position{{-0.0, 106.7}, 3.5};
    alert.details->attachments = {{AttachmentKind::video, std::string(64, 'a'), "https://x", ~std::uint64_t{0}}};
    alert.facts.warnings = {{"/position/lat", "not a number"}};
    Unit unit = world.at(world.unit("M1"));
    unit.caseId = CaseId{uuid(8)};
    unit.point = GeoPoint{10, 106};
    unit.headingDeg = 359.5;
    unit.profile.equipment = {"car", ""};
    Visit visit{.id = {uuid(9)}, .openedCase = CaseId{uuid(1)}};
    return {Alert{}, Case{}, Unit{}, Visit{}, Policy{}, alert, fullCase(), unit, visit, smallPolicy()};
}

} // namespace

TEST(CanonicalBytes, areReadBackAsTheyWere) {
    for (const Aggregate& sample : samples()) {
        EXPECT_EQ(parseCanonical(bytesOf(sample)), sample);
    }
}

TEST(CanonicalBytes, ofAValueAreThoseOfItsAggregate) {
    std::string bytes;
    appendCanonical(bytes, fullCase());
    EXPECT_EQ(bytes, bytesOf(fullCase()));
}

TEST(CanonicalBytes, layoutIsTheDocumentedOne) {
    Visit visit;
    visit.id = {uuid(0x0102)};
    visit.version = 0x01020304;
    visit.team = {"Tổ"};
    visit.ward = WardCode{5};
    visit.visitedAt = Instant{Milliseconds{-2}};
    visit.openedCase.reset();
    visit.visibleTo = {WardCode{7}};
    using namespace std::string_literals;
    const std::string expected = "\x03"s                                     // index in Aggregate
                                 "\x01\0\0\0\0\0\x70\0\0\0\0\0\0\0\x01\x02"s // id
                                 "\x04\x03\x02\x01"s                         // version
                                 "\x04\0\0\0T\xE1\xBB\x95"s                  // team
                                 "\x05\0\0\0"s                               // ward
                                 "\0\0\0\0"s
                                 "\0\0\0\0"s                         // two empty texts
                                 "\xFE\xFF\xFF\xFF\xFF\xFF\xFF\xFF"s // visitedAt
                                 "\0\0\0\0"s
                                 "\0\0\0\0"s
                                 "\0\0\0\0"s // three counts
                                 "\0\0"s     // no opened case, no round
                                 "\0\0\0\0"s
                                 "\0\0\0\0"s
                                 "\0\0\0\0"s              // three empty lists
                                 "\x01\0\0\0\x07\0\0\0"s; // visibleTo
    EXPECT_EQ(bytesOf(visit), expected);
}

TEST(CanonicalBytes, acceptNothingCutOrLengthened) {
    for (const Aggregate& sample : samples()) {
        const std::string bytes = bytesOf(sample);
        for (std::size_t length = 0; length < bytes.size(); ++length) {
            EXPECT_EQ(parseCanonical(std::string_view{bytes}.substr(0, length)), std::nullopt);
        }
        EXPECT_EQ(parseCanonical(bytes + '\0'), std::nullopt);
    }
}

TEST(CanonicalBytes, refuseValuesThatAreNone) {
    std::string bytes = bytesOf(Visit{});
    bytes[0] = 5; // an aggregate kind that does not exist
    EXPECT_EQ(parseCanonical(bytes), std::nullopt);
    bytes = bytesOf(Case{});
    const std::size_t stateAt = 1 + 16 + 4 + 4 + 4; // index, id, versions, empty code
    bytes[stateAt] = 5;
    EXPECT_EQ(parseCanonical(bytes), std::nullopt) << "an enum outside its table";
    bytes[stateAt] = 4;
    EXPECT_TRUE(parseCanonical(bytes).has_value());
    bytes[stateAt + 2] = 2; // priorityConfirmed
    EXPECT_EQ(parseCanonical(bytes), std::nullopt) << "a bool that is neither";
}

RC_GTEST_PROP(CanonicalBytes, anyBytesAreReadWithoutHarm, (const std::vector<std::uint8_t>& bytes)) {
    const std::string text{bytes.begin(), bytes.end()};
    for (char kind = 0; kind < 6; ++kind) {
        const auto parsed = parseCanonical(kind + text);
        RC_ASSERT((!parsed || bytesOf(*parsed) == kind + text)); // bracketed: the macro does not short-circuit
    }
}

RC_GTEST_PROP(CanonicalBytes, aChangedByteIsRefusedOrReadAsItself, ()) {
    const std::vector<Aggregate> all = samples();
    std::string bytes = bytesOf(all[*rc::gen::inRange<std::size_t>(0, all.size())]);
    for (int i = *rc::gen::inRange(1, 4); i > 0; --i) {
        bytes[*rc::gen::inRange<std::size_t>(0, bytes.size())] = *rc::gen::arbitrary<char>();
    }
    const auto parsed = parseCanonical(bytes);
    RC_ASSERT((!parsed || bytesOf(*parsed) == bytes));
}

TEST(CanonicalBytes, aHugeLengthTakesNoMemory) {
    std::string bytes = bytesOf(Visit{});
    for (std::size_t at = bytes.size() - 4; at < bytes.size(); ++at) {
        bytes[at] = '\xFF';
    }
    EXPECT_EQ(parseCanonical(bytes), std::nullopt);
}

} // namespace trucban::core
