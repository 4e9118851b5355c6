// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Filter.h"
#include "models/NoiseRate.h"
#include "widgets/charts/AlertRatePlot.h"
#include "widgets/charts/AlertRateSeries.h"
#include "widgets/status/Knowledge.h"
#include "widgets/theme/Theme.h"

#include <QFrame>
#include <QTimer>

class QGridLayout;
class QStackedWidget;
class QTableWidget;
class QToolButton;
class QVBoxLayout;

namespace trucban::widgets {

class ElidedLabel;
class ThemedLabel;

/// Alerts per hour of today by kind against the mean of the last seven days. A click on a bar, or on a kind in the
/// legend, filters queue and map to it; the same click again shows all; a drag filters to some hours. It counts under
/// the filter but for kinds and time, and shows the time that is asked for. The same figures as a table for keyboard
/// and screen reader.
class AlertRateChart : public QFrame {
    Q_OBJECT
public:
    AlertRateChart(Theme& theme, models::Board& board, models::AlertRate& rate, models::Filter& filter,
                   std::function<core::Instant()> clock, QWidget* parent = nullptr);
    void setKnowledge(Knowledge knowledge);
    void setAsTable(bool asTable);
    void focusChart();
    /// Another hour or day is shown as today's; the window calls it each second.
    void refreshTimes();

signals:
    void tableRequested(bool asTable);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void fillTable();
    void fillLegend();
    void choose(const std::vector<std::string>& kinds, std::optional<int> hour);
    void showReadout(std::optional<int> hour);
    void showNoise();
    void retranslate();
    void chooseHours(int first, int last);
    void clearTime();
    [[nodiscard]] std::optional<AlertRatePlot::Span> window() const;

    Theme& m_theme;
    models::Board& m_board;
    models::AlertRate& m_rate;
    models::Filter& m_filter;
    std::function<core::Instant()> m_clock;
    core::Instant m_shownHour{};
    ThemedLabel* m_title;
    ElidedLabel* m_readout;
    models::NoiseRate m_noise;
    ElidedLabel* m_noiseWords;
    QToolButton* m_tableButton;
    QStackedWidget* m_stack;
    AlertRatePlot* m_plot;
    QTableWidget* m_table;
    QWidget* m_legend;
    QGridLayout* m_legendGrid;
    SeriesColours m_colours;
    Knowledge m_knowledge = Knowledge::stale;
    std::vector<ChartSeries> m_series;
    QTimer m_pause;
};

} // namespace trucban::widgets
