// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/AlertRate.h"

#include "models/QueueModel.h"
#include "models/Samples.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace trucban;

namespace {

// 2026-11-18 00:00 in Ho Chi Minh City is 17:00 UTC the day before.
constexpr core::Instant kMidnight{std::chrono::milliseconds{1'794'934'800'000}};

} // namespace

class AlertRateTest : public QObject {
    Q_OBJECT
private slots:
    void countsByVietnameseHourAndDay() {
        models::Board board;
        models::AlertRate rate(board, [] { return kMidnight + std::chrono::hours(12); });
        bridge::ChangeSet set;
        set.alerts = {test::sampleAlert(1, kMidnight), test::sampleAlert(2, kMidnight + std::chrono::minutes(59)),
                      test::sampleAlert(3, kMidnight - std::chrono::milliseconds(1)),
                      test::sampleAlert(4, kMidnight + std::chrono::hours(11))};
        board.apply(set);
        const auto today = rate.today();
        QCOMPARE(today.size(), std::size_t{1});
        QCOMPARE(today[0].today[0], 2.0);
        QCOMPARE(today[0].today[11], 1.0);
        QCOMPARE(today[0].total, 3.0);
        QCOMPARE(rate.comparedDays(), 1);
        QCOMPARE(rate.meanOfLastDays()[23], 1.0);
        QCOMPARE(rate.currentHour(), 12);
    }

    void dividesByTheDaysSinceTheFirstAlert() {
        models::Board board;
        models::AlertRate rate(board, [] { return kMidnight + std::chrono::hours(12); });
        bridge::ChangeSet set;
        set.alerts = {test::sampleAlert(1, kMidnight - std::chrono::hours(20)),
                      test::sampleAlert(2, kMidnight - std::chrono::hours(20)),
                      test::sampleAlert(3, kMidnight - std::chrono::hours(24 * 3 + 20)),
                      test::sampleAlert(4, kMidnight - std::chrono::hours(24 * 8 + 20))}; // too old to count
        board.apply(set);
        QCOMPARE(rate.comparedDays(), 7);
        QCOMPARE(rate.meanOfLastDays()[4], 3.0 / 7);
    }

    void knowsNoMoreDaysThanThereAre() {
        models::Board board;
        models::AlertRate rate(board, [] { return kMidnight + std::chrono::hours(12); });
        bridge::ChangeSet set;
        set.alerts = {test::sampleAlert(1, kMidnight - std::chrono::hours(24 * 2 + 20)),
                      test::sampleAlert(2, kMidnight - std::chrono::hours(20))};
        board.apply(set);
        QCOMPARE(rate.comparedDays(), 3);
        QCOMPARE(rate.meanOfLastDays()[4], 2.0 / 3);
    }

    // A quiet kind or ward is quiet on most days: those count.
    void dividesByTheSameDaysUnderAFilter() {
        models::Board board;
        models::Filter filter;
        const auto clock = [] { return kMidnight + std::chrono::hours(12); };
        models::QueueModel queue(board, filter, clock);
        models::AlertRate rate(board, clock);
        rate.follow(filter, queue.matcher());
        bridge::ChangeSet set;
        for (std::uint64_t day = 1; day <= 7; ++day) {
            const auto at = kMidnight - std::chrono::hours(24 * day - 4);
            set.alerts.push_back(test::sampleAlert(day, at));
            set.cases.push_back(test::sampleCase(day, day == 2 ? core::Priority::p1 : core::Priority::p3, at));
        }
        board.apply(set);
        QCOMPARE(rate.meanOfLastDays()[4], 1.0);
        filter.setSpec({.priorities = {core::Priority::p1}});
        QTRY_COMPARE(rate.meanOfLastDays()[4], 1.0 / 7);
        QCOMPARE(rate.comparedDays(), 7);
    }

    void followsAChangedKindAndErasure() {
        models::Board board;
        models::AlertRate rate(board, [] { return kMidnight + std::chrono::hours(1); });
        bridge::ChangeSet set;
        set.alerts = {test::sampleAlert(1, kMidnight), test::sampleAlert(2, kMidnight)};
        board.apply(set);
        bridge::ChangeSet update;
        update.alerts = {test::sampleAlert(1, kMidnight)};
        update.alerts[0].facts.kind = "fight";
        board.apply(update);
        board.apply(update); // the same again counts once
        QCOMPARE(rate.today().size(), std::size_t{2});
        bridge::ChangeSet erase;
        erase.erased = {core::AggregateRef::of(test::alertId(1))};
        board.apply(erase);
        QCOMPARE(rate.today().size(), std::size_t{1});
        QCOMPARE(rate.today()[0].kind, std::string("other"));
    }

    void countsUnderAFilterButForKindsAndTime() {
        models::Board board;
        models::Filter filter;
        const auto clock = [] { return kMidnight + std::chrono::hours(12); };
        models::QueueModel queue(board, filter, clock);
        models::AlertRate rate(board, clock);
        rate.follow(filter, queue.matcher());
        bridge::ChangeSet set;
        set.alerts = {test::sampleAlert(1, kMidnight), test::sampleAlert(2, kMidnight)};
        set.cases = {test::sampleCase(1, core::Priority::p1, kMidnight),
                     test::sampleCase(2, core::Priority::p3, kMidnight)};
        set.cases[1].state = core::CaseState::closed; // long ago: the queue does not show it, the day had it
        set.cases[1].closedAt = kMidnight + std::chrono::minutes(5);
        board.apply(set);
        const auto total = [&rate] { return rate.today().empty() ? 0 : rate.today()[0].total; };
        QCOMPARE(total(), 2.0);
        filter.setSpec({.kinds = {"fight"}, .span = models::TimeSpan::lastHour});
        QVERIFY(!rate.isFiltered());
        filter.setSpec({.priorities = {core::Priority::p1}});
        QVERIFY(rate.isFiltered());
        QTRY_COMPARE(total(), 1.0);
        bridge::ChangeSet raise;
        raise.cases = {test::sampleCase(2, core::Priority::p1, kMidnight)};
        board.apply(raise); // its alert comes in with it
        QCOMPARE(total(), 2.0);
        filter.clear();
        QTRY_COMPARE(total(), 2.0);
    }

    // More than one slice; what changes meanwhile is counted once and by the new filter.
    void countsAnotherFilterInSlicesWhateverHappensMeanwhile() {
        models::Board board;
        models::Filter filter;
        const auto clock = [] { return kMidnight + std::chrono::hours(12); };
        models::QueueModel queue(board, filter, clock);
        models::AlertRate rate(board, clock);
        rate.follow(filter, queue.matcher());
        bridge::ChangeSet set;
        constexpr std::uint64_t kMany = 30'000;
        for (std::uint64_t n = 0; n < kMany; ++n) {
            set.alerts.push_back(test::sampleAlert(n, kMidnight));
            set.cases.push_back(test::sampleCase(n, static_cast<core::Priority>(n % 4), kMidnight));
        }
        board.apply(std::move(set));
        const auto total = [&rate] { return rate.today().empty() ? 0 : rate.today()[0].total; };
        const auto expected = [&board] {
            return static_cast<double>(std::ranges::count_if(
                board.state().cases, [](const auto& entry) { return entry.second.priority == core::Priority::p1; }));
        };
        QCOMPARE(total(), static_cast<double>(kMany));
        QSignalSpy changes(&rate, &models::AlertRate::changed);
        filter.setSpec({.priorities = {core::Priority::p1}});
        for (std::uint64_t n = 0; changes.isEmpty(); ++n) {
            QCoreApplication::processEvents();
            bridge::ChangeSet meanwhile;
            meanwhile.erased = {core::AggregateRef::of(test::alertId(n)), core::AggregateRef::of(test::caseId(n)),
                                core::AggregateRef::of(test::alertId(kMany - 1 - n)),
                                core::AggregateRef::of(test::caseId(kMany - 1 - n))};
            meanwhile.cases = {test::sampleCase(1'001 + 4 * n, core::Priority::p1, kMidnight)};
            board.apply(std::move(meanwhile));
        }
        QCOMPARE(total(), expected());
        QVERIFY(expected() < kMany / 2.0);
        filter.clear();
        QTRY_COMPARE(total(), static_cast<double>(board.state().cases.size()));
    }

    void countsAgainWhenTheNamesThatAreHitsChange() {
        models::Board board;
        models::Filter filter;
        const auto clock = [] { return kMidnight + std::chrono::hours(12); };
        models::QueueModel queue(board, filter, clock);
        models::AlertRate rate(board, clock);
        rate.follow(filter, queue.matcher());
        bridge::ChangeSet set;
        set.alerts = {test::sampleAlert(1, kMidnight)};
        set.cases = {test::sampleCase(1, core::Priority::p3, kMidnight)};
        board.apply(set);
        filter.setSpec({.text = QStringLiteral("lan chiem")});
        QTRY_VERIFY(rate.today().empty());
        bridge::ChangeSet renamed;
        renamed.policy = test::samplePolicy();
        renamed.policy->kinds.back().nameVi = renamed.policy->kinds.back().nameEn = "Lấn chiếm";
        board.apply(renamed);
        QTRY_COMPARE(rate.today().size(), std::size_t{1});
    }

    void leavesExercisesOut() {
        models::Board board;
        models::AlertRate rate(board, [] { return kMidnight + std::chrono::hours(1); });
        bridge::ChangeSet set;
        set.alerts = {test::sampleAlert(1, kMidnight)};
        set.alerts[0].facts.exercise = true;
        board.apply(set);
        QVERIFY(rate.today().empty());
        QCOMPARE(rate.comparedDays(), 0);
    }
};

QTEST_GUILESS_MAIN(AlertRateTest)
#include "AlertRateTest.moc"
