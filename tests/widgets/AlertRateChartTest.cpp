// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/AlertRateChart.h"

#include "widgets/DeskHarness.h"
#include "widgets/charts/AlertRatePlot.h"
#include "widgets/window/DutyWorkspace.h"

#include <QApplication>
#include <QLabel>
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
        QVERIFY(readout().contains(QStringLiteral("chưa có số liệu để so sánh")));
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
    QString readout() { return m_desk->find<QLabel>("chartReadout")->text(); }
    widgets::Theme m_theme{static_cast<QApplication&>(*QCoreApplication::instance())};
    std::unique_ptr<DeskHarness> m_desk;
};

QTEST_MAIN(AlertRateChartTest)
#include "AlertRateChartTest.moc"
