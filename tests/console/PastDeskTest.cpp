// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/PastDesk.h"

#include "maps/MapSamples.h"
#include "models/Samples.h"
#include "widgets/DeskHarness.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>
#include <QTemporaryDir>
#include <QTest>

using namespace trucban;

namespace {

QMenu& menuOf(maps::MapView& map) {
    auto& canvas = *map.findChild<QWidget*>(QStringLiteral("mapCanvas"));
    QContextMenuEvent ask{QContextMenuEvent::Mouse, {300, 300}, canvas.mapToGlobal(QPoint{300, 300})};
    QApplication::sendEvent(&canvas, &ask);
    auto& menu = *map.findChild<QMenu*>(QStringLiteral("mapMenu"));
    menu.close();
    return menu;
}

/// The object names of what the map's context menu offers.
QStringList offeredBy(maps::MapView& map) {
    QStringList names;
    for (const auto* action : menuOf(map).actions()) {
        if (action->isVisible() && action->isEnabled()) {
            names << action->objectName();
        }
    }
    return names;
}

/// A past over a session that was never started: nothing is fetched, the present is all there is.
struct Past {
    widgets::Theme& theme;
    QTemporaryDir profile;
    bridge::ConsoleSession session{{.gatewayUrl = "https://127.0.0.1:1",
                                    .user = "an.nguyen",
                                    .password = "x",
                                    .pin = {},
                                    .profileDir = profile.path().toStdString(),
                                    .replicaKey = std::string(32, 'k')}};
    core::State present = [] {
        core::State state;
        state.policy = test::samplePolicy();
        state.put(test::sampleCase(1));
        state.put(test::sampleAlert(1));
        return state;
    }();
    console::PastDesk desk{theme, test::cityWards(), session, present, test::kNow};

    explicit Past(widgets::Theme& themeOfAll) : theme(themeOfAll) { desk.window().show(); }
};

} // namespace

class PastDeskTest : public QObject {
    Q_OBJECT

    widgets::Theme m_theme{*qApp};

private slots:
    void initTestCase() {
        test::addFonts();
        maps::prepareGraphics();
    }

    void theMapOffersOnlyWhatWorksInThePast() {
        Past past{m_theme};
        QVERIFY(QTest::qWaitForWindowExposed(&past.desk.window()));
        QCOMPARE(offeredBy(past.desk.map()),
                 QStringList({QStringLiteral("mapCopyCoordinate"), QStringLiteral("mapCopyLink"),
                              QStringLiteral("mapNearestUnits"), QStringLiteral("mapMeasureFrom"),
                              QStringLiteral("mapCentreHere")}));
    }

    void theMapOffersToEnterAnAlertToWhoMay() {
        auto* map = new maps::MapView{test::cityWards(), test::styleOf(QStringLiteral("light"))};
        test::DeskHarness desk{m_theme, map};
        const console::MapWiring wiring{*desk.window, *map, desk.board, desk.selection, desk.search};
        const auto isOffered = [map] { return offeredBy(*map).contains(QStringLiteral("mapIntakeHere")); };
        desk.window->show();
        desk.goLive();
        QVERIFY(isOffered());
        auto status = desk.liveStatus();
        status.role = core::Role::committee;
        desk.window->setStatus(status);
        QVERIFY(!isOffered());
        desk.goLive();
        QVERIFY(isOffered());
    }

    void leadsNobodyToCasesThatClosedLater() {
        Past past{m_theme};
        auto* field = past.desk.window().findChild<QLineEdit*>(QStringLiteral("filterField"));
        auto* nothing = past.desk.window().findChild<QWidget*>(QStringLiteral("queueEmpty"));
        QTest::keyClicks(field, QStringLiteral("zzzz"));
        QVERIFY(QTest::qWaitFor([nothing] { return nothing->isVisible(); }));
        QVERIFY(!past.desk.window().findChild<QWidget*>(QStringLiteral("queueArchive"))->isVisible());
    }
};

QTEST_MAIN(PastDeskTest)
#include "PastDeskTest.moc"
