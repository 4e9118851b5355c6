// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/CampaignCharts.h"

#include "models/CampaignWording.h"
#include "models/ChartWording.h"
#include "models/Wording.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace trucban::models {

namespace {

using figures::IndicatorRef;
using figures::Value;

QString keyOf(const IndicatorRef& indicator) {
    return QString::fromStdString(indicator.code());
}

/// Where something is to be done first: of 168 wards a page shows some thirty. Those without a value last; the same
/// value by name.
void sortByValue(std::vector<RankingRow>& rows, figures::Better better) {
    std::ranges::sort(rows, [better](const RankingRow& a, const RankingRow& b) {
        if (a.value.has_value() != b.value.has_value()) {
            return a.value.has_value();
        }
        if (a.value && *a.value != *b.value) {
            return better == figures::Better::up ? *a.value < *b.value : *a.value > *b.value;
        }
        return QString::localeAwareCompare(a.name, b.name) < 0;
    });
}

/// What a place is to reach: its own target, else the one of all that holds in each part of them. A number that all are
/// to reach together is no single one's; a share, a time or none at all is.
std::optional<double> targetAt(const core::Campaign& campaign, const IndicatorRef& indicator, core::WardCode ward,
                               const std::string& neighbourhood = {}) {
    const std::string code = indicator.code();
    if (const auto own = figures::targetOf(campaign, code, ward, neighbourhood)) {
        return own;
    }
    auto common = neighbourhood.empty() ? std::nullopt : figures::targetOf(campaign, code, ward);
    common = common ? common : figures::targetOf(campaign, code);
    const bool holdsInEach = indicator.indicator->form != figures::FigureForm::count || common == 0.0;
    return holdsInEach ? common : std::nullopt;
}

/// As charts write it. Half a visit is none; a share or a time is due as it was set.
double targetNumber(const IndicatorRef& indicator, double target) {
    const double number = CampaignWording::number(indicator, target);
    return CampaignWording::form(indicator) == ChartForm::count ? std::round(number) : number;
}

QString targetWords(const IndicatorRef& indicator, double target) {
    return ChartWording::withUnit(targetNumber(indicator, target), CampaignWording::form(indicator),
                                  CampaignWording::unit(indicator));
}

/// Why a place has no number to reach, where all together have one.
QString noOwnTarget(const core::Campaign& campaign, const IndicatorRef& indicator) {
    const auto ofAll = figures::targetOf(campaign, indicator.code());
    return ofAll && indicator.indicator->form == figures::FigureForm::count
               ? CampaignCharts::tr("Chỉ tiêu %1 là của cả đợt, chưa chia cho từng nơi.")
                     .arg(targetWords(indicator, *ofAll))
               : QString();
}

/// What a view leaves out of the filter, as it is what one chooses there.
enum class LeftOut : std::uint8_t { nothing, wards, neighbourhood, kinds, hours, days };

/// Which choices narrow a figure (figures::Slice says why).
struct Follows {
    bool kinds = false;
    bool hours = false;
    bool weekdays = false;
};

Follows followsOf(figures::Measure counts) {
    const bool isOfCases = counts < figures::Measure::visits;
    const bool isOfVisits = counts >= figures::Measure::visits && counts < figures::Measure::petitions;
    const bool isOfVisitCodes = counts >= figures::kFirstLabelled && counts < figures::Measure::entered;
    return {
        .kinds = isOfCases, .hours = isOfCases || isOfVisits || isOfVisitCodes, .weekdays = !figures::isStock(counts)};
}

/// What a chart counts: where, when and of which kinds.
QString basisOf(const CampaignGround& ground, figures::DaySpan days, LeftOut leftOut, figures::Measure counts) {
    const Follows follows = followsOf(counts);
    const CampaignAsk& ask = ground.figures.asked();
    const core::WardSet& wards = leftOut == LeftOut::wards ? ask.wards : ask.wardsInView();
    QStringList parts;
    parts << (wards.size() == 1 ? Wording::ward(wards.front())
                                : CampaignCharts::tr("%1 phường, xã, đặc khu")
                                      .arg(Wording::number(static_cast<qlonglong>(wards.size()))));
    if (!ask.neighbourhood.empty() && leftOut != LeftOut::wards && leftOut != LeftOut::neighbourhood) {
        parts << Wording::text(ask.neighbourhood);
    }
    const auto shown = leftOut == LeftOut::days ? ask.period.meet({ask.period.from, core::dayNumber(ask.asOf)}) : days;
    parts << (shown.isEmpty() ? CampaignCharts::tr("chưa đến ngày") : CampaignWording::span(shown));
    if (ask.hours != figures::kAllHours && ask.weekdays != figures::kAllWeekdays && leftOut != LeftOut::hours &&
        follows.weekdays) {
        const QString weekday = ChartWording::weekday(std::countr_zero(ask.weekdays));
        parts << (follows.hours
                      ? QStringLiteral("%1, %2").arg(weekday, ChartWording::hours(std::countr_zero(ask.hours)))
                      : weekday);
    }
    if (!ask.kinds.empty() && leftOut != LeftOut::kinds && follows.kinds) {
        QStringList names;
        for (const std::string& kind : ask.kinds) {
            names << Wording::kind(ground.policy, kind);
        }
        parts << names.join(QStringLiteral(", "));
    }
    parts << CampaignCharts::tr("số liệu đến %1").arg(Wording::dateMinute(ask.asOf));
    return parts.join(QStringLiteral(" · "));
}

/// Of what happens in a day, not of what stands.
bool isOfWholeDays(const IndicatorRef& indicator) {
    return !figures::isStock(indicator.indicator->numerator);
}

/// Every ward is to enter it, so that a ward without an entry is no 0.
bool isOfEachWard(const IndicatorRef& indicator) {
    return indicator.indicator->numerator == figures::Measure::entered ||
           indicator.indicator->numerator == figures::Measure::reintegration;
}

/// Why there is no figure of a neighbourhood.
QString notBelowWard(const IndicatorRef& indicator) {
    if (indicator.indicator->isOfCases()) {
        return CampaignCharts::tr("Vụ việc không ghi khu phố; chỉ xem được theo phường.");
    }
    return indicator.indicator->numerator == figures::Measure::reintegration
               ? CampaignCharts::tr("Số liệu tái hòa nhập không nêu dưới cấp phường.")
               : QString();
}

} // namespace

bool isShown(const core::Record& record) {
    return !record.withdrawn && (record.task || record.initiative || record.round);
}

bool isAskedFor(const core::Record& record, const CampaignFigures& figures, const core::CampaignId& campaign) {
    const bool isOfIt = !record.campaign || *record.campaign == campaign;
    const std::string& neighbourhood = figures.asked().neighbourhood;
    const bool isOfPlace = neighbourhood.empty() || record.neighbourhood == neighbourhood;
    return isOfIt && isOfPlace && core::contains(figures.counted(), record.ward);
}

QString neighbourhoodName(const std::string& name) {
    return name.empty() ? CampaignCharts::tr("Không ghi khu phố") : Wording::text(name);
}

QString wardKey(core::WardCode ward) {
    return QString::number(ward.value);
}

core::WardCode wardOfKey(const QString& key) {
    return core::WardCode{key.toUInt()};
}

core::WardCode CampaignCharts::singleWard() const {
    const CampaignAsk& ask = m_ground.figures.asked();
    const core::WardSet& wards = ask.wardsInView();
    return wards.size() == 1 ? wards.front() : core::WardCode{};
}

std::optional<double> CampaignCharts::target(const IndicatorRef& indicator) const {
    const CampaignAsk& ask = m_ground.figures.asked();
    const core::WardSet& wards = ask.wardsInView();
    const std::string code = indicator.code();
    if (!ask.neighbourhood.empty()) {
        return targetAt(m_ground.campaign, indicator, singleWard(), ask.neighbourhood);
    }
    if (wards == m_ground.campaign.wards) {
        if (const auto whole = figures::targetOf(m_ground.campaign, code)) {
            return whole;
        }
    }
    // Of several wards: counts add up when each has one; a share has no sum, but may be the same in each.
    const bool isCount = indicator.indicator->form == figures::FigureForm::count;
    std::optional<double> target;
    for (const core::WardCode ward : wards) {
        const auto one = targetAt(m_ground.campaign, indicator, ward);
        if (!one || (!isCount && target && *target != *one)) {
            return std::nullopt;
        }
        target = isCount ? target.value_or(0) + *one : *one;
    }
    return target;
}

double CampaignCharts::targetIn(const IndicatorRef& indicator, double target, figures::DaySpan days) const {
    return targetNumber(indicator, figures::targetIn(m_ground.campaign, indicator, target, days));
}

/// Of the days that are asked for and have come; beside another period, those that are over and have a counterpart.
figures::DaySpan CampaignCharts::comparedSpan() const {
    const auto both = hasBaseline() ? m_ground.figures.paired() : CampaignFigures::Paired{};
    return both.days > 0 ? both.span : m_ground.figures.comeDays();
}

QString CampaignCharts::basis(figures::DaySpan days, figures::Measure counts) const {
    return basisOf(m_ground, days, LeftOut::nothing, counts);
}

/// Where not every ward has entered what each is to enter; else nothing.
QString CampaignCharts::enteringWords(const IndicatorRef& indicator) const {
    if (!isOfEachWard(indicator)) {
        return {};
    }
    const auto& entering = m_ground.figures.entering(indicator);
    const auto words = [&](std::size_t wards) {
        return QStringLiteral("%1/%2").arg(Wording::number(static_cast<qlonglong>(wards)),
                                           Wording::number(static_cast<qlonglong>(entering.of)));
    };
    QStringList parts;
    if (entering.wards > 0 && entering.wards < entering.of) {
        parts << tr("mới %1 phường nhập").arg(words(entering.wards));
    }
    if (entering.before > 0 && entering.before < entering.of) {
        parts << tr("kỳ so sánh có %1 phường nhập").arg(words(entering.before));
    }
    return parts.join(QStringLiteral("; "));
}

ChartData CampaignCharts::begin(const QString& key, const QString& title, ChartForm form, const QString& unit,
                                figures::Measure counts) const {
    return {.key = key,
            .title = title,
            .unit = unit,
            .basis = basis(m_ground.figures.comeDays(), counts),
            .note = {},
            .form = form,
            .body = TileChart{}};
}

ChartData CampaignCharts::begin(const char* chart, const IndicatorRef& indicator) const {
    return begin(QLatin1String(chart) + QLatin1Char('/') + keyOf(indicator), CampaignWording::indicator(indicator),
                 CampaignWording::form(indicator), CampaignWording::unit(indicator), indicator.indicator->numerator);
}

ChartChange CampaignCharts::changeOf(const IndicatorRef& indicator) const {
    if (!hasBaseline()) {
        return {};
    }
    const auto comparison = m_ground.figures.compare(indicator);
    auto change = CampaignWording::change(indicator, comparison);
    if (const auto until = m_ground.figures.paired().until; until && comparison.unpaired == 0 && change.before) {
        change.now = CampaignWording::number(indicator, comparison.now); // less than what stands beside it
        change.words = tr("%1 đến hết %2").arg(change.words, ChartWording::dayMonth(*until));
    }
    if (isOfEachWard(indicator) && !m_ground.figures.entering(indicator).isWhole()) {
        change.tone = ChartTone::neutral; // the wards that are missing may be the whole change
    }
    return change;
}

/// Where they are not all that are asked for; else nothing.
QString CampaignCharts::comparedDays() const {
    const auto both = hasBaseline() ? m_ground.figures.paired() : CampaignFigures::Paired{};
    if (both.days > 0 && both.unpaired > 0) {
        return tr("Chỉ tính %1 ngày có ngày tương ứng ở kỳ so sánh.").arg(both.days);
    }
    return both.days > 0 && both.until
               ? tr("So sánh các ngày đã trọn, đến hết %1.").arg(ChartWording::dayMonth(*both.until))
               : QString();
}

std::vector<std::optional<double>> CampaignCharts::spark(const IndicatorRef& indicator) const {
    std::vector<std::optional<double>> values;
    const auto come = m_ground.figures.comeDays();
    const auto& daily = m_ground.figures.daily(indicator);
    const core::Day first = m_ground.figures.asked().period.from;
    for (core::Day day = come.from; day <= come.to; ++day) {
        if (m_ground.figures.isOver(day) || !isOfWholeDays(indicator)) {
            values.push_back(CampaignWording::number(indicator, daily[static_cast<std::size_t>(day - first)]));
        }
    }
    return values;
}

ChartData CampaignCharts::tile(const IndicatorRef& indicator) const {
    ChartData chart = begin("tile", indicator);
    TileChart tile;
    const bool isWithoutPlace = !m_ground.figures.asked().neighbourhood.empty() && !notBelowWard(indicator).isEmpty();
    const Value& value = m_ground.figures.value(indicator);
    tile.value = CampaignWording::number(indicator, value);
    tile.isBetterUp = indicator.indicator->better != figures::Better::down;
    if (!tile.value) {
        tile.valueWords = isWithoutPlace                                       ? tr("không chia theo khu phố")
                          : figures::isEntered(indicator.indicator->numerator) ? ChartWording::notEntered()
                                                                               : ChartWording::noFigure();
    }
    if (const auto wanted = target(indicator)) {
        const auto words = [&chart](double number) { return ChartWording::withUnit(number, chart.form, chart.unit); };
        const figures::DaySpan all = m_ground.figures.slice().days;
        tile.target = targetIn(indicator, *wanted, all);
        chart.note = tr("Chỉ tiêu %1").arg(words(*tile.target));
        // Rounded it is another number too, but no part.
        const double due = figures::targetIn(m_ground.campaign, indicator, *wanted, all);
        if (due != *wanted) {
            chart.note =
                tr("%1, phần của các ngày này trong %2 cả đợt").arg(chart.note, targetWords(indicator, *wanted));
        }
        const core::Day today = core::dayNumber(m_ground.figures.asked().asOf);
        const auto untilNow = all.meet({all.from, today});
        if (figures::targetIn(m_ground.campaign, indicator, *wanted, untilNow) != due) {
            chart.note = tr("%1; đến hôm nay cần %2").arg(chart.note, words(targetIn(indicator, *wanted, untilNow)));
        }
    } else {
        chart.note = noOwnTarget(m_ground.campaign, indicator);
    }
    const QString missing = isWithoutPlace ? notBelowWard(indicator) : enteringWords(indicator);
    if (!missing.isEmpty()) {
        chart.note =
            isWithoutPlace || chart.note.isEmpty() ? missing : QStringLiteral("%1; %2").arg(chart.note, missing);
    }
    tile.change = changeOf(indicator);
    tile.beforeName = m_ground.baselineName;
    tile.spark = spark(indicator);
    chart.body = std::move(tile);
    return chart;
}

std::vector<core::Day> CampaignCharts::days() const {
    std::vector<core::Day> days;
    const auto period = m_ground.figures.asked().period;
    for (core::Day day = period.from; day <= period.to; ++day) {
        days.push_back(day);
    }
    return days;
}

/// Today's number has not come to its end: joined to yesterday's it would be a fall every morning.
std::optional<TrendLine> CampaignCharts::takeToday(const IndicatorRef& indicator, TrendLine& line) const {
    const core::Day today = core::dayNumber(m_ground.figures.asked().asOf);
    if (!isOfWholeDays(indicator) || line.points.size() < 2 || line.points.back().at != static_cast<double>(today)) {
        return std::nullopt;
    }
    TrendLine last{.key = QStringLiteral("today"),
                   .name = tr("hôm nay, chưa trọn ngày"),
                   .role = TrendRole::current,
                   .points = {line.points.back()}};
    line.points.pop_back();
    return last;
}

TrendLine CampaignCharts::trendLine(const IndicatorRef& indicator, bool isCumulative) const {
    TrendLine line{.key = QStringLiteral("now"), .name = tr("đợt này"), .role = TrendRole::current};
    const auto period = m_ground.figures.asked().period;
    const core::Day today = core::dayNumber(m_ground.figures.asked().asOf);
    const auto values = isCumulative ? m_ground.figures.cumulative(indicator) : m_ground.figures.daily(indicator);
    for (std::size_t i = 0; i < values.size() && period.from + static_cast<core::Day>(i) <= today; ++i) {
        line.points.push_back({.at = static_cast<double>(period.from) + static_cast<double>(i),
                               .value = CampaignWording::number(indicator, values[i])});
    }
    return line;
}

TrendLine CampaignCharts::baselineLine(const IndicatorRef& indicator, bool isCumulative) const {
    const CampaignAsk& ask = m_ground.figures.asked();
    TrendLine line{.key = QStringLiteral("before"), .name = m_ground.baselineName, .role = TrendRole::baseline};
    const auto first = std::ranges::find_if(ask.before.days, [](const auto& day) { return day.has_value(); });
    if (first != ask.before.days.end()) {
        const auto place = static_cast<core::Day>(first - ask.before.days.begin());
        line.shiftDays = ask.period.from + place - **first;
    }
    const auto& values = m_ground.figures.before(indicator, isCumulative);
    for (std::size_t i = 0; i < values.size(); ++i) {
        line.points.push_back({.at = static_cast<double>(ask.period.from) + static_cast<double>(i),
                               .value = CampaignWording::number(indicator, values[i])});
    }
    return line;
}

ChartData CampaignCharts::trend(const IndicatorRef& indicator, bool isCumulative) const {
    ChartData chart = begin(isCumulative ? "cumulative" : "trend", indicator);
    chart.basis = basisOf(m_ground, {}, LeftOut::days, indicator.indicator->numerator);
    chart.title = isCumulative ? tr("%1, lũy kế").arg(chart.title) : tr("%1, từng ngày").arg(chart.title);
    const auto period = m_ground.figures.asked().period;
    TrendChart trend{
        .isCumulative = isCumulative, .from = static_cast<double>(period.from), .to = static_cast<double>(period.to)};
    if (const core::Day today = core::dayNumber(m_ground.figures.asked().asOf); period.contains(today)) {
        trend.today = static_cast<double>(today); // where its point stands, in the evening too
    }
    trend.lines.push_back(trendLine(indicator, isCumulative));
    auto today = isCumulative ? std::nullopt : takeToday(indicator, trend.lines.front());
    if (hasBaseline()) {
        auto line = baselineLine(indicator, isCumulative);
        if (std::ranges::any_of(line.points, [](const TrendPoint& point) { return point.value.has_value(); })) {
            trend.lines.push_back(std::move(line));
        } else {
            trend.missing.push_back(m_ground.baselineName);
        }
    }
    if (today) {
        trend.lines.push_back(*std::move(today));
    }
    const auto wanted = target(indicator);
    const bool rises = wanted && figures::targetOn(m_ground.campaign, indicator, *wanted, period.from) != *wanted;
    if (wanted && (isCumulative || !rises)) { // a day's part of a sum is no target of a day
        TrendLine line{.key = QStringLiteral("target"), .name = tr("chỉ tiêu"), .role = TrendRole::target};
        for (const core::Day day : days()) {
            line.points.push_back({.at = static_cast<double>(day),
                                   .value = CampaignWording::number(
                                       indicator, figures::targetOn(m_ground.campaign, indicator, *wanted, day))});
        }
        trend.lines.push_back(std::move(line));
    }
    if (isCumulative && indicator.indicator->form == figures::FigureForm::count &&
        figures::isStock(indicator.indicator->numerator)) {
        chart.note = tr("Số hiện có mỗi ngày, không cộng dồn.");
    }
    chart.body = std::move(trend);
    return chart;
}

ChartData CampaignCharts::kinds(const IndicatorRef& indicator) const {
    ChartData chart = begin("kinds", indicator);
    chart.title = tr("%1 theo loại việc").arg(chart.title);
    chart.basis = basisOf(m_ground, comparedSpan(), LeftOut::kinds, indicator.indicator->numerator);
    DumbbellChart body{.beforeName = m_ground.baselineName, .nowName = tr("đợt này"), .rows = {}};
    if (indicator.indicator->isOfCases()) {
        const auto days = hasBaseline() ? m_ground.figures.paired().days : 0;
        for (const auto& kind : m_ground.figures.byKind()) {
            DumbbellRow row{.key = Wording::text(kind.kind),
                            .name = Wording::kind(m_ground.policy, kind.kind),
                            .now = CampaignWording::number(indicator, figures::valueOf(indicator, kind.now)),
                            .change = {}};
            if (days > 0) {
                // A kind without a case on any day is a day's 0, not the absence of figures.
                figures::Tally now = kind.now;
                figures::Tally before = kind.before;
                const auto paired = m_ground.figures.paired();
                now.wardDays = paired.now->wardDays;
                now.knownWardDays = paired.now->knownWardDays;
                before.wardDays = paired.before->wardDays;
                before.knownWardDays = paired.before->knownWardDays;
                const auto nowValue = figures::valueOf(indicator, now);
                row.now = CampaignWording::number(indicator, nowValue);
                row.change = CampaignWording::change(
                    indicator, figures::compare(indicator, nowValue, figures::valueOf(indicator, before), days));
            } else {
                figures::Tally now = kind.now;
                now.wardDays = m_ground.figures.total().wardDays;
                now.knownWardDays = m_ground.figures.total().knownWardDays;
                row.now = CampaignWording::number(indicator, figures::valueOf(indicator, now));
            }
            body.rows.push_back(std::move(row));
        }
        std::ranges::sort(body.rows, [](const DumbbellRow& a, const DumbbellRow& b) {
            return std::max(a.now.value_or(0), a.change.before.value_or(0)) >
                   std::max(b.now.value_or(0), b.change.before.value_or(0));
        });
        chart.note = comparedDays();
    } else {
        chart.note = tr("Chỉ số này không chia theo loại việc.");
    }
    chart.body = std::move(body);
    return chart;
}

ChartData CampaignCharts::heat(const IndicatorRef& indicator) const {
    ChartData chart = begin("heat", indicator);
    const auto measure = indicator.indicator->numerator;
    chart.basis = basisOf(m_ground, m_ground.figures.comeDays(), LeftOut::hours, measure);
    chart.title = tr("%1 theo giờ và thứ").arg(chart.title);
    HeatChart body;
    const bool addsUp =
        measure < figures::Measure::petitions && !figures::isDistinct(measure); // a household has no hour
    if (addsUp && indicator.indicator->form != figures::FigureForm::percentile) {
        const auto hours = m_ground.figures.byHour(indicator);
        for (std::size_t i = 0; i < hours.size(); ++i) {
            body.cells[i / 24][i % 24] = CampaignWording::number(indicator, hours[i]);
        }
    }
    chart.body = body;
    // Of visits and households an hour has the visits alone.
    if (isEmpty(chart) && m_ground.figures.value(indicator).value) {
        chart.note = tr("Chỉ số này không chia theo giờ.");
    }
    return chart;
}

ChartData CampaignCharts::ranking(const IndicatorRef& indicator) const {
    ChartData chart = begin("ranking", indicator);
    chart.basis = basisOf(m_ground, m_ground.figures.comeDays(), LeftOut::wards, indicator.indicator->numerator);
    chart.title = tr("%1 theo phường").arg(chart.title);
    RankingChart body{.areaName = tr("Phường, xã, đặc khu"), .rows = {}, .others = {}};
    for (const auto& [ward, tally] : m_ground.figures.byWard()) {
        RankingRow row{.key = wardKey(ward), .name = Wording::wardShort(ward), .value = {}, .target = {}, .note = {}};
        row.value = CampaignWording::number(indicator, figures::valueOf(indicator, tally));
        if (const auto wanted = targetAt(m_ground.campaign, indicator, ward)) {
            row.target = targetIn(indicator, *wanted, m_ground.figures.slice().days);
        }
        row.isOwn = ward == m_ground.own;
        body.rows.push_back(std::move(row));
    }
    sortByValue(body.rows, indicator.indicator->better);
    if (const double others = m_ground.figures.countOfNoWard(indicator); others > 0) {
        chart.note = tr("Ngoài bảng còn %1 không thuộc phường nào.").arg(Wording::number(std::llround(others)));
    }
    if (m_ground.figures.asked().wards.size() < m_ground.campaign.wards.size()) {
        const auto others = m_ground.quartiles ? m_ground.quartiles(indicator.code()) : std::nullopt;
        if (others) {
            body.others = ChartQuartiles{.lower = CampaignWording::number(indicator, others->low),
                                         .median = CampaignWording::number(indicator, others->median),
                                         .upper = CampaignWording::number(indicator, others->high)};
            chart.note = tr("Toàn thành phố: tứ phân vị của %1 phường, xã, đặc khu, không nêu tên.").arg(others->wards);
        } else {
            chart.note = tr("Máy chủ chưa cho biết tứ phân vị của các phường khác.");
        }
    }
    if (std::ranges::any_of(body.rows, [](const RankingRow& row) { return !row.target.has_value(); })) {
        const QString why = noOwnTarget(m_ground.campaign, indicator);
        chart.note += (chart.note.isEmpty() || why.isEmpty() ? QString() : QStringLiteral(" ")) + why;
    }
    chart.body = std::move(body);
    return chart;
}

ChartData CampaignCharts::neighbourhoods(const IndicatorRef& indicator) const {
    ChartData chart = begin("neighbourhoods", indicator);
    chart.basis =
        basisOf(m_ground, m_ground.figures.comeDays(), LeftOut::neighbourhood, indicator.indicator->numerator);
    chart.title = tr("%1 theo khu phố").arg(chart.title);
    RankingChart body{.areaName = tr("Khu phố, ấp"), .rows = {}, .others = {}};
    if (const QString why = notBelowWard(indicator); !why.isEmpty()) {
        chart.note = why;
    } else if (singleWard().isNone()) {
        chart.note = tr("Chọn một phường để xem theo khu phố.");
    } else {
        for (const auto& place : m_ground.figures.byNeighbourhood()) {
            RankingRow row{.key = Wording::text(place.neighbourhood),
                           .name = neighbourhoodName(place.neighbourhood),
                           .value = CampaignWording::number(indicator, figures::valueOf(indicator, place.tally)),
                           .target = {},
                           .note = {}};
            if (const auto wanted = targetAt(m_ground.campaign, indicator, place.ward, place.neighbourhood);
                wanted && !place.neighbourhood.empty()) {
                row.target = targetIn(indicator, *wanted, m_ground.figures.slice().days);
            }
            body.rows.push_back(std::move(row));
        }
        sortByValue(body.rows, indicator.indicator->better);
    }
    chart.body = std::move(body);
    return chart;
}

} // namespace trucban::models
