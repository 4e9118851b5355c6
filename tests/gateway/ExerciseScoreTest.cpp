// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/ExerciseScore.h"

#include "core/World.h"

#include <gtest/gtest.h>

namespace trucban::gateway {
namespace {

using namespace trucban::test;
using namespace std::chrono_literals;

constexpr auto kScenario = R"({"scenario":"s","start":"2026-11-20T17:30:00+07:00"}
{"at":0,"post":"/v1/units/M1/position","body":{"lat":1,"lon":1}}
{"at":1,"post":"/v1/alerts","incident":"fight-1","body":{"source":"sos-app","externalId":"a"}}
{"at":2,"post":"/v1/alerts","incident":"fight-1","body":{"source":"sos-app","externalId":"b"}}
{"at":3,"post":"/v1/alerts","incident":"fight-1","body":{"source":"sos-app","externalId":"c"}}
{"at":4,"post":"/v1/alerts","body":{"source":"sos-app","externalId":"d-17"}}
{"at":5,"post":"/v1/alerts","body":{"source":"sos-app","externalId":"a","state":"safe"}}
)";

ScenarioTruth truth() {
    auto parsed = ScenarioTruth::parse(kScenario);
    EXPECT_TRUE(parsed.has_value());
    return std::move(*parsed);
}

core::CaseId open(World& world, const std::string& externalId, const std::string& kind = "violence") {
    auto body = world.alertBody(externalId, kind, {.ward = kWardA, .approximate = false});
    body.facts.exercise = true;
    const core::CaseId id = body.caseId;
    world.tell(source(), body);
    return id;
}

ExerciseLog logOf(const World& world) {
    ExerciseLog log;
    log.state.policy = World{}.state.policy;
    for (const core::Event& event : world.log) {
        log.apply(event);
    }
    return log;
}

} // namespace

TEST(ScenarioTruth, knowsWhichAlertsAreOneMatter) {
    const ScenarioTruth known = truth();
    EXPECT_EQ(known.incidents(), 2u);
    EXPECT_EQ(known.incidentOf(core::AlertSource::sosApp, "a"), known.incidentOf(core::AlertSource::sosApp, "b"));
    EXPECT_NE(known.incidentOf(core::AlertSource::sosApp, "a"), known.incidentOf(core::AlertSource::sosApp, "d-17"));
    EXPECT_EQ(known.incidentOf(core::AlertSource::sosApp, "e"), "");
    EXPECT_EQ(known.incidentOf(core::AlertSource::call113, "a"), "") << "another source's number";
}

TEST(ScenarioTruth, takesEachRunForItself) {
    const ScenarioTruth known = truth();
    EXPECT_EQ(known.incidentOf(core::AlertSource::sosApp, "a-r2"), known.incidentOf(core::AlertSource::sosApp, "b-r2"));
    EXPECT_NE(known.incidentOf(core::AlertSource::sosApp, "a-r2"), known.incidentOf(core::AlertSource::sosApp, "a"));
}

TEST(ScenarioTruth, namesTheLineThatIsNone) {
    EXPECT_EQ(ScenarioTruth::parse("{\"at\":1}\n\nnonsense\n").error(), "line 3 is not a JSON object");
}

TEST(ExerciseScore, measuresWhatWasAnsweredAndWhatWasMissed) {
    World world;
    const auto quick = open(world, "a");
    world.now += 10s;
    world.tell(cityDesk(), core::AcknowledgeCase{quick});
    const auto slow = open(world, "d-17", "theft");
    world.now += 90s;
    world.tell(cityDesk(), core::AcknowledgeCase{slow});
    open(world, "b");
    open(world, "somebody-else");
    const ExerciseScore score = scoreOf(logOf(world), truth());
    EXPECT_EQ(score.alerts, 3u);
    EXPECT_EQ(score.others, 1u);
    EXPECT_EQ(score.urgent.answered, 1u);
    EXPECT_EQ(score.urgent.inTime, 1u);
    EXPECT_EQ(score.urgent.missed, 1u);
    EXPECT_EQ(score.all.answered, 2u);
    EXPECT_EQ(score.all.inTime, 1u);
    EXPECT_EQ(score.all.median, 10s);
    EXPECT_EQ(score.all.worst, 90s);
    EXPECT_EQ(score.all.worstCase, world.at(slow).code);
    ASSERT_EQ(score.unseen.size(), 1u);
    EXPECT_EQ(score.missedMerges, 1u) << "a and b are one matter";
}

TEST(ExerciseScore, tellsRightMergesFromWrongOnes) {
    World world;
    const auto a = open(world, "a");
    const auto b = open(world, "b");
    const auto c = open(world, "c");
    const auto d = open(world, "d-17");
    world.tell(cityDesk(), core::MergeCases{a, {b, d}});
    ExerciseScore score = scoreOf(logOf(world), truth());
    EXPECT_EQ(score.rightMerges, 1u);
    EXPECT_EQ(score.wrongMerges, 1u);
    EXPECT_EQ(score.missedMerges, 1u);
    ASSERT_EQ(score.wrong.size(), 1u);
    EXPECT_EQ(score.wrong.front(), world.at(d).code + " in " + world.at(a).code);
    world.tell(cityDesk(), core::UnmergeCase{d});
    world.tell(cityDesk(), core::MergeCases{c, {a}}); // with what was merged into it
    score = scoreOf(logOf(world), truth());
    EXPECT_EQ(score.rightMerges, 2u);
    EXPECT_EQ(score.wrongMerges, 0u);
    EXPECT_EQ(score.missedMerges, 0u);
    EXPECT_NE(printed(score).find("Gộp đúng 2, gộp sai 0, chưa gộp 0"), std::string::npos);
    EXPECT_NE(asJson(score).find("\"rightMerges\":2"), std::string::npos);
}

// Who corrects the kind after an answer in time, or imports another policy, must not change what the desk was asked.
TEST(ExerciseScore, measuresByWhatWasAskedWhenItCameIn) {
    World world;
    const auto id = open(world, "a");
    world.now += 10s;
    world.tell(cityDesk(), core::AcknowledgeCase{id});
    world.tell(cityDesk(), core::SetKind{id, "theft"});
    world.tell(cityDesk(), core::SetPriority{id, core::Priority::p4, "nhẹ"});
    core::Policy strict = world.state.policy;
    for (core::Deadlines& deadlines : strict.deadlines) {
        deadlines.acknowledge = 1s;
    }
    world.tell({{core::ActorKind::gateway, "root"}, core::Role::admin, {.all = true, .wards = {}}},
               core::ChangePolicy{strict});
    const ExerciseScore score = scoreOf(logOf(world), truth());
    EXPECT_EQ(score.urgent.answered, 1u) << "it came in as P1";
    EXPECT_EQ(score.urgent.inTime, 1u);
    EXPECT_EQ(score.all.inTime, 1u);
}

TEST(ExerciseScore, ofNothingIsNothing) {
    EXPECT_EQ(scoreOf(ExerciseLog{}, truth()), ExerciseScore{});
}

} // namespace trucban::gateway
