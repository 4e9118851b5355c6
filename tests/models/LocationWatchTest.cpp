// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/LocationWatch.h"

#include "models/Samples.h"

#include <QSignalSpy>
#include <QTest>

using namespace trucban;

namespace {

void put(models::Board& board, const core::Case& case_, std::optional<core::Position> position) {
    bridge::ChangeSet set;
    auto alert = test::sampleAlert(0);
    alert.id = case_.alerts.front();
    alert.caseId = case_.id;
    alert.details->position = position;
    set.cases = {case_};
    set.alerts = {alert};
    board.apply(std::move(set));
}

constexpr core::GeoPoint kPlace{.lat = 10.76, .lon = 106.68};

} // namespace

class LocationWatchTest : public QObject {
    Q_OBJECT
private slots:
    void countsTheUnknownApartFromTheUnsure() {
        models::Board board;
        models::LocationWatch watch(board);
        QSignalSpy counts(&watch, &models::LocationWatch::countsChanged);
        put(board, test::sampleCase(1), std::nullopt);
        put(board, test::sampleCase(2), core::Position{kPlace, 301});
        put(board, test::sampleCase(3), core::Position{kPlace, 300});
        put(board, test::sampleCase(4), core::Position{kPlace, 0});
        QCOMPARE(watch.unknown(), 1);
        QCOMPARE(watch.unsure(), 1);
        QCOMPARE(counts.count(), 2);
        QCOMPARE(watch.doubtful(), (std::vector{test::caseId(1), test::caseId(2)}));
    }

    void followsAPlacementACloseAndAnErasure() {
        models::Board board;
        models::LocationWatch watch(board);
        put(board, test::sampleCase(1), std::nullopt);
        put(board, test::sampleCase(1), core::Position{kPlace, 12});
        QCOMPARE(watch.unknown(), 0);
        put(board, test::sampleCase(2), core::Position{kPlace, 900});
        auto closed = test::sampleCase(2);
        closed.state = core::CaseState::closed;
        put(board, closed, core::Position{kPlace, 900});
        QCOMPARE(watch.unsure(), 0);
        put(board, test::sampleCase(3), std::nullopt);
        bridge::ChangeSet erased;
        erased.erased = {core::AggregateRef::of(test::caseId(3))};
        board.apply(std::move(erased));
        QCOMPARE(watch.unknown(), 0);
        QVERIFY(watch.doubtful().empty());
    }

    void listsTheUrgentFirst() {
        models::Board board;
        models::LocationWatch watch(board);
        put(board, test::sampleCase(1, core::Priority::p3), std::nullopt);
        put(board, test::sampleCase(2, core::Priority::p1), core::Position{kPlace, 5'000});
        put(board, test::sampleCase(3, core::Priority::p1), std::nullopt);
        QCOMPARE(watch.doubtful(), (std::vector{test::caseId(3), test::caseId(1), test::caseId(2)}));
    }
};

QTEST_GUILESS_MAIN(LocationWatchTest)
#include "LocationWatchTest.moc"
