// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ResponseTimes.h"

#include "models/Samples.h"

#include <QTest>

using namespace trucban;
using namespace std::chrono_literals;
using models::ResponseCounter;

namespace {

core::Policy rules() {
    auto policy = test::samplePolicy();
    policy.deadlines[0] = {.acknowledge = 15s, .dispatch = 60s, .arrive = 15min, .resolve = {}};
    return policy;
}

core::Case urgent(std::uint64_t number, std::chrono::seconds acknowledgedAfter) {
    auto value = test::sampleCase(static_cast<int>(number));
    value.priority = core::Priority::p1;
    value.state = core::CaseState::acknowledged;
    value.openedAt = test::kNow - 1h;
    value.acknowledgedAt = value.openedAt + acknowledgedAfter;
    value.dispatchedAt.reset();
    value.arrivedAt.reset();
    value.resolvedAt.reset();
    return value;
}

constexpr std::size_t kAcknowledge = 0;
constexpr std::size_t kDispatch = 1;
constexpr std::size_t kResolve = 3;

} // namespace

class ResponseTimesTest : public QObject {
    Q_OBJECT
private slots:
    void percentilesAreOfWhatHappened() {
        const auto policy = rules();
        ResponseCounter counter(policy, test::kNow);
        for (int seconds = 1; seconds <= 20; ++seconds) {
            counter.add(urgent(static_cast<std::uint64_t>(seconds), std::chrono::seconds(seconds)));
        }
        const auto figures = std::move(counter).figures();
        const auto& ack = figures[kAcknowledge];
        QCOMPARE(ack.count, std::size_t{20});
        QVERIFY(ack.p50 == 10s); // by nearest rank: the 10th, 18th and 19th of 20
        QVERIFY(ack.p90 == 18s);
        QVERIFY(ack.p95 == 19s);
        QCOMPARE(ack.due, std::size_t{20});
        QCOMPARE(ack.inTime, std::size_t{15}); // 15 s itself is in time
        QCOMPARE(figures[kDispatch].count, std::size_t{0});
        QVERIFY(!figures[kDispatch].p50);
        QCOMPARE(figures[kDispatch].due, std::size_t{20}); // an hour old, and nobody was sent
        QCOMPARE(figures[kDispatch].inTime, std::size_t{0});
        QCOMPARE(figures[kResolve].due, std::size_t{0}); // no limit, no share
        QVERIFY(!figures[kResolve].share());
    }

    void whatIsNotDueYetIsNeitherInTimeNorLate() {
        const auto policy = rules();
        auto young = urgent(1, 5s);
        young.openedAt = test::kNow - 10s;
        young.acknowledgedAt.reset();
        ResponseCounter counter(policy, test::kNow);
        counter.add(young);
        QCOMPARE(std::move(counter).figures()[kAcknowledge].due, std::size_t{0});
    }

    void noActionExercisesAndDuplicatesAreNotLateForADispatch() {
        const auto policy = rules();
        auto noise = urgent(1, 5s);
        noise.state = core::CaseState::closed;
        auto exercise = urgent(2, 5s);
        exercise.exercise = true;
        auto merged = urgent(3, 5s);
        merged.mergedInto = test::sampleCase(1).id;
        ResponseCounter counter(policy, test::kNow);
        for (const auto& case_ : {noise, exercise, merged}) {
            counter.add(case_);
        }
        const auto figures = std::move(counter).figures();
        QCOMPARE(figures[kAcknowledge].due, std::size_t{1});
        QCOMPARE(figures[kDispatch].due, std::size_t{0});
    }

    void exercisesCountAtADeskForThem() {
        const auto policy = rules();
        auto exercise = urgent(1, 5s);
        exercise.exercise = true;
        ResponseCounter counter(policy, test::kNow, true);
        counter.add(exercise);
        QCOMPARE(std::move(counter).figures()[kAcknowledge].count, std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(ResponseTimesTest)
#include "ResponseTimesTest.moc"
