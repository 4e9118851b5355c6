// SPDX-License-Identifier: GPL-3.0-or-later
// Two whole desks at one real gateway, by keys: forty cases closed at one while the other decides on two of them.
#include "console/Desk.h"
#include "maps/MapSamples.h"
#include "support/GatewayFixture.h"
#include "widgets/bulk/BulkRun.h"
#include "widgets/queue/QueuePanel.h"
#include "widgets/queue/QueueTable.h"
#include "widgets/window/DutyWorkspace.h"

#include <QApplication>
#include <QDialog>
#include <QListWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace trucban;

namespace {

constexpr std::chrono::seconds kDeadline{60};
constexpr int kCases = 40;

bool waitFor(const std::function<bool()>& holds) {
    return QTest::qWaitFor(holds, kDeadline);
}

/// One officer's desk, used by keys.
class Officer {
public:
    Officer(widgets::Theme& theme, const test::GatewayFixture& gateway, const std::string& user)
        : m_desk(theme, test::cityWards(),
                 {.gatewayUrl = "https://127.0.0.1:" + std::to_string(gateway.port()),
                  .user = user,
                  .password = "mật khẩu " + user,
                  .pin = gateway.fingerprint(),
                  .profileDir = m_profile.path().toStdString(),
                  .replicaKey = std::string(32, 'k')}) {
        m_desk.window().show();
        m_desk.start(nullptr);
    }
    [[nodiscard]] QDialog* dialog() const {
        for (auto* dialog : m_desk.window().findChildren<QDialog*>()) {
            if (dialog->isVisible()) {
                return dialog;
            }
        }
        return nullptr;
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        auto& window = m_desk.window();
        auto* open = dialog();
        QWidget& top = open != nullptr ? *static_cast<QWidget*>(open) : window;
        top.activateWindow();
        QCoreApplication::processEvents();
        auto* target = top.focusWidget();
        QTest::keyClick(target != nullptr ? target : &top, key, modifiers);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
    }
    [[nodiscard]] int rowsIn(core::CaseState state) const {
        const auto& model = *m_desk.window().workspace().queue().table().model();
        int count = 0;
        for (int row = 0; row < model.rowCount(); ++row) {
            const auto value = model.index(row, 0).data(models::QueueModel::StateRole).toInt();
            count += value == static_cast<int>(state) ? 1 : 0;
        }
        return count;
    }
    [[nodiscard]] const widgets::BulkResult& result() const {
        return m_desk.window().findChild<widgets::BulkRun*>()->result();
    }
    template <class W>
    [[nodiscard]] W* find(const char* name) const {
        return m_desk.window().findChild<W*>(QLatin1String(name));
    }

private:
    QTemporaryDir m_profile;
    console::Desk m_desk;
};

} // namespace

class BulkDesksTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        test::addFonts();
        maps::prepareGraphics();
    }

    void closesThirtyEightOfFortyAndSaysWhichTwoChangedMeanwhile() {
        test::GatewayFixture gateway;
        gateway.addUser("an", "city", "all");
        gateway.addUser("binh", "city", "all");
        const auto key = gateway.addKey("sos-app");
        gateway.start();
        const auto& at = test::cityWards().wards().front().label;
        for (int i = 0; i < kCases; ++i) {
            gateway.post(key, test::alertJson(std::to_string(i), at.lat, at.lon, "Ồn ào", "noise"));
        }
        widgets::Theme theme{static_cast<QApplication&>(*QCoreApplication::instance())};
        Officer an{theme, gateway, "an"};
        Officer binh{theme, gateway, "binh"};
        QVERIFY(waitFor([&] { return an.rowsIn(core::CaseState::isNew) == kCases; }));
        QVERIFY(waitFor([&] { return binh.rowsIn(core::CaseState::isNew) == kCases; }));

        an.key(Qt::Key_1, Qt::ControlModifier);
        an.key(Qt::Key_A, Qt::ControlModifier);
        an.key(Qt::Key_F5); // what is on the screen now is what An decides on
        QVERIFY(an.dialog() != nullptr);
        for (int taken = 1; taken <= 2; ++taken) {
            binh.key(Qt::Key_1, Qt::ControlModifier);
            binh.key(Qt::Key_Home);
            binh.key(Qt::Key_F2);
            QVERIFY(waitFor([&] { return binh.rowsIn(core::CaseState::acknowledged) == taken; }));
        }
        an.key(Qt::Key_1);
        QVERIFY(waitFor([&] { return an.result().chosen == kCases && an.result().hasEnded; }));
        QCOMPARE(an.result().done, kCases - 2);
        QCOMPARE(an.result().changed, 2);
        QCOMPARE(an.result().open(), 0);
        QVERIFY(waitFor([&] { return binh.rowsIn(core::CaseState::closed) == kCases - 2; }));
        QCOMPARE(binh.rowsIn(core::CaseState::acknowledged), 2);
        an.key(Qt::Key_F5, Qt::ShiftModifier);
        QVERIFY(an.dialog() != nullptr);
        QCOMPARE(an.find<QListWidget>("bulkLeft")->count(), 2);
        an.key(Qt::Key_Escape);

        QVERIFY(waitFor([&] { return an.rowsIn(core::CaseState::closed) == kCases - 2; }));
        an.key(Qt::Key_F10);
        QVERIFY(waitFor([&] { return an.result().kind == widgets::BulkKind::undoing && an.result().hasEnded; }));
        QCOMPARE(an.result().done, kCases - 2);
        QVERIFY(waitFor([&] { return binh.rowsIn(core::CaseState::isNew) == kCases - 2; }));
    }
};

QTEST_MAIN(BulkDesksTest)
#include "BulkDesksTest.moc"
