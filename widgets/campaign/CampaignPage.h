// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/CampaignBoard.h"
#include "widgets/charts/ChartFrame.h"

#include <QWidget>

#include <functional>
#include <vector>

class QGridLayout;

namespace trucban::widgets {

/// What a choice in a chart narrows, and what is behind it.
enum class ChartChoice : std::uint8_t { none, days, kinds, hours, wards, neighbourhoods, indicators };

/// A page of charts, side by side where there is room. Charts are made while the page is in sight; a choice in one goes
/// to the board, and comes back as what all of them are narrowed to.
class CampaignPage : public QWidget {
    Q_OBJECT
public:
    using Maker = std::function<models::ChartData(const models::CampaignCharts&, const figures::IndicatorRef&)>;

    CampaignPage(Theme& theme, models::CampaignBoard& board, const QString& name, QWidget* parent = nullptr);

    /// `opens`: the indicator that the chart shows whichever is chosen; empty: the chosen one.
    ChartFrame& addChart(const QString& name, ChartChoice choice, Maker maker, const char* opens = "");
    /// Beside the charts.
    void addWidget(QWidget& widget);
    /// Above them, over all columns.
    void setHead(QWidget& widget);
    void setIndicator(const figures::IndicatorRef& indicator);
    /// Something changed: shown at once when the page is in sight, else when it comes there.
    void refresh();
    void focusFirst();

signals:
    /// What the indicator counts, narrowed as a key of that choice says.
    void itemsAsked(const figures::IndicatorRef& indicator, trucban::widgets::ChartChoice choice, const QString& key);
    void indicatorChosen(const QString& code);
    void retryAsked();

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Part {
        QWidget* widget = nullptr;
        ChartFrame* frame = nullptr; ///< of a chart
        ChartChoice choice = ChartChoice::none;
        Maker maker;
        std::string opens;
    };
    void choose(ChartChoice choice, const QString& key);
    void arrange();
    void fill();
    void showChosen(const Part& part) const;
    void showState(const Part& part) const;

    Theme& m_theme;
    models::CampaignBoard& m_board;
    QGridLayout* m_grid;
    QWidget* m_head = nullptr;
    std::vector<Part> m_parts;
    figures::IndicatorRef m_indicator;
    int m_columns = 0;
    bool m_isOld = true;
};

} // namespace trucban::widgets
