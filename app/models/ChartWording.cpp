// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ChartWording.h"

#include "models/ChartShare.h"
#include "models/Wording.h"

#include <QDate>

#include <algorithm>
#include <array>
#include <cmath>

namespace trucban::models {

namespace {

QDate dateOf(ChartDay day) {
    return QDate(1970, 1, 1).addDays(static_cast<qint64>(std::floor(day)));
}

QString duration(double seconds) {
    return Wording::duration(std::chrono::milliseconds(std::llround(seconds) * 1000));
}

QString share(double percent) {
    const auto written = writtenShare(percent);
    return QString::fromLatin1(written.sign()).replace(QLatin1Char(' '), QChar(0x00A0)) +
           Wording::decimal(written.number, written.digits) + QStringLiteral("\u00A0%");
}

} // namespace

QString ChartWording::number(double value, ChartForm form) {
    switch (form) {
    case ChartForm::count:
        // A mean of counts is no count: what is not whole keeps a decimal.
        return std::abs(value - std::round(value)) < 0.05 ? Wording::number(std::llround(value))
                                                          : Wording::decimal(value, 1);
    case ChartForm::decimal:
        return Wording::decimal(value, 1);
    case ChartForm::percent:
        return share(value);
    case ChartForm::duration:
        return duration(value);
    }
    return {};
}

QString ChartWording::number(const std::optional<double>& value, ChartForm form) {
    return value ? number(*value, form) : noFigure();
}

QString ChartWording::axis(double value, ChartForm form, double step) {
    const int digits = step >= 1 ? 0 : std::clamp(static_cast<int>(std::ceil(-std::log10(step))), 1, 4);
    const bool isPercent = form == ChartForm::percent;
    if (form == ChartForm::duration) {
        return duration(value);
    }
    const auto text = digits == 0 ? Wording::number(std::llround(value)) : Wording::decimal(value, digits);
    return isPercent ? text + QStringLiteral("\u00A0%") : text;
}

QString ChartWording::withUnit(double value, ChartForm form, const QString& unit) {
    const auto text = number(value, form);
    const bool saysUnit = form == ChartForm::percent || form == ChartForm::duration || unit.isEmpty();
    return saysUnit ? text : text + QChar(0x00A0) + unit;
}

QString ChartWording::dayMonth(ChartDay day) {
    return dateOf(day).toString(QStringLiteral("dd/MM"));
}

QString ChartWording::date(ChartDay day) {
    return dateOf(day).toString(QStringLiteral("dd/MM/yyyy"));
}

QString ChartWording::weekday(int mondayFirst) {
    switch (mondayFirst) {
    case 0:
        return tr("Thứ hai");
    case 1:
        return tr("Thứ ba");
    case 2:
        return tr("Thứ tư");
    case 3:
        return tr("Thứ năm");
    case 4:
        return tr("Thứ sáu");
    case 5:
        return tr("Thứ bảy");
    default:
        return tr("Chủ nhật");
    }
}

QString ChartWording::weekdayShort(int mondayFirst) {
    switch (mondayFirst) {
    case 0:
        return tr("T2");
    case 1:
        return tr("T3");
    case 2:
        return tr("T4");
    case 3:
        return tr("T5");
    case 4:
        return tr("T6");
    case 5:
        return tr("T7");
    default:
        return tr("CN");
    }
}

QString ChartWording::hours(int hour) {
    return tr("%1–%2 giờ").arg(hour).arg(hour + 1);
}

QString ChartWording::noFigure() {
    return tr("chưa có số liệu");
}

QString ChartWording::notEntered() {
    return tr("chưa nhập");
}

QString ChartWording::noComparison() {
    return tr("không có số liệu so sánh");
}

bool ChartWording::isChange(double now, double before, ChartForm form) {
    const double least = form == ChartForm::percent ? 0.05 : form == ChartForm::duration ? 0.5 : 0;
    const double difference = std::abs(now - before);
    return least > 0 ? difference >= least : difference > 0;
}

QString ChartWording::tone(ChartTone tone) {
    switch (tone) {
    case ChartTone::neutral:
        return {};
    case ChartTone::good:
        return tr("tốt hơn");
    case ChartTone::bad:
        return tr("xấu đi");
    }
    return {};
}

} // namespace trucban::models
