// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lock/IdleLock.h"

#include "widgets/DeskHarness.h"
#include "widgets/dialogs/ActDialog.h"
#include "widgets/dialogs/OpenDialog.h"
#include "widgets/lock/LockScreen.h"
#include "widgets/wall/WallWindow.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace trucban;
using test::DeskHarness;
using widgets::IdleLock;

/// Nobody at the desk: nothing of a case in sight or within reach, everything still there afterwards.
class IdleLockTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_desk = std::make_unique<DeskHarness>(m_theme);
        m_desk->fixtures.house();
        m_desk->gateway.publish();
        m_lock = new IdleLock({.theme = m_theme,
                               .registry = m_desk->window->actions(),
                               .board = m_desk->board,
                               .alarm = m_desk->alarm,
                               .clock = [this] { return m_desk->gateway.clock; },
                               .saveDrafts = [this] { m_desk->window->saveDraftsNow(); }},
                              *m_desk->window);
        connect(m_lock, &IdleLock::passwordOffered, this, [this](const QString& password) {
            m_offered << password;
            m_lock->onPasswordChecked(password == QLatin1String("dung"));
        });
        m_offered.clear();
        m_desk->alarm.begin();
        m_desk->window->resize(1200, 800);
        m_desk->window->show();
        m_desk->goLive();
        m_lock->setStatus(m_desk->liveStatus());
        QVERIFY(QTest::qWaitForWindowActive(m_desk->window.get()));
    }
    void cleanup() { m_desk.reset(); }

    void locksWhenNobodyTouchesIt() {
        const auto after = m_desk->board.policy().lockAfter;
        m_desk->gateway.clock += after - std::chrono::seconds{1};
        m_lock->tick();
        QVERIFY(!m_lock->isLocked());
        QTest::keyClick(m_desk->window->focusWidget(), Qt::Key_Down);
        m_desk->gateway.clock += std::chrono::seconds{2};
        m_lock->tick();
        QVERIFY(!m_lock->isLocked());
        QTest::mouseMove(m_desk->window.get(), QPoint(30, 30));
        QTest::mouseMove(m_desk->window.get(), QPoint(90, 90));
        m_desk->gateway.clock += after;
        m_lock->tick();
        QVERIFY(m_lock->isLocked());
    }

    void neverWhenThePolicySaysSo() {
        auto policy = m_desk->board.policy();
        policy.lockAfter = {};
        bridge::ChangeSet set;
        set.policy = policy;
        m_desk->board.apply(set);
        m_desk->gateway.clock += std::chrono::hours{48};
        m_lock->tick();
        QVERIFY(!m_lock->isLocked());
    }

    void coversEverythingAndCountsOn() {
        m_desk->fixtures.evening(30);
        m_desk->gateway.publish();
        lockByKey();
        auto* screen = m_desk->window->findChild<widgets::LockScreen*>();
        QCOMPARE(screen->geometry(), m_desk->window->rect());
        QCOMPARE(m_desk->window->childAt(m_desk->window->rect().center())->window(), m_desk->window.get());
        for (const auto& at : {QPoint(20, 10), QPoint(300, 300), QPoint(1100, 780)}) {
            auto* hit = m_desk->window->childAt(at);
            QVERIFY(hit == screen || screen->isAncestorOf(hit));
        }
        m_desk->window->resize(900, 700);
        QCOMPARE(screen->geometry(), m_desk->window->rect());
        const auto before = text("lockUrgent");
        m_desk->fixtures.alert("robbery", "CỨU", core::Position{{10.7721, 106.6983}, 25});
        m_desk->gateway.publish();
        QVERIFY(text("lockUrgent") != before);
        QVERIFY(text("lockUrgent").contains(QStringLiteral("P1 chưa tiếp nhận")));
        QVERIFY(m_desk->device.looping); // and it rings
        m_lock->tick();
        QVERIFY(text("lockCondition").contains(QStringLiteral("đang kêu")));
        m_desk->device.present = false; // nobody hears it, and nobody is told that it rings
        m_desk->alarm.tick();
        m_lock->tick();
        QVERIFY(text("lockCondition").contains(QStringLiteral("lẽ ra")));
        for (const auto* label : screen->findChildren<QLabel*>()) {
            QVERIFY(!label->text().contains(QStringLiteral("CỨU")) && !label->text().contains(QStringLiteral("VV-")));
        }
    }

    void noKeyAndNoClickReachesTheDesk() {
        const auto id = m_desk->fixtures.alert("theft", "Mất xe", core::Position{{10.7721, 106.6983}, 25});
        m_desk->gateway.publish();
        m_desk->selection.select(id);
        lockByKey();
        QTest::keyClick(m_desk->window->windowHandle(), Qt::Key_F2);
        QTest::keyClick(m_desk->window->windowHandle(), Qt::Key_N, Qt::ControlModifier);
        QTest::keyClick(m_desk->window->windowHandle(), Qt::Key_Q, Qt::ControlModifier);
        QTest::mouseClick(m_desk->window->windowHandle(), Qt::LeftButton, Qt::NoModifier, QPoint(300, 300));
        QTest::mouseClick(m_desk->window->menuBar(), Qt::LeftButton, Qt::NoModifier, QPoint(10, 10));
        QCoreApplication::processEvents();
        QVERIFY(m_desk->gateway.asked.empty());
        QVERIFY(m_desk->window->isVisible() && m_lock->isLocked());
        QVERIFY(QApplication::activePopupWidget() == nullptr);
        QCOMPARE(std::ranges::count_if(QApplication::topLevelWidgets(), &QWidget::isVisible), 1);
    }

    void aWrongPasswordIsToldAndTheRightOneOpens() {
        lockByKey();
        QSignalSpy told(m_lock, &IdleLock::lockedChanged);
        type(QStringLiteral("sai"));
        QVERIFY(m_lock->isLocked());
        QVERIFY(text("lockMessage").contains(QStringLiteral("không đúng")));
        QCOMPARE(field()->text(), QString());
        type(QStringLiteral("dung"));
        QVERIFY(!m_lock->isLocked());
        QCOMPARE(told.count(), 1);
        QCOMPARE(m_offered, (QStringList{"sai", "dung"}));
        QVERIFY(m_desk->window->findChild<widgets::LockScreen*>() == nullptr);
        m_lock->tick();
        QVERIFY(!m_lock->isLocked());
    }

    void afterManyWrongOnesItRests() {
        lockByKey();
        for (int i = 0; i < IdleLock::kMostTries; ++i) {
            type(QStringLiteral("sai"));
        }
        type(QStringLiteral("dung"));
        QVERIFY(m_lock->isLocked());
        QCOMPARE(m_offered.size(), IdleLock::kMostTries);
        m_desk->gateway.clock += IdleLock::kRest;
        m_lock->tick();
        type(QStringLiteral("dung"));
        QVERIFY(!m_lock->isLocked());
    }

    void aHalfTypedNoteAndAQuestionStay() {
        const auto id = m_desk->fixtures.alert("theft", "Mất xe", core::Position{{10.7721, 106.6983}, 25});
        m_desk->gateway.publish();
        m_desk->window->openCase(id);
        auto* note = m_desk->find<QPlainTextEdit>("noteEditor");
        note->setFocus();
        QTest::keyClicks(note, "dang go do");
        auto* question =
            new widgets::ActDialog(m_theme, QStringLiteral("Hỏi"), QStringLiteral("Về vụ"), m_desk->window.get());
        auto* words = new QLineEdit(question);
        QTest::keyClicks(words, "nua chung");
        widgets::openDialog(*question);
        QVERIFY(QTest::qWaitForWindowExposed(question));
        QSignalSpy finished(question, &QDialog::finished);
        m_lock->lock();
        QVERIFY(!question->isVisible());
        QCoreApplication::processEvents();
        QVERIFY(m_desk->gateway.drafts.values().contains(QStringLiteral("dang go do")));
        type(QStringLiteral("dung"));
        QVERIFY(question->isVisible());
        QVERIFY(question->isModal());
        QCOMPARE(words->text(), QStringLiteral("nua chung"));
        QCOMPARE(note->toPlainText(), QStringLiteral("dang go do"));
        QVERIFY(finished.isEmpty());
        question->close();
    }

    void whatOpensMeanwhileIsPutAway() {
        lockByKey();
        QDialog late(m_desk->window.get());
        late.show();
        QTRY_VERIFY(!late.isVisible());
        m_desk->find<QPlainTextEdit>("noteEditor")->setFocus();
        QTRY_VERIFY(field()->hasFocus());
        type(QStringLiteral("dung"));
        QVERIFY(late.isVisible());
    }

    void theWallStays() {
        widgets::WallWindow wall(m_theme, m_desk->board, nullptr, [this] { return m_desk->gateway.clock; });
        wall.show();
        QVERIFY(QTest::qWaitForWindowExposed(&wall));
        m_lock->lock();
        QVERIFY(wall.isVisible());
        type(QStringLiteral("dung"));
        QVERIFY(wall.isVisible());
    }

    void anotherOfficerMayLogIn() {
        lockByKey();
        QSignalSpy asked(m_lock, &IdleLock::changeOfficerRequested);
        QTest::mouseClick(m_desk->find<QPushButton>("lockChange"), Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        QVERIFY(m_lock->isLocked());
    }

    void saysThatItsNumbersAreOld() {
        lockByKey();
        auto status = m_desk->liveStatus();
        status.isStale = true;
        status.state = bridge::ConnectionState::offline;
        m_lock->setStatus(status);
        QVERIFY(text("lockCondition").contains(QStringLiteral("dữ liệu cũ")));
        QVERIFY(text("lockUrgent").contains(QStringLiteral("Chưa biết")));
    }

private:
    void lockByKey() {
        m_desk->key(Qt::Key_K, Qt::ControlModifier | Qt::AltModifier);
        QVERIFY(m_lock->isLocked());
        QVERIFY(field()->hasFocus());
    }
    [[nodiscard]] QLineEdit* field() const { return m_desk->find<QLineEdit>("lockPassword"); }
    [[nodiscard]] QString text(const char* name) const { return m_desk->find<QLabel>(name)->text(); }
    void type(const QString& password) {
        QTest::keyClicks(field(), password);
        QTest::keyClick(field(), Qt::Key_Return);
        QCoreApplication::processEvents();
    }

    widgets::Theme m_theme{*qApp};
    std::unique_ptr<DeskHarness> m_desk;
    IdleLock* m_lock = nullptr;
    QStringList m_offered;
};

QTEST_MAIN(IdleLockTest)
#include "IdleLockTest.moc"
