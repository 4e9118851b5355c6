// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/AlarmHealth.h"

#include "models/AlarmLines.h"
#include "models/Samples.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>
#include <set>

using namespace trucban;
using namespace std::chrono_literals;
using core::Priority;
using models::AlarmLoad;
using models::AlarmLog;
using models::StandingAlarm;

namespace {

core::Policy rules() {
    auto policy = test::samplePolicy();
    policy.deadlines[0].acknowledge = 15s;
    policy.deadlines[1].acknowledge = 60s;
    policy.deadlines[2].acknowledge = 10min;
    policy.deadlines[3].acknowledge = 0s; // no limit
    return policy;
}

StandingAlarm alarm(int number, Priority priority, const std::string& kind = "noise", std::uint32_t ward = 27139,
                    std::chrono::seconds age = 0s) {
    return {.caseId = test::sampleCase(number).id,
            .priority = priority,
            .kind = kind,
            .ward = core::WardCode{ward},
            .since = test::kNow - age,
            .cause = models::AlarmCause::arrived};
}

} // namespace

class AlarmHealthTest : public QObject {
    Q_OBJECT
private slots:
    void namesTheLoadByTenMinutes_data() {
        QTest::addColumn<double>("perTen");
        QTest::addColumn<int>("load");
        QTest::newRow("none") << 0.0 << static_cast<int>(AlarmLoad::calm);
        QTest::newRow("one") << 1.0 << static_cast<int>(AlarmLoad::calm);
        QTest::newRow("more than one") << 1.1 << static_cast<int>(AlarmLoad::busy);
        QTest::newRow("two") << 2.0 << static_cast<int>(AlarmLoad::busy);
        QTest::newRow("more than two") << 2.1 << static_cast<int>(AlarmLoad::heavy);
        QTest::newRow("ten") << 10.0 << static_cast<int>(AlarmLoad::heavy);
        QTest::newRow("flood") << 10.1 << static_cast<int>(AlarmLoad::flood);
    }
    void namesTheLoadByTenMinutes() {
        QFETCH(double, perTen);
        QTEST(static_cast<int>(models::alarmLoad(perTen)), "load");
    }

    void countsPerTenMinutesAndTheBusiestOnes() {
        AlarmLog log(test::kNow - 60min);
        for (const auto at : {-59min, -58min, -30min, -29min, -28min, -27min, -21min, -9min}) {
            log.ring(test::kNow + at, Priority::p3);
        }
        const auto health = log.health({}, rules(), test::kNow);
        QCOMPARE(health.count, std::size_t{8});
        QCOMPARE(health.lastTen, std::size_t{1});
        QVERIFY(std::abs(health.perTen - 8.0 / 6.0) < 1e-9);
        QCOMPARE(health.busiest, std::size_t{5}); // from -30 to -21 minutes
        QVERIFY(health.busiestFrom == test::kNow - 30min);
        QVERIFY(health.from == test::kNow - 60min);
    }

    void isNotBetterForHavingBeenStartedJustNow() {
        AlarmLog log(test::kNow);
        for (int i = 0; i < 4; ++i) {
            log.ring(test::kNow + 1s, Priority::p2);
        }
        QCOMPARE(log.health({}, rules(), test::kNow + 2s).perTen, 4.0); // not 1200 in ten minutes
    }

    void dividesThemByUrgency() {
        AlarmLog log(test::kNow);
        QVERIFY(!log.health({}, rules(), test::kNow).share(0));
        for (int i = 0; i < 20; ++i) {
            log.ring(test::kNow, i == 0 ? Priority::p1 : i < 4 ? Priority::p2 : i < 12 ? Priority::p3 : Priority::p4);
        }
        const auto health = log.health({}, rules(), test::kNow);
        QCOMPARE(health.mix, (std::array<std::size_t, 3>{1, 3, 16}));
        for (std::size_t i = 0; i < 3; ++i) {
            QVERIFY(std::abs(*health.share(i) - models::kAlarmMix[i]) < 1e-9);
        }
    }

    void isStaleByThePolicyOfItsPriority_data() {
        QTest::addColumn<int>("priority");
        QTest::addColumn<int>("age");
        QTest::addColumn<bool>("stale");
        QTest::newRow("P1 at its limit") << 0 << 15 << false;
        QTest::newRow("P1 over it") << 0 << 16 << true;
        QTest::newRow("P2 in time") << 1 << 16 << false;
        QTest::newRow("P2 over it") << 1 << 61 << true;
        QTest::newRow("P3 over it") << 2 << 601 << true;
        QTest::newRow("P4 has no limit") << 3 << 86'400 << false;
    }
    void isStaleByThePolicyOfItsPriority() {
        QFETCH(int, priority);
        QFETCH(int, age);
        QFETCH(bool, stale);
        const std::vector standing{
            alarm(1, static_cast<Priority>(priority), "noise", 27139, std::chrono::seconds(age))};
        QCOMPARE(models::isStale(standing[0], rules(), test::kNow), stale);
        const auto health = AlarmLog(test::kNow).health(standing, rules(), test::kNow);
        QCOMPARE(health.standing, std::size_t{1});
        QCOMPARE(health.stale, stale ? std::size_t{1} : std::size_t{0});
        QCOMPARE(health.oldestStale.has_value(), stale);
    }

    void aFloodBeginsAboveTenAndEndsBelowFive() {
        AlarmLog log(test::kNow);
        for (int i = 0; i < 10; ++i) {
            log.ring(test::kNow + std::chrono::minutes(i), Priority::p3);
            QVERIFY(!log.isFlood());
        }
        log.ring(test::kNow + 9min, Priority::p3);
        QVERIFY(log.isFlood());
        log.tick(test::kNow + 14min); // 5, 6, 7, 8, 9, 9
        QVERIFY(log.isFlood());
        log.tick(test::kNow + 15min); // 6, 7, 8, 9, 9
        QVERIFY(log.isFlood());
        log.tick(test::kNow + 16min);
        QVERIFY(!log.isFlood());
    }

    void forgetsAfterADayAndNeverHoldsMoreThanItsBound() {
        AlarmLog log(test::kNow);
        log.ring(test::kNow, Priority::p1);
        log.tick(test::kNow + 25h);
        const auto health = log.health({}, rules(), test::kNow + 25h);
        QCOMPARE(health.count, std::size_t{0});
        QVERIFY(health.from == test::kNow + 1h);
        AlarmLog flooded(test::kNow);
        for (std::size_t i = 0; i < AlarmLog::kMost + 10; ++i) {
            flooded.ring(test::kNow + std::chrono::milliseconds(i), Priority::p3);
        }
        const auto bound = flooded.health({}, rules(), test::kNow + 1h);
        QCOMPARE(bound.count, AlarmLog::kMost);
        QVERIFY(bound.from == test::kNow + 9ms);
    }

    void aClockThatStepsBackKeepsTheOrder() {
        AlarmLog log(test::kNow);
        log.ring(test::kNow + 5min, Priority::p3);
        log.ring(test::kNow, Priority::p3);
        QCOMPARE(log.lastTen(test::kNow + 5min), std::size_t{2});
        QCOMPARE(log.health({}, rules(), test::kNow + 5min).busiest, std::size_t{2});
    }

    void calmHasALineForEachAlarm() {
        const auto lines =
            models::alarmLines({alarm(1, Priority::p3), alarm(2, Priority::p3), alarm(3, Priority::p1)}, false);
        QCOMPARE(lines.size(), std::size_t{3});
        QVERIFY(std::ranges::none_of(lines, [](const auto& line) { return line.group.has_value(); }));
        QVERIFY(lines[0].alarms[0].priority == Priority::p1);
    }

    void aFloodGroupsByKindAndWardAndLeavesEachP1Alone() {
        const auto lines = models::alarmLines(
            {alarm(1, Priority::p1, "robbery"), alarm(2, Priority::p1, "robbery"), alarm(3, Priority::p3, "noise", 1),
             alarm(4, Priority::p3, "noise", 1, 60s), alarm(5, Priority::p3, "noise", 2),
             alarm(6, Priority::p2, "theft", 1), alarm(7, Priority::p3, "theft", 1)},
            true);
        QCOMPARE(lines.size(), std::size_t{5});
        QVERIFY(!lines[0].group && !lines[1].group); // the P1s
        QCOMPARE(lines[2].group->kind, std::string("theft"));
        QCOMPARE(lines[2].alarms.size(), std::size_t{2});
        QVERIFY(lines[2].alarms[0].priority == Priority::p2); // a group stands where its most urgent would
        QCOMPARE(lines[3].group->kind, std::string("noise"));
        QVERIFY(lines[3].alarms[0].since == test::kNow - 60s); // the longest waiting first
        QVERIFY(!lines[4].group);                              // alone in its ward
    }

    // Whatever stands: each alarm in one line, no P1 in a group, no group of one.
    void noAlarmIsLostInAnyFlood() {
        std::mt19937 random(4);
        const std::array<std::string, 4> kinds{"noise", "theft", "robbery", "other"};
        for (int round = 0; round < 50; ++round) {
            std::vector<StandingAlarm> standing;
            for (int i = 0; i < 500; ++i) {
                standing.push_back(alarm(i + 1, static_cast<Priority>(random() % 4), kinds[random() % 4],
                                         static_cast<std::uint32_t>(27000 + random() % 6),
                                         std::chrono::seconds(random() % 4000)));
            }
            const auto lines = models::alarmLines(standing, round % 5 != 0);
            std::set<core::CaseId> seen;
            for (const auto& line : lines) {
                QVERIFY(line.group ? line.alarms.size() > 1 : line.alarms.size() == 1);
                for (const auto& one : line.alarms) {
                    QVERIFY(!line.group || one.priority != Priority::p1);
                    QVERIFY(seen.insert(one.caseId).second);
                }
            }
            QCOMPARE(seen.size(), standing.size());
        }
    }
};

QTEST_GUILESS_MAIN(AlarmHealthTest)
#include "AlarmHealthTest.moc"
