// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/TimelineModel.h"

#include "models/Samples.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace trucban;
using models::TimelineModel;

namespace {

core::Event note(core::Seq seq, std::string text) {
    core::Event event;
    event.seq = seq;
    event.aggregate = core::AggregateRef::of(test::caseId(1));
    event.at = test::kNow;
    event.data = core::NoteAdded{std::move(text)};
    return event;
}

} // namespace

class TimelineModelTest : public QObject {
    Q_OBJECT
private slots:
    void appendsInsteadOfResetting() {
        models::Board board;
        TimelineModel model(board);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setCase(test::caseId(1));
        QCOMPARE(model.status(), TimelineModel::Status::loading);
        model.setEvents(test::caseId(1), {note(1, "một")});
        const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.setEvents(test::caseId(1), {note(1, "một"), note(2, "hai")});
        QCOMPARE(resets.count(), 0);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(1).data(TimelineModel::DetailRole).toString(), QStringLiteral("hai"));
    }

    void ignoresAnswersAboutAnotherCase() {
        models::Board board;
        TimelineModel model(board);
        model.setCase(test::caseId(2));
        model.setEvents(test::caseId(1), {note(1, "một")});
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.status(), TimelineModel::Status::loading);
    }

    void asksAgainWhenTheCaseChanges() {
        models::Board board;
        TimelineModel model(board);
        const QSignalSpy wanted(&model, &TimelineModel::wanted);
        model.setCase(test::caseId(1));
        bridge::ChangeSet set;
        set.cases = {test::sampleCase(1)};
        board.apply(set);
        QCOMPARE(wanted.count(), 2);
        model.setUnavailable();
        QCOMPARE(model.status(), TimelineModel::Status::unavailable);
    }
};

QTEST_GUILESS_MAIN(TimelineModelTest)
#include "TimelineModelTest.moc"
