// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ChartData.h"

#include "models/BriefingWording.h"
#include "models/ChartJson.h"
#include "models/ChartTable.h"
#include "models/ChartWording.h"
#include "widgets/charts/ChartFixtures.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace trucban;
using models::ChartData;
using models::ChartForm;

namespace {

ChartData twoDays() {
    models::TrendChart body{.from = test::kFirstDay, .to = test::kFirstDay + 1};
    body.lines = {{.key = QStringLiteral("now"),
                   .name = QStringLiteral("Kỳ này"),
                   .points = {{test::kFirstDay, 1'234.0}, {test::kFirstDay + 1, std::nullopt}}},
                  {.key = QStringLiteral("before"),
                   .name = QStringLiteral("Kỳ trước"),
                   .role = models::TrendRole::baseline,
                   .points = {{test::kFirstDay + 1, 7.5}}}};
    body.missing = {QStringLiteral("Cùng kỳ 2025")};
    return {.key = QStringLiteral("trend"),
            .title = QStringLiteral("Số vụ"),
            .unit = QStringLiteral("vụ"),
            .body = std::move(body)};
}

ChartData dumbbell(const QString& name) {
    return {.key = {},
            .title = QStringLiteral("Theo loại"),
            .body = models::DumbbellChart{.beforeName = QStringLiteral("Trước"),
                                          .nowName = QStringLiteral("Nay"),
                                          .rows = {{.key = QStringLiteral("k"), .name = name, .now = 3.0}}}};
}

} // namespace

class ChartDataTest : public QObject {
    Q_OBJECT
private slots:
    // 5.230 of 5.231 was written "100 %".
    void aShareIsNeverRoundedToAllOrToNothing_data() {
        QTest::addColumn<double>("share");
        QTest::addColumn<QString>("words");
        const auto row = [](double share, const char* words) {
            QTest::newRow(words) << share << QString::fromUtf8(words).replace(QLatin1Char(' '), QChar(0x00A0));
        };
        row(0, "0 %");
        row(100.0 / 5'231, "< 0,1 %");
        row(0.06, "0,1 %");
        row(87.5, "87,5 %");
        row(87.02, "87 %");
        row(99.94, "99,9 %");
        row(100.0 * 1'999 / 2'000, "> 99,9 %"); // 99.95, which no double is
        row(100.0 / 2'000, "0,1 %");
        row(100.0 * 5'230 / 5'231, "> 99,9 %");
        row(100.0 * 7 / 7, "100 %");
        row(100.04, "100 %"); // done more often than planned
        row(112.5, "112,5 %");
    }
    void aShareIsNeverRoundedToAllOrToNothing() {
        QFETCH(const double, share);
        QFETCH(const QString, words);
        QCOMPARE(models::ChartWording::number(share, ChartForm::percent), words);
        QCOMPARE(models::briefing::number(share, ChartForm::percent), words);
    }
    void aFileHasTheShareItself() {
        models::CoverageChart homes{.areaName = QStringLiteral("Khu phố"), .rows = {}};
        homes.rows = {{.key = {}, .name = QStringLiteral("KP 1"), .done = 999'999, .all = 1'000'000}};
        QVERIFY(models::csvOf(models::tableOf({.body = homes})).contains("99,9999"));
    }

    void comesBackFromJsonAsItWas() {
        test::ChartMaker maker(11);
        for (const std::size_t rows : {1UZ, 4UZ, 40UZ}) {
            for (const auto& chart : maker.all(rows)) {
                const auto bytes = QJsonDocument(models::chartToJson(chart)).toJson(QJsonDocument::Compact);
                const auto read = models::chartFromJson(QJsonDocument::fromJson(bytes).object());
                QVERIFY2(read.has_value(), qPrintable(read ? QString() : read.error()));
                QVERIFY2(*read == chart, qPrintable(chart.title));
                QCOMPARE(QJsonDocument(models::chartToJson(*read)).toJson(QJsonDocument::Compact), bytes);
            }
        }
    }

    void saysWhereJsonIsNoChart_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("error");
        const auto row = [](const char* name, const char* json, const char* error) {
            QTest::newRow(name) << QByteArray(json) << QString::fromLatin1(error);
        };
        row("no kind", R"({"key": "a"})", "kind: no such chart");
        row("another kind", R"({"kind": "pie"})", "kind: no such chart");
        row("no text", R"({"kind": "tile", "title": 3})", "title: no text");
        row("no form", R"({"kind": "tile", "form": "roman"})", "form: no such name");
        row("no body", R"({"kind": "tile", "body": []})", "body: no object");
        row("no number", R"({"kind": "tile", "body": {"value": "9"}})", "body.value: no number");
        row("no list", R"({"kind": "coverage", "body": {"rows": {}}})", "body.rows: no list");
        row("in a row", R"({"kind": "coverage", "body": {"rows": [{"done": 1}, {"done": null}]}})",
            "body.rows[1].done: no number");
        row("no pair", R"({"kind": "trend", "body": {"lines": [{"points": [[1]]}]}})",
            "body.lines[0].points[0]: no pair");
        row("no whole number", R"({"kind": "ecdf", "body": {"lines": [{"count": -1}]}})",
            "body.lines[0].count: no whole number");
        row("no week", R"({"kind": "heat", "body": {"cells": []}})", "body.cells: not as many as there must be");
    }
    void saysWhereJsonIsNoChart() {
        QFETCH(QByteArray, json);
        QFETCH(QString, error);
        const auto read = models::chartFromJson(QJsonDocument::fromJson(json).object());
        QVERIFY(!read.has_value());
        QCOMPARE(read.error(), error);
    }

    void refusesMoreThanAnybodyDraws() {
        QJsonArray points;
        for (int i = 0; i < 200'001; ++i) {
            points.append(QJsonArray{i, 1});
        }
        const QJsonObject body{{QStringLiteral("lines"), QJsonArray{QJsonObject{{QStringLiteral("points"), points}}}}};
        const auto read =
            models::chartFromJson({{QStringLiteral("kind"), QStringLiteral("trend")}, {QStringLiteral("body"), body}});
        QVERIFY(!read.has_value());
        QCOMPARE(read.error(), QStringLiteral("body.lines[0].points: too many elements in one chart"));
    }

    void leavesOutWhatIsNotKnown() {
        const auto read = models::chartFromJson(
            {{QStringLiteral("kind"), QStringLiteral("tile")}, {QStringLiteral("later"), QStringLiteral("more")}});
        QVERIFY(read.has_value());
        QVERIFY(models::isEmpty(*read));
    }

    void tellsEmptyChartsFromZeros() {
        test::ChartMaker maker(3);
        for (auto chart : maker.all(3)) {
            QVERIFY2(!models::isEmpty(chart), qPrintable(chart.title));
            std::visit([](auto& body) { body = {}; }, chart.body);
            QVERIFY2(models::isEmpty(chart), qPrintable(chart.title));
        }
        QVERIFY(!models::isEmpty({.body = models::TileChart{.value = 0.0}}));
        QVERIFY(!models::isEmpty({.body = models::TileChart{.valueWords = QStringLiteral("dưới 5")}}));
    }

    void joinsLinesByTheirDays() {
        const auto table = models::tableOf(twoDays());
        QCOMPARE(table.title, QStringLiteral("Số vụ (vụ)"));
        QCOMPARE(table.headers, QStringList({QStringLiteral("Ngày"), QStringLiteral("Kỳ này"),
                                             QStringLiteral("Kỳ trước"), QStringLiteral("Cùng kỳ 2025")}));
        QCOMPARE(table.rows.size(), 2UZ);
        QCOMPARE(table.rows[0][0].words(), QStringLiteral("01/11/2026"));
        QCOMPARE(table.rows[0][1].words(), QStringLiteral("1.234"));
        QCOMPARE(table.rows[0][2].words(), QString());
        QCOMPARE(table.rows[1][1].words(), QStringLiteral("chưa có số liệu"));
        QCOMPARE(table.rows[1][2].words(), QStringLiteral("7,5"));
        for (const auto& row : table.rows) {
            QCOMPARE(row[3].words(), QStringLiteral("không có số liệu so sánh"));
        }
    }

    void hasARowOfCellsForEachHeading() {
        test::ChartMaker maker(5);
        for (const auto& chart : maker.all(6)) {
            const auto table = models::tableOf(chart);
            QVERIFY2(!table.rows.empty(), qPrintable(chart.title));
            QCOMPARE(table.keys.size(), table.rows.size());
            for (const auto& row : table.rows) {
                QCOMPARE(static_cast<qsizetype>(row.size()), table.headers.size());
            }
        }
    }

    void neverShowsAMissingBaselineAsZero() {
        const auto table = models::tableOf(dumbbell(QStringLiteral("Trộm")));
        QCOMPARE(table.rows[0][1].kind, models::ChartCell::Kind::text);
        QCOMPARE(table.rows[0][1].text, QStringLiteral("không có số liệu so sánh"));
        QVERIFY(!models::csvOf(table).contains(";0;"));
    }

    void readsSharesInTimeFromTheCurve() {
        models::EcdfChart body;
        body.lines = {{.key = QStringLiteral("a"),
                       .name = QStringLiteral("Có mặt"),
                       .count = 4,
                       .points = {{60, 0.25}, {120, 0.5}, {300, 0.75}, {1'000, 1}}}};
        body.limits = {{QStringLiteral("P1"), 300}, {QStringLiteral("P0"), 10}};
        const auto table = models::tableOf({.body = std::move(body)});
        QStringList words;
        for (const auto& cell : table.rows[0]) {
            words << cell.words();
        }
        QCOMPARE(words, QStringList({QStringLiteral("Có mặt"), QStringLiteral("4"), QStringLiteral("02:00"),
                                     QStringLiteral("16:40"), QStringLiteral("16:40"), QStringLiteral("75\u00A0%"),
                                     QStringLiteral("0\u00A0%")}));
    }

    void writesNumbersAsASpreadsheetReadsThem() {
        models::FiguresChart body{.beforeName = QStringLiteral("Trước"), .rows = {}};
        body.rows.push_back({.name = QStringLiteral("A"), .value = 1'234'567.5});
        body.rows.push_back({.name = QStringLiteral("B"), .form = ChartForm::duration, .value = 247});
        body.rows.push_back({.name = QStringLiteral("C"), .form = ChartForm::percent, .value = 87.25});
        body.rows.push_back({.name = QStringLiteral("D"), .value = -4});
        const auto csv = models::csvOf(models::tableOf({.body = std::move(body)}));
        QVERIFY(csv.startsWith("\xEF\xBB\xBF"));
        const auto lines = QString::fromUtf8(csv).split(QStringLiteral("\r\n"));
        QVERIFY2(lines[1].startsWith(QStringLiteral("A;;1234567,5;")), qPrintable(lines[1]));
        QVERIFY2(lines[2].startsWith(QStringLiteral("B;;0:04:07;")), qPrintable(lines[2]));
        QVERIFY2(lines[3].startsWith(QStringLiteral("C;%;87,25;")), qPrintable(lines[3]));
        QVERIFY2(lines[4].startsWith(QStringLiteral("D;;-4;")), qPrintable(lines[4]));
    }

    void saysThatAFilesBareNumbersArePerCent() {
        auto chart = twoDays();
        chart.form = ChartForm::percent;
        chart.unit.clear();
        const auto head = [](const models::ChartData& of) {
            return QString::fromUtf8(models::csvOf(models::tableOf(of))).section(QStringLiteral("\r\n"), 0, 0);
        };
        QVERIFY2(head(chart).contains(QStringLiteral("Kỳ này (%)")), qPrintable(head(chart)));
        test::ChartMaker maker(5);
        QVERIFY2(head(maker.ranking(3)).contains(QStringLiteral(" (%)")), qPrintable(head(maker.ranking(3))));
    }

    void keepsFormulasOut_data() {
        QTest::addColumn<QString>("name");
        for (const auto* name : {"=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3", "\t=1", "＝1+1"}) {
            QTest::newRow(name) << QString::fromUtf8(name);
        }
    }
    void keepsFormulasOut() {
        QFETCH(QString, name);
        const auto table = models::tableOf(dumbbell(name));
        const auto line = QString::fromUtf8(models::csvOf(table)).split(QStringLiteral("\r\n"))[1];
        QVERIFY2(line.startsWith(QLatin1Char('\'')) || line.startsWith(QStringLiteral("\"'")), qPrintable(line));
        const auto copied = models::tabbedOf(table).split(QLatin1Char('\n'))[1];
        QVERIFY2(copied.startsWith(QLatin1Char('\'')), qPrintable(copied));
        QCOMPARE(copied.count(QLatin1Char('\t')), 4);
    }

    void writesNumbersShort_data() {
        QTest::addColumn<double>("value");
        QTest::addColumn<int>("form");
        QTest::addColumn<QString>("words");
        const auto row = [](double value, ChartForm form, const char* words) {
            QTest::newRow(words) << value << static_cast<int>(form) << QString::fromUtf8(words);
        };
        row(1'234'567, ChartForm::count, "1.234.567");
        row(12.5, ChartForm::count, "12,5");
        row(3, ChartForm::decimal, "3,0");
        row(87.5, ChartForm::percent, "87,5\u00A0%");
        row(100, ChartForm::percent, "100\u00A0%");
        row(3'753, ChartForm::duration, "1:02:33");
    }
    void writesNumbersShort() {
        QFETCH(double, value);
        QFETCH(int, form);
        QFETCH(QString, words);
        QCOMPARE(models::ChartWording::number(value, static_cast<ChartForm>(form)), words);
    }
};

QTEST_GUILESS_MAIN(ChartDataTest)
#include "ChartDataTest.moc"
