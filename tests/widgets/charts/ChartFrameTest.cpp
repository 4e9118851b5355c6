// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/ChartFrame.h"

#include "models/ChartTable.h"
#include "widgets/charts/ChartFixtures.h"
#include "widgets/charts/ChartPainter.h"
#include "widgets/charts/ChartTableModel.h"
#include "widgets/charts/ChartTile.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>
#include <QXmlStreamReader>

using namespace trucban;
using widgets::ChartFrame;
using widgets::ChartSpan;
using widgets::ChartState;

class ChartFrameTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_frame = std::make_unique<ChartFrame>(m_theme);
        m_frame->resize(640, 400);
        m_frame->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_frame.get()));
    }
    void cleanup() { m_frame.reset(); }

    void saysThatFiguresAreOnTheirWay() {
        QVERIFY(label("chartWords")->isVisible());
        QCOMPARE(label("chartWords")->text(), QStringLiteral("Đang tính số liệu…"));
        QVERIFY(!button("chartRetry")->isVisible());
        QVERIFY(!m_frame->findChild<QToolButton*>(QStringLiteral("chartMenuButton"))->isEnabled());
        m_frame->setChart(m_maker.ranking(5));
        QVERIFY(m_frame->plot().isVisible());
        QVERIFY(!label("chartNotice")->isVisible());
    }

    void keepsOldFiguresInSightWhileNewOnesAreMade() {
        m_frame->setChart(m_maker.ranking(5));
        m_frame->setState(ChartState::loading);
        QVERIFY(m_frame->plot().isVisible());
        QCOMPARE(label("chartNotice")->text(), QStringLiteral("Đang tính lại…"));
        m_frame->setState(ChartState::stale, QStringLiteral("Số liệu lúc 14:05."));
        QCOMPARE(label("chartNotice")->text(), QStringLiteral("Số liệu có thể đã cũ. Số liệu lúc 14:05."));
        m_frame->setState(ChartState::failed, QStringLiteral("Máy chủ không trả lời."));
        QVERIFY(m_frame->plot().isVisible());
        QVERIFY(label("chartNotice")->text().contains(QStringLiteral("Máy chủ không trả lời.")));
        m_frame->setState(ChartState::current);
        QVERIFY(!label("chartNotice")->isVisible());
    }

    void goesOnSayingWhatWasCopiedWhileFiguresChange() {
        auto chart = m_maker.ranking(5);
        m_frame->setChart(chart);
        m_frame->copyPicture();
        std::get<models::RankingChart>(chart.body).rows.front().value = 1;
        m_frame->setChart(chart);
        m_frame->setState(ChartState::current);
        QCOMPARE(label("chartNotice")->text(), QStringLiteral("Đã sao chép hình."));
    }

    void offersToTryAgain() {
        m_frame->setState(ChartState::failed, QStringLiteral("Máy chủ không trả lời."));
        QVERIFY(label("chartWords")->text().contains(QStringLiteral("Máy chủ không trả lời.")));
        QSignalSpy asked(m_frame.get(), &ChartFrame::retryAsked);
        QTest::mouseClick(button("chartRetry"), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
    }

    void asksToFilterByAClickAndNotByTheNext() {
        m_frame->setChart(m_maker.ranking(5));
        settle();
        QSignalSpy chosen(m_frame.get(), &ChartFrame::chosen);
        const auto mark = m_frame->plot().scene().marks.at(2);
        QTest::mouseClick(surface(), Qt::LeftButton, {}, mark.area.center().toPoint());
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0], (QVariantList{mark.key, true}));
        QVERIFY(m_frame->plot().view().chosen.empty()); // the filter decides what is chosen
        m_frame->setChosen({mark.key});
        QTest::mouseClick(surface(), Qt::LeftButton, {}, mark.area.center().toPoint());
        QCOMPARE(chosen[1], (QVariantList{mark.key, false}));
    }

    void aDoubleClickOpensAndLeavesWhatIsChosen() {
        m_frame->setChart(m_maker.ranking(5));
        settle();
        const auto mark = m_frame->plot().scene().marks[1];
        connect(m_frame.get(), &ChartFrame::chosen, this, [this](const QString& key, bool on) {
            m_frame->setChosen(on ? std::vector{key} : std::vector<QString>{});
        });
        QSignalSpy opened(m_frame.get(), &ChartFrame::opened);
        QTest::mouseClick(surface(), Qt::LeftButton, {}, mark.area.center().toPoint());
        QTest::mouseDClick(surface(), Qt::LeftButton, {}, mark.area.center().toPoint());
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].toString(), mark.key);
        QVERIFY(m_frame->plot().view().chosen.empty());
    }

    void walksRowsByKeys() {
        m_frame->setChart(m_maker.ranking(60));
        settle();
        auto& plot = m_frame->plot();
        plot.setFocus();
        QSignalSpy chosen(m_frame.get(), &ChartFrame::chosen);
        QSignalSpy opened(m_frame.get(), &ChartFrame::opened);
        QTest::keyClick(&plot, Qt::Key_Down);
        QCOMPARE(plot.readout(), plot.scene().marks[0].words);
        for (int i = 0; i < 40; ++i) {
            QTest::keyClick(&plot, Qt::Key_Down);
        }
        QVERIFY(plot.scene().firstRow > 0); // the rows follow
        QTest::keyClick(&plot, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toString(), QString::number(26'040));
        QTest::keyClick(&plot, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(plot.accessibleDescription(), plot.readout());
        QTest::keyClick(&plot, Qt::Key_Escape);
        QVERIFY(plot.readout().isEmpty());
    }

    void keepsToTheRowThatIsReadWhenRowsChangePlaces() {
        auto chart = m_maker.ranking(5);
        m_frame->setChart(chart);
        settle();
        auto& plot = m_frame->plot();
        plot.setFocus();
        QTest::keyClick(&plot, Qt::Key_Down);
        const auto& rows = std::get<models::RankingChart>(chart.body).rows;
        const QString key = rows.front().key;
        std::ranges::reverse(std::get<models::RankingChart>(chart.body).rows);
        m_frame->setChart(chart);
        QSignalSpy chosen(m_frame.get(), &ChartFrame::chosen);
        QTest::keyClick(&plot, Qt::Key_Return);
        QCOMPARE(chosen.value(0), (QVariantList{key, true}));
    }

    void givesUpAZoomIntoDaysThatTheNextPeriodDoesNotHave() {
        auto chart = m_maker.trend(30);
        m_frame->setChart(chart);
        settle();
        auto& plot = m_frame->plot();
        plot.setFocus();
        QTest::keyClick(&plot, Qt::Key_Plus);
        QVERIFY(plot.view().zoom.has_value());
        auto& body = std::get<models::TrendChart>(chart.body);
        body.lines.front().points.front().value = 7;
        m_frame->setChart(chart); // one more event leaves it
        QVERIFY(plot.view().zoom.has_value());
        body.from += 300;
        body.to += 300;
        m_frame->setChart(chart);
        QVERIFY(!plot.view().zoom.has_value());
    }

    void walksTheHeatMapBothWays() {
        m_frame->setChart(m_maker.heat());
        settle();
        auto& plot = m_frame->plot();
        plot.setFocus();
        for (const auto key : {Qt::Key_Right, Qt::Key_Right, Qt::Key_Right, Qt::Key_Down}) {
            QTest::keyClick(&plot, key);
        }
        QVERIFY2(plot.readout().startsWith(QStringLiteral("Thứ ba, 2–3 giờ")), qPrintable(plot.readout()));
        QSignalSpy chosen(m_frame.get(), &ChartFrame::chosen);
        QTest::keyClick(&plot, Qt::Key_Space);
        QCOMPARE(chosen.value(0), (QVariantList{QStringLiteral("1/2"), true}));
    }

    void takesASpanOfDaysByADrag() {
        m_frame->setChart(m_maker.trend(30));
        settle();
        QSignalSpy spans(m_frame.get(), &ChartFrame::spanChosen);
        drag(test::kFirstDay + 4, test::kFirstDay + 9);
        QCOMPARE(spans.size(), 1);
        QCOMPARE(spans[0], (QVariantList{test::kFirstDay + 4, test::kFirstDay + 9}));
        drag(test::kFirstDay + 9, test::kFirstDay + 2); // backwards too
        QCOMPARE(spans[1], (QVariantList{test::kFirstDay + 2, test::kFirstDay + 9}));
    }

    void takesADayByAClickAndGivesItUpByTheNext() {
        m_frame->setChart(m_maker.trend(30));
        settle();
        QSignalSpy spans(m_frame.get(), &ChartFrame::spanChosen);
        QSignalSpy cleared(m_frame.get(), &ChartFrame::spanCleared);
        QTest::mouseClick(surface(), Qt::LeftButton, {}, place(test::kFirstDay + 6));
        QCOMPARE(spans.value(0), (QVariantList{test::kFirstDay + 6, test::kFirstDay + 6}));
        m_frame->setBrushed(ChartSpan{test::kFirstDay + 6, test::kFirstDay + 6});
        QTest::mouseClick(surface(), Qt::LeftButton, {}, place(test::kFirstDay + 6));
        QCOMPARE(cleared.size(), 1);
    }

    void takesASpanOfDaysByKeys() {
        m_frame->setChart(m_maker.trend(30));
        settle();
        auto& plot = m_frame->plot();
        plot.setFocus();
        QSignalSpy spans(m_frame.get(), &ChartFrame::spanChosen);
        QTest::keyClick(&plot, Qt::Key_Left); // today, the 22nd
        QVERIFY2(plot.readout().startsWith(QStringLiteral("22/11/2026")), qPrintable(plot.readout()));
        QTest::keyClick(&plot, Qt::Key_Left);
        QTest::keyClick(&plot, Qt::Key_Left, Qt::ShiftModifier);
        QTest::keyClick(&plot, Qt::Key_Left, Qt::ShiftModifier);
        QTest::keyClick(&plot, Qt::Key_Return);
        QCOMPARE(spans.value(0), (QVariantList{test::kFirstDay + 18, test::kFirstDay + 20}));
    }

    void zoomsByWheelAndKeysAndShowsAllAgain() {
        m_frame->setChart(m_maker.trend(60));
        settle();
        auto& plot = m_frame->plot();
        plot.setFocus();
        const double at = plot.scene().plot->fromX(200);
        for (int i = 0; i < 5; ++i) {
            wheel(QPoint(200, 150), 120);
        }
        const auto zoomed = plot.view().zoom;
        QVERIFY(zoomed.has_value());
        QVERIFY(zoomed->to - zoomed->from < 25);
        QVERIFY(std::abs(plot.scene().plot->fromX(200) - at) < 0.2); // the day under the pointer stays there
        for (int i = 0; i < 30; ++i) {
            QTest::keyClick(&plot, Qt::Key_Plus);
        }
        QVERIFY(plot.view().zoom->to - plot.view().zoom->from >= 2.99);
        QTest::keyClick(&plot, Qt::Key_0);
        QVERIFY(!plot.view().zoom.has_value());
        wheel(QPoint(200, 150), -120);
        QVERIFY(!plot.view().zoom.has_value()); // there is no more than all
    }

    void keepsTheZoomWhenFiguresChange() {
        test::ChartMaker maker(9);
        m_frame->setChart(maker.trend(60));
        settle();
        wheel(QPoint(200, 150), 120);
        const auto zoomed = m_frame->plot().view().zoom;
        m_frame->setChart(maker.trend(60));
        QCOMPARE(m_frame->plot().view().zoom, zoomed);
        auto other = maker.trend(60);
        other.key = QStringLiteral("another");
        m_frame->setChart(other);
        QVERIFY(!m_frame->plot().view().zoom.has_value());
    }

    void scrollsRowsByTheWheel() {
        m_frame->setChart(m_maker.coverage(100));
        settle();
        wheel(QPoint(200, 150), -120);
        QCOMPARE(m_frame->plot().scene().firstRow, 3UZ);
        for (int i = 0; i < 200; ++i) {
            wheel(QPoint(200, 150), -120);
        }
        const auto& scene = m_frame->plot().scene();
        QCOMPARE(scene.firstRow + scene.shownRows, 100UZ);
    }

    void tellsTheSameAsATable() {
        m_frame->setChart(m_maker.dumbbell(6));
        QTest::mouseClick(m_frame->findChild<QToolButton*>(QStringLiteral("chartTableButton")), Qt::LeftButton);
        auto* table = m_frame->findChild<QTableView*>(QStringLiteral("chartTable"));
        QVERIFY(table->isVisible());
        QCOMPARE(table->model()->rowCount(), 6);
        QCOMPARE(table->model()->headerData(2, Qt::Horizontal).toString(), QStringLiteral("Kỳ này (vụ)"));
        QSignalSpy chosen(m_frame.get(), &ChartFrame::chosen);
        table->setFocus();
        table->setCurrentIndex(table->model()->index(3, 0));
        QTest::keyClick(table, Qt::Key_Space);
        QCOMPARE(chosen.value(0), (QVariantList{QStringLiteral("kind3"), true}));
    }

    void copiesFiguresWithTheirHeadings() {
        m_frame->setChart(m_maker.dumbbell(6));
        settle();
        m_frame->plot().setFocus();
        QTest::keyClick(&m_frame->plot(), Qt::Key_C, Qt::ControlModifier);
        auto lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 7);
        QVERIFY(lines[0].startsWith(QStringLiteral("Tên\tCùng kỳ 2025 (vụ)\tKỳ này (vụ)")));
        m_frame->setAsTable(true);
        auto* table = m_frame->findChild<QTableView*>(QStringLiteral("chartTable"));
        table->selectRow(2);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        const auto one = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(one.size(), 2);
        QCOMPARE(one[1], lines[3]);
    }

    void savesFilesThatOthersRead() {
        QTemporaryDir folder;
        for (const auto& chart : m_maker.all(7)) {
            const auto path = [&folder](const char* suffix) {
                return folder.filePath(QStringLiteral("chart.") + QLatin1String(suffix));
            };
            QVERIFY(widgets::saveChart(chart, widgets::ChartFile::png, path("png")));
            QCOMPARE(QImage(path("png")).width(), 1'920);
            QVERIFY(widgets::saveChart(chart, widgets::ChartFile::svg, path("svg")));
            QFile svg(path("svg"));
            QVERIFY(svg.open(QIODevice::ReadOnly));
            QXmlStreamReader xml(&svg);
            bool hasText = false;
            while (!xml.atEnd()) {
                hasText = xml.readNext() == QXmlStreamReader::StartElement && xml.name() == QLatin1String("text");
                QVERIFY(!hasText);
            }
            QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
            QVERIFY(widgets::saveChart(chart, widgets::ChartFile::pdf, path("pdf")));
            QFile pdf(path("pdf"));
            QVERIFY(pdf.open(QIODevice::ReadOnly));
            const auto bytes = pdf.readAll();
            QVERIFY(bytes.startsWith("%PDF-"));
            QVERIFY(bytes.contains("/FontFile")); // the font travels with it
            QVERIFY(!bytes.contains("/Subtype /Image"));
            QVERIFY(widgets::saveChart(chart, widgets::ChartFile::csv, path("csv")));
            QFile csv(path("csv"));
            QVERIFY(csv.open(QIODevice::ReadOnly));
            QVERIFY(csv.readAll().startsWith("\xEF\xBB\xBF"));
        }
    }

    void saysWhyAFileCannotBeWritten() {
        const auto saved =
            widgets::saveChart(m_maker.heat(), widgets::ChartFile::csv, QStringLiteral("/no/such/folder/chart.csv"));
        QVERIFY(!saved.has_value());
        QVERIFY(!saved.error().isEmpty());
        QCOMPARE(widgets::chartFileName({.title = QStringLiteral("Vụ/ngày: \"a\" *")}, widgets::ChartFile::csv),
                 QStringLiteral("Vụ ngày a.csv"));
    }

    void followsThemeAndScale() {
        m_frame->setChart(m_maker.trend(30));
        settle();
        m_theme.setMode(widgets::Theme::Mode::dark);
        m_theme.setScale(1.5);
        settle();
        QCOMPARE(m_frame->plot().scene().look().paper, m_theme.colour(widgets::Ink::panel));
        QCOMPARE(m_frame->plot().scene().look().text, m_theme.font(widgets::TextRole::small).pixelSize());
        m_theme.setMode(widgets::Theme::Mode::light);
        m_theme.setScale(1);
    }

    void keepsItsModelInOrder() {
        widgets::ChartTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (const std::size_t rows : {3UZ, 3UZ, 8UZ}) {
            model.setTable(models::tableOf(m_maker.dumbbell(rows)));
            QCOMPARE(model.rowCount(), static_cast<int>(rows));
        }
    }

    void tellsATilesWordsAndState() {
        widgets::ChartTile tile(m_theme);
        tile.resize(260, 190);
        tile.show();
        QCOMPARE(tile.accessibleName(), QStringLiteral("Đang tính số liệu…"));
        tile.setChart({.key = QStringLiteral("visits"),
                       .title = QStringLiteral("Lượt đi"),
                       .unit = QStringLiteral("lượt"),
                       .body = models::TileChart{.value = 120, .target = 400}});
        QCOMPARE(tile.accessibleName(), QStringLiteral("Lượt đi: 120\u00A0lượt · chỉ tiêu 400"));
        tile.setState(ChartState::stale, QStringLiteral("Từ 14:05."));
        QVERIFY(tile.toolTip().contains(QStringLiteral("Số liệu có thể đã cũ.")));
        QVERIFY(tile.toolTip().contains(QStringLiteral("Từ 14:05.")));
        QSignalSpy clicked(&tile, &QAbstractButton::clicked);
        tile.setFocus();
        QTest::keyClick(&tile, Qt::Key_Space);
        QCOMPARE(clicked.size(), 1);
    }

private:
    [[nodiscard]] QLabel* label(const char* name) const { return m_frame->findChild<QLabel*>(QLatin1String(name)); }
    [[nodiscard]] QPushButton* button(const char* name) const {
        return m_frame->findChild<QPushButton*>(QLatin1String(name));
    }
    /// What takes the mouse: the plot's surface.
    [[nodiscard]] QWidget* surface() const {
        return m_frame->plot().findChild<QWidget*>(QString(), Qt::FindDirectChildrenOnly);
    }
    static void settle() { QCoreApplication::processEvents(); }
    [[nodiscard]] QPoint place(double day) const {
        const auto& plot = *m_frame->plot().scene().plot;
        return QPointF(plot.toX(day), plot.area.center().y()).toPoint();
    }
    void drag(double from, double to) const {
        QTest::mousePress(surface(), Qt::LeftButton, {}, place(from));
        QTest::mouseMove(surface(), place((from + to) / 2));
        QTest::mouseMove(surface(), place(to));
        QTest::mouseRelease(surface(), Qt::LeftButton, {}, place(to));
    }
    void wheel(const QPoint& at, int delta) const {
        QWheelEvent event(at, surface()->mapToGlobal(at), {}, QPoint(0, delta), Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(surface(), &event);
    }

    widgets::Theme m_theme{*qApp};
    test::ChartMaker m_maker{21};
    std::unique_ptr<ChartFrame> m_frame;
};

QTEST_MAIN(ChartFrameTest)
#include "ChartFrameTest.moc"
