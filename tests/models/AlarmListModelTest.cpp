// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/AlarmListModel.h"

#include "models/Samples.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <algorithm>
#include <map>
#include <random>
#include <set>

using namespace trucban;
using namespace std::chrono_literals;
using core::Priority;
using models::AlarmListModel;
using models::StandingAlarm;

namespace {

StandingAlarm alarm(int number, Priority priority, const std::string& kind, std::uint32_t ward,
                    std::chrono::seconds age = 0s) {
    return {.caseId = test::sampleCase(number).id,
            .priority = priority,
            .kind = kind,
            .ward = core::WardCode{ward},
            .since = test::kNow - age,
            .cause = models::AlarmCause::arrived};
}

std::vector<StandingAlarm> flood() {
    return {alarm(1, Priority::p1, "robbery", 27139), alarm(2, Priority::p3, "noise", 27139, 90s),
            alarm(3, Priority::p3, "noise", 27139, 60s), alarm(4, Priority::p3, "theft", 27139, 30s)};
}

} // namespace

class AlarmListModelTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_model = std::make_unique<AlarmListModel>(m_board, [] { return test::kNow; });
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
    }

    void opensAGroupBelowItselfAndClosesItAgain() {
        m_model->setAlarms(flood(), true);
        QCOMPARE(m_model->rowCount(), 3);
        QVERIFY(!m_model->caseAt(1));
        QCOMPARE(at(1, AlarmListModel::CountRole).toInt(), 2);
        QVERIFY(m_model->index(1).data().toString().contains(QStringLiteral("2")));
        m_model->toggle(1);
        QCOMPARE(m_model->rowCount(), 5);
        QVERIFY(at(1, AlarmListModel::IsOpenRole).toBool());
        QVERIFY(at(2, AlarmListModel::IsMemberRole).toBool() && at(3, AlarmListModel::IsMemberRole).toBool());
        QCOMPARE(m_model->caseAt(2), std::optional(test::sampleCase(2).id));
        QCOMPARE(m_model->alarmCount(), std::size_t{4});
        m_model->toggle(1);
        QCOMPARE(m_model->rowCount(), 3);
        m_model->toggle(0); // no group: nothing
        QCOMPARE(m_model->rowCount(), 3);
    }

    // "1234 vụ" stood under a clock and beside counts that all have their dots.
    void separatesTheThousandsOfAGroup() {
        std::vector<StandingAlarm> standing;
        for (int i = 0; i < 1234; ++i) {
            standing.push_back(alarm(i + 1, Priority::p3, "noise", 27139));
        }
        m_model->setAlarms(standing, true);
        QCOMPARE(m_model->rowCount(), 1);
        QVERIFY(m_model->index(0).data().toString().startsWith(QStringLiteral("1.234 vụ: ")));
    }

    void keepsTheSelectedAlarmWhenOthersComeAndGo() {
        m_model->setAlarms(flood(), false);
        const QPersistentModelIndex selected(m_model->index(3)); // the theft
        auto standing = flood();
        standing.erase(standing.begin() + 1);
        standing.push_back(alarm(9, Priority::p1, "robbery", 27139, 300s));
        m_model->setAlarms(standing, false);
        QVERIFY(selected.isValid());
        QCOMPARE(m_model->caseAt(selected.row()), std::optional(test::sampleCase(4).id));
        QCOMPARE(m_model->caseAt(0), std::optional(test::sampleCase(9).id)); // waits longest
    }

    void movesNothingUnderThePointer() {
        m_model->setAlarms(flood(), false);
        m_model->holdOrder(true);
        auto standing = flood();
        standing.push_back(alarm(9, Priority::p1, "robbery", 27139, 300s));
        m_model->setAlarms(standing, false);
        QCOMPARE(m_model->caseAt(0), std::optional(test::sampleCase(1).id));
        QCOMPARE(m_model->caseAt(4), std::optional(test::sampleCase(9).id)); // in sight all the same
        m_model->holdOrder(false);
        QCOMPARE(m_model->caseAt(0), std::optional(test::sampleCase(9).id));
    }

    // A flood of 500 that comes, is answered and grouped in any order: at each step every alarm is there once.
    void losesNoneOfFiveHundred() {
        std::mt19937 random(7);
        const std::array<std::string, 3> kinds{"noise", "theft", "other"};
        std::map<int, StandingAlarm> standing;
        int next = 1;
        while (next <= 500 || !standing.empty()) {
            for (int i = 0; i < 25 && next <= 500; ++i, ++next) {
                standing.emplace(next, alarm(next, static_cast<Priority>(random() % 4), kinds[random() % 3],
                                             static_cast<std::uint32_t>(27000 + random() % 5),
                                             std::chrono::seconds(500 - next)));
            }
            const auto leaving = next > 500 ? standing.size() / 3 + 1 : random() % 8;
            for (std::size_t i = 0; i < leaving && !standing.empty(); ++i) {
                standing.erase(std::next(standing.begin(), static_cast<std::ptrdiff_t>(random() % standing.size())));
            }
            m_model->holdOrder(random() % 3 == 0);
            std::vector<StandingAlarm> values;
            for (const auto& [number, one] : standing) {
                values.push_back(one);
            }
            m_model->setAlarms(values, standing.size() > 10);
            if (m_model->rowCount() > 0) {
                m_model->toggle(static_cast<int>(random() % static_cast<unsigned>(m_model->rowCount())));
            }
            QCOMPARE(m_model->alarmCount(), standing.size());
            std::size_t urgentLines = 0;
            for (int row = 0; row < m_model->rowCount(); ++row) {
                const bool isUrgent = at(row, AlarmListModel::PriorityRole).toInt() == 0;
                urgentLines += isUrgent ? 1U : 0U;
                QVERIFY(!isUrgent || m_model->caseAt(row)); // no P1 in a group
            }
            QCOMPARE(urgentLines, static_cast<std::size_t>(std::ranges::count_if(
                                      values, [](const auto& one) { return one.priority == Priority::p1; })));
        }
        QCOMPARE(m_model->rowCount(), 0);
    }

private:
    [[nodiscard]] QVariant at(int row, int role) const { return m_model->index(row).data(role); }

    models::Board m_board;
    std::unique_ptr<AlarmListModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(AlarmListModelTest)
#include "AlarmListModelTest.moc"
