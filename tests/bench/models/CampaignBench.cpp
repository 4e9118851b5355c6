// SPDX-License-Identifier: GPL-3.0-or-later
// What a campaign's tiles and charts cost over the facts of so many events: campaign_bench [EVENTS] prints JSON, medians of
// seven in milliseconds. An event is a case's opening, a step of it, an alert or a visit: of a million some 150,000 are
// cases, as many alerts, 200,000 visits. "all" are the 35 tiles and every chart of every page; a window makes one page.
#include "bench/models/Evening.h"
#include "figures/CubeCodec.h"
#include "models/CampaignBoard.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <random>

using namespace trucban;
using bench::Clock;
using bench::median;
using bench::milliseconds;

namespace {

constexpr int kRounds = 7;
constexpr core::Day kToday = 20'775; ///< of test::kNow
constexpr core::Day kFrom = kToday - 54;
constexpr core::Day kTo = kFrom + 59;
constexpr std::uint32_t kWards = 168;

std::uint32_t upTo(std::mt19937& random, std::uint32_t most) {
    return static_cast<std::uint32_t>(random()) % (most + 1);
}

core::WardCode wardOf(std::uint32_t index) {
    return core::WardCode{25'747 + 3 * index};
}

figures::Labels labels() {
    figures::Labels made;
    for (int i = 0; i < 30; ++i) {
        made.kinds.push_back("kind" + std::to_string(i));
    }
    for (int i = 1; i <= 40; ++i) {
        made.neighbourhoods.push_back("KP " + std::to_string(i));
    }
    figures::Limits limits;
    for (auto& deadlines : limits) {
        deadlines = {.acknowledge = core::Milliseconds{15'000},
                     .dispatch = core::Milliseconds{60'000},
                     .arrive = core::Milliseconds{900'000},
                     .resolve = core::Milliseconds{7'200'000}};
    }
    made.limits = {limits};
    return made;
}

figures::Row row(std::mt19937& random, figures::RowKey key, std::uint32_t cases, std::uint32_t visits) {
    figures::Row made{.key = key, .cases = {}, .alerts = {}, .visits = {}};
    for (std::uint32_t i = 0; i < cases; ++i) {
        figures::CaseFact fact;
        fact.openedMs = upTo(random, figures::kMsOfDay - 1);
        fact.kind = static_cast<std::uint16_t>(upTo(random, 29));
        fact.after = {2'000 + upTo(random, 20'000), 20'000 + upTo(random, 60'000), 200'000 + upTo(random, 900'000),
                      600'000 + upTo(random, 6'000'000)};
        fact.state = core::CaseState::closed;
        fact.ending = upTo(random, 9) < 4 ? figures::Ending::noise : figures::Ending::genuine;
        made.cases.push_back(fact);
        made.alerts.push_back({.kind = fact.kind, .hour = static_cast<std::uint8_t>(fact.hour())});
    }
    for (std::uint32_t i = 0; i < visits; ++i) {
        figures::VisitFact fact;
        fact.household = 1 + upTo(random, 12'000);
        fact.neighbourhood = static_cast<std::uint16_t>(1 + upTo(random, 39));
        fact.hour = 18;
        fact.informed = 1;
        made.visits.push_back(std::move(fact));
    }
    return made;
}

core::Campaign campaign() {
    core::Campaign made;
    made.id = {test::uuidOf(1)};
    made.name = "Cao điểm";
    made.from = kFrom;
    made.to = kTo;
    for (std::uint32_t i = 0; i < kWards; ++i) {
        made.wards.push_back(wardOf(i));
    }
    for (const char* code : {"alerts", "cases", "genuine", "noiseRate", "clearance", "acknowledgeP90",
                             "acknowledgeInTime", "dispatchInTime", "arriveP50", "arriveP90", "arriveInTime",
                             "resolveP90", "visits", "coverage", "householdsVisited", "informed"}) {
        made.indicators.emplace_back(code);
    }
    made.baselines = {{.kind = core::BaselineKind::adjacent, .alignment = {}, .campaign = {}},
                      {.kind = core::BaselineKind::lastYear, .alignment = core::Alignment::calendar, .campaign = {}}};
    made.visibleTo = made.wards;
    return made;
}

void tiles(models::CampaignBoard& board) {
    const auto charts = board.charts();
    for (const auto& indicator : board.indicators()) {
        (void)charts.tile(indicator);
    }
}

void allCharts(models::CampaignBoard& board) {
    tiles(board);
    const auto charts = board.charts();
    const auto cases = *figures::findIndicator("cases");
    (void)charts.trend(cases, false);
    (void)charts.trend(cases, true);
    (void)charts.kinds(cases);
    (void)charts.heat(cases);
    (void)charts.ranking(cases);
    (void)charts.neighbourhoods(*figures::findIndicator("visits"));
    (void)charts.response(core::DeadlineStage::arrive);
    (void)charts.coverage();
    (void)charts.funnel();
    (void)charts.initiatives();
    (void)charts.burndown();
    (void)charts.entered();
}

double timeOf(const std::function<void()>& work) {
    const auto begun = Clock::now();
    work();
    return milliseconds(Clock::now() - begun);
}

} // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const std::uint64_t events = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
    std::mt19937 random{7};
    models::Board desk;
    models::Filter filter;
    core::CommandId asked{test::uuidOf(5)};
    models::CampaignBoard board(desk, filter, [] { return test::kNow; });
    board.setAsker([asked](const wire::Query&) { return asked; });
    bridge::ChangeSet set;
    set.campaigns = {campaign()};
    desk.apply(std::move(set));
    bridge::ConnectionStatus status;
    status.state = bridge::ConnectionState::live;
    status.isStale = false;
    status.role = core::Role::city;
    status.scope = {.all = true, .wards = {}};
    board.setStatus(status);
    board.setWatched(true);

    // A third of the days each: the campaign, the period before it, last year's.
    constexpr std::uint64_t kRowsInAll = std::uint64_t{kWards} * 180;
    const auto cases = static_cast<std::uint32_t>(events * 15 / 100 / kRowsInAll) + 1;
    const auto visits = static_cast<std::uint32_t>(events * 20 / 100 / kRowsInAll) + 1;
    figures::Batch batch{.seq = 1, .knownFrom = 0, .labels = labels(), .rows = {}};
    for (std::uint32_t ward = 0; ward < kWards; ++ward) {
        for (const core::Day first : {kFrom - 365, kFrom - 60, kFrom}) {
            for (core::Day day = first; day < first + 60 && day <= kToday; ++day) {
                batch.rows.push_back(row(random, {wardOf(ward), day}, cases, visits));
            }
        }
    }
    std::size_t facts = 0;
    for (const auto& made : batch.rows) {
        facts += made.cases.size() + made.alerts.size() + made.visits.size();
    }
    wire::Figures frame;
    frame.id = asked;
    frame.asOf = test::kNow;
    frame.rows = figures::encode(batch);
    const double taken = timeOf([&] { board.onFigures(frame); });
    const double firstTiles = timeOf([&] { tiles(board); });
    const double firstAll = timeOf([&] { allCharts(board); });

    const auto changes = [&](const std::function<void(int)>& change, const std::function<void()>& look) {
        std::vector<double> times;
        for (int round = 0; round < kRounds; ++round) {
            times.push_back(timeOf([&] {
                change(round);
                look();
            }));
        }
        return median(times);
    };
    const auto all = [&] { allCharts(board); };
    const double ward = changes([&](int round) { board.chooseWard(wardOf(static_cast<std::uint32_t>(round))); }, all);
    board.chooseWard({});
    all();
    const double baseline =
        changes([&](int round) { board.chooseBaseline(static_cast<std::size_t>(round + 1) % 2); }, all);
    const double brush =
        changes([&](int round) { board.brush(figures::DaySpan{kFrom + round, kFrom + 20 + round}); }, all);
    board.brush(std::nullopt);
    const double kind = changes([&](int round) { board.toggleKind("kind" + std::to_string(round)); }, all);
    board.clearFilter();
    all();
    const auto oneMore = [&](int round) {
        const figures::RowKey key{wardOf(static_cast<std::uint32_t>(round)), kToday};
        figures::Batch change{
            .seq = 2, .knownFrom = 0, .labels = batch.labels, .rows = {row(random, key, cases + 1, visits)}};
        wire::Figures more;
        more.asOf = test::kNow;
        more.rows = figures::encode(change);
        board.onFigures(more);
        board.tellNow();
    };
    tiles(board);
    const double oneTiles = changes(oneMore, [&] { tiles(board); });
    const double oneAll = changes(oneMore, all);
    std::printf(
        "{\n  \"events\": %llu,\n  \"facts\": %zu,\n  \"takeAnswer\": %.1f,\n  \"openTiles\": %.1f,\n"
        "  \"openAll\": %.1f,\n  \"ward\": %.1f,\n  \"baseline\": %.1f,\n  \"brush\": %.1f,\n  \"kind\": %.1f,\n"
        "  \"oneMoreTiles\": %.2f,\n  \"oneMoreAll\": %.2f\n}\n",
        static_cast<unsigned long long>(events), facts, taken, firstTiles, firstAll, ward, baseline, brush, kind,
        oneTiles, oneAll);
    return 0;
}
