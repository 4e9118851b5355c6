// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/queue/QueueTable.h"

#include "widgets/DeskHarness.h"
#include "widgets/queue/QueuePanel.h"
#include "widgets/queue/UrgentStrip.h"
#include "widgets/window/DutyWorkspace.h"

#include <QApplication>
#include <QDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QTableWidget>

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

    void countsTheWaitingP1sThatTheSelectedRowPushesOutOfSight() {
        auto& table = this->table();
        const auto [first, last] = table.visibleRows();
        m_desk->selection.select(*m_desk->queue.caseAt(first + 2));
        QCOMPARE(table.urgentAbove(), 0);
        const int rows = last - first;
        for (int i = 0; i < rows + 5; ++i) {
            add("robbery");
        }
        const int hidden = table.visibleRows().first;
        QVERIFY(hidden > 0);
        QVERIFY(std::abs(table.urgentAbove() - hidden) <= 1); // a row that is cut in half may count
        auto* button = m_desk->find<QPushButton>("queueNewAbove");
        QVERIFY(button->isVisible());
        QVERIFY(button->text().contains(QString::number(table.urgentAbove())));
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(table.urgentAbove(), 0);
        QVERIFY(!button->isVisible());
    }

    void countsNoRowThatAnotherFilterLetsBack() {
        auto& table = this->table();
        const auto urgent = add("robbery");
        m_desk->filter.setSpec({.priorities = {core::Priority::p3}});
        QCOMPARE(m_desk->queue.rowOf(urgent), -1);
        table.verticalScrollBar()->setValue(400);
        m_desk->filter.clear(); // by a range, above what is shown
        QVERIFY(m_desk->queue.rowOf(urgent) >= 0 && m_desk->queue.rowOf(urgent) < table.rowAt(0));
        QCOMPARE(table.newAbove(), 0);
        auto raised = m_desk->at(m_cases[70]);
        raised.priority = core::Priority::p1;
        bridge::ChangeSet set;
        set.cases = {raised};
        m_desk->board.apply(set); // moved up by somebody's act
        QCOMPARE(table.newAbove(), 0);
        add("robbery");
        QCOMPARE(table.newAbove(), 1);
        m_desk->filter.setSpec({.priorities = {core::Priority::p3}}); // it is not there to be gone to
        QCOMPARE(table.newAbove(), 0);
        m_desk->filter.clear();
        QCOMPARE(table.newAbove(), 1);
    }

    void sortsByAClickOnAHeaderAndBackByKey() {
        auto& table = this->table();
        m_desk->selection.select(m_cases[40]);
        auto* chip = m_desk->find<QPushButton>("queueSort");
        QVERIFY(!chip->isVisible());
        clickHeader(models::QueueModel::CodeColumn);
        QCOMPARE(m_desk->queue.caseAt(0), std::optional(m_cases[0]));
        QVERIFY(table.horizontalHeader()->isSortIndicatorShown());
        QVERIFY(chip->isVisible());
        clickHeader(models::QueueModel::CodeColumn);
        QCOMPARE(m_desk->queue.caseAt(0), std::optional(m_cases[79]));
        QVERIFY(chip->text().contains(QStringLiteral("Mã ↓")));
        QCOMPARE(m_desk->selection.current(), std::optional(m_cases[40]));
        QCOMPARE(m_desk->queue.caseAt(table.currentIndex().row()), std::optional(m_cases[40]));
        const auto urgent = add("robbery");
        QCOMPARE(m_desk->queue.rowOf(urgent), 0); // whatever the sort
        m_desk->key(Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!m_desk->queue.sortColumn());
        QVERIFY(!table.horizontalHeader()->isSortIndicatorShown());
        QVERIFY(!chip->isVisible());
        QCOMPARE(m_desk->queue.rowOf(m_cases[0]), 1);
    }

    void keepsTheSelectedRowWhereItIsWhenItIsSorted() {
        auto& table = this->table();
        m_desk->selection.select(m_cases[40]);
        table.verticalScrollBar()->setValue(table.rowHeight(0) * 36);
        const int y = table.rowViewportPosition(table.currentIndex().row());
        clickHeader(models::QueueModel::CodeColumn);
        clickHeader(models::QueueModel::CodeColumn);
        QCOMPARE(m_desk->queue.caseAt(table.currentIndex().row()), std::optional(m_cases[40]));
        QCOMPARE(table.rowViewportPosition(table.currentIndex().row()), y);
    }

    void offersEveryColumnToTheKeyboard() {
        m_desk->key(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        auto* menu = m_desk->find<QMenu>("sortMenu");
        QVERIFY(menu->isVisible());
        QCOMPARE(menu->actions().size(), 2 + models::QueueModel::ColumnCount);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QCOMPARE(m_desk->queue.sortColumn(), std::optional(models::QueueModel::CodeColumn));
        m_desk->key(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier); // stands on what is in force
        QTest::keyClick(menu, Qt::Key_Return);
        QCOMPARE(m_desk->queue.sortDirection(), Qt::DescendingOrder);
        QVERIFY(m_desk->queue.headerData(0, Qt::Horizontal, Qt::ToolTipRole).toString().contains(QStringLiteral("P1")));
    }

    void saysWhereOldCasesAreAndFindsThem() {
        auto* line = m_desk->find<QWidget>("queueArchive");
        QVERIFY(!line->isVisible());
        m_desk->filter.setSpec({.priorities = {core::Priority::p4}});
        QTRY_VERIFY(m_desk->find<QLabel>("queueEmpty")->isVisible());
        QVERIFY(!line->isVisible()); // open ones are all here
        m_desk->filter.setSpec({.states = {core::CaseState::closed}, .text = QStringLiteral("xe đạp")});
        QTRY_VERIFY(line->isVisible());
        QVERIFY(line->findChild<QLabel*>()->text().contains(QStringLiteral("8 ngày")));
        m_desk->key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        auto* dialog = m_desk->dialog();
        QVERIFY(dialog != nullptr);
        auto& queries = m_desk->gateway.queries;
        QCOMPARE(queries.back().kind, wire::QueryKind::olderCases);
        QCOMPARE(queries.back().text, std::string("xe đạp"));
        auto* table = dialog->findChild<QTableWidget*>();
        const auto words = [dialog] { return dialog->findChild<QLabel*>(QStringLiteral("olderCasesState"))->text(); };
        QVERIFY(words().contains(QStringLiteral("Đang tìm")));
        auto closed = m_desk->at(m_cases[0]);
        closed.state = core::CaseState::closed;
        closed.closedAt = m_desk->gateway.clock - std::chrono::days(30);
        wire::Result page;
        page.id = queries.back().id;
        page.next = 77;
        page.nextCase = closed.id;
        m_desk->window->onResult(page); // an empty one, and not the last
        QCOMPARE(queries.back().after, core::Seq{77});
        QCOMPARE(queries.back().caseId, std::optional(closed.id));
        page.id = queries.back().id;
        page.cases = {closed};
        m_desk->window->onResult(page);
        QCOMPARE(table->rowCount(), 1);
        QCOMPARE(table->item(0, 0)->text(), QString::fromStdString(closed.code));
        auto* more = dialog->findChild<QPushButton*>(QStringLiteral("olderCasesMore"));
        QTest::mouseClick(more, Qt::LeftButton);
        m_desk->window->onQueryFailed(queries.back().id);
        QVERIFY(words().contains(QStringLiteral("Không hỏi được")));
        QTest::mouseClick(more, Qt::LeftButton);
        page.id = queries.back().id;
        page.next = 0;
        page.nextCase.reset();
        m_desk->window->onResult(page);
        QCOMPARE(table->rowCount(), 2);
        QVERIFY(!more->isEnabled());
        const auto asked = queries.size();
        auto* field = dialog->findChild<QLineEdit*>(QStringLiteral("olderCasesField"));
        field->setText(QStringLiteral("VV"));
        QTest::keyClick(field, Qt::Key_Return); // a new search, at once
        QCOMPARE(queries.size(), asked + 1);
        QCOMPARE(table->rowCount(), 0);
        page.cases.clear();
        m_desk->window->onResult(page); // of the one before
        QVERIFY(words().contains(QStringLiteral("Đang tìm")));
        page.id = queries.back().id;
        m_desk->window->onResult(page);
        QVERIFY(words().contains(QStringLiteral("Không có vụ")));
        m_desk->key(Qt::Key_Escape);
        QVERIFY(m_desk->dialog() == nullptr);
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
    void clickHeader(models::QueueModel::Column column) {
        auto* header = table().horizontalHeader();
        const int x = header->sectionViewportPosition(column) + header->sectionSize(column) / 2;
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(x, header->height() / 2));
    }
    widgets::QueueTable& table() { return m_desk->window->workspace().queue().table(); }
    widgets::UrgentStrip& urgent() { return m_desk->window->workspace().urgent(); }
    widgets::Theme m_theme{static_cast<QApplication&>(*QCoreApplication::instance())};
    std::unique_ptr<DeskHarness> m_desk;
    std::vector<core::CaseId> m_cases;
};

QTEST_MAIN(QueueTableTest)
#include "QueueTableTest.moc"
