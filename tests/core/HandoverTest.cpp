// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Handover.h"

#include "core/World.h"

#include <gtest/gtest.h>

namespace trucban::core {

using namespace trucban::test;

namespace {

const Authority kGoes = officerOf({kWardA}, "di");
const Authority kComes = officerOf({kWardA}, "den");
const Authority kElsewhere = officerOf({kWardB}, "b");

struct Desk : World {
    HandoverId sign(const Authority& by, WardSet wards = {kWardA}, std::size_t lines = 2) {
        SignHandover command{
            .id = {nextUuid()}, .wards = std::move(wards), .since = now - std::chrono::hours{12}, .words = "Êm"};
        for (std::size_t i = 0; i < lines; ++i) {
            command.items.push_back({.topic = HandoverTopic::openCase, .text = "Vụ " + std::to_string(i)});
        }
        const HandoverId id = command.id;
        tell(by, std::move(command));
        return id;
    }
    void answerAll(const HandoverId& id, const Authority& by) {
        for (std::uint32_t i = 0; i < at(id).items.size(); ++i) {
            tell(by, AnswerHandoverItem{id, i});
        }
    }
    using World::at;
    [[nodiscard]] const Handover& at(const HandoverId& id) const { return state.handovers.at(id); }
};

} // namespace

TEST(Handover, isSignedByWhoGoesAndSeenByTheDesk) {
    Desk world;
    const HandoverId id = world.sign(kGoes);
    const Handover& handover = world.at(id);
    EXPECT_EQ(handover.signedBy, "di");
    EXPECT_EQ(handover.signedAt, world.now);
    EXPECT_EQ(handover.visibleTo, (WardSet{kWardA}));
    EXPECT_EQ(handover.version, 1u);
    EXPECT_FALSE(handover.isAccepted());
    EXPECT_EQ(world.refusal(kElsewhere, AnswerHandoverItem{id, 0}), Refusal::unknownHandover);
    EXPECT_EQ(world.refusal(kElsewhere, AcceptHandover{id}), Refusal::unknownHandover);
}

TEST(Handover, whoSignedCannotTakeItOver) {
    Desk world;
    const HandoverId id = world.sign(kGoes);
    EXPECT_EQ(world.refusal(kGoes, AnswerHandoverItem{id, 0}), Refusal::ownHandover);
    world.answerAll(id, kComes);
    EXPECT_EQ(world.refusal(kGoes, AcceptHandover{id}), Refusal::ownHandover);
    world.tell(kComes, AcceptHandover{id});
    EXPECT_EQ(world.at(id).acceptedBy, "den");
    EXPECT_EQ(world.at(id).acceptedAt, world.now);
    EXPECT_EQ(world.refusal(kComes, AcceptHandover{id}), Refusal::alreadyDone);
}

TEST(Handover, everyLineIsAnsweredFirst) {
    Desk world;
    const HandoverId id = world.sign(kGoes);
    EXPECT_EQ(world.refusal(kComes, AcceptHandover{id}), Refusal::itemsUnanswered);
    world.tell(kComes, AnswerHandoverItem{id, 1});
    EXPECT_EQ(world.refusal(kComes, AcceptHandover{id}), Refusal::itemsUnanswered);
    EXPECT_EQ(world.refusal(kComes, AnswerHandoverItem{id, 1}), Refusal::alreadyDone);
    EXPECT_EQ(world.refusal(kComes, AnswerHandoverItem{id, 2}), Refusal::badValue);
    EXPECT_EQ(world.refusal(kComes, AnswerHandoverItem{id, 0, true, " "}), Refusal::reasonMissing);
    EXPECT_EQ(world.refusal(kComes, AnswerHandoverItem{id, 0, true, std::string(4'001, 'x')}), Refusal::textTooLong);
    world.tell(kComes, AnswerHandoverItem{id, 0, true, "Chưa gọi lại"});
    EXPECT_EQ(world.at(id).items[0].answeredBy, "den");
    world.tell(kComes, AcceptHandover{id});
    EXPECT_TRUE(world.at(id).hasException());
}

TEST(Handover, withNothingToSayIsAcceptedAtOnce) {
    Desk world;
    const HandoverId id = world.sign(kGoes, {kWardA}, 0);
    world.tell(kComes, AcceptHandover{id});
    EXPECT_TRUE(world.at(id).isAccepted());
}

TEST(Handover, aNewOneTakesTheLastOneBackUnlessItIsPinned) {
    Desk world;
    const HandoverId first = world.sign(kGoes);
    world.tell(kComes, AnswerHandoverItem{first, 0, true, "Không đúng"});
    const HandoverId second = world.sign(kGoes);
    EXPECT_FALSE(world.state.handovers.contains(first)) << "nobody had accepted it";
    world.tell(kComes, AnswerHandoverItem{second, 0, true, "Chưa gọi lại"});
    world.tell(kComes, AnswerHandoverItem{second, 1});
    world.tell(kComes, AcceptHandover{second});
    const HandoverId third = world.sign(kComes);
    EXPECT_TRUE(world.state.handovers.contains(second)) << "its exception is not settled";
    world.tell(kGoes, AnswerHandoverItem{second, 0, false, "Đã gọi lại"});
    EXPECT_FALSE(world.at(second).hasException());
    EXPECT_EQ(world.at(second).items[0].remark, "Đã gọi lại");
    world.answerAll(third, kGoes);
    world.tell(kGoes, AcceptHandover{third});
    const HandoverId fourth = world.sign(kGoes);
    EXPECT_EQ(world.state.handovers.size(), 1u);
    EXPECT_TRUE(world.state.handovers.contains(fourth));
    EXPECT_EQ(world.refusal(kComes, AnswerHandoverItem{second, 0}), Refusal::unknownHandover);
}

TEST(Handover, desksDoNotTakeBackEachOthers) {
    Desk world;
    const HandoverId a = world.sign(kGoes);
    const HandoverId b = world.sign(kElsewhere, {kWardB});
    const HandoverId city = world.sign(cityDesk(), {kCityDesk});
    EXPECT_EQ(world.state.handovers.size(), 3u);
    EXPECT_EQ(world.at(city).visibleTo, (WardSet{kCityDesk}));
    EXPECT_EQ(world.refusal(kGoes, AcceptHandover{city}), Refusal::unknownHandover);
    EXPECT_EQ(world.refusal(kGoes, AcceptHandover{b}), Refusal::unknownHandover);
    world.answerAll(a, cityDesk()); // sees everything
}

TEST(Handover, isCheckedBeforeItIsSigned) {
    Desk world;
    const SignHandover good{.id = {world.nextUuid()},
                            .wards = {kWardA},
                            .since = world.now,
                            .items = {{.topic = HandoverTopic::openCase, .text = "Vụ"}}};
    const auto refused = [&](auto change, const Authority& by = kGoes) {
        SignHandover bad = good;
        change(bad);
        return world.refusal(by, bad);
    };
    EXPECT_EQ(refused([](auto& c) { c.id = {}; }), Refusal::badValue);
    EXPECT_EQ(refused([](auto& c) { c.wards = {}; }), Refusal::badValue);
    EXPECT_EQ(refused([](auto& c) { c.since += std::chrono::seconds{1}; }), Refusal::badValue);
    EXPECT_EQ(refused([](auto& c) { c.wards = {kWardB}; }), Refusal::outOfScope);
    EXPECT_EQ(refused([](auto& c) { c.wards = {kCityDesk}; }), Refusal::outOfScope);
    EXPECT_EQ(refused([](auto& c) { c.words.assign(4'001, 'x'); }), Refusal::textTooLong);
    EXPECT_EQ(refused([](auto& c) { c.items[0].text = " "; }), Refusal::badValue);
    EXPECT_EQ(refused([](auto& c) { c.items[0].text.assign(4'001, 'x'); }), Refusal::textTooLong);
    EXPECT_EQ(refused([](auto& c) { c.items[0].exception = true; }), Refusal::badValue);
    EXPECT_EQ(refused([](auto& c) { c.items[0].answeredBy = "x"; }), Refusal::badValue);
    EXPECT_EQ(refused([](auto& c) { c.items.assign(kMaxHandoverItems + 1, c.items[0]); }), Refusal::badValue);
    EXPECT_EQ(refused([](auto& c) {
                  c.items[0].text.assign(1'000, '\1');
                  c.items.assign(100, c.items[0]);
              }),
              Refusal::textTooLong)
        << "600 KB as JSON";
    EXPECT_EQ(refused([](auto&) {}, withRole(Role::team, {false, {kWardA}})), Refusal::notPermitted);
    EXPECT_EQ(refused([](auto&) {}, source()), Refusal::notPermitted);
    world.tell(kGoes, good);
    EXPECT_EQ(world.refusal(kGoes, good), Refusal::alreadyDone);
}

TEST(Handover, theFoldRefusesWhatCannotHaveHappened) {
    Desk world;
    const HandoverId id = world.sign(kGoes);
    const auto folds = [&](EventData data) {
        State state = world.state;
        Event event{.seq = state.seq + 1, .aggregate = AggregateRef::of(id), .version = 2, .at = world.now};
        event.actor = kComes.actor;
        event.wards = {kWardA};
        event.data = std::move(data);
        return apply(state, event).has_value();
    };
    EXPECT_TRUE(folds(HandoverItemAnswered{1, false, ""}));
    EXPECT_FALSE(folds(HandoverItemAnswered{2, false, ""}));
    EXPECT_FALSE(folds(HandoverSigned{world.at(id)}));
    EXPECT_FALSE(folds(CaseAcknowledged{}));
    world.answerAll(id, kComes);
    world.tell(kComes, AcceptHandover{id});
    State state = world.state;
    Event again{.seq = state.seq + 1, .aggregate = AggregateRef::of(id), .version = 5, .at = world.now};
    again.wards = {kWardA};
    again.data = HandoverAccepted{};
    EXPECT_FALSE(apply(state, again).has_value());
}

} // namespace trucban::core
