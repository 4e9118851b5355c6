// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/MapLink.h"

#include <QTest>

using trucban::models::MapLink;

class MapLinkTest : public QObject {
    Q_OBJECT
private slots:
    void readsWhatItWrites() {
        const MapLink link{.point = {.lat = 10.8231, .lon = 106.6297}, .zoom = 17};
        QCOMPARE(link.text(), QStringLiteral("trucban://map/10.82310,106.62970,17"));
        QVERIFY(MapLink::parse(link.text()) == link);
        QVERIFY(MapLink::parse(QStringLiteral("  TRUCBAN://MAP/-33.5,-70.25,5 ")).has_value());
        QVERIFY(MapLink::parse(QStringLiteral("trucban://map/10%2C106%2C12")).has_value());
        QCOMPARE(MapLink::parse(QStringLiteral("trucban://map/10,106"))->zoom, 16);
    }

    void refusesAnythingElse_data() {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"", "trucban://map/", "trucban://map/10", "trucban://map/10,106,4", "trucban://map/10,106,20",
              "trucban://map/91,106,12", "trucban://map/10,181,12", "trucban://map/nan,106,12",
              "trucban://map/inf,106,12", "trucban://map/10,106,12,3", "trucban://map/10;106;12",
              "trucban://case/10,106,12", "https://map/10,106,12", "trucban://map/10,106,1e1", "trucban://map/a,b,c"}) {
            QTest::newRow(text) << QString::fromUtf8(text);
        }
        QTest::newRow("long") << QStringLiteral("trucban://map/10,106,12") + QString(500, u' ') + QStringLiteral("x");
    }
    void refusesAnythingElse() {
        QFETCH(const QString, text);
        QVERIFY(!MapLink::parse(text).has_value());
    }
};

QTEST_GUILESS_MAIN(MapLinkTest)
#include "MapLinkTest.moc"
