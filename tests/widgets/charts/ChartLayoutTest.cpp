// SPDX-License-Identifier: GPL-3.0-or-later
// Where words and marks stand, over random figures with long names, in many sizes.
#include "models/ChartTable.h"
#include "widgets/charts/ChartDrawing.h"
#include "widgets/charts/ChartFixtures.h"
#include "widgets/charts/ChartPainter.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace trucban;
using widgets::ChartScene;

namespace {

QString placed(const widgets::SceneText& text) {
    return QStringLiteral("'%1' at %2,%3 %4x%5")
        .arg(text.text)
        .arg(text.area.x())
        .arg(text.area.y())
        .arg(text.area.width())
        .arg(text.area.height());
}

/// Words over words, or words outside the picture; empty when there are none.
QString trouble(const ChartScene& scene, const QRectF& area) {
    const auto& texts = scene.texts();
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (!area.adjusted(-1, -1, 1, 1).contains(texts[i].area)) {
            return QStringLiteral("outside: ") + placed(texts[i]);
        }
        for (std::size_t j = i + 1; j < texts.size(); ++j) {
            if (texts[i].area.intersects(texts[j].area)) {
                return placed(texts[i]) + QStringLiteral(" over ") + placed(texts[j]);
            }
        }
    }
    return {};
}

bool says(const ChartScene& scene, const QString& words) {
    return std::ranges::any_of(scene.texts(), [&words](const auto& text) { return text.whole.contains(words); });
}

} // namespace

class ChartLayoutTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { widgets::addChartFonts(); }

    void putsNoWordsOverOthers() {
        const std::array sizes{QSizeF(220, 140), QSizeF(340, 220), QSizeF(520, 300), QSizeF(760, 420),
                               QSizeF(1'400, 700)};
        for (std::uint64_t seed = 1; seed <= 6; ++seed) {
            test::ChartMaker maker(seed);
            for (const std::size_t rows : {1UZ, 3UZ, 9UZ, 70UZ}) {
                for (const auto& chart : maker.all(rows)) {
                    const widgets::PreparedChart prepared(chart);
                    for (const auto& size : sizes) {
                        auto look = widgets::printLook(QStringLiteral("Be Vietnam Pro"), seed % 2 == 0 ? 12 : 17);
                        look.hasHead = rows % 2 == 1;
                        const QRectF area(QPointF(3, 5), size);
                        const auto scene = widgets::layoutChart(prepared, area, look);
                        const auto words = trouble(scene, area);
                        QVERIFY2(words.isEmpty(), qPrintable(QStringLiteral("%1, %2 rows, %3x%4: %5")
                                                                 .arg(chart.title)
                                                                 .arg(rows)
                                                                 .arg(size.width())
                                                                 .arg(size.height())
                                                                 .arg(words)));
                    }
                }
            }
        }
    }

    void showsEachThingOnce() {
        test::ChartMaker maker(4);
        for (const auto& chart : maker.all(12)) {
            const auto scene = widgets::layoutChart(widgets::PreparedChart(chart), QRectF(0, 0, 600, 330),
                                                    widgets::printLook(QStringLiteral("Be Vietnam Pro"), 12));
            for (std::size_t i = 0; i < scene.marks.size(); ++i) {
                QVERIFY(!scene.marks[i].words.isEmpty());
                for (std::size_t j = i + 1; j < scene.marks.size(); ++j) {
                    const auto over = scene.marks[i].area & scene.marks[j].area;
                    QVERIFY2(over.width() < 0.01 || over.height() < 0.01, qPrintable(chart.title));
                }
            }
        }
    }

    void saysWhatIsNotKnown() {
        const auto look = widgets::printLook(QStringLiteral("Be Vietnam Pro"), 12);
        const QRectF area(0, 0, 700, 400);
        const auto scene = [&](const models::ChartData& chart) {
            return widgets::layoutChart(widgets::PreparedChart(chart), area, look);
        };
        test::ChartMaker maker(1);
        QVERIFY(says(scene(maker.trend(30)), QStringLiteral("Cao điểm Tết Bính Ngọ: không có số liệu so sánh")));
        models::DumbbellChart kinds{
            .beforeName = QStringLiteral("Trước"), .nowName = QStringLiteral("Nay"), .rows = {}};
        kinds.rows = {{.key = QStringLiteral("a"), .name = QStringLiteral("Trộm"), .now = 9.0}};
        QVERIFY(says(scene({.body = kinds}), QStringLiteral("không có số liệu so sánh")));
        models::CoverageChart homes{.areaName = QStringLiteral("Khu phố"), .rows = {}};
        homes.rows = {{.key = QStringLiteral("1"), .name = QStringLiteral("KP 1"), .done = 20}};
        QVERIFY(says(scene({.body = homes}), QStringLiteral("chưa nhập tổng số")));
        QVERIFY(says(scene({.body = models::RankingChart{}}), QStringLiteral("Chưa có số liệu")));
        // "No figures yet" stood above why they are not divided.
        const auto told = scene({.note = QStringLiteral("Không chia theo giờ."), .body = models::RankingChart{}});
        QVERIFY(!says(told, QStringLiteral("Chưa có số liệu")) && says(told, QStringLiteral("Không có gì")));
        const auto tile = scene({.title = QStringLiteral("Tái hòa nhập"),
                                 .body = models::TileChart{.valueWords = QStringLiteral("dưới 5")}});
        QVERIFY(says(tile, QStringLiteral("dưới 5")));
    }

    // With the comparison put away each row still said that there were no figures for it, beside a mark without a name.
    void saysNothingOfAComparisonThatNobodyAskedFor() {
        const auto look = widgets::printLook(QStringLiteral("Be Vietnam Pro"), 12);
        models::DumbbellChart kinds{.beforeName = {}, .nowName = QStringLiteral("Nay"), .rows = {}};
        kinds.rows = {{.key = QStringLiteral("a"), .name = QStringLiteral("Trộm"), .now = 9.0}};
        models::FiguresChart figures{.beforeName = {}, .rows = {}};
        figures.rows = {{.key = QStringLiteral("a"), .name = QStringLiteral("Vụ"), .unit = {}, .value = 9.0}};
        for (const models::ChartData& chart :
             {models::ChartData{.body = kinds}, models::ChartData{.body = figures},
              models::ChartData{.title = QStringLiteral("Vụ"), .body = models::TileChart{.value = 9.0}}}) {
            const auto scene = widgets::layoutChart(widgets::PreparedChart(chart), QRectF(0, 0, 700, 400), look);
            QVERIFY(!says(scene, QStringLiteral("so sánh")));
            QVERIFY(says(scene, QStringLiteral("9"))); // which was left to be read off the axis
            QVERIFY(std::ranges::none_of(scene.marks, [](const auto& mark) {
                return mark.words.contains(QStringLiteral("so sánh")) || mark.words.endsWith(QStringLiteral("; "));
            }));
            const auto table = models::tableOf(chart);
            for (const auto& row : table.rows) {
                QVERIFY(std::ranges::none_of(
                    row, [](const auto& cell) { return cell.words().contains(QStringLiteral("so sánh")); }));
            }
        }
    }

    // Two thirds of a page were empty beside courses of a few pixels a day, and most of it below them.
    void enteredFiguresFillTheirPage() {
        const auto look = widgets::printLook(QStringLiteral("Be Vietnam Pro"), 12);
        models::FiguresChart figures{.beforeName = {}, .rows = {}};
        figures.rows = {{.key = {}, .name = QStringLiteral("Vụ"), .unit = {}, .value = 9.0, .spark = {1.0, 2.0, 5.0}}};
        const auto scene =
            widgets::layoutChart(widgets::PreparedChart({.body = figures}), QRectF(0, 0, 1'400, 200), look);
        QImage image(1'400, 200, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        scene.paint(painter);
        QRect course;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor ink = image.pixelColor(x, y); // words and rules have none of its hue
                if (ink.hslSaturation() > 80 && std::abs(ink.hue() - look.series[0].hue()) < 15) {
                    course |= QRect(x, y, 1, 1);
                }
            }
        }
        QVERIFY2(course.right() > 1'300, qPrintable(QString::number(course.right())));
        QVERIFY2(course.height() > 20, qPrintable(QString::number(course.height())));
    }

    // "▼ không đổi": the arrow went by the value, the words by what is left of it when written.
    void sayingNoChangeDrawsNoArrow() {
        const auto painted = [](double before, double now) {
            models::ChartChange change{.before = before, .words = QStringLiteral("không đổi"), .interval = {}};
            const models::ChartData chart{.title = QStringLiteral("Tỷ lệ"),
                                          .form = models::ChartForm::percent,
                                          .body = models::TileChart{.value = now, .change = change}};
            const auto scene = widgets::layoutChart(widgets::PreparedChart(chart), QRectF(0, 0, 300, 160),
                                                    widgets::printLook(QStringLiteral("Be Vietnam Pro"), 12));
            QImage image(300, 160, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            scene.paint(painter);
            return image;
        };
        QCOMPARE(painted(92.34, 92.31), painted(92.31, 92.31));
        QVERIFY(painted(92.4, 92.31) != painted(92.31, 92.31));
    }

    // "−0,3 điểm % đến hết 22/11 · kỳ liền tru…" at 150 %.
    void aTileTooNarrowForWhatItIsAgainstLeavesThatOutWhole() {
        models::ChartChange change{
            .before = 17.2, .words = QStringLiteral("−0,3 điểm % đến hết 22/11"), .interval = {}};
        const models::ChartData chart{
            .title = QStringLiteral("Tin nhiễu"),
            .form = models::ChartForm::percent,
            .body = models::TileChart{.value = 16.9, .change = change, .beforeName = QStringLiteral("kỳ liền trước")}};
        const widgets::PreparedChart prepared(chart);
        const auto look = widgets::printLook(QStringLiteral("Be Vietnam Pro"), 12);
        for (const double width : {200.0, 220.0, 250.0, 400.0}) {
            const auto scene = widgets::layoutChart(prepared, QRectF(0, 0, width, 160), look);
            QVERIFY(says(scene, QStringLiteral("−0,3 điểm %")));
            for (const auto& text : scene.texts()) {
                QVERIFY2(text.text == text.whole, qPrintable(text.text));
            }
        }
    }

    // "từ 55,6 % lên 68,4 % (số nhỏ) đến hết…" at 150 %, and in English on a small screen.
    void whatChangedIsRatherSmallThanCut() {
        const QString words = QStringLiteral("từ 55,6 % lên 68,4 % (số nhỏ) đến hết 22/11");
        const models::ChartChange change{.before = 55.6, .words = words, .interval = {}};
        const widgets::PreparedChart prepared({.title = QStringLiteral("Có mặt đúng hạn"),
                                               .form = models::ChartForm::percent,
                                               .body = models::TileChart{.value = 68.4, .change = change}});
        const auto look = widgets::printLook(QStringLiteral("Be Vietnam Pro"), 12);
        const auto told = [&](double width) {
            const auto scene = widgets::layoutChart(prepared, QRectF(0, 0, width, 160), look);
            const auto found = std::ranges::find(scene.texts(), words, &widgets::SceneText::whole);
            return found == scene.texts().end() ? widgets::SceneText{} : *found;
        };
        const double natural = told(800).area.right();
        QCOMPARE(told(natural * 0.9).text, words);
        QVERIFY(told(natural * 0.6).text != words);
    }

    void partsOfAWholeAreNotRoundedToIt() {
        const auto look = widgets::printLook(QStringLiteral("Be Vietnam Pro"), 12);
        const auto scene = [&](const models::ChartData& chart) {
            return widgets::layoutChart(widgets::PreparedChart(chart), QRectF(0, 0, 700, 400), look);
        };
        models::CoverageChart homes{.areaName = QStringLiteral("Khu phố"), .rows = {}};
        homes.rows = {{.key = QStringLiteral("1"), .name = QStringLiteral("KP 1"), .done = 5'230, .all = 5'231},
                      {.key = QStringLiteral("2"), .name = QStringLiteral("KP 2"), .done = 1, .all = 5'231}};
        QVERIFY(says(scene({.body = homes}), QStringLiteral("> 99,9 %").replace(QLatin1Char(' '), QChar(0x00A0))));
        QVERIFY(says(scene({.body = homes}), QStringLiteral("< 0,1 %").replace(QLatin1Char(' '), QChar(0x00A0))));
        models::FunnelChart funnel;
        funnel.steps = {{.key = QStringLiteral("a"), .name = QStringLiteral("Tin"), .value = 5'231},
                        {.key = QStringLiteral("b"), .name = QStringLiteral("Xong"), .value = 5'230}};
        QVERIFY(says(scene({.body = funnel}), QStringLiteral("> 99,9 %").replace(QLatin1Char(' '), QChar(0x00A0))));
    }

    // Digits are not equally wide: where "59" just fits, "46" stood over its neighbour and was left out.
    void theHeatMapWritesInEachCellOrInNone() {
        models::HeatChart body;
        for (std::size_t day = 0; day < body.cells.size(); ++day) {
            for (std::size_t hour = 0; hour < 24; ++hour) {
                body.cells[day][hour] = static_cast<double>(40 + (day * 7 + hour * 3) % 20);
            }
        }
        const widgets::PreparedChart prepared({.body = body});
        const auto look = widgets::printLook(QStringLiteral("Be Vietnam Pro"), 12);
        int written = 0;
        for (double width = 300; width <= 900; width += 3) {
            const double height = 130 + std::fmod(width, 60);
            const auto scene = widgets::layoutChart(prepared, QRectF(0, 0, width, height), look);
            const auto numbers = std::ranges::count_if(scene.texts(), [](const auto& text) {
                return text.text.toInt() >= 40 && text.style.align.testFlag(Qt::AlignHCenter); // no hour, no scale
            });
            QVERIFY2(numbers == 0 || numbers == 7 * 24,
                     qPrintable(QStringLiteral("%1 numbers at %2x%3").arg(numbers).arg(width).arg(height)));
            written += numbers > 0;
        }
        QVERIFY(written > 20);
    }

    void neverCutsAFigure() {
        test::ChartMaker maker(8);
        const auto look = widgets::printLook(QStringLiteral("Be Vietnam Pro"), 12);
        for (const double width : {300.0, 420.0, 700.0}) {
            const auto chart = maker.figures(8);
            const auto scene = widgets::layoutChart(widgets::PreparedChart(chart), QRectF(0, 0, width, 320), look);
            for (const auto& text : scene.texts()) {
                const bool isFigure = text.style.weight == widgets::ChartLook::Weight::strong && text.style.times == 1;
                QVERIFY2(!isFigure || text.text == text.whole, qPrintable(placed(text)));
            }
        }
    }

    void countsRowsThatHaveNoRoom() {
        test::ChartMaker maker(2);
        const auto chart = maker.ranking(168);
        const widgets::PreparedChart prepared(chart);
        const auto look = widgets::printLook(QStringLiteral("Be Vietnam Pro"), 12);
        const QRectF area(0, 0, 600, 300);
        auto scene = widgets::layoutChart(prepared, area, look);
        QVERIFY(scene.shownRows > 3 && scene.shownRows < 168);
        QVERIFY(says(scene, QStringLiteral("và %1 dòng nữa").arg(168 - scene.shownRows)));
        scene = widgets::layoutChart(prepared, area, look, {.firstRow = 1'000});
        QCOMPARE(scene.firstRow + scene.shownRows, 168UZ);
        const double height = widgets::chartHeight(chart, 600, look);
        scene = widgets::layoutChart(prepared, QRectF(0, 0, 600, height), look);
        QCOMPARE(scene.shownRows, 168UZ);
    }

    void tellsLinesApartWithoutColour() {
        const auto look = widgets::printLook(QStringLiteral("Be Vietnam Pro"), 12);
        std::vector<QList<qreal>> patterns;
        for (std::size_t i = 0; i < 4; ++i) {
            const auto dashes = widgets::baselinePen(look, i).dashPattern();
            QVERIFY(!dashes.isEmpty());
            QVERIFY(!std::ranges::contains(patterns, dashes));
            patterns.push_back(dashes);
        }
    }

    void readsOutDaysAndTimes() {
        test::ChartMaker maker(6);
        const widgets::PreparedChart trend(maker.trend(10));
        const auto words = widgets::readAt(trend, test::kFirstDay + 2.2);
        QVERIFY2(words.startsWith(QStringLiteral("03/11/2026")), qPrintable(words));
        QVERIFY(words.contains(QStringLiteral("Kỳ này")) && words.contains(QStringLiteral("không có số liệu so sánh")));
        const widgets::PreparedChart times(maker.ecdf(50));
        QVERIFY(widgets::readAt(times, 2).startsWith(QStringLiteral("trong 01:40"))); // 10² seconds
    }

    /// Corners that cannot be seen are left out of the line: none that can.
    void manyResponseTimesAreDrawnWhereTheyLie() {
        std::mt19937_64 random(6);
        std::lognormal_distribution<double> spread(4, 1.2);
        std::vector<double> taken(100'000);
        std::ranges::generate(taken, [&] { return spread(random); });
        std::fill_n(taken.begin(), taken.size() / 10, 120.0); // a tenth took exactly two minutes: a wall
        std::ranges::sort(taken);
        models::EcdfLine line{.key = QStringLiteral("a"), .name = {}, .count = taken.size(), .points = {}};
        for (std::size_t i = 0; i < taken.size(); ++i) {
            line.points.push_back({taken[i], static_cast<double>(i + 1) / static_cast<double>(taken.size())});
        }
        models::EcdfChart body;
        body.lines = {line};
        const models::ChartData chart{.key = QStringLiteral("ecdf"), .body = std::move(body)};
        const auto look = widgets::printLook(QStringLiteral("Be Vietnam Pro"), 12);
        const auto scene = widgets::layoutChart(widgets::PreparedChart(chart), QRectF(0, 0, 900, 420), look);
        QImage image(900, 420, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        scene.paint(painter);
        painter.end();
        const auto& plot = *scene.plot;
        const auto yAt = [&](double x) {
            const auto after = std::ranges::upper_bound(taken, std::pow(10, plot.fromX(x)));
            const auto share = static_cast<double>(after - taken.begin()) / static_cast<double>(taken.size());
            return plot.area.bottom() - share * plot.area.height();
        };
        const auto isOfLine = [&](const QColor& colour) {
            return std::abs(colour.red() - look.series[0].red()) + std::abs(colour.green() - look.series[0].green()) +
                       std::abs(colour.blue() - look.series[0].blue()) <
                   90;
        };
        for (int x = static_cast<int>(plot.area.left()) + 3; x < plot.area.right() - 3; ++x) {
            const auto top = std::max(0, static_cast<int>(std::floor(yAt(x + 2))) - 2);
            const auto bottom = std::min(image.height() - 1, static_cast<int>(std::ceil(yAt(x - 1))) + 2);
            int found = 0;
            int outside = 0;
            for (int y = static_cast<int>(plot.area.top()); y < plot.area.bottom() - 2; ++y) {
                const bool isLine = isOfLine(image.pixelColor(x, y));
                found += isLine && y >= top && y <= bottom ? 1 : 0;
                outside += isLine && (y < top || y > bottom) ? 1 : 0;
            }
            QVERIFY2(found > 0 && outside == 0,
                     qPrintable(QStringLiteral("at %1: %2 of the line, %3 beside it").arg(x).arg(found).arg(outside)));
        }
    }
};

QTEST_MAIN(ChartLayoutTest)
#include "ChartLayoutTest.moc"
