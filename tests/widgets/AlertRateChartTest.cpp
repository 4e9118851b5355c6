// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/AlertRateChart.h"

#include "widgets/DeskHarness.h"
#include "widgets/charts/AlertRatePlot.h"
#include "widgets/window/DutyWorkspace.h"

#include <QApplication>
#include <QLabel>
#include <QMouseEvent>
#include <QPushButton>
#include <QTableWidget>

using namespace trucban;
using test::DeskHarness;

class AlertRateChartTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_desk = std::make_unique<DeskHarness>(m_theme);
        m_desk->fixtures.house();
        m_desk->window->show();
        m_desk->goLive();
    }
    void cleanup() { m_desk.reset(); }

    void saysThatThereIsNothingToCompareWith() {
        m_desk->fixtures.alert("theft", "Mất xe", std::nullopt);
        m_desk->gateway.publish();
        QTRY_VERIFY(readout().contains(QStringLiteral("1 tin")));
        QVERIFY(readout().contains(QStringLiteral("chưa có ngày trọn nào trước đó để so sánh")));
        const auto noise = m_desk->find<QLabel>("chartNoise")->text(); // "7 ngày chưa có" said nothing
        QVERIFY2(noise.contains(QStringLiteral("7 ngày trước chưa vụ nào kết thúc")), qPrintable(noise));
    }

    void comparesWithTheWeekBefore() {
        m_desk->fixtures.week();
        QTRY_VERIFY(readout().contains(QStringLiteral("7 ngày")));
    }

    void filtersByAClickAndShowsAllByTheNext() {
        m_desk->fixtures.alert("theft", "Mất xe", std::nullopt);
        m_desk->fixtures.alert("noise", "Hát hò", std::nullopt);
        m_desk->gateway.publish();
        QTRY_VERIFY(readout().contains(QStringLiteral("2 tin")));
        auto* plot = m_desk->find<widgets::AlertRatePlot>("chartPlot");
        emit plot->barClicked({"noise"}, 21);
        QCOMPARE(m_desk->filter.spec().kinds, std::vector<std::string>{"noise"});
        QVERIFY(m_desk->filter.spec().from.has_value());
        QCOMPARE(m_desk->queue.rowCount(), 1);
        emit plot->barClicked({"noise"}, 21);
        QVERIFY(m_desk->filter.spec().isEmpty());
        QTest::mouseClick(m_desk->find<QPushButton>("legend0"), Qt::LeftButton);
        QCOMPARE(m_desk->filter.spec().kinds.size(), std::size_t(1));
        QVERIFY(!m_desk->filter.spec().from.has_value());
    }

    void tellsTheSameAsATable() {
        m_desk->fixtures.alert("theft", "Mất xe", std::nullopt);
        m_desk->gateway.publish();
        m_desk->key(Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
        auto* table = m_desk->find<QTableWidget>("chartTable");
        QTRY_VERIFY(table->isVisible() && table->rowCount() == 1);
        QCOMPARE(table->item(0, 0)->text(), QStringLiteral("1"));
        QCOMPARE(table->item(0, 22)->text(), QStringLiteral("1")); // 21 hours
    }

    void walksTheHoursFromTheKeyboard() {
        m_desk->fixtures.alert("theft", "Mất xe", std::nullopt);
        m_desk->gateway.publish();
        QTRY_VERIFY(readout().contains(QStringLiteral("1 tin")));
        m_desk->key(Qt::Key_4, Qt::ControlModifier);
        m_desk->key(Qt::Key_Left);
        QVERIFY(readout().contains(QStringLiteral("20–21")));
        m_desk->key(Qt::Key_Return);
        QCOMPARE(m_desk->queue.rowCount(), 0);
    }

    void takesHoursByADragAndGivesThemUpByEscape() {
        m_desk->fixtures.alert("theft", "Mất xe", std::nullopt);
        m_desk->gateway.publish();
        QTRY_VERIFY(readout().contains(QStringLiteral("1 tin")));
        auto* plot = m_desk->find<widgets::AlertRatePlot>("chartPlot");
        auto* drawn = plot->findChild<QWidget*>(QString(), Qt::FindDirectChildrenOnly);
        const QPoint from(drawn->width() / 3, drawn->height() / 2);
        const QPoint to(drawn->width() * 2 / 3, drawn->height() / 2);
        QTest::mousePress(drawn, Qt::LeftButton, {}, from);
        moveTo(*drawn, to);
        QVERIFY(m_desk->filter.spec().isEmpty()); // not before the button is let go
        QTest::mouseRelease(drawn, Qt::LeftButton, {}, to);
        const auto spec = m_desk->filter.spec();
        QVERIFY(spec.from && spec.to);
        const auto hours = std::chrono::duration_cast<std::chrono::hours>(*spec.to - *spec.from).count();
        QVERIFY2(hours >= 7 && hours <= 10, qPrintable(QString::number(hours)));
        QVERIFY(readout().contains(QStringLiteral("đang lọc theo giờ")));
        QVERIFY(m_desk->find<QPushButton>("chipHours") != nullptr);
        QTest::keyClick(plot, Qt::Key_Escape);
        QVERIFY(m_desk->filter.spec().isEmpty());

        QTest::mousePress(drawn, Qt::LeftButton, {}, to);
        moveTo(*drawn, from);
        QTest::keyClick(plot, Qt::Key_Escape);
        QTest::mouseRelease(drawn, Qt::LeftButton, {}, from);
        QVERIFY(!m_desk->filter.spec().from.has_value());
    }

    // On a quiet night the bars of yesterday stood there as today's until the first alert.
    void beginsAnewAtMidnightThoughNothingComes() {
        m_desk->fixtures.alert("theft", "Mất xe", std::nullopt);
        m_desk->gateway.publish();
        QTRY_VERIFY(readout().contains(QStringLiteral("1 tin")));
        m_desk->gateway.clock += std::chrono::hours(3);
        m_desk->window->tick();
        QVERIFY(!readout().contains(QStringLiteral("1 tin")));
    }

    void takesHoursByShiftAndArrows() {
        m_desk->fixtures.alert("theft", "Mất xe", std::nullopt);
        m_desk->gateway.publish();
        m_desk->key(Qt::Key_4, Qt::ControlModifier);
        m_desk->key(Qt::Key_Left); // 20 hours
        m_desk->key(Qt::Key_Left, Qt::ShiftModifier);
        m_desk->key(Qt::Key_Left, Qt::ShiftModifier);
        m_desk->key(Qt::Key_Return);
        const auto spec = m_desk->filter.spec();
        QVERIFY(spec.from && spec.to);
        QCOMPARE(*spec.to - *spec.from, std::chrono::hours(3));
        QVERIFY(m_desk->filter.goBack() && m_desk->filter.spec().isEmpty());
    }

    void saysThatItCountsUnderTheFilter() {
        m_desk->fixtures.alert("theft", "Mất xe", std::nullopt);
        m_desk->fixtures.alert("robbery", "Cướp", std::nullopt);
        m_desk->gateway.publish();
        QTRY_VERIFY(readout().contains(QStringLiteral("2 tin")));
        m_desk->filter.setSpec({.priorities = {core::Priority::p1}});
        QTRY_VERIFY(readout().contains(QStringLiteral("Theo bộ lọc: 1 tin")));
        m_desk->filter.clear();
        QTRY_VERIFY(readout().contains(QStringLiteral("2 tin")) && !readout().contains(QStringLiteral("bộ lọc")));
    }

    void putsRareKindsTogether() {
        std::vector<models::AlertRate::KindRow> rows;
        for (int i = 0; i < 12; ++i) {
            models::AlertRate::KindRow row{.kind = "k" + std::to_string(i)};
            row.today[3] = 12 - i;
            row.total = 12 - i;
            rows.push_back(row);
        }
        const auto series = widgets::chartSeries(rows, m_desk->board.policy(), 8, QStringLiteral("khác"));
        QCOMPARE(series.size(), std::size_t(8));
        QCOMPARE(series.back().name, QStringLiteral("khác"));
        QCOMPARE(series.back().kinds.size(), std::size_t(5));
        QCOMPARE(series.back().hours[3], 15.0);
    }

    void keepsAKindsColourWhenTheOrderChanges() {
        widgets::SeriesColours colours;
        std::vector<widgets::ChartSeries> series(3);
        series[0].kinds = {"theft"};
        series[1].kinds = {"noise"};
        series[2].kinds = {"other", "lost"}; // the rest
        colours.assign(series);
        const auto theft = series[0].colour;
        const auto noise = series[1].colour;
        QVERIFY(theft != noise && theft != series[2].colour && noise != series[2].colour);
        std::swap(series[0], series[1]);
        colours.assign(series);
        QCOMPARE(series[0].colour, noise);
        QCOMPARE(series[1].colour, theft);
        series[0].kinds = {"fight"}; // in the place of noise
        colours.assign(series);
        QCOMPARE(series[1].colour, theft);
        QVERIFY(series[0].colour != theft);
    }

private:
    /// QTest::mouseMove holds no button.
    static void moveTo(QWidget& widget, const QPoint& to) {
        QMouseEvent move(QEvent::MouseMove, to, widget.mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&widget, &move);
    }
    QString readout() { return m_desk->find<QLabel>("chartReadout")->text(); }
    widgets::Theme m_theme{static_cast<QApplication&>(*QCoreApplication::instance())};
    std::unique_ptr<DeskHarness> m_desk;
};

QTEST_MAIN(AlertRateChartTest)
#include "AlertRateChartTest.moc"
