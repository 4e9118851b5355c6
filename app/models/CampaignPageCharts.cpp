// SPDX-License-Identifier: GPL-3.0-or-later
// The part of CampaignCharts that shows how cases, visits, initiatives, tasks and entries stand.
#include "figures/Rounds.h"
#include "figures/Stocks.h"
#include "models/CampaignCharts.h"
#include "models/CampaignWording.h"
#include "models/ChartWording.h"
#include "models/Wording.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <span>
#include <tuple>

namespace trucban::models {

namespace {

using figures::IndicatorRef;
using figures::Measure;

constexpr double kMsOfSecond = 1000;
/// More steps than a picture has columns tell nothing more.
constexpr std::size_t kMostSteps = 2'000;
constexpr std::array kReadShares{0.5, 0.9, 0.95};
constexpr std::array kInitiativeStates{core::InitiativeState::planned, core::InitiativeState::active,
                                       core::InitiativeState::effective, core::InitiativeState::paused,
                                       core::InitiativeState::ended};

core::Milliseconds limitOf(const core::Deadlines& deadlines, core::DeadlineStage stage) {
    switch (stage) {
    case core::DeadlineStage::acknowledge:
        return deadlines.acknowledge;
    case core::DeadlineStage::dispatch:
        return deadlines.dispatch;
    case core::DeadlineStage::arrive:
        return deadlines.arrive;
    case core::DeadlineStage::resolve:
        return deadlines.resolve;
    }
    return {};
}

/// However few steps are kept, those that a table reads: its 90 % and its share in time are the tile's.
EcdfLine ecdfOf(const figures::DurationSketch& sketch, const QString& key, const QString& name,
                std::span<const EcdfLimit> limits) {
    EcdfLine line{.key = key, .name = name, .count = sketch.count(), .points = {}};
    const auto steps = sketch.steps();
    const std::size_t every = steps.size() / kMostSteps + 1;
    const auto shareAt = [&](std::size_t i) {
        return static_cast<double>(steps[i].upTo) / static_cast<double>(sketch.count());
    };
    const auto isWithin = [&](std::size_t i, const EcdfLimit& limit) {
        return i < steps.size() && steps[i].ms <= limit.seconds * kMsOfSecond;
    };
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const bool isRead =
            std::ranges::any_of(
                kReadShares, [&](double share) { return shareAt(i) >= share && (i == 0 || shareAt(i - 1) < share); }) ||
            std::ranges::any_of(limits,
                                [&](const EcdfLimit& limit) { return isWithin(i, limit) && !isWithin(i + 1, limit); });
        if (isRead || i % every == 0 || i + 1 == steps.size()) {
            line.points.push_back({.seconds = steps[i].ms / kMsOfSecond, .share = shareAt(i)});
        }
    }
    return line;
}

} // namespace

ChartData CampaignCharts::response(core::DeadlineStage stage) const {
    ChartData chart = begin(QStringLiteral("response/%1").arg(static_cast<int>(stage)),
                            tr("%1: thời gian từ lúc mở vụ").arg(CampaignWording::stage(stage)), ChartForm::duration,
                            {}, Measure::cases);
    EcdfChart body;
    for (const auto priority : {core::Priority::p1, core::Priority::p2, core::Priority::p3, core::Priority::p4}) {
        const auto limit = limitOf(m_ground.policy.deadlinesFor(priority), stage);
        if (limit.count() > 0) {
            body.limits.push_back({.name = tr("hạn %1").arg(Wording::priorityShort(priority)),
                                   .seconds = static_cast<double>(limit.count()) / kMsOfSecond});
        }
    }
    const auto place = static_cast<std::size_t>(stage);
    const auto& now = m_ground.figures.total().durations[place];
    if (now.count() > 0) {
        body.lines.push_back(ecdfOf(now, QStringLiteral("now"), tr("đợt này"), body.limits));
    }
    bool isExact = now.isExact();
    if (hasBaseline()) {
        const auto* both = m_ground.figures.paired().before;
        const auto& before = both->durations[place];
        isExact = isExact && before.isExact();
        if (before.count() > 0 && both->knownWardDays == both->wardDays) {
            body.lines.push_back(ecdfOf(before, QStringLiteral("before"), m_ground.baselineName, body.limits));
        }
    }
    if (!isExact) {
        chart.note = tr("Trên 10.000 vụ: các mốc thời gian sai số không quá 0,8 %.");
    }
    chart.body = std::move(body);
    return chart;
}

ChartData CampaignCharts::coverage() const {
    ChartData chart = begin(QStringLiteral("coverage"), tr("Độ bao phủ hộ dân"), ChartForm::count, tr("hộ"),
                            Measure::householdsVisited);
    CoverageChart body;
    const auto add = [&body](const QString& key, const QString& name, const figures::Tally& tally) {
        const auto share = figures::valueOf(*figures::findIndicator("coverage"), tally);
        const auto visited = tally.sums[static_cast<std::size_t>(Measure::householdsVisited)];
        body.rows.push_back({.key = key,
                             .name = name,
                             .done = share.of > 0 ? share.count : static_cast<double>(visited),
                             .all = share.of > 0 ? std::optional{share.of} : std::nullopt});
    };
    if (singleWard().isNone()) {
        body.areaName = tr("Phường, xã, đặc khu");
        for (const auto& [ward, tally] : m_ground.figures.byWard()) {
            add(wardKey(ward), Wording::wardShort(ward), tally);
        }
        chart.note = tr("Chọn một phường để xem theo khu phố.");
    } else {
        body.areaName = tr("Khu phố, ấp");
        for (const auto& place : m_ground.figures.byNeighbourhood()) {
            add(Wording::text(place.neighbourhood), neighbourhoodName(place.neighbourhood), place.tally);
        }
    }
    const auto shareOf = [](const CoverageRow& row) { return row.all ? row.done / *row.all : 2; };
    std::ranges::stable_sort(body.rows, {}, shareOf); // where most is left to do comes first
    chart.body = std::move(body);
    return chart;
}

ChartData CampaignCharts::rounds() const {
    ChartData chart = begin(QStringLiteral("rounds"), tr("Tuyến đến hộ: đã đến so với kế hoạch"), ChartForm::count,
                            tr("lượt"), Measure::visits);
    const CampaignAsk& ask = m_ground.figures.asked();
    const std::int32_t days = m_ground.figures.comeDays().days();
    const bool isWholeDays = ask.hours == figures::kAllHours && ask.weekdays == figures::kAllWeekdays;
    const auto visits = m_ground.figures.visitsByRound();
    const auto everyDays = [](double every) {
        return every > 0 ? tr("%1 ngày").arg(ChartWording::number(std::round(every), ChartForm::count))
                         : tr("chưa đến");
    };
    RankingChart body{.areaName = tr("Tuyến"), .rows = {}, .others = {}};
    for (const core::Record* record : m_ground.entries) {
        if (!record->round || record->withdrawn) {
            continue;
        }
        const core::RoundRecord& round = *record->round;
        const auto made = visits.find(record->id);
        const std::uint32_t done = made == visits.end() ? 0 : made->second;
        RankingRow row{.key = QString::fromStdString(record->id.toString()),
                       .name = Wording::text(round.name),
                       .value = done,
                       .target = {},
                       .note = {}};
        if (singleWard().isNone()) {
            row.name = tr("%1, %2").arg(row.name, Wording::wardShort(record->ward));
        }
        if (isWholeDays) { // a plan is of days, not of some of their hours
            row.target = figures::plannedVisits(round, days);
            row.note = tr("mỗi hộ: %1, kế hoạch %2")
                           .arg(everyDays(figures::doneInterval(round, days, done)),
                                everyDays(figures::plannedInterval(round)));
        }
        body.rows.push_back(std::move(row));
    }
    const auto shareOf = [](const RankingRow& row) {
        const double planned = row.target.value_or(0);
        return std::tuple{planned > 0 ? *row.value / planned : 1, row.name, row.key};
    };
    std::ranges::sort(body.rows, {}, shareOf);
    chart.note = tr("Mốc: số lượt theo kế hoạch đến hôm nay; rủi ro cao thì đến thường xuyên hơn.");
    chart.body = std::move(body);
    return chart;
}

ChartData CampaignCharts::funnel() const {
    ChartData chart =
        begin(QStringLiteral("funnel"), tr("Từ tin báo đến giải quyết"), ChartForm::count, tr("vụ"), Measure::cases);
    chart.basis = basis(comparedSpan(), Measure::cases);
    FunnelChart body;
    const auto both = hasBaseline() ? m_ground.figures.paired() : CampaignFigures::Paired{};
    const bool hasPairs = both.days > 0;
    for (const auto& [code, name] :
         {std::pair{"cases", tr("vụ việc")}, std::pair{"genuine", tr("có thật")}, std::pair{"sent", tr("đã điều động")},
          std::pair{"sentAndCleared", tr("đã điều động và giải quyết")}}) {
        const auto indicator = *figures::findIndicator(code);
        FunnelStep step{.key = QLatin1String(code), .name = name, .value = {}, .before = {}};
        // Beside another period the same days of both: half a day more would look like a rise.
        step.value = CampaignWording::number(indicator, hasPairs ? figures::valueOf(indicator, *both.now)
                                                                 : m_ground.figures.value(indicator));
        if (hasPairs) {
            step.before = CampaignWording::number(indicator, figures::valueOf(indicator, *both.before));
        }
        body.steps.push_back(std::move(step));
    }
    const auto alerts = *figures::findIndicator("alerts");
    if (const auto in = figures::valueOf(alerts, hasPairs ? *both.now : m_ground.figures.total()).value) {
        chart.note = tr("Từ %1 tin báo: một vụ có thể có nhiều tin.").arg(ChartWording::number(*in, ChartForm::count));
    }
    const QString compared = hasPairs || m_ground.baselineName.isEmpty()
                                 ? comparedDays()
                                 : QStringLiteral("%1: %2.").arg(m_ground.baselineName, ChartWording::noComparison());
    if (!compared.isEmpty()) {
        chart.note = chart.note.isEmpty() ? compared : QStringLiteral("%1 %2").arg(chart.note, compared);
    }
    chart.body = std::move(body);
    return chart;
}

ChartData CampaignCharts::initiatives() const {
    ChartData chart = begin(QStringLiteral("initiatives"), tr("Mô hình theo tình trạng"), ChartForm::count,
                            tr("mô hình"), Measure::initiatives);
    StatesChart body{.rowsName = tr("Loại mô hình"), .states = {}, .rows = {}};
    for (const auto state : kInitiativeStates) {
        body.states.push_back(
            {.key = QString::fromUtf8(core::nameOf(state).data()), .name = CampaignWording::initiativeState(state)});
    }
    std::map<std::string, std::vector<const core::Record*>> byKind;
    for (const core::Record* record : m_ground.entries) {
        if (record->initiative && !record->withdrawn) {
            byKind[record->initiative->kind].push_back(record);
        }
    }
    const core::Day day = std::min(core::dayNumber(m_ground.figures.asked().asOf), m_ground.figures.comeDays().to);
    const auto add = [&](const QString& key, const QString& name, std::span<const core::Record* const> records) {
        const auto counts = figures::initiativesOn(day, records);
        if (!counts) {
            chart.note = tr("Ngày %1 có mô hình không rõ tình trạng: chỉ còn tình trạng hiện nay.")
                             .arg(CampaignWording::span({day, day}));
            return;
        }
        StateRow row{.key = key, .name = name, .counts = {}};
        row.counts.assign(counts->begin(), counts->end());
        body.rows.push_back(std::move(row));
    };
    if (!byKind.empty()) {
        add({}, tr("Tất cả"), m_ground.entries);
        for (const auto& [kind, records] : byKind) {
            add(Wording::text(kind), kind.empty() ? tr("chưa phân loại") : CampaignWording::label(kind), records);
        }
    }
    chart.body = std::move(body);
    return chart;
}

ChartData CampaignCharts::burndown() const {
    ChartData chart =
        begin(QStringLiteral("burndown"), tr("Nhiệm vụ chưa xong"), ChartForm::count, tr("nhiệm vụ"), Measure::tasks);
    const auto& ask = m_ground.figures.asked();
    chart.basis = basis(ask.period.meet({ask.period.from, core::dayNumber(ask.asOf)}), Measure::tasks);
    BurndownChart body{.from = static_cast<double>(ask.period.from), .to = static_cast<double>(ask.period.to)};
    std::vector<const core::Record*> tasks;
    std::ranges::copy_if(m_ground.entries, std::back_inserter(tasks),
                         [](const core::Record* record) { return record->task && !record->withdrawn; });
    const core::Day today = core::dayNumber(ask.asOf);
    if (ask.period.contains(today)) {
        body.today = static_cast<double>(today);
    }
    if (!tasks.empty()) {
        for (const auto& day : figures::burnDown(ask.period, tasks)) {
            const auto at = static_cast<double>(day.day);
            body.ideal.push_back({.at = at, .value = day.ideal});
            if (day.day <= today) {
                body.open.push_back({.at = at, .value = day.tasks.open});
                body.overdue.push_back({.at = at, .value = day.tasks.overdue});
            }
        }
    }
    chart.body = std::move(body);
    return chart;
}

ChartData CampaignCharts::entered() const {
    ChartData chart =
        begin(QStringLiteral("entered"), tr("Số liệu phường nhập"), ChartForm::count, {}, Measure::entered);
    FiguresChart body{.beforeName = m_ground.baselineName, .rows = {}};
    std::vector<std::string> codes;
    for (const std::string& code :
         m_ground.campaign.indicators) { // what is wanted stands there before anybody enters it
        if (code.starts_with("entered:")) {
            codes.push_back(code);
        }
    }
    for (const auto& [measure, prefix] :
         {std::pair{Measure::entered, "entered:"}, std::pair{Measure::initiativeFigures, "initiativeFigure:"},
          std::pair{Measure::reintegration, "reintegration:"}}) {
        for (const std::string& label : m_ground.records.codes(measure)) {
            if (const auto code = prefix + label; !std::ranges::contains(codes, code)) {
                codes.push_back(code);
            }
        }
    }
    for (const std::string& code : codes) {
        const auto indicator = figures::findIndicator(code);
        if (!indicator) {
            continue;
        }
        FiguresRow row{.key = QString::fromStdString(code),
                       .name = CampaignWording::label(indicator->label),
                       .unit = CampaignWording::unit(*indicator),
                       .form = ChartForm::count,
                       .value = CampaignWording::number(*indicator, m_ground.figures.value(*indicator)),
                       .change = changeOf(*indicator),
                       .spark = spark(*indicator),
                       .note = {}};
        if (row.spark.empty() || std::ranges::none_of(row.spark, [](const auto& day) { return day.has_value(); })) {
            row.spark.clear();
        }
        const auto missing = std::ranges::count_if(row.spark, [](const auto& day) { return !day; });
        if (missing > 0) {
            row.note = tr("thiếu %1 ngày").arg(missing);
        }
        if (const QString entering = enteringWords(*indicator); !entering.isEmpty()) {
            row.note = row.note.isEmpty() ? entering : QStringLiteral("%1; %2").arg(row.note, entering);
        }
        body.rows.push_back(std::move(row));
    }
    chart.body = std::move(body);
    return chart;
}

} // namespace trucban::models
