// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alarm/AlarmList.h"

#include "widgets/DeskHarness.h"
#include "widgets/alarm/AlarmBook.h"
#include "widgets/review/AlarmReview.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QListView>
#include <QTableWidget>

#include <algorithm>
#include <array>

using namespace trucban;
using models::AlarmListModel;
using test::DeskHarness;
using widgets::AlarmList;
using widgets::AlarmReview;

class AlarmListTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_desk = std::make_unique<DeskHarness>(m_theme);
        m_desk->fixtures.house();
        m_desk->gateway.publish();
        m_desk->alarm.begin();
        m_desk->window->show();
        m_desk->goLive();
    }
    void cleanup() {
        m_desk.reset();
        m_cases.clear();
    }

    void saysThatNothingWaits() {
        auto& list = open();
        QCOMPARE(list.model().rowCount(), 0);
        QVERIFY(text(list, "alarmListState").contains(QStringLiteral("Không có báo động")));
        QVERIFY(!list.findChild<QLabel*>("alarmListFlood")->isVisible());
    }

    void goesToTheCaseAndLeavesTheWindowInUse() {
        const auto urgent = add("robbery", 0);
        add("noise", 0);
        auto& list = open();
        QVERIFY(!list.isModal());
        QCOMPARE(list.model().rowCount(), 2);
        QCOMPARE(list.model().caseAt(0), std::optional(urgent));
        QTest::keyClick(&rows(list), Qt::Key_Return);
        QCOMPARE(m_desk->selection.current(), std::optional(urgent));
        m_desk->gateway.tell(m_desk->gateway.officer, core::AcknowledgeCase{urgent});
        m_desk->gateway.publish();
        QTRY_COMPARE_WITH_TIMEOUT(list.model().rowCount(), 1, 5000);
    }

    // Five hundred alarms: none is lost, each P1 has its line, a group tells how many it holds, and opens by keys.
    void aFloodOfFiveHundredIsGroupedAndLosesNothing() {
        const std::array<const char*, 4> kinds{"noise", "theft", "noise", "civilDispute"};
        std::size_t urgent = 0;
        for (std::size_t i = 0; i < 500; ++i) {
            const bool isUrgent = i % 50 == 0;
            urgent += isUrgent ? 1U : 0U;
            add(isUrgent ? "robbery" : kinds[i % kinds.size()], static_cast<int>(i % 3));
        }
        auto& list = open();
        auto& model = list.model();
        QCOMPARE(model.alarmCount(), std::size_t{500});
        QVERIFY(model.rowCount() < 40);
        QVERIFY(list.findChild<QLabel*>("alarmListFlood")->isVisible());
        QVERIFY(text(list, "alarmListState").contains(QStringLiteral("500")));
        QCOMPARE(linesOf(model, core::Priority::p1), urgent);
        int group = 0;
        while (!model.index(group).data(AlarmListModel::IsGroupRole).toBool()) {
            ++group;
        }
        const int held = model.index(group).data(AlarmListModel::CountRole).toInt();
        const int before = model.rowCount();
        rows(list).setCurrentIndex(model.index(group));
        QTest::keyClick(&rows(list), Qt::Key_Right);
        QCOMPARE(model.rowCount(), before + held);
        QCOMPARE(model.alarmCount(), std::size_t{500});
        QTest::keyClick(&rows(list), Qt::Key_Left);
        QCOMPARE(model.rowCount(), before);
        std::size_t left = 500;
        for (const auto& id : m_cases) {
            if (--left % 100 == 0) {
                m_desk->gateway.publish();
                QTRY_COMPARE_WITH_TIMEOUT(model.alarmCount(), left + 1, 5000);
            }
            m_desk->gateway.tell(m_desk->gateway.officer, core::AcknowledgeCase{id});
        }
        m_desk->gateway.publish();
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 0, 5000);
    }

    void leadersSeeHowTheAlarmsDo() {
        auto status = m_desk->liveStatus();
        status.role = core::Role::wardLeader;
        m_desk->window->setStatus(status);
        for (int i = 0; i < 30; ++i) {
            add(i % 2 == 0 ? "robbery" : "noise", 0);
        }
        m_desk->gateway.clock += std::chrono::minutes(2);
        m_desk->key(Qt::Key_S, Qt::ControlModifier | Qt::AltModifier);
        auto* review = m_desk->window->findChild<AlarmReview*>();
        QVERIFY(review != nullptr);
        const auto* table = review->findChild<QTableWidget*>();
        const auto cell = [table](AlarmReview::Row row, int column) { return table->item(row, column)->text(); };
        QVERIFY(cell(AlarmReview::LastTen, 1).contains(QStringLiteral("30, đang dồn dập")));
        QCOMPARE(cell(AlarmReview::LastTen, 3), QStringLiteral("cần xem lại"));
        QVERIFY(cell(AlarmReview::UrgentShare, 1).contains(QStringLiteral("50\u00A0% (15 trong 30)")));
        QCOMPARE(cell(AlarmReview::UrgentShare, 3), QStringLiteral("cần xem lại"));
        QVERIFY(!cell(AlarmReview::Stale, 1).startsWith(QStringLiteral("0 ")));
        for (int row = 0; row < AlarmReview::RowCount; ++row) {
            QVERIFY(!cell(static_cast<AlarmReview::Row>(row), 0).isEmpty());
        }
        review->close();
    }

    void theFiguresAreForLeadersAlone() {
        for (const auto& [role, offered] :
             {std::pair{core::Role::dutyOfficer, false}, std::pair{core::Role::wardLeader, true}}) {
            auto status = m_desk->liveStatus();
            status.role = role;
            m_desk->window->setStatus(status);
            QCOMPARE(m_desk->find<QAction>("actionAlarmReview")->isVisible(), offered);
            QVERIFY(m_desk->find<QAction>("actionAlarmList")->isEnabled());
        }
    }

private:
    core::CaseId add(const char* kind, int place) {
        m_desk->gateway.clock += std::chrono::milliseconds(100);
        const auto id = m_desk->fixtures.alert(kind, "Cần giúp", core::Position{{10.75 + 0.02 * place, 106.69}, 20});
        m_desk->gateway.publish();
        m_cases.push_back(id);
        return id;
    }
    AlarmList& open() {
        m_desk->key(Qt::Key_A, Qt::ControlModifier | Qt::AltModifier);
        return *m_desk->window->findChild<AlarmList*>();
    }
    static QListView& rows(const AlarmList& list) { return *list.findChild<QListView*>("alarmListRows"); }
    static QString text(const AlarmList& list, const char* name) { return list.findChild<QLabel*>(name)->text(); }
    static std::size_t linesOf(const AlarmListModel& model, core::Priority priority) {
        std::size_t lines = 0;
        for (int row = 0; row < model.rowCount(); ++row) {
            const bool isOf = model.index(row).data(AlarmListModel::PriorityRole).toInt() == static_cast<int>(priority);
            lines += isOf && model.caseAt(row) ? 1U : 0U;
        }
        return lines;
    }

    widgets::Theme m_theme{*qApp};
    std::unique_ptr<DeskHarness> m_desk;
    std::vector<core::CaseId> m_cases;
};

QTEST_MAIN(AlarmListTest)
#include "AlarmListTest.moc"
