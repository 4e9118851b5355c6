// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/CampaignWording.h"

#include "models/ChartWording.h"
#include "models/Wording.h"

#include <array>
#include <cmath>

namespace trucban::models {

namespace {

using figures::ChangeKind;
using figures::FigureForm;

constexpr double kMsOfSecond = 1000;

QString fromView(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString ofLanguage(std::string_view vietnamese, std::string_view english) {
    return fromView(Wording::isEnglish() ? english : vietnamese);
}

QString plus(double value, const QString& magnitude) {
    return (value < 0 ? QStringLiteral("\u2212") : value > 0 ? QStringLiteral("+") : QString()) + magnitude;
}

/// A ratio as a change: 1.12 is "+12 %".
QString percent(double ratio) {
    const double change = (ratio - 1) * 100;
    const int digits = std::abs(change) < 10 ? 1 : 0;
    const double scale = digits == 1 ? 10 : 1;
    const double rounded = std::round(change * scale) / scale;
    return plus(rounded, Wording::decimal(std::abs(rounded), digits) + QStringLiteral("\u00A0%"));
}

struct LabelName {
    const char* code;
    const char* name;
};

constexpr std::array kLabels{
    // what people are guided to
    LabelName{"sosApp", QT_TRANSLATE_NOOP("CampaignWording", "SOS An ninh, trật tự")},
    LabelName{"vneid", QT_TRANSLATE_NOOP("CampaignWording", "VNeID")},
    LabelName{"help114", QT_TRANSLATE_NOOP("CampaignWording", "HELP114")},
    LabelName{"publicServices", QT_TRANSLATE_NOOP("CampaignWording", "Cổng dịch vụ công")},
    LabelName{"fireSafety", QT_TRANSLATE_NOOP("CampaignWording", "phòng cháy, chữa cháy")},
    LabelName{"residence", QT_TRANSLATE_NOOP("CampaignWording", "cư trú")},
    // what people ask for
    LabelName{"civilDispute", QT_TRANSLATE_NOOP("CampaignWording", "tranh chấp dân sự")},
    LabelName{"procedure", QT_TRANSLATE_NOOP("CampaignWording", "thủ tục hành chính")},
    LabelName{"identityPapers", QT_TRANSLATE_NOOP("CampaignWording", "giấy tờ tùy thân")},
    LabelName{"security", QT_TRANSLATE_NOOP("CampaignWording", "an ninh, trật tự")},
    // who is supported
    LabelName{"policyFamily", QT_TRANSLATE_NOOP("CampaignWording", "gia đình chính sách")},
    LabelName{"poorHousehold", QT_TRANSLATE_NOOP("CampaignWording", "hộ nghèo")},
    LabelName{"lonelyElderly", QT_TRANSLATE_NOOP("CampaignWording", "người già neo đơn")},
    LabelName{"livelihood", QT_TRANSLATE_NOOP("CampaignWording", "sinh kế")},
    LabelName{"gift", QT_TRANSLATE_NOOP("CampaignWording", "tặng quà")},
    LabelName{"care", QT_TRANSLATE_NOOP("CampaignWording", "thăm hỏi")},
    // where inspections go
    LabelName{"conditionalBusiness", QT_TRANSLATE_NOOP("CampaignWording", "kinh doanh có điều kiện")},
    LabelName{"hotel", QT_TRANSLATE_NOOP("CampaignWording", "khách sạn")},
    LabelName{"boardingHouse", QT_TRANSLATE_NOOP("CampaignWording", "nhà trọ")},
    // entered by day
    LabelName{"suspects", QT_TRANSLATE_NOOP("CampaignWording", "đối tượng bắt, xử lý")},
    LabelName{"gangs", QT_TRANSLATE_NOOP("CampaignWording", "băng, nhóm triệt phá")},
    LabelName{"exhibits", QT_TRANSLATE_NOOP("CampaignWording", "tang vật thu giữ")},
    LabelName{"prosecutions", QT_TRANSLATE_NOOP("CampaignWording", "vụ khởi tố")},
    LabelName{"accused", QT_TRANSLATE_NOOP("CampaignWording", "bị can khởi tố")},
    LabelName{"fines", QT_TRANSLATE_NOOP("CampaignWording", "quyết định xử phạt")},
    LabelName{"drugCases", QT_TRANSLATE_NOOP("CampaignWording", "vụ ma túy")},
    LabelName{"weapons", QT_TRANSLATE_NOOP("CampaignWording", "vũ khí thu giữ")},
    // kinds of initiatives
    LabelName{"camera", QT_TRANSLATE_NOOP("CampaignWording", "camera an ninh")},
    LabelName{"patrol", QT_TRANSLATE_NOOP("CampaignWording", "tuần tra nhân dân")},
    LabelName{"community", QT_TRANSLATE_NOOP("CampaignWording", "tự quản, liên gia")},
    LabelName{"reintegration", QT_TRANSLATE_NOOP("CampaignWording", "tái hòa nhập cộng đồng")},
    // of initiatives
    LabelName{"patrols", QT_TRANSLATE_NOOP("CampaignWording", "lượt tuần tra")},
    LabelName{"participants", QT_TRANSLATE_NOOP("CampaignWording", "người tham gia")},
    LabelName{"cameras", QT_TRANSLATE_NOOP("CampaignWording", "camera")},
    LabelName{"recorders", QT_TRANSLATE_NOOP("CampaignWording", "đầu ghi")},
    // reintegration
    LabelName{"helped", QT_TRANSLATE_NOOP("CampaignWording", "được giúp đỡ")},
    LabelName{"progressed", QT_TRANSLATE_NOOP("CampaignWording", "tiến bộ")},
    LabelName{"employed", QT_TRANSLATE_NOOP("CampaignWording", "có việc làm")},
    LabelName{"trained", QT_TRANSLATE_NOOP("CampaignWording", "được học nghề")},
    LabelName{"other", QT_TRANSLATE_NOOP("CampaignWording", "khác")}};

} // namespace

QString CampaignWording::label(const std::string& code) {
    for (const LabelName& known : kLabels) {
        if (code == known.code) {
            return tr(known.name);
        }
    }
    return Wording::text(code);
}

QString CampaignWording::indicator(const figures::IndicatorRef& indicator) {
    const QString name = ofLanguage(indicator.indicator->nameVi, indicator.indicator->nameEn);
    return indicator.label.empty() ? name : tr("%1: %2").arg(name, label(indicator.label));
}

QString CampaignWording::unit(const figures::IndicatorRef& indicator) {
    return indicator.indicator->form == FigureForm::count
               ? ofLanguage(indicator.indicator->unitVi, indicator.indicator->unitEn)
               : QString();
}

QString CampaignWording::formula(const figures::IndicatorRef& indicator) {
    return ofLanguage(indicator.indicator->formulaVi, indicator.indicator->formulaEn);
}

ChartForm CampaignWording::form(const figures::IndicatorRef& indicator) {
    switch (indicator.indicator->form) {
    case FigureForm::share:
        return ChartForm::percent;
    case FigureForm::percentile:
        return ChartForm::duration;
    case FigureForm::count:
        break;
    }
    return ChartForm::count;
}

double CampaignWording::number(const figures::IndicatorRef& indicator, double value) {
    switch (indicator.indicator->form) {
    case FigureForm::share:
        return value * 100;
    case FigureForm::percentile:
        return value / kMsOfSecond;
    case FigureForm::count:
        break;
    }
    return value;
}

double CampaignWording::fromNumber(const figures::IndicatorRef& indicator, double number) {
    switch (indicator.indicator->form) {
    case FigureForm::share:
        return number / 100;
    case FigureForm::percentile:
        return number * kMsOfSecond;
    case FigureForm::count:
        break;
    }
    return number;
}

std::optional<double> CampaignWording::number(const figures::IndicatorRef& indicator, const figures::Value& value) {
    return value.value ? std::optional{number(indicator, *value.value)} : std::nullopt;
}

ChartChange CampaignWording::change(const figures::IndicatorRef& indicator, const figures::Comparison& comparison) {
    ChartChange change;
    if (comparison.kind == ChangeKind::unknown) {
        return change;
    }
    const ChartForm shown = form(indicator);
    change.before = number(indicator, comparison.before);
    const double difference = number(indicator, comparison.change);
    switch (comparison.kind) {
    case ChangeKind::unknown:
        break;
    case ChangeKind::percent:
        change.words = percent(1 + comparison.change);
        break;
    case ChangeKind::points:
        change.words = tr("%1 điểm %").arg(plus(difference, Wording::decimal(std::abs(difference), 1)));
        break;
    case ChangeKind::absolute:
        change.words = plus(difference, ChartWording::number(std::abs(difference), ChartForm::duration));
        break;
    case ChangeKind::words: {
        const double now = number(indicator, *comparison.now.value);
        const QString from = ChartWording::number(*change.before, shown);
        const QString to = ChartWording::number(now, shown);
        change.words = now > *change.before   ? tr("từ %1 lên %2 (số nhỏ)").arg(from, to)
                       : now < *change.before ? tr("từ %1 xuống %2 (số nhỏ)").arg(from, to)
                                              : tr("vẫn %1 (số nhỏ)").arg(to);
        break;
    }
    }
    // What would be written as +0 seconds or +0,0 points is told as none.
    const double least = comparison.kind == ChangeKind::absolute ? 0.5
                         : comparison.kind == ChangeKind::points ? 0.05
                                                                 : 0;
    const bool isNone = least > 0 ? std::abs(difference) < least : comparison.change == 0;
    if (isNone && comparison.kind != ChangeKind::words) {
        change.words = tr("không đổi");
    }
    if (comparison.unpaired > 0) { // not all of the value that stands beside it
        change.now = number(indicator, *comparison.now.value);
        change.words = tr("%1 trong %2 ngày có đối chiếu").arg(change.words).arg(comparison.days);
    }
    if (comparison.ratio && !std::isnan(comparison.ratio->ratio)) {
        const auto& interval = comparison.ratio->interval;
        change.interval = std::isinf(interval.high)
                              ? tr("từ %1 trở lên").arg(percent(interval.low))
                              : tr("%1 đến %2").arg(percent(interval.low), percent(interval.high));
        if (indicator.indicator->form == FigureForm::share) {
            change.interval = tr("%1 (tỷ số)").arg(change.interval);
        }
    }
    change.tone = comparison.verdict == figures::Better::up     ? ChartTone::good
                  : comparison.verdict == figures::Better::down ? ChartTone::bad
                                                                : ChartTone::neutral;
    if (isNone) {
        change.tone = ChartTone::neutral;
    }
    return change;
}

QString CampaignWording::alignment(core::Alignment alignment) {
    switch (alignment) {
    case core::Alignment::dayOfCampaign:
        return tr("theo ngày của đợt");
    case core::Alignment::calendar:
        return tr("theo dương lịch");
    case core::Alignment::lunar:
        return tr("theo âm lịch");
    }
    return {};
}

QString CampaignWording::baseline(const core::Baseline& baseline, const QString& otherCampaign) {
    switch (baseline.kind) {
    case core::BaselineKind::adjacent:
        return tr("kỳ liền trước");
    case core::BaselineKind::lastYear:
        return tr("cùng kỳ năm trước, %1").arg(alignment(baseline.alignment));
    case core::BaselineKind::campaign:
        return tr("%1, %2").arg(otherCampaign.isEmpty() ? tr("đợt trước (không có ở đây)") : otherCampaign,
                                alignment(baseline.alignment));
    }
    return {};
}

QString CampaignWording::date(core::Day day) {
    return ChartWording::date(day);
}

QString CampaignWording::span(figures::DaySpan span) {
    return span.from == span.to ? date(span.from)
                                : QStringLiteral("%1\u2013%2").arg(ChartWording::dayMonth(span.from), date(span.to));
}

QString CampaignWording::wholeCampaign() {
    return tr("cả đợt");
}

QString CampaignWording::reportingPeriod(figures::DaySpan days, figures::PeriodUnit unit, core::Day today,
                                         const figures::ReportingRule& rule) {
    if (unit == figures::PeriodUnit::month) {
        const auto ends = core::dateOf(figures::monthOf(days.from, rule).to);
        return tr("tháng %1 (%2)").arg(static_cast<unsigned>(ends.month())).arg(span(days));
    }
    if (unit == figures::PeriodUnit::week) {
        const auto current = figures::weekOf(today, rule);
        return (current.contains(days)                                    ? tr("tuần này (%1)")
                : current.from == figures::weekOf(days.from, rule).to + 1 ? tr("tuần trước (%1)")
                                                                          : tr("tuần %1"))
            .arg(span(days));
    }
    return span(days);
}

QString CampaignWording::initiativeState(core::InitiativeState state) {
    switch (state) {
    case core::InitiativeState::planned:
        return tr("dự kiến");
    case core::InitiativeState::active:
        return tr("đang hoạt động");
    case core::InitiativeState::effective:
        return tr("hiệu quả");
    case core::InitiativeState::paused:
        return tr("tạm dừng");
    case core::InitiativeState::ended:
        return tr("đã kết thúc");
    }
    return {};
}

QString CampaignWording::stage(core::DeadlineStage stage) {
    switch (stage) {
    case core::DeadlineStage::acknowledge:
        return tr("Tiếp nhận");
    case core::DeadlineStage::dispatch:
        return tr("Điều động");
    case core::DeadlineStage::arrive:
        return tr("Có mặt");
    case core::DeadlineStage::resolve:
        return tr("Giải quyết");
    }
    return {};
}

} // namespace trucban::models
