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

    // What a replica no longer holds must not stay on the queue when it is read again.
    void aWholeReplacesWhatWasThere() {
        models::Board board;
        bridge::ChangeSet set;
        set.cases = {test::sampleCase(1), test::sampleCase(2)};
        board.apply(set);
        models::BoardChange last;
        connect(&board, &models::Board::changed, this, [&](const models::BoardChange& change) { last = change; });
        bridge::ChangeSet whole;
        whole.whole = std::make_shared<core::State>();
        whole.whole->put(test::sampleCase(2));
        whole.whole->put(test::sampleAlert(2));
        board.apply(whole);
        QCOMPARE(last.cases, std::vector{test::caseId(2)});
        QCOMPARE(last.erasedCases, std::vector{test::caseId(1)});
        QCOMPARE(last.alerts.size(), std::size_t{1});
        QVERIFY(board.case_(test::caseId(1)) == nullptr);
        QVERIFY(board.caseByCode(QStringLiteral("VV-1118-1")) == nullptr);
        QVERIFY(board.caseByCode(QStringLiteral("VV-1118-2")) != nullptr);
    }
};

QTEST_GUILESS_MAIN(BoardTest)
#include "BoardTest.moc"
