// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/NoiseRate.h"

#include "models/Samples.h"

#include <QSignalSpy>
#include <QTest>

using namespace trucban;
using core::Disposition;
using models::NoiseRate;

class NoiseRateTest : public QObject {
    Q_OBJECT
private slots:
    void countsWhatNeededNothing_data() {
        QTest::addColumn<int>("disposition");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<bool>("isNoise");
        QTest::newRow("slip") << static_cast<int>(Disposition::mistaken) << QString() << true;
        QTest::newRow("prank") << static_cast<int>(Disposition::falseReport) << QString() << true;
        QTest::newRow("test") << static_cast<int>(Disposition::test) << "appTest" << true;
        QTest::newRow("nobody reached") << static_cast<int>(Disposition::unreachable) << QString() << true;
        QTest::newRow("question answered")
            << static_cast<int>(Disposition::settledOnScene) << "informationOnly" << true;
        QTest::newRow("settled on scene") << static_cast<int>(Disposition::settledOnScene) << QString() << false;
        QTest::newRow("report filed") << static_cast<int>(Disposition::reportFiled) << QString() << false;
        QTest::newRow("known already") << static_cast<int>(Disposition::duplicate) << "alreadyKnown" << false;
    }
    void countsWhatNeededNothing() {
        QFETCH(int, disposition);
        QFETCH(QString, reason);
        core::Outcome outcome;
        outcome.disposition = static_cast<Disposition>(disposition);
        outcome.reason = reason.toStdString();
        QTEST(models::isNoise(outcome), "isNoise");
    }

    void dividesTodayAndTheSevenDaysBefore() {
        models::Board board;
        NoiseRate rate(board, [] { return test::kNow; });
        bridge::ChangeSet changes;
        using std::chrono::days;
        changes.cases = {closed(1, Disposition::mistaken, test::kNow),
                         closed(2, Disposition::settledOnScene, test::kNow),
                         closed(3, Disposition::duplicate, test::kNow),
                         closed(4, Disposition::test, test::kNow - days(1)),
                         closed(5, Disposition::mediated, test::kNow - days(7)),
                         closed(6, Disposition::test, test::kNow - days(8)),
                         test::sampleCase(7)};
        board.apply(changes);
        QCOMPARE(rate.today(), (NoiseRate::Share{.noise = 1, .closed = 2}));
        QCOMPARE(rate.today().value(), 0.5);
        QCOMPARE(rate.lastDays(), (NoiseRate::Share{.noise = 1, .closed = 2}));
    }

    void takesAReopenedOrLostCaseOutAgain() {
        models::Board board;
        NoiseRate rate(board, [] { return test::kNow; });
        QSignalSpy changed(&rate, &NoiseRate::changed);
        bridge::ChangeSet closing;
        closing.cases = {closed(1, Disposition::mistaken, test::kNow), closed(2, Disposition::mistaken, test::kNow)};
        board.apply(closing);
        QCOMPARE(rate.today(), (NoiseRate::Share{.noise = 2, .closed = 2}));
        bridge::ChangeSet reopening;
        auto reopened = closed(1, Disposition::mistaken, test::kNow);
        reopened.closedAt.reset();
        reopened.state = core::CaseState::inProgress;
        reopening.cases = {reopened};
        reopening.erased = {core::AggregateRef::of(test::caseId(2))};
        board.apply(reopening);
        QCOMPARE(rate.today(), NoiseRate::Share{});
        QCOMPARE(changed.count(), 2);
        bridge::ChangeSet other;
        other.cases = {test::sampleCase(9)};
        board.apply(other);
        QCOMPARE(changed.count(), 2); // nothing to paint anew
    }

    void leavesExercisesAndMergedCasesOut() {
        models::Board board;
        NoiseRate rate(board, [] { return test::kNow; });
        bridge::ChangeSet changes;
        auto exercise = closed(1, Disposition::mistaken, test::kNow);
        exercise.exercise = true;
        auto merged = closed(2, Disposition::mistaken, test::kNow);
        merged.mergedInto = test::caseId(3);
        changes.cases = {exercise, merged};
        board.apply(changes);
        QCOMPARE(rate.today(), NoiseRate::Share{});
        QCOMPARE(rate.today().value(), 0.0);
    }

    void countsExercisesAtADeskForThem() {
        models::Board board;
        board.setExercise(true);
        NoiseRate rate(board, [] { return test::kNow; });
        bridge::ChangeSet changes;
        changes.cases = {closed(1, Disposition::mistaken, test::kNow)};
        changes.cases[0].exercise = true;
        board.apply(changes);
        QCOMPARE(rate.today(), (NoiseRate::Share{.noise = 1, .closed = 1}));
    }

private:
    static core::Case closed(std::uint64_t number, Disposition disposition, core::Instant at) {
        auto case_ = test::sampleCase(number, core::Priority::p3, at);
        case_.state = core::CaseState::closed;
        case_.closedAt = at;
        case_.outcome = core::Outcome{};
        case_.outcome->disposition = disposition;
        return case_;
    }
};

QTEST_GUILESS_MAIN(NoiseRateTest)
#include "NoiseRateTest.moc"
