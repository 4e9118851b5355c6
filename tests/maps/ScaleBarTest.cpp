// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/ScaleBar.h"

#include <QTest>

using trucban::maps::ScaleBar;

class ScaleBarTest : public QObject {
    Q_OBJECT
private slots:
    void showsRoundNumbers_data() {
        QTest::addColumn<double>("metres");
        QTest::addColumn<double>("round");
        QTest::newRow("below one") << 0.7 << 0.5;
        QTest::newRow("one") << 1.0 << 1.0;
        QTest::newRow("nineteen") << 19.0 << 10.0;
        QTest::newRow("twenty") << 20.0 << 20.0;
        QTest::newRow("499") << 499.0 << 200.0;
        QTest::newRow("999") << 999.0 << 500.0;
        QTest::newRow("many") << 43'210.0 << 20'000.0;
    }
    void showsRoundNumbers() {
        QFETCH(double, metres);
        QFETCH(double, round);
        QCOMPARE(ScaleBar::roundMetres(metres), round);
    }
};

QTEST_MAIN(ScaleBarTest)
#include "ScaleBarTest.moc"
