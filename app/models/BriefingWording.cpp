// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/BriefingWording.h"

#include "models/ChartShare.h"

#include <QLocale>

#include <cmath>
#include <format>

namespace trucban::models::briefing {

namespace {

const QLocale& vietnamese() {
    static const QLocale locale(QLocale::Vietnamese, QLocale::Vietnam);
    return locale;
}

struct Moment {
    std::chrono::year_month_day date;
    std::chrono::hh_mm_ss<core::Milliseconds> time;
};

Moment momentOf(core::Instant at) {
    const auto local = at + core::kVietnamUtcOffset;
    const auto day = std::chrono::floor<std::chrono::days>(local);
    return {std::chrono::year_month_day{day}, std::chrono::hh_mm_ss{local - day}};
}

QString dateOf(const std::chrono::year_month_day& date) {
    return QString::fromStdString(std::format("{:02}/{:02}/{}", static_cast<unsigned>(date.day()),
                                              static_cast<unsigned>(date.month()), static_cast<int>(date.year())));
}

QString durationOf(double seconds) {
    const auto whole = static_cast<qlonglong>(std::llround(std::fabs(seconds)));
    const auto sign = seconds < 0 && whole > 0 ? "-" : "";
    const auto text = whole >= 3600 ? std::format("{}{}:{:02}:{:02}", sign, whole / 3600, whole / 60 % 60, whole % 60)
                                    : std::format("{}{:02}:{:02}", sign, whole / 60, whole % 60);
    return QString::fromStdString(text);
}

} // namespace

QString number(double value, ChartForm form) {
    switch (form) {
    case ChartForm::count:
        return vietnamese().toString(std::round(value) + 0.0, 'f', 0);
    case ChartForm::decimal:
        return vietnamese().toString(value, 'f', 1);
    case ChartForm::percent: {
        const auto written = writtenShare(value);
        return QString::fromLatin1(written.sign()).replace(QLatin1Char(' '), QChar(0x00A0)) +
               vietnamese().toString(written.number, 'f', written.digits) + QStringLiteral("\u00A0%");
    }
    case ChartForm::duration:
        return durationOf(value);
    }
    return {};
}

QString withUnit(double value, ChartForm form, const QString& unit) {
    const auto figure = number(value, form);
    return form == ChartForm::percent || unit.isEmpty() ? figure : QStringLiteral("%1 %2").arg(figure, unit);
}

QString cell(const ChartCell& cell) {
    switch (cell.kind) {
    case ChartCell::Kind::number:
        return number(cell.number, cell.form);
    case ChartCell::Kind::day:
        return date(static_cast<core::Day>(std::floor(cell.number)));
    case ChartCell::Kind::text:
        break;
    }
    return cell.text;
}

QString date(core::Day day) {
    return dateOf(core::dateOf(day));
}

QString dateInWords(core::Instant at) {
    const auto [date, time] = momentOf(at);
    // Zeros before days under 10 and before January and February, so that none can be added.
    const auto month = static_cast<unsigned>(date.month());
    return QString::fromStdString(std::format("ngày {:02} tháng {} năm {}", static_cast<unsigned>(date.day()),
                                              month <= 2 ? std::format("{:02}", month) : std::to_string(month),
                                              static_cast<int>(date.year())));
}

QString minute(core::Instant at) {
    const auto [date, time] = momentOf(at);
    return QString::fromStdString(std::format("{:02}:{:02} ngày ", time.hours().count(), time.minutes().count())) +
           dateOf(date);
}

QString clock(core::Instant at) {
    const auto [date, time] = momentOf(at);
    return QString::fromStdString(
        std::format("{:02}:{:02}:{:02}", time.hours().count(), time.minutes().count(), time.seconds().count()));
}

QString kind(core::BriefingKind kind) {
    switch (kind) {
    case core::BriefingKind::daily:
        return QStringLiteral("Báo cáo giao ban");
    case core::BriefingKind::interim:
        return QStringLiteral("Báo cáo sơ kết");
    case core::BriefingKind::final_:
        return QStringLiteral("Báo cáo tổng kết");
    }
    return {};
}

QString chapter(BriefingChapter chapter) {
    switch (chapter) {
    case BriefingChapter::situation:
        return QStringLiteral("Tình hình");
    case BriefingChapter::trend:
        return QStringLiteral("Diễn biến");
    case BriefingChapter::map:
        return QStringLiteral("Bản đồ");
    case BriefingChapter::response:
        return QStringLiteral("Tiếp nhận, xử lý");
    case BriefingChapter::outreach:
        return QStringLiteral("Tổ 3 trong 1");
    case BriefingChapter::initiatives:
        return QStringLiteral("Mô hình");
    case BriefingChapter::tasks:
        return QStringLiteral("Nhiệm vụ");
    case BriefingChapter::decision:
        return QStringLiteral("Xin ý kiến");
    case BriefingChapter::ward:
        return QStringLiteral("Từng địa bàn");
    }
    return {};
}

QString profile(BriefingProfile profile) {
    switch (profile) {
    case BriefingProfile::duty:
        return QStringLiteral("Trực ban");
    case BriefingProfile::wardLeader:
        return QStringLiteral("Lãnh đạo phường");
    case BriefingProfile::committee:
        return QStringLiteral("Ban Chỉ đạo");
    }
    return {};
}

QString role(core::Role role) {
    switch (role) {
    case core::Role::dutyOfficer:
        return QStringLiteral("Cán bộ trực ban");
    case core::Role::wardLeader:
        return QStringLiteral("Lãnh đạo phường");
    case core::Role::committee:
        return QStringLiteral("Ban Chỉ đạo 138");
    case core::Role::team:
        return QStringLiteral("Tổ công tác");
    case core::Role::city:
        return QStringLiteral("Trực ban thành phố");
    case core::Role::admin:
        return QStringLiteral("Quản trị");
    }
    return {};
}

QString interval(const ChartChange& change) {
    const auto& words = change.interval;
    const auto aside = words.lastIndexOf(QLatin1String(" ("));
    return aside > 0 && words.endsWith(QLatin1Char(')'))
               ? QStringLiteral("%1, %2").arg(words.left(aside), words.sliced(aside + 2).chopped(1))
               : words;
}

QString change(const TileChart& tile) {
    if (!tile.change.before && tile.change.words.isEmpty()) {
        return tile.beforeName.isEmpty() ? QString() : noComparison();
    }
    auto words = tile.change.words.isEmpty() ? QStringLiteral("không đổi") : tile.change.words;
    if (!tile.change.interval.isEmpty()) {
        words += QStringLiteral(" (%1)").arg(interval(tile.change));
    }
    if (!tile.beforeName.isEmpty()) {
        words += QStringLiteral(" so với %1").arg(tile.beforeName);
    }
    switch (tile.change.tone) {
    case ChartTone::good:
        return words + QStringLiteral(", tốt hơn");
    case ChartTone::bad:
        return words + QStringLiteral(", kém hơn");
    case ChartTone::neutral:
        break;
    }
    return words;
}

QString noFigure() {
    return QStringLiteral("chưa có số liệu");
}

QString noComparison() {
    return QStringLiteral("không có số liệu so sánh");
}

QString asOf(const BriefingHeader& header) {
    const auto figures = QStringLiteral("Số liệu đến %1").arg(minute(header.asOf));
    return header.isOfPart ? QStringLiteral("Kỳ %1 đến %2. %3").arg(date(header.from), date(header.to), figures)
                           : figures;
}

QString until(const BriefingHeader& header) {
    return header.asOf < core::startOf(header.to + 1) ? minute(header.asOf)
                                                      : QStringLiteral("hết ngày %1").arg(date(header.to));
}

QString logMark(const BriefingHeader& header) {
    return QStringLiteral("Nhật ký số %1 · %2")
        .arg(vietnamese().toString(static_cast<qulonglong>(header.logSeq)), header.headHash.left(12));
}

QString roman(int number) {
    static constexpr std::array<std::pair<int, const char*>, 13> kDigits{{{1000, "M"},
                                                                          {900, "CM"},
                                                                          {500, "D"},
                                                                          {400, "CD"},
                                                                          {100, "C"},
                                                                          {90, "XC"},
                                                                          {50, "L"},
                                                                          {40, "XL"},
                                                                          {10, "X"},
                                                                          {9, "IX"},
                                                                          {5, "V"},
                                                                          {4, "IV"},
                                                                          {1, "I"}}};
    QString text;
    for (const auto& [value, digits] : kDigits) {
        for (; number >= value; number -= value) {
            text += QLatin1String(digits);
        }
    }
    return text;
}

} // namespace trucban::models::briefing
