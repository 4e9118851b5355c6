// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/DeskHarness.h"
#include "widgets/case/CheckRow.h"
#include "widgets/intake/TickBox.h"

#include <QApplication>
#include <QLabel>
#include <QTabWidget>

using namespace trucban;
using test::DeskHarness;
using widgets::CheckRow;
using widgets::TickBox;

/// The steps of a kind's procedure in the case panel.
class ChecklistTest : public QObject {
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

    void ticksByKeysAndShowsItWhenTheGatewayHasIt() {
        const auto id = open("fire");
        QCOMPARE(tab(), QStringLiteral("Quy trình 0/7"));
        m_desk->key(Qt::Key_F8, Qt::ShiftModifier);
        QCOMPARE(QApplication::focusWidget(), box("call114"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        const auto* asked = m_desk->gateway.lastAsked<core::TickCheck>();
        QVERIFY(asked != nullptr && asked->caseId == id && asked->done);
        QCOMPARE(QString::fromStdString(asked->code), QStringLiteral("call114"));
        QVERIFY2(!box("call114")->isChecked(), "nothing shows as done that the gateway has not confirmed");
        QCOMPARE(row("call114")->content().state, CheckRow::State::ticking);
        QTest::keyClick(box("call114"), Qt::Key_Space); // impatient: still one command
        QCOMPARE(m_desk->gateway.asked.size(), std::size_t{1});
        m_desk->gateway.answer();
        QVERIFY(box("call114")->isChecked());
        QVERIFY(row("call114")->content().by.contains(QStringLiteral("21:30:00")));
        QVERIFY(!box("call114")->accessibleDescription().isEmpty());
        QCOMPARE(tab(), QStringLiteral("Quy trình 1/7"));
        QTest::keyClick(box("call114"), Qt::Key_Down);
        QCOMPARE(QApplication::focusWidget(), box("peopleInside"));
        m_desk->key(Qt::Key_F8, Qt::ShiftModifier);
        QCOMPARE(QApplication::focusWidget(), box("peopleInside")); // the first that is not done
    }

    void recordsThatATickWasTakenBack() {
        const auto id = open("fire");
        m_desk->gateway.tell(m_desk->gateway.officer, core::TickCheck{id, "getOut", true});
        m_desk->gateway.publish();
        tabs()->setCurrentIndex(1);
        QTest::mouseClick(row("getOut"), Qt::LeftButton, {}, QPoint(row("getOut")->width() - 4, 8));
        const auto* asked = m_desk->gateway.lastAsked<core::TickCheck>();
        QVERIFY(asked != nullptr && !asked->done);
        QVERIFY2(box("getOut")->isChecked(), "done until the gateway says otherwise");
        m_desk->gateway.answer();
        QVERIFY(!box("getOut")->isChecked());
        QCOMPARE(core::typeOf(m_desk->gateway.log.back().data), std::string_view("checkTicked"));
    }

    void givesUpWhatWasRefusedOrTooLate() {
        const auto id = open("fire");
        tabs()->setCurrentIndex(1);
        QTest::mouseClick(box("getOut"), Qt::LeftButton);
        QCOMPARE(row("getOut")->content().state, CheckRow::State::ticking);
        m_desk->gateway.tell(m_desk->gateway.officer, core::TickCheck{id, "getOut", true}); // a colleague was faster
        m_desk->gateway.answer();
        QCOMPARE(row("getOut")->content().state, CheckRow::State::done);
    }

    void keepsStepsOfTheKindItWasBefore() {
        const auto id = open("fire");
        m_desk->gateway.tell(m_desk->gateway.officer, core::TickCheck{id, "getOut", true});
        m_desk->gateway.tell(m_desk->gateway.officer, core::TickCheck{id, "injured", true});
        m_desk->gateway.tell(m_desk->gateway.officer, core::SetKind{id, "trafficAccident"});
        m_desk->gateway.publish();
        QCOMPARE(tab(), QStringLiteral("Quy trình 1/7")); // "injured" is asked in both
        QVERIFY(row("getOut")->content().words.contains(QStringLiteral("loại trước")));
    }

    void showsItToWhoMayNotTick() {
        const auto id = open("fire");
        m_desk->gateway.tell(m_desk->gateway.officer, core::TickCheck{id, "getOut", true});
        m_desk->gateway.tell(m_desk->gateway.officer,
                             core::CloseCase{.caseId = id,
                                             .outcome = core::Outcome{.disposition = core::Disposition::mistaken},
                                             .releaseUnits = false});
        m_desk->gateway.publish();
        tabs()->setCurrentIndex(1);
        QVERIFY(!box("getOut")->isEnabled());
        QVERIFY(box("getOut")->isChecked());
        QVERIFY(m_desk->find<QLabel>("checklistNote")->isVisible());
        QTest::mouseClick(row("getOut"), Qt::LeftButton);
        QVERIFY(m_desk->gateway.asked.empty());
    }

    void saysThatAKindHasNone() {
        open("noise");
        QCOMPARE(tab(), QStringLiteral("Quy trình"));
        tabs()->setCurrentIndex(1);
        QCOMPARE(m_desk->find<QLabel>("checklistNote")->text(), QStringLiteral("Loại vụ này chưa có quy trình."));
    }

    void takesAnotherPolicyAtOnce() {
        open("fire");
        auto policy = m_desk->gateway.state.policy;
        for (auto& list : policy.checklists) {
            std::erase_if(list.checks, [](const core::Check& check) { return check.code == "powerGas"; });
        }
        QVERIFY(m_desk->gateway.tell({{core::ActorKind::officer, "admin"}, core::Role::admin, {.all = true}},
                                     core::ChangePolicy{policy}));
        m_desk->gateway.publish();
        QCOMPARE(tab(), QStringLiteral("Quy trình 0/6"));
    }

    void wrapsLongWords() {
        open("trafficAccident");
        tabs()->setCurrentIndex(1);
        for (const double scale : {1.0, 1.5}) {
            m_theme.setScale(scale);
            QCoreApplication::processEvents();
            auto* panel = m_desk->find<QWidget>("checklistBox");
            for (const auto* child : panel->findChildren<CheckRow*>()) {
                QVERIFY2(!child->isVisible() || child->mapTo(panel, QPoint(child->width(), 0)).x() <= panel->width(),
                         qPrintable(child->objectName()));
            }
            const auto* words = row("doNotMove")->findChild<QLabel*>();
            QVERIFY(words->height() >= words->heightForWidth(words->width()));
        }
        m_theme.setScale(1);
    }

private:
    core::CaseId open(const std::string& kind) {
        const auto id = m_desk->fixtures.alert(kind, "ví dụ", core::Position{{10.7721, 106.6983}, 20});
        m_desk->gateway.publish();
        m_desk->selection.select(id);
        m_desk->gateway.asked.clear();
        return id;
    }
    QTabWidget* tabs() const { return m_desk->find<QTabWidget>("caseTabs"); }
    QString tab() const { return tabs()->tabText(1); }
    CheckRow* row(const char* code) const {
        return m_desk->find<CheckRow>(qPrintable(QStringLiteral("check_%1").arg(QLatin1String(code))));
    }
    TickBox* box(const char* code) const {
        return m_desk->find<TickBox>(qPrintable(QStringLiteral("checkBox_%1").arg(QLatin1String(code))));
    }

    widgets::Theme m_theme{static_cast<QApplication&>(*QCoreApplication::instance())};
    std::unique_ptr<DeskHarness> m_desk;
};

QTEST_MAIN(ChecklistTest)
#include "ChecklistTest.moc"
