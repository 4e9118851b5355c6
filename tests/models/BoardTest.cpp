// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/Board.h"

#include "models/Samples.h"

#include <QTest>

using namespace trucban;

class BoardTest : public QObject {
    Q_OBJECT
private slots:
    void tellsACaseWhenItsAlertChanges() {
        models::Board board;
        models::BoardChange last;
        connect(&board, &models::Board::changed, this, [&](const models::BoardChange& change) { last = change; });
        bridge::ChangeSet set;
        set.cases = {test::sampleCase(1)};
        set.alerts = {test::sampleAlert(1)};
        board.apply(set);
        QCOMPARE(last.cases, std::vector{test::caseId(1)});
        bridge::ChangeSet update;
        update.alerts = {test::sampleAlert(1)};
        update.alerts[0].facts.senderState = core::SenderState::safe;
        board.apply(update);
        QCOMPARE(last.cases, std::vector{test::caseId(1)});
        QCOMPARE(board.primaryAlert(*board.case_(test::caseId(1)))->facts.senderState, core::SenderState::safe);
    }

    void forgetsErasedCasesByCodeToo() {
        models::Board board;
        bridge::ChangeSet set;
        set.cases = {test::sampleCase(1)};
        board.apply(set);
        QVERIFY(board.caseByCode(QStringLiteral("VV-1118-1")) != nullptr);
        bridge::ChangeSet erase;
        erase.erased = {core::AggregateRef::of(test::caseId(1))};
        board.apply(erase);
        QVERIFY(board.caseByCode(QStringLiteral("VV-1118-1")) == nullptr);
        QVERIFY(board.case_(test::caseId(1)) == nullptr);
    }

    // What is counted while a first fill comes in parts must not pass for final.
    void knowsThatItIsNotWholeUntilTheLastPart() {
        models::Board board;
        std::vector<bool> told;
        connect(&board, &models::Board::changed, this,
                [&](const models::BoardChange& change) { told.push_back(change.isFill); });
        QVERIFY(!board.fillingTo());
        bridge::ChangeSet head;
        head.cases = {test::sampleCase(1)};
        head.fill = bridge::FillPart{.ofCases = 2, .isLast = false};
        board.apply(head);
        QCOMPARE(board.fillingTo(), std::optional<std::size_t>(2));
        bridge::ChangeSet rest;
        rest.cases = {test::sampleCase(2)};
        rest.fill = bridge::FillPart{.ofCases = 2, .isLast = true};
        board.apply(rest);
        QVERIFY(!board.fillingTo());
        QCOMPARE(board.state().cases.size(), std::size_t{2});
        bridge::ChangeSet live;
        live.cases = {test::sampleCase(3)};
        board.apply(live);
        QCOMPARE(told, (std::vector{true, true, false}));
    }

    void setsExercisesAsideUntilTheyAreReal() {
        models::Board board;
        models::BoardChange last;
        connect(&board, &models::Board::changed, this, [&](const models::BoardChange& change) { last = change; });
        bridge::ChangeSet set;
        set.alerts = {test::sampleAlert(1)};
        set.cases = {test::sampleCase(1), test::sampleCase(2)};
        set.cases[0].exercise = true;
        board.apply(set);
        QCOMPARE(last.cases, std::vector{test::caseId(2)});
        QCOMPARE(last.exercises, std::vector{test::caseId(1)});
        QCOMPARE(board.state().cases.size(), std::size_t{1});
        QVERIFY(board.case_(test::caseId(1)) != nullptr); // whoever names it finds it
        bridge::ChangeSet alert;
        alert.alerts = {test::sampleAlert(1)};
        board.apply(alert);
        QVERIFY(last.cases.empty());
        bridge::ChangeSet real;
        real.cases = {test::sampleCase(1)};
        board.apply(real);
        QCOMPARE(last.cases, std::vector{test::caseId(1)});
        QVERIFY(board.exercises().empty());
        QCOMPARE(board.state().cases.size(), std::size_t{2});
    }

    void forgetsErasedExercises() {
        models::Board board;
        bridge::ChangeSet set;
        set.cases = {test::sampleCase(1)};
        set.cases[0].exercise = true;
        board.apply(set);
        bridge::ChangeSet erase;
        erase.erased = {core::AggregateRef::of(test::caseId(1))};
        board.apply(erase);
        QVERIFY(board.exercises().empty());
        QVERIFY(board.case_(test::caseId(1)) == nullptr);
        QVERIFY(board.caseByCode(QStringLiteral("VV-1118-1")) == nullptr);
    }

    void setsNothingAsideInAnExercise() {
        models::Board board;
        board.setExercise(true);
        bridge::ChangeSet set;
        set.cases = {test::sampleCase(1)};
        set.cases[0].exercise = true;
        board.apply(set);
        QCOMPARE(board.state().cases.size(), std::size_t{1});
        QVERIFY(board.exercises().empty());
    }
};

QTEST_GUILESS_MAIN(BoardTest)
#include "BoardTest.moc"
