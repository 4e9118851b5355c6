// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/case/DuplicateCard.h"

#include "widgets/DeskHarness.h"

#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>

#include <algorithm>

using namespace trucban;
using test::DeskHarness;

class DuplicateCardTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_desk = std::make_unique<DeskHarness>(m_theme);
        m_desk->fixtures.house();
        m_desk->gateway.publish();
        m_desk->window->show();
        m_desk->goLive();
    }
    void cleanup() { m_desk.reset(); }

    void staysAwayWhileThereIsNothingToSuggest() {
        open(report(0));
        QVERIFY(!card().isVisible());
        m_desk->key(Qt::Key_T, Qt::ControlModifier);
        QVERIFY(m_desk->gateway.asked.empty());
    }

    void saysWhichCaseHowLikeAndWhyAndTicksNothingByItself() {
        const auto other = report(62, "fight");
        m_desk->gateway.clock += std::chrono::minutes(3);
        open(report(0));
        QVERIFY(card().isVisible());
        QCOMPARE(list().count(), 1);
        const auto words = list().item(0)->data(Qt::AccessibleTextRole).toString();
        QVERIFY(words.contains(QString::fromStdString(m_desk->at(other).code)));
        QVERIFY(words.contains(QStringLiteral("rất giống")));
        QVERIFY2(words.contains(QStringLiteral("60 m, vòng sai số chồng nhau, cách 3 phút, cùng loại")),
                 qPrintable(words));
        QVERIFY(words.endsWith(QStringLiteral("Chưa đánh dấu")));
        m_desk->key(Qt::Key_T, Qt::ControlModifier);
        QVERIFY(list().hasFocus()); // asks what to merge instead of merging
        QVERIFY(!list().visibleRegion().isEmpty());
        QVERIFY(m_desk->gateway.asked.empty());
    }

    void mergesTwentyAtOnceByKeysAndUnmergesEach() {
        std::vector<core::CaseId> storm;
        for (int i = 0; i < 20; ++i) {
            storm.push_back(report(3 * i));
        }
        const auto before = [this](const core::CaseId& id) { return m_desk->gateway.state.case_(id)->state; };
        m_desk->gateway.tell(m_desk->gateway.officer, core::AcknowledgeCase{storm[7]});
        const auto selected = report(10);
        m_desk->gateway.tell(m_desk->gateway.officer, core::AcknowledgeCase{selected});
        open(selected);
        QCOMPARE(list().count(), 20);
        m_desk->key(Qt::Key_T, Qt::ControlModifier);
        keyInList(Qt::Key_A, Qt::ControlModifier);
        QVERIFY(find<QPushButton>("duplicateMerge").text().contains(QStringLiteral("21")));
        m_desk->key(Qt::Key_T, Qt::ControlModifier);
        QCOMPARE(m_desk->gateway.asked.size(), std::size_t(1)); // one command
        const auto* merge = m_desk->gateway.lastAsked<core::MergeCases>();
        QVERIFY(merge != nullptr);
        QCOMPARE(merge->others.size(), std::size_t(20));
        const auto primary = merge->primary;
        QCOMPARE(primary, storm[7]); // acknowledged, and older than the selected one
        m_desk->gateway.answer();
        QCOMPARE(m_desk->at(primary).alerts.size(), std::size_t(21));
        std::vector<core::CaseId> merged;
        for (const auto& id : storm) {
            if (id != primary) {
                merged.push_back(id);
            }
        }
        merged.push_back(selected);
        for (const auto& id : merged) {
            QCOMPARE(m_desk->at(id).mergedInto, std::optional(primary));
        }
        // Long after the ten seconds of undo, with two keys more.
        m_desk->selection.select(primary);
        m_desk->key(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(m_desk->dialog() != nullptr);
        m_desk->dialog()->findChild<QListWidget*>()->setCurrentRow(0);
        QTest::keyClick(m_desk->dialog(), Qt::Key_Return);
        m_desk->gateway.answer();
        for (const auto& id : merged) {
            const auto& case_ = m_desk->at(id);
            QVERIFY(!case_.mergedInto);
            QCOMPARE(case_.state, id == selected ? core::CaseState::acknowledged : core::CaseState::isNew);
            QCOMPARE(case_.state, before(id));
            QCOMPARE(case_.alerts.size(), std::size_t(1));
            QCOMPARE(m_desk->board.alert(case_.alerts.front())->caseId, id);
        }
        QCOMPARE(m_desk->at(primary).alerts.size(), std::size_t(1));
        QTRY_COMPARE(list().count(), 20); // and they are suggested again
    }

    void mergesOnlyWhatIsTickedAndKeepsTheMoreUrgentCase() {
        const auto urgent = report(5, "weapon");
        report(8);
        open(report(0));
        QCOMPARE(list().count(), 2);
        m_desk->key(Qt::Key_T, Qt::ControlModifier);
        for (int row = 0; row < 2; ++row) {
            if (list().item(row)->text().startsWith(QString::fromStdString(m_desk->at(urgent).code))) {
                list().setCurrentRow(row);
            }
        }
        keyInList(Qt::Key_Space);
        QVERIFY(find<QLabel>("duplicateInto").text().contains(QString::fromStdString(m_desk->at(urgent).code)));
        m_desk->key(Qt::Key_T, Qt::ControlModifier);
        const auto* merge = m_desk->gateway.lastAsked<core::MergeCases>();
        QVERIFY(merge != nullptr);
        QCOMPARE(merge->primary, urgent); // no P1 disappears in a P2
        QCOMPARE(merge->others, (std::vector{*m_desk->selection.current()}));
    }

    void goesAlongWhenTheSelectedCaseIsMergedAway() {
        const auto urgent = report(5, "weapon");
        open(report(0));
        m_desk->key(Qt::Key_T, Qt::ControlModifier);
        keyInList(Qt::Key_A, Qt::ControlModifier);
        m_desk->key(Qt::Key_T, Qt::ControlModifier);
        m_desk->gateway.answer();
        QCOMPARE(m_desk->selection.current(), std::optional(urgent));
        QVERIFY(!list().isVisible());
        QVERIFY(m_desk->window->findChild<QWidget*>("casePanel")->isAncestorOf(m_desk->window->focusWidget()));
    }

    void nothingMovesUnderTheHand() {
        report(60);
        const auto selected = report(0);
        open(selected);
        m_desk->key(Qt::Key_T, Qt::ControlModifier);
        const auto first = list().item(0)->text();
        keyInList(Qt::Key_Space);
        const auto nearer = report(1); // liker than the one above
        m_desk->gateway.publish();
        QTRY_COMPARE(list().count(), 2);
        QCOMPARE(list().item(0)->text(), first);
        QVERIFY(list().item(0)->data(Qt::AccessibleTextRole).toString().endsWith(QStringLiteral(". Đã đánh dấu")));
        QVERIFY(list().item(1)->text().startsWith(QString::fromStdString(m_desk->at(nearer).code)));
        m_desk->gateway.tell(m_desk->gateway.officer,
                             core::CloseCase{.caseId = nearer,
                                             .outcome = core::Outcome{.disposition = core::Disposition::mistaken},
                                             .releaseUnits = false});
        m_desk->gateway.publish();
        QTRY_COMPARE(list().count(), 1);
    }

    void asksTheGatewayWhoCalledAndSaysSo() {
        const auto other = report(80, "noise");
        m_desk->gateway.clock += std::chrono::minutes(9);
        const auto selected = report(0);
        open(selected);
        QVERIFY(!card().isVisible());
        const auto asked = [this] {
            const auto& queries = m_desk->gateway.queries;
            return std::ranges::find(queries, wire::QueryKind::sameCaller, &wire::Query::kind);
        };
        QTRY_VERIFY(asked() != m_desk->gateway.queries.end());
        QCOMPARE(asked()->caseId, std::optional(selected));
        wire::Result result;
        result.id = asked()->id;
        result.cases = {m_desk->at(other)};
        m_desk->window->onResult(result);
        QVERIFY(card().isVisible());
        QVERIFY(list().item(0)->data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("cùng người báo")));
        // Of another case it says nothing.
        open(other);
        QVERIFY(!card().isVisible());
        m_desk->window->onResult(result);
        QVERIFY(!card().isVisible());
    }

    void whatAnotherWardHoldsIsShownAndNotTicked() {
        auto status = m_desk->liveStatus();
        status.scope.all = false;
        const auto other = report(20);
        const auto selected = report(0);
        m_desk->gateway.publish();
        const auto ward = m_desk->gateway.state.case_(selected)->candidates.front();
        status.scope.wards = {ward};
        m_desk->window->setStatus(status);
        auto foreign = *m_desk->board.case_(other);
        foreign.ward = core::WardCode{26732};
        foreign.candidates.clear();
        foreign.visibleTo = {core::WardCode{26732}, ward};
        foreign.escalation.wards = {ward};
        bridge::ChangeSet changes;
        changes.generation = 99;
        changes.cases = {foreign};
        m_desk->board.apply(std::move(changes));
        open(selected);
        QCOMPARE(list().count(), 1);
        m_desk->key(Qt::Key_T, Qt::ControlModifier);
        keyInList(Qt::Key_Space);
        keyInList(Qt::Key_A, Qt::ControlModifier);
        m_desk->key(Qt::Key_T, Qt::ControlModifier);
        QVERIFY(m_desk->gateway.asked.empty());
        QVERIFY(list().item(0)->data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("phường khác giữ")));
    }

    void goesToTheOtherCaseByEnter() {
        const auto other = report(20);
        open(report(0));
        m_desk->key(Qt::Key_T, Qt::ControlModifier);
        keyInList(Qt::Key_Return);
        QCOMPARE(m_desk->selection.current(), std::optional(other));
        QVERIFY(m_desk->gateway.asked.empty());
    }

private:
    /// That many metres north of a place in Bến Thành.
    core::CaseId report(double metres, const std::string& kind = "fight") {
        const core::Position at{{10.7721 + metres / 111'195.0, 106.6983}, 40};
        return m_desk->fixtures.alert(kind, "", at);
    }
    void open(const core::CaseId& id) {
        m_desk->gateway.publish();
        m_desk->selection.select(id);
        QCoreApplication::processEvents();
    }
    template <class W>
    W& find(const char* name) {
        return *m_desk->find<W>(name);
    }
    QWidget& card() { return find<QWidget>("duplicateCard"); }
    QListWidget& list() { return find<QListWidget>("duplicateList"); }
    void keyInList(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(&list(), key, modifiers);
    }

    widgets::Theme m_theme{static_cast<QApplication&>(*QCoreApplication::instance())};
    std::unique_ptr<DeskHarness> m_desk;
};

QTEST_MAIN(DuplicateCardTest)
#include "DuplicateCardTest.moc"
