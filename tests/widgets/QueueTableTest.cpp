// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/queue/QueueTable.h"

#include "widgets/DeskHarness.h"
#include "widgets/queue/QueuePanel.h"
#include "widgets/queue/UrgentStrip.h"
#include "widgets/window/DutyWorkspace.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>

using namespace trucban;
using test::DeskHarness;

class QueueTableTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_desk = std::make_unique<DeskHarness>(m_theme);
        m_desk->fixtures.house();
        for (int i = 0; i < 80; ++i) {
            m_desk->gateway.clock += std::chrono::seconds(20);
            m_cases.push_back(m_desk->fixtures.alert("theft", "Mất xe", core::Position{{10.77, 106.69}, 20}));
        }
        m_desk->gateway.publish();
        m_desk->window->show();
        m_desk->goLive();
        QCoreApplication::processEvents();
    }
    void cleanup() {
        m_desk.reset();
        m_cases.clear();
    }

    void keepsTheSelectedRowWhereItIsWhenP1sComeIn() {
        auto& table = this->table();
        m_desk->selection.select(m_cases[5]);
        const int y = table.rowViewportPosition(table.currentIndex().row());
        for (int i = 0; i < 7; ++i) {
            add("robbery");
        }
        QCOMPARE(m_desk->selection.current(), std::optional(m_cases[5]));
        QCOMPARE(m_desk->queue.caseAt(table.currentIndex().row()), std::optional(m_cases[5]));
        QCOMPARE(table.rowViewportPosition(table.currentIndex().row()), y);
    }

    void staysWithWhatWaitsWhenTheSelectedCaseMovesAway() {
        auto& table = this->table();
        for (int i = 0; i < 12; ++i) {
            add("robbery");
        }
        table.goToTop();
        m_desk->selection.select(m_desk->queue.caseAt(0));
        const auto next = m_desk->queue.caseAt(1);
        const auto worked = m_desk->selection.current();
        m_desk->gateway.tell(m_desk->gateway.officer, core::AcknowledgeCase{*worked});
        m_desk->gateway.publish();
        QCOMPARE(m_desk->queue.rowOf(*worked), 11); // below those that nobody has acknowledged
        QCOMPARE(table.verticalScrollBar()->value(), 0);
        QCOMPARE(m_desk->queue.caseAt(table.rowAt(0)), next);
        QCOMPARE(m_desk->selection.current(), worked);

        table.verticalScrollBar()->setValue(table.rowHeight(0) * 20);
        const auto top = m_desk->queue.caseAt(table.rowAt(0));
        const int row = table.rowAt(0) + 2;
        const auto below = m_desk->queue.caseAt(row);
        m_desk->selection.select(below);
        const core::Outcome outcome{.disposition = core::Disposition::mistaken, .note = {}, .fileNumber = {}};
        m_desk->gateway.tell(m_desk->gateway.officer, core::CloseCase{*below, outcome, false});
        m_desk->gateway.publish();
        QCOMPARE(m_desk->queue.rowOf(*below), m_desk->queue.rowCount() - 1);
        QCOMPARE(m_desk->queue.caseAt(table.rowAt(0)), top);
    }

    void cutsNeitherCodeNorStateShort() {
        // At every width the queue can have, in both languages the widest state is there in full.
        auto& table = this->table();
        for (const int width : {1'400, 900, 640, 520}) {
            table.resize(width, 500);
            for (const auto column :
                 {models::QueueModel::CodeColumn, models::QueueModel::TimeColumn, models::QueueModel::StateColumn}) {
                const auto& delegate = static_cast<widgets::QueueDelegate&>(*table.itemDelegate());
                QVERIFY2(table.columnWidth(column) >= delegate.widthOf(column), qPrintable(QString::number(width)));
            }
            QVERIFY(table.isColumnHidden(models::QueueModel::AddressColumn) ==
                    (table.fold() != widgets::QueueFold::none));
        }
        QCOMPARE(table.fold(), widgets::QueueFold::addressAndWard);
        QVERIFY(table.columnWidth(models::QueueModel::KindColumn) >= m_theme.px(80));
    }

    void countsWhatArrivedAboveAndGoesThere() {
        auto& table = this->table();
        table.verticalScrollBar()->setValue(400);
        const auto top = m_desk->queue.caseAt(table.rowAt(0));
        for (int i = 0; i < 3; ++i) {
            add("robbery");
        }
        QCOMPARE(m_desk->queue.caseAt(table.rowAt(0)), top);
        QCOMPARE(table.newAbove(), 3);
        auto* button = m_desk->find<QPushButton>("queueNewAbove");
        QVERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(table.verticalScrollBar()->value(), 0);
        QVERIFY(!button->isVisible());
    }

    void followsWhenNobodyLooksForSomethingInIt() {
        auto& table = this->table();
        const auto id = add("robbery");
        QCOMPARE(table.verticalScrollBar()->value(), 0);
        QVERIFY(table.isCaseInSight(id));
        QCOMPARE(table.newAbove(), 0);
    }

    void choosesNoNeighbourWhenTheSelectedCaseGoes() {
        m_desk->selection.select(m_cases[5]);
        bridge::ChangeSet gone;
        gone.generation = 1'000;
        gone.erased = {core::AggregateRef::of(m_cases[5])};
        m_desk->board.apply(gone);
        QCOMPARE(m_desk->selection.current(), std::optional(m_cases[5])); // the panel says that it is gone
        QVERIFY(m_desk->find<QLabel>("caseNone")->isVisible());
        const auto before = m_desk->gateway.asked.size();
        m_desk->key(Qt::Key_F2);
        QCOMPARE(m_desk->gateway.asked.size(), before);
    }

    void showsEveryWaitingP1WhateverTheFilter() {
        m_desk->filter.setSpec({.priorities = {core::Priority::p4}});
        const auto id = add("robbery");
        QVERIFY(!table().isCaseInSight(id));
        QVERIFY(urgent().isInSight(id));
        QVERIFY(!urgent().isCounted(id));
        QCOMPARE(urgent().count(), 1);
        m_desk->gateway.tell(m_desk->gateway.officer, core::AcknowledgeCase{id});
        m_desk->gateway.publish();
        QCOMPARE(urgent().count(), 0);
        QVERIFY(m_desk->find<QLabel>("urgentCalm")->isVisible());
    }

    void keepsUrgentCardsInTheirPlacesAndShowsTheNewest() {
        const auto first = add("robbery");
        const auto second = add("robbery");
        QVERIFY(urgent().isInSight(first) && urgent().isInSight(second));
        const int height = urgent().height();
        core::CaseId last;
        for (int i = 0; i < 20; ++i) {
            last = add("robbery");
            QVERIFY2(urgent().isInSight(last), qPrintable(QString::number(i)));
            QVERIFY(urgent().isInSight(first)); // the oldest never leaves
        }
        QCOMPARE(urgent().height(), height);
        QVERIFY(m_desk->find<QPushButton>("urgentMore")->isVisible());
        QVERIFY(!urgent().isInSight(second) && urgent().isCounted(second));
        m_desk->key(Qt::Key_J, Qt::ControlModifier);
        QCOMPARE(m_desk->selection.current(), std::optional(first));
    }

    void filtersFromTheKeyboardWithoutDiacritics() {
        const auto id = m_desk->fixtures.alert("fight", "Thanh niên ẩu đả trước quán nhậu", std::nullopt);
        m_desk->gateway.publish();
        m_desk->key(Qt::Key_F, Qt::ControlModifier);
        auto* field = m_desk->find<QLineEdit>("filterField");
        QCOMPARE(m_desk->window->focusWidget(), field);
        QTest::keyClicks(field, QStringLiteral("au da"));
        m_desk->key(Qt::Key_Return);
        QCOMPARE(m_desk->queue.rowCount(), 1);
        QCOMPARE(m_desk->selection.current(), std::optional(id));
        QTRY_VERIFY(m_desk->find<QLabel>("queueCount")->text().startsWith(QStringLiteral("1 vụ khớp")));
        m_desk->key(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_desk->queue.rowCount(), 81);
    }

    void gathersManyKindsInOneChip() {
        // The chart's "the rest" asks for some thirty kinds: their chips took the place of the queue.
        models::FilterSpec spec;
        for (int i = 0; i < 30; ++i) {
            spec.kinds.push_back("kind" + std::to_string(i));
        }
        m_desk->filter.setSpec(spec);
        auto* chip = m_desk->find<QPushButton>("chipKinds");
        QVERIFY(chip != nullptr && chip->text().contains(QStringLiteral("30")));
        QTest::mouseClick(chip, Qt::LeftButton);
        QVERIFY(m_desk->filter.spec().isEmpty());
    }

    void saysWhyItIsEmpty() {
        m_desk->filter.setSpec({.text = QStringLiteral("không có gì như thế")});
        QTRY_VERIFY(m_desk->find<QLabel>("queueEmpty")->isVisible());
        QVERIFY(m_desk->find<QLabel>("queueEmpty")->text().contains(QStringLiteral("lọc")));
    }

    void leavesLettersToTheFilter() {
        m_desk->selection.select(m_cases[3]);
        table().setFocus();
        QTest::keyClicks(&table(), QStringLiteral("vv"));
        QCOMPARE(m_desk->selection.current(), std::optional(m_cases[3]));
    }

private:
    core::CaseId add(const char* kind) {
        m_desk->gateway.clock += std::chrono::seconds(1);
        const auto id = m_desk->fixtures.alert(kind, "Tin mới", core::Position{{10.77, 106.69}, 20});
        m_desk->gateway.publish();
        QCoreApplication::processEvents();
        return id;
    }
    widgets::QueueTable& table() { return m_desk->window->workspace().queue().table(); }
    widgets::UrgentStrip& urgent() { return m_desk->window->workspace().urgent(); }
    widgets::Theme m_theme{static_cast<QApplication&>(*QCoreApplication::instance())};
    std::unique_ptr<DeskHarness> m_desk;
    std::vector<core::CaseId> m_cases;
};

QTEST_MAIN(QueueTableTest)
#include "QueueTableTest.moc"
