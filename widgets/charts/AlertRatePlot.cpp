// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/AlertRatePlot.h"

#include "models/Wording.h"

#include <QKeyEvent>
#include <QVBoxLayout>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace trucban::widgets {

class AlertRatePlot::Private {
public:
    explicit Private(Theme& t) : theme(t) {}
    Theme& theme;
    QCustomPlot* plot = nullptr;
    std::vector<QCPBars*> bars;
    QCPGraph* mean = nullptr;
    QCPItemRect* hourMark = nullptr;
    QSharedPointer<QCPAxisTickerText> hours{new QCPAxisTickerText};
    Look look;
    std::optional<int> cursor;

    [[nodiscard]] std::optional<int> hourAt(double pixel) const {
        const int hour = static_cast<int>(std::floor(plot->xAxis->pixelToCoord(pixel) + 0.5));
        return hour >= 0 && hour < 24 ? std::optional(hour) : std::nullopt;
    }
    /// Which series lies under a point of the plot: bars are stacked in order.
    [[nodiscard]] const ChartSeries* seriesAt(int hour, double value) const {
        double top = 0;
        for (const auto& series : look.series) {
            top += series.hours[static_cast<std::size_t>(hour)];
            if (value <= top) {
                return &series;
            }
        }
        return nullptr;
    }
    [[nodiscard]] double highest() const {
        double most = 4;
        for (std::size_t hour = 0; hour < 24; ++hour) {
            double sum = 0;
            for (const auto& series : look.series) {
                sum += series.hours[hour];
            }
            most = std::max({most, sum, look.mean ? (*look.mean)[hour] : 0});
        }
        return most;
    }
};

AlertRatePlot::AlertRatePlot(Theme& theme, QWidget* parent) : QWidget(parent), d(std::make_unique<Private>(theme)) {
    setObjectName(QStringLiteral("chartPlot"));
    setFocusPolicy(Qt::StrongFocus);
    d->plot = new QCustomPlot(this);
    d->plot->setFocusPolicy(Qt::NoFocus);
    d->plot->setNoAntialiasingOnDrag(true);
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(d->plot);
    d->mean = d->plot->addGraph();
    d->mean->setLineStyle(QCPGraph::lsStepCenter);
    d->hourMark = new QCPItemRect(d->plot);
    d->hourMark->setLayer(QStringLiteral("background"));
    d->hourMark->topLeft->setTypeX(QCPItemPosition::ptPlotCoords);
    d->hourMark->topLeft->setTypeY(QCPItemPosition::ptAxisRectRatio);
    d->hourMark->bottomRight->setTypeX(QCPItemPosition::ptPlotCoords);
    d->hourMark->bottomRight->setTypeY(QCPItemPosition::ptAxisRectRatio);
    d->plot->xAxis->setRange(-0.6, 23.6);
    d->plot->xAxis->setTicker(d->hours);
    for (int hour = 0; hour < 24; hour += 2) {
        d->hours->addTick(hour, QString::number(hour));
    }
    connect(d->plot, &QCustomPlot::mouseMove, this,
            [this](QMouseEvent* event) { setCursorHour(d->hourAt(event->position().x())); });
    connect(d->plot, &QCustomPlot::mousePress, this, [this](QMouseEvent* event) {
        const auto hour = d->hourAt(event->position().x());
        const auto* series = hour ? d->seriesAt(*hour, d->plot->yAxis->pixelToCoord(event->position().y())) : nullptr;
        if (series != nullptr) {
            emit barClicked(series->kinds, *hour);
        }
    });
    connect(&theme, &Theme::changed, this, &AlertRatePlot::restyle);
    restyle();
}

AlertRatePlot::~AlertRatePlot() = default;

QColor AlertRatePlot::seriesColour(const Theme& theme, std::size_t index) {
    return theme.colour(static_cast<Ink>(static_cast<std::size_t>(Ink::chart1) + std::min<std::size_t>(index, 7)));
}

void AlertRatePlot::show(const Look& look) {
    d->look = look;
    while (d->bars.size() < look.series.size()) {
        auto* bar = new QCPBars(d->plot->xAxis, d->plot->yAxis);
        bar->setWidth(0.72);
        if (!d->bars.empty()) {
            bar->moveAbove(d->bars.back());
        }
        d->bars.push_back(bar);
    }
    const auto isChosen = [&look](const ChartSeries& series) {
        return look.chosenKinds.empty() ||
               std::ranges::find_first_of(series.kinds, look.chosenKinds) != series.kinds.end();
    };
    for (std::size_t i = 0; i < d->bars.size(); ++i) {
        QList<double> keys;
        QList<double> values;
        if (i < look.series.size()) {
            for (int hour = 0; hour < 24; ++hour) {
                keys << hour;
                values << look.series[i].hours[static_cast<std::size_t>(hour)];
            }
            auto colour = seriesColour(d->theme, look.series[i].colour);
            colour.setAlphaF(isChosen(look.series[i]) ? 1.0F : 0.25F);
            d->bars[i]->setBrush(colour);
            d->bars[i]->setPen(QPen(d->theme.colour(Ink::panel), 0.6));
        }
        d->bars[i]->setData(keys, values, true);
    }
    QList<double> keys;
    QList<double> values;
    for (int hour = 0; look.mean && hour < 24; ++hour) {
        keys << hour;
        values << (*look.mean)[static_cast<std::size_t>(hour)];
    }
    d->mean->setData(keys, values, true);
    d->plot->yAxis->setRange(0, d->highest() * 1.12);
    restyle();
}

void AlertRatePlot::restyle() {
    const auto& theme = d->theme;
    d->plot->setBackground(theme.colour(Ink::panel));
    d->plot->setLocale(models::Wording::isEnglish() ? QLocale(QLocale::English) : QLocale(QLocale::Vietnamese));
    for (auto* axis : {d->plot->xAxis, d->plot->yAxis}) {
        axis->setBasePen(QPen(theme.colour(Ink::chartGrid)));
        axis->setTickPen(QPen(theme.colour(Ink::chartGrid)));
        axis->setSubTickPen(Qt::NoPen);
        axis->setTickLabelColor(theme.colour(Ink::chartAxis));
        axis->setTickLabelFont(theme.font(TextRole::small));
        axis->setTickLength(0, 3);
        axis->grid()->setZeroLinePen(QPen(theme.colour(Ink::chartGrid)));
    }
    d->plot->xAxis->grid()->setVisible(false);
    d->plot->yAxis->grid()->setPen(QPen(theme.colour(Ink::chartGrid), 1, Qt::SolidLine));
    d->plot->yAxis->ticker()->setTickCount(std::clamp(height() / theme.px(32), 2, 4));
    d->plot->yAxis->ticker()->setTickStepStrategy(QCPAxisTicker::tssMeetTickCount);
    d->plot->yAxis->setNumberFormat(QStringLiteral("f"));
    d->plot->yAxis->setNumberPrecision(0);
    d->plot->axisRect()->setAutoMargins(QCP::msLeft | QCP::msBottom);
    d->plot->axisRect()->setMargins(QMargins(0, theme.px(6), theme.px(6), 0));
    d->mean->setPen(QPen(theme.colour(Ink::chartBaseline), theme.px(2), Qt::DashLine));
    const auto hour = d->cursor            ? d->cursor
                      : d->look.chosenHour ? d->look.chosenHour
                                           : std::optional(d->look.currentHour);
    d->hourMark->topLeft->setCoords(*hour - 0.5, 0);
    d->hourMark->bottomRight->setCoords(*hour + 0.5, 1);
    d->hourMark->setBrush(theme.colour(d->cursor || d->look.chosenHour ? Ink::hover : Ink::panelAlt));
    d->hourMark->setPen(d->look.chosenHour ? QPen(theme.colour(Ink::accent)) : QPen(Qt::NoPen));
    d->plot->replot(QCustomPlot::rpQueuedReplot);
}

void AlertRatePlot::setCursorHour(std::optional<int> hour) {
    if (hour != d->cursor) {
        d->cursor = hour;
        emit hourHovered(hour);
        restyle();
    }
}

void AlertRatePlot::keyPressEvent(QKeyEvent* event) {
    const int now = d->cursor.value_or(d->look.currentHour);
    switch (event->key()) {
    case Qt::Key_Left:
        setCursorHour(std::max(0, now - 1));
        return;
    case Qt::Key_Right:
        setCursorHour(std::min(23, now + 1));
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit barClicked({}, now);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void AlertRatePlot::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    restyle(); // as many figures on the axis as there is room for
}

void AlertRatePlot::focusOutEvent(QFocusEvent* event) {
    setCursorHour(std::nullopt);
    QWidget::focusOutEvent(event);
}

} // namespace trucban::widgets
