// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/DeskHarness.h"

#include <QApplication>
#include <QLabel>

using namespace trucban;
using test::DeskHarness;

class StatusBarTest : public QObject {
    Q_OBJECT
private slots:
    /// "1 phường mất máy trực" stood there as a fact while the gateway was not heard.
    void saysWhichDesksAreLostOnlyWhileItKnows() {
        DeskHarness desk(m_theme);
        desk.window->show();
        desk.goLive();
        auto* lost = desk.find<QWidget>("statusDesks");
        QVERIFY(!lost->isVisible());
        wire::Desks desks;
        desks.lost = {core::WardCode{25'747}};
        desk.window->onDesks(desks);
        QVERIFY(lost->isVisible());
        desk.goStale();
        QVERIFY(!lost->isVisible());
        desk.goLive();
        QVERIFY(lost->isVisible());
    }

private:
    widgets::Theme m_theme{*qobject_cast<QApplication*>(qApp)};
};

QTEST_MAIN(StatusBarTest)
#include "StatusBarTest.moc"
