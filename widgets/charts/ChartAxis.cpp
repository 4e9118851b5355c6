// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/ChartAxis.h"

#include "models/ChartWording.h"
#include "models/Wording.h"

#include <QCoreApplication>
#include <QDate>
#include <qcustomplot.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace trucban::widgets {

using models::ChartForm;
using models::ChartWording;

namespace {

constexpr double kDay = 86'400;
constexpr std::array<double, 23> kClockSteps{1,      2,    5,        10,       15,        30,        60,        120,
                                             300,    600,  900,      1'800,    3'600,     7'200,     14'400,    21'600,
                                             43'200, kDay, 2 * kDay, 7 * kDay, 30 * kDay, 91 * kDay, 365 * kDay};

double clockStep(double span, int wanted) {
    const auto step = std::ranges::lower_bound(kClockSteps, span / std::max(1, wanted));
    return step == kClockSteps.end() ? std::ceil(span / wanted / kDay) * kDay : *step;
}

TextStyle axisStyle(const ChartScene& scene, Qt::Alignment align) {
    return {.colour = scene.look().muted, .times = 0.95, .align = align};
}

double readableStep(double span, ChartForm form, int wanted) {
    if (form == ChartForm::duration) {
        return clockStep(span, wanted);
    }
    QCPAxisTicker ticker;
    ticker.setTickCount(std::max(1, wanted));
    QVector<double> at;
    ticker.generate(QCPRange(0, span), QLocale::c(), QLatin1Char('f'), 0, at, nullptr, nullptr);
    const double step = at.size() > 1 ? at[1] - at[0] : span;
    return form == ChartForm::count ? std::max(1.0, std::ceil(step)) : step; // half a case is none
}

bool isMonthStart(const QDate& date) {
    return date.day() == 1;
}
bool isWeekStart(const QDate& date) {
    return date.dayOfWeek() == Qt::Monday;
}

/// Which days get a tick, from fine to coarse.
struct DayStep {
    bool (*isTick)(const QDate& date);
    double days; ///< that lie between two of them, at least
};
constexpr std::array kDaySteps{
    DayStep{[](const QDate& /*date*/) { return true; }, 1},
    DayStep{[](const QDate& date) { return date.toJulianDay() % 2 == 0; }, 2},
    DayStep{[](const QDate& date) { return isWeekStart(date); }, 7},
    DayStep{[](const QDate& date) { return isWeekStart(date) && date.weekNumber() % 2 == 0; }, 7},
    DayStep{[](const QDate& date) { return isMonthStart(date); }, 28},
    DayStep{[](const QDate& date) { return isMonthStart(date) && date.month() % 3 == 1; }, 90},
    DayStep{[](const QDate& date) { return isMonthStart(date) && date.month() == 1; }, 365},
    DayStep{[](const QDate& date) { return isMonthStart(date) && date.month() == 1 && date.year() % 10 == 0; }, 3'650},
};

} // namespace

ValueScale valueScale(double least, double most, ChartForm form, int wanted) {
    ValueScale scale;
    const double low = std::min(0.0, least);
    const double high = std::max(most, low + (form == ChartForm::count ? 1 : 0.1));
    scale.step = readableStep(high - low, form, wanted);
    scale.least = std::floor(low / scale.step) * scale.step;
    scale.most = std::ceil(high / scale.step - 1e-9) * scale.step;
    for (double at = scale.least; at <= scale.most + scale.step / 2; at += scale.step) {
        scale.ticks.push_back({at, ChartWording::axis(at, form, scale.step)});
    }
    return scale;
}

std::vector<AxisTick> dayTicks(const ChartScene& scene, const ChartPlotArea& plot) {
    const double room = scene.measure(QStringLiteral("00/00"), axisStyle(scene, {})).width() + scene.look().em(0.9);
    const double perDay = plot.area.width() / std::max(1e-9, plot.to - plot.from);
    const auto fits = [room, perDay](const DayStep& step) { return step.days * perDay >= room; };
    const auto step = std::ranges::find_if(kDaySteps, fits);
    std::vector<AxisTick> ticks;
    const double span = plot.to - plot.from;
    if (step == kDaySteps.end() || span > 100'000) {
        return ticks;
    }
    for (double day = std::ceil(plot.from); day <= plot.to; day += 1) {
        const auto date = QDate(1970, 1, 1).addDays(static_cast<qint64>(day));
        if (step->isTick(date)) {
            ticks.push_back({day, step->days >= 365 ? QString::number(date.year()) : ChartWording::dayMonth(day)});
        }
    }
    return ticks;
}

QString spanWords(double seconds) {
    const auto all = std::llround(seconds);
    const auto words = [](const char* text, long long count) {
        return QCoreApplication::translate("Charts", text).arg(models::Wording::number(count));
    };
    if (all < 60) {
        return words(QT_TRANSLATE_NOOP("Charts", "%1 giây"), all);
    }
    if (all < 3'600 && all % 60 == 0) {
        return words(QT_TRANSLATE_NOOP("Charts", "%1 phút"), all / 60);
    }
    if (all < 86'400 && all % 3'600 == 0) {
        return words(QT_TRANSLATE_NOOP("Charts", "%1 giờ"), all / 3'600);
    }
    if (all % 86'400 == 0) {
        return words(QT_TRANSLATE_NOOP("Charts", "%1 ngày"), all / 86'400);
    }
    return ChartWording::number(seconds, ChartForm::duration);
}

std::vector<AxisTick> durationTicks(const ChartPlotArea& plot) {
    constexpr std::array<double, 16> kSteps{1,   2,     5,     10,    30,     60,     120,  300,
                                            900, 1'800, 3'600, 7'200, 21'600, 43'200, kDay, 7 * kDay};
    std::vector<AxisTick> ticks;
    for (const double seconds : kSteps) {
        const double at = std::log10(seconds);
        if (at >= plot.from - 1e-9 && at <= plot.to + 1e-9) {
            ticks.push_back({at, spanWords(seconds)});
        }
    }
    return ticks;
}

QRectF drawValueAxis(ChartScene& scene, const QRectF& area, const ValueScale& scale) {
    const auto& look = scene.look();
    const auto style = axisStyle(scene, Qt::AlignRight | Qt::AlignVCenter);
    double width = 0;
    for (const auto& tick : scale.ticks) {
        width = std::max(width, scene.measure(tick.words, style).width());
    }
    const double height = scene.lineHeight(0.95);
    const QRectF plot = area.adjusted(width + look.em(0.5), height / 2, -look.em(0.5), -height - look.em(0.4));
    std::vector<QLineF> grid;
    for (const auto& tick : scale.ticks) {
        const double y = scale.toY(tick.at, plot);
        grid.emplace_back(plot.left(), y, plot.right(), y);
        scene.text(QRectF(area.left(), y - height / 2, width, height), tick.words, style);
    }
    scene.lines(grid, QPen(look.grid, look.em(0.07)));
    return plot;
}

void drawFootAxis(ChartScene& scene, const ChartPlotArea& plot, const std::vector<AxisTick>& ticks) {
    const auto& look = scene.look();
    const auto style = axisStyle(scene, Qt::AlignHCenter | Qt::AlignTop);
    const double height = scene.lineHeight(0.95);
    std::vector<QLineF> marks{QLineF(plot.area.bottomLeft(), plot.area.bottomRight())};
    for (const auto& tick : ticks) {
        const double x = plot.toX(tick.at);
        const double width = scene.measure(tick.words, style).width();
        marks.emplace_back(x, plot.area.bottom(), x, plot.area.bottom() + look.em(0.25));
        // At the ends words move inwards rather than out of the picture.
        const double left = std::clamp(x - width / 2, plot.area.left() - look.em(1.5),
                                       std::max(plot.area.left(), plot.area.right() + look.em(0.4) - width));
        const QRectF place(left, plot.area.bottom() + look.em(0.35), width, height);
        if (scene.isFree(place.adjusted(-look.em(0.3), 0, look.em(0.3), 0))) {
            scene.text(place, tick.words, style);
        }
    }
    scene.lines(marks, QPen(look.muted, look.em(0.07)));
}

void drawRowsAxis(ChartScene& scene, const QRectF& area, const ValueScale& scale) {
    const auto& look = scene.look();
    const auto style = axisStyle(scene, Qt::AlignHCenter | Qt::AlignTop);
    const double height = scene.lineHeight(0.95);
    std::vector<QLineF> grid;
    for (const auto& tick : scale.ticks) {
        const double x = scale.toX(tick.at, area);
        const double width = scene.measure(tick.words, style).width();
        grid.emplace_back(x, area.top(), x, area.bottom());
        const QRectF place(x - width / 2, area.bottom() + look.em(0.2), width, height);
        if (scene.isFree(place.adjusted(-look.em(0.3), 0, look.em(0.3), 0))) {
            scene.text(place, tick.words, style);
        }
    }
    scene.lines(grid, QPen(look.grid, look.em(0.07)));
}

} // namespace trucban::widgets
