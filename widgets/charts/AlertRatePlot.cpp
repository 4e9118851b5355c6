// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/AlertRatePlot.h"

#include "models/Wording.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
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
    QCPItemRect* windowMark = nullptr;
    QSharedPointer<QCPAxisTickerText> hours{new QCPAxisTickerText};
    Look look;
    std::optional<int> cursor;
    std::optional<int> anchor; ///< of a range under way; its other end is the cursor
    std::optional<QPointF> pressedAt;
    bool dragging = false;

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
    for (auto** mark : {&d->windowMark, &d->hourMark}) {
        *mark = new QCPItemRect(d->plot);
        (*mark)->setLayer(QStringLiteral("background"));
        for (auto* corner : {(*mark)->topLeft, (*mark)->bottomRight}) {
            corner->setTypeX(QCPItemPosition::ptPlotCoords);
            corner->setTypeY(QCPItemPosition::ptAxisRectRatio);
        }
    }
    d->plot->xAxis->setRange(-0.6, 23.6);
    d->plot->xAxis->setTicker(d->hours);
    for (int hour = 0; hour < 24; hour += 2) {
        d->hours->addTick(hour, QString::number(hour));
    }
    wireMouse();
    connect(&theme, &Theme::changed, this, &AlertRatePlot::restyle);
    restyle();
}

AlertRatePlot::~AlertRatePlot() = default;

void AlertRatePlot::wireMouse() {
    connect(d->plot, &QCustomPlot::mousePress, this, [this](QMouseEvent* event) {
        setFocus(Qt::MouseFocusReason); // Escape gives up the drag
        if (event->button() == Qt::LeftButton) {
            d->pressedAt = event->position();
            d->dragging = false;
        }
    });
    connect(d->plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) {
        const auto hour = d->hourAt(event->position().x());
        const double way = d->pressedAt ? std::abs(event->position().x() - d->pressedAt->x()) : 0;
        if (!d->dragging && way >= QApplication::startDragDistance()) {
            d->dragging = true;
            setAnchor(d->hourAt(d->pressedAt->x()));
        }
        if (hour || !d->dragging) { // beyond its edge a drag keeps the last hour
            setCursorHour(hour);
        }
    });
    connect(d->plot, &QCustomPlot::mouseRelease, this, [this](QMouseEvent* event) {
        const auto pressed = std::exchange(d->pressedAt, std::nullopt);
        if (std::exchange(d->dragging, false)) {
            chooseRange();
            return;
        }
        const auto hour = d->hourAt(event->position().x());
        const auto* series = hour ? d->seriesAt(*hour, d->plot->yAxis->pixelToCoord(event->position().y())) : nullptr;
        if (pressed && series != nullptr) {
            emit barClicked(series->kinds, *hour);
        }
    });
}

void AlertRatePlot::setAnchor(std::optional<int> hour) {
    d->anchor = hour;
    placeMarks();
}

void AlertRatePlot::chooseRange() {
    const auto anchor = std::exchange(d->anchor, std::nullopt);
    if (anchor && d->cursor) {
        emit hoursChosen(std::min(*anchor, *d->cursor), std::max(*anchor, *d->cursor));
    }
    placeMarks();
}

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
    placeMarks();
}

void AlertRatePlot::placeMarks() {
    const auto put = [](QCPItemRect& mark, double from, double to) {
        mark.topLeft->setCoords(from - 0.5, 0); // an hour's bar stands in its middle
        mark.bottomRight->setCoords(to - 0.5, 1);
    };
    const auto& theme = d->theme;
    auto window = d->look.window;
    if (d->anchor && d->cursor) {
        window = Span{.from = static_cast<double>(std::min(*d->anchor, *d->cursor)),
                      .to = static_cast<double>(std::max(*d->anchor, *d->cursor) + 1)};
    }
    d->windowMark->setVisible(window.has_value());
    if (window) {
        put(*d->windowMark, window->from, window->to);
    }
    auto fill = theme.colour(Ink::accent);
    fill.setAlphaF(0.16F);
    d->windowMark->setBrush(fill);
    d->windowMark->setPen(QPen(theme.colour(Ink::accent), theme.px(1)));
    // Where the filter asks for a time, the present hour is no news.
    d->hourMark->setVisible(d->cursor || !window);
    const int hour = d->cursor.value_or(d->look.currentHour);
    put(*d->hourMark, hour, hour + 1);
    d->hourMark->setBrush(theme.colour(d->cursor ? Ink::hover : Ink::panelAlt));
    d->hourMark->setPen(Qt::NoPen);
    d->plot->replot(QCustomPlot::rpQueuedReplot);
}

void AlertRatePlot::setCursorHour(std::optional<int> hour) {
    if (hour != d->cursor) {
        d->cursor = hour;
        emit hourHovered(hour);
        placeMarks();
    }
}

void AlertRatePlot::stepCursor(int by, bool extend) {
    const int now = d->cursor.value_or(d->look.currentHour);
    if (extend && !d->anchor) {
        d->anchor = now;
    } else if (!extend) {
        d->anchor.reset();
    }
    setCursorHour(std::clamp(now + by, 0, 23));
    placeMarks();
}

void AlertRatePlot::keyPressEvent(QKeyEvent* event) {
    const bool extend = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_Left:
        stepCursor(-1, extend);
        return;
    case Qt::Key_Right:
        stepCursor(1, extend);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (d->anchor) {
            chooseRange();
        } else {
            emit barClicked({}, d->cursor.value_or(d->look.currentHour));
        }
        return;
    case Qt::Key_Escape:
        if (d->anchor) {
            d->pressedAt.reset();
            d->dragging = false;
            setAnchor(std::nullopt);
            return;
        }
        if (d->look.window) {
            emit windowCleared();
            return;
        }
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void AlertRatePlot::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    restyle(); // as many figures on the axis as there is room for
}

void AlertRatePlot::focusOutEvent(QFocusEvent* event) {
    d->anchor.reset();
    d->dragging = false;
    setCursorHour(std::nullopt);
    placeMarks();
    QWidget::focusOutEvent(event);
}

} // namespace trucban::widgets
