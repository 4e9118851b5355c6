// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/CommandModel.h"

#include "models/Samples.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace trucban;
using bridge::CommandStage;
using models::CommandModel;

namespace {

bridge::CommandStatus status(std::uint64_t number, CommandStage stage) {
    bridge::CommandStatus value;
    value.id = {test::uuidOf(number)};
    value.body = core::AcknowledgeCase{test::caseId(number)};
    value.stage = stage;
    value.stageAt = test::kNow;
    return value;
}

} // namespace

class CommandModelTest : public QObject {
    Q_OBJECT
private slots:
    void followsOneActFromQueuedToAccepted() {
        models::Board board;
        CommandModel model(board);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.update(status(1, CommandStage::queued));
        QCOMPARE(model.unsent(), 1);
        model.update(status(1, CommandStage::sent));
        QCOMPARE(model.unsent(), 0);
        QCOMPARE(model.unanswered(), 1);
        QCOMPARE(model.pendingCases(), std::vector{test::caseId(1)});
        model.update(status(1, CommandStage::accepted));
        QCOMPARE(model.unanswered(), 0);
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(model.pendingCases().empty());
    }

    void isUnsettledUntilTheBoardHasTheEvents() {
        models::Board board;
        CommandModel model(board);
        const auto id = test::caseId(1);
        QVERIFY(!model.isUnsettled(id));
        model.update(status(1, CommandStage::queued));
        QVERIFY(model.isUnsettled(id));
        QVERIFY(!model.isUnsettled(test::caseId(2)));
        auto accepted = status(1, CommandStage::accepted);
        accepted.seq = 7;
        model.update(accepted);
        QVERIFY(model.isUnsettled(id));
        bridge::ChangeSet changes;
        changes.upTo = 7;
        board.apply(changes);
        QVERIFY(!model.isUnsettled(id));
    }

    void keepsRefusedAndExpiredUntilDismissed() {
        models::Board board;
        CommandModel model(board);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.update(status(1, CommandStage::expired));
        auto refused = status(2, CommandStage::refused);
        refused.refusalCode = "unitBusy";
        model.update(refused);
        for (std::uint64_t n = 10; n < 150; ++n) {
            model.update(status(n, CommandStage::accepted));
        }
        QCOMPARE(model.rowCount(), 100);
        QCOMPARE(model.index(99).data(CommandModel::StageRole).toInt(), static_cast<int>(CommandStage::expired));
        const auto detail = model.index(98).data(CommandModel::DetailRole).toString();
        QVERIFY2(detail.contains(QStringLiteral("vụ khác")), qPrintable(detail));
        model.dismiss(core::CommandId{test::uuidOf(1)});
        QCOMPARE(model.rowCount(), 99);
        model.dismiss(core::CommandId{test::uuidOf(149)}); // an accepted one is not the officer's to dismiss
        QCOMPARE(model.rowCount(), 99);
    }
};

QTEST_GUILESS_MAIN(CommandModelTest)
#include "CommandModelTest.moc"
