// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/QueueRank.h"
#include "models/QueueModel.h"
#include "models/QueueOrder.h"
#include "models/Samples.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <random>

using namespace trucban;

namespace {

constexpr std::size_t kCases = 2'400;

std::vector<core::Case> randomCases() {
    std::mt19937 random(7);
    std::vector<core::Case> cases;
    for (std::uint64_t number = 1; number <= kCases; ++number) {
        auto value = test::sampleCase(number, static_cast<core::Priority>(random() % 4),
                                      test::kNow - std::chrono::seconds(random() % 90'000));
        value.state = static_cast<core::CaseState>(random() % 5);
        if (value.state == core::CaseState::closed) {
            value.closedAt = test::kNow;
        }
        cases.push_back(value);
    }
    std::ranges::sort(cases, {}, [](const core::Case& case_) { return std::pair(core::queueRank(case_), case_.id); });
    return cases;
}

} // namespace

// A first fill comes in parts: the officer reads the first rows while the others come.
class QueueFillTest : public QObject {
    Q_OBJECT
private slots:
    // A part in another order than the queue's would come in above what is read.
    void theRankOfACaseIsItsPlaceInTheQueue() {
        const auto cases = randomCases();
        const models::QueueOrder order;
        for (std::size_t i = 1; i < cases.size(); ++i) {
            QVERIFY(order.before(models::QueueRow::of(cases[i - 1]), models::QueueRow::of(cases[i])));
        }
    }

    void laterPartsGoBelowAndResetNothing() {
        models::Board board;
        models::Filter filter;
        models::QueueModel queue(board, filter, [] { return test::kNow; });
        const QAbstractItemModelTester tester(&queue, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QSignalSpy resets(&queue, &QAbstractItemModel::modelReset);
        const auto cases = randomCases();
        int shown = 0;
        for (std::size_t first = 0; first < cases.size(); first += 800) {
            std::vector<std::pair<int, int>> inserted;
            const auto watch = connect(&queue, &QAbstractItemModel::rowsInserted, this,
                                       [&](const QModelIndex&, int from, int to) { inserted.emplace_back(from, to); });
            bridge::ChangeSet part;
            part.generation = first + 1;
            part.fill = bridge::FillPart{.ofCases = cases.size(), .isLast = first + 800 >= cases.size()};
            if (first == 0) {
                part.policy = test::samplePolicy();
            }
            for (std::size_t i = first; i < first + 800; ++i) {
                part.cases.push_back(cases[i]);
                auto alert = test::sampleAlert(1);
                alert.id = cases[i].alerts.front();
                alert.caseId = cases[i].id;
                part.alerts.push_back(alert);
            }
            const bool isLast = part.fill->isLast;
            board.apply(std::move(part));
            disconnect(watch);
            QCOMPARE(inserted, (std::vector{std::pair(shown, queue.rowCount() - 1)}));
            shown = queue.rowCount();
            QCOMPARE(queue.isFilling(), !isLast);
        }
        QCOMPARE(shown, static_cast<int>(kCases));
        QCOMPARE(resets.count(), 0);
        for (int row = 0; row < shown; ++row) {
            QCOMPARE(queue.caseAt(row), std::optional(cases[static_cast<std::size_t>(row)].id));
        }
    }
};

QTEST_GUILESS_MAIN(QueueFillTest)
#include "QueueFillTest.moc"
