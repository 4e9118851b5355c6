// SPDX-License-Identifier: GPL-3.0-or-later
// A short walk of the way that fuzz_tile_painter goes for long, where there is no fuzzer.
#include "fuzz/TileDrawing.h"

#include <QFile>
#include <QTest>

#include <random>
#include <string>

using namespace trucban;

class HostileTilesTest : public QObject {
    Q_OBJECT
private slots:
    void anyTileIsDrawnOrRefused() {
        test::TileDrawing drawing{QStringLiteral(TRUCBAN_SOURCE_DIR "/resources")};
        int drawn = 0;
        constexpr unsigned kTiles = 300;
        for (unsigned seed = 1; seed <= kTiles; ++seed) {
            std::mt19937 random{seed};
            std::string input(50 + random() % 6'000, '\0');
            for (char& byte : input) {
                byte = static_cast<char>(random());
            }
            input.front() = 'm'; // to be made
            drawn += drawing.draw(input) ? 1 : 0;
        }
        QVERIFY2(drawn > static_cast<int>(kTiles) / 2, qPrintable(QString::number(drawn)));
    }

    void aRealTileWithAnyByteWrongIsDrawnOrRefused() {
        test::TileDrawing drawing{QStringLiteral(TRUCBAN_SOURCE_DIR "/resources")};
        QFile file{QStringLiteral(TRUCBAN_SOURCE_DIR "/tests/data/geo/town-z14.mvt")};
        QVERIFY(file.open(QIODevice::ReadOnly));
        const std::string tile = file.readAll().toStdString();
        QVERIFY(drawing.draw(tile));
        std::mt19937 random{3};
        for (std::size_t at = 1; at < tile.size(); at += 3) {
            std::string wrong = tile;
            wrong[at] = static_cast<char>(random());
            drawing.draw(wrong);
            drawing.draw(std::string_view{tile}.substr(0, at));
        }
    }
};

QTEST_MAIN(HostileTilesTest)
#include "HostileTilesTest.moc"
