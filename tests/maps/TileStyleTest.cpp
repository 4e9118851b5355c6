// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/tiles/TileStyle.h"

#include "TileSamples.h"

#include <QFile>
#include <QTest>

using namespace trucban;
using maps::TileStyle;

namespace {

QByteArray shipped() {
    QFile file{QStringLiteral(":/map/style.json")};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

} // namespace

class TileStyleTest : public QObject {
    Q_OBJECT
private slots:
    void readsTheShippedStyleAndAllItsPictures() {
        const auto style = TileStyle::fromJson(shipped());
        QVERIFY2(style.has_value(), style ? "" : qPrintable(style.error()));
        QVERIFY(style->colour(style->land, maps::TileLook::day).lightness() > 128);
        QVERIFY(style->colour(style->land, maps::TileLook::night).lightness() < 128);
        QVERIFY(style->textScale(maps::TileLook::wall) > 1.1);
        for (const maps::LabelRule& rule : test::tileKit()->style.labels) {
            if (!rule.icon.isEmpty()) {
                const QColor& ink = test::tileKit()->style.colour(rule.colour, maps::TileLook::night);
                QVERIFY2(!test::tileKit()->icons.icon(rule.icon, 2, ink).isNull(), qPrintable(rule.icon));
            }
        }
    }

    // Saturated red is for urgent cases.
    void hasNoRedThatCouldBeTakenForAnAlert() {
        const TileStyle& style = test::tileKit()->style;
        for (const auto& look : style.looks) {
            for (std::size_t i = 0; i < look.colours.size(); ++i) {
                const QColor colour = look.colours[i];
                const bool red = colour.hslHue() >= 0 && (colour.hslHue() < 18 || colour.hslHue() > 342);
                QVERIFY2(!red || colour.hslSaturation() < 160, style.colourNames[i].c_str());
            }
        }
    }

    void refusesWhatIsWrongAndSaysWhere_data() {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("place");
        QTest::newRow("format") << QByteArray{"\"format\": 1"} << QByteArray{"\"format\": 2"} << "format";
        QTest::newRow("unknown colour") << QByteArray{"\"line\": \"motorway\""} << QByteArray{"\"line\": \"motorwy\""}
                                        << "\"motorwy\"";
        QTest::newRow("unknown word") << QByteArray{"\"fill\": \"water\""} << QByteArray{"\"fil\": \"water\""}
                                      << "\"fil\" means nothing";
        QTest::newRow("no colour") << QByteArray{"\"land\": \"#1e252c\""} << QByteArray{"\"land\": \"dark-ish\""}
                                   << "looks/night";
        QTest::newRow("missing colour") << QByteArray{"\"land\": \"#1e252c\", "} << QByteArray{} << "looks/night";
        QTest::newRow("one colour more") << QByteArray{"\"land\": \"#1e252c\""}
                                         << QByteArray{"\"land\": \"#1e252c\", \"extra\": \"#000000\""}
                                         << "looks/night";
        QTest::newRow("fill and line") << QByteArray{"\"fill\": \"water\""}
                                       << QByteArray{"\"fill\": \"water\", \"line\": \"water\", \"width\": 1"}
                                       << "ground/";
        QTest::newRow("falling zooms") << QByteArray{"[[5, 0.7], [8, 1.2]"} << QByteArray{"[[8, 0.7], [5, 1.2]"}
                                       << "roads/";
        QTest::newRow("bad place") << QByteArray{"\"place\": \"line\""} << QByteArray{"\"place\": \"somewhere\""}
                                   << "labels/";
        QTest::newRow("zoom") << QByteArray{"\"from\": 13"} << QByteArray{"\"from\": 33"}
                              << "\"from\" must be a number";
        QTest::newRow("not JSON") << QByteArray{"\"format\": 1,"} << QByteArray{"\"format\" 1,"} << "not a JSON object";
    }
    void refusesWhatIsWrongAndSaysWhere() {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, place);
        QByteArray json = shipped();
        QVERIFY(json.contains(from));
        const auto at = json.indexOf(from);
        const auto style = TileStyle::fromJson(json.replace(at, from.size(), to));
        QVERIFY(!style.has_value());
        QVERIFY2(style.error().contains(place), qPrintable(style.error()));
    }

    void scalesBetweenItsStops() {
        const maps::ZoomScale scale{{{10, 1}, {14, 3}, {16, 4}}};
        QCOMPARE(scale.at(8), 1.0);
        QCOMPARE(scale.at(12), 2.0);
        QCOMPARE(scale.at(14), 3.0);
        QCOMPARE(scale.at(19), 4.0);
        QCOMPARE(maps::ZoomScale{}.at(3), 0.0);
    }

    void shortensNames() {
        const TileStyle& style = test::tileKit()->style;
        QCOMPARE(style.shortName("Đường Nguyễn Trãi"), QStringLiteral("Đ. Nguyễn Trãi"));
        QCOMPARE(style.shortName("Đường số 12"), QStringLiteral("Đ. số 12"));
        QCOMPARE(style.shortName("Đường"), QStringLiteral("Đường"));
        const QString whole = QStringLiteral("Hẻm 123/45 Lý Thường Kiệt");
        QCOMPARE(style.shortName(whole.normalized(QString::NormalizationForm_D).toStdString()), whole);
        QCOMPARE(style.shortName("Chợ Lớn (堤岸) \n"), QStringLiteral("Chợ Lớn ()"));
        QCOMPARE(style.shortName("\xff\xfe"), QStringLiteral("��"));
        QVERIFY(style.shortName(std::string(100'000, 'a')).size() <= maps::kMostNameLength);
    }
};

QTEST_MAIN(TileStyleTest)
#include "TileStyleTest.moc"
