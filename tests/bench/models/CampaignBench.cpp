// SPDX-License-Identifier: GPL-3.0-or-later
// What a campaign's tiles and charts cost over the facts of so many events: campaign_bench [EVENTS] prints JSON, medians of
// seven in milliseconds, by the clock and of the thread alone. An event is a case's opening, a step of it, an alert or a
// visit: of a million some 150,000 are cases, as many alerts, 200,000 visits. "all" are the tiles and every chart of every
// page; a window makes one page. What stands under "entries" is measured with 8,232 entered records beside them: one more
// event, a figure of today saved anew, likewise a count of households, the clock a minute later.
#include "bench/models/Evening.h"
#include "figures/CubeCodec.h"
#include "models/CampaignBoard.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
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
        if (upTo(random, 9) == 0) {
            fact.state = core::CaseState::inProgress;
            fact.ending = figures::Ending::none;
            fact.after[3] = figures::kNever;
        }
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

core::Record recordOf(std::uint64_t number, core::WardCode ward) {
    core::Record made;
    made.id = {test::uuidOf(1'000'000 + number)};
    made.ward = ward;
    return made;
}

/// 49 of each ward: households of eight neighbourhoods, initiatives, tasks, a month of figures of a day.
std::vector<core::Record> entries() {
    std::vector<core::Record> made;
    for (std::uint32_t ward = 0; ward < kWards; ++ward) {
        const auto add = [&]() -> core::Record& { return made.emplace_back(recordOf(made.size(), wardOf(ward))); };
        for (int i = 1; i <= 8; ++i) {
            auto& record = add();
            record.neighbourhood = "KP " + std::to_string(i);
            record.households = core::HouseholdsRecord{.households = 1'500, .asOf = kFrom - 90, .source = {}};
        }
        for (int i = 0; i < 6; ++i) {
            auto& record = add();
            record.initiative = core::InitiativeRecord{.name = "Tổ tự quản", .kind = "patrols"};
            record.initiative->state = static_cast<core::InitiativeState>(i % 5);
            record.initiative->since = kFrom - 5;
        }
        for (core::Day i = 0; i < 5; ++i) {
            add().task = core::TaskRecord{.givenOn = kFrom, .due = kFrom + 10 * (i + 1)};
        }
        for (core::Day i = 0; i < 30; ++i) {
            add().dayFigures = core::DayFiguresRecord{.day = kToday - i, .values = {{"suspects", i % 4}}, .source = {}};
        }
    }
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

/// By the clock, and of this thread alone: what other programs took beside it does not count.
struct Times {
    double wall = 0;
    double cpu = 0;
};

double threadMs() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

Times timeOf(const std::function<void()>& work) {
    const auto begun = Clock::now();
    const double begunCpu = threadMs();
    work();
    return {.wall = milliseconds(Clock::now() - begun), .cpu = threadMs() - begunCpu};
}

} // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const std::uint64_t events = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
    std::mt19937 random{7};
    models::Board desk;
    models::Filter filter;
    core::Instant now = test::kNow;
    core::CommandId asked{test::uuidOf(5)};
    models::CampaignBoard board(desk, filter, [&now] { return now; });
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
    const Times taken = timeOf([&] { board.onFigures(frame); });
    const Times firstTiles = timeOf([&] { tiles(board); });
    const Times firstAll = timeOf([&] { allCharts(board); });

    const auto changes = [&](const std::function<void(int)>& change, const std::function<void()>& look) {
        std::vector<double> wall;
        std::vector<double> cpu;
        for (int round = 0; round < kRounds; ++round) {
            const Times times = timeOf([&] {
                change(round);
                look();
            });
            wall.push_back(times.wall);
            cpu.push_back(times.cpu);
        }
        return Times{.wall = median(wall), .cpu = median(cpu)};
    };
    const auto all = [&] { allCharts(board); };
    const Times ward = changes([&](int round) { board.chooseWard(wardOf(static_cast<std::uint32_t>(round))); }, all);
    board.chooseWard({});
    all();
    const Times baseline =
        changes([&](int round) { board.chooseBaseline(static_cast<std::size_t>(round + 1) % 2); }, all);
    const Times brush =
        changes([&](int round) { board.brush(figures::DaySpan{kFrom + round, kFrom + 20 + round}); }, all);
    board.brush(std::nullopt);
    const Times kind = changes([&](int round) { board.toggleKind("kind" + std::to_string(round)); }, all);
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
    const Times oneTiles = changes(oneMore, [&] { tiles(board); });
    const Times oneAll = changes(oneMore, all);
    const auto apply = [&desk](std::vector<core::Record> records) {
        bridge::ChangeSet changed;
        changed.records = std::move(records);
        desk.apply(std::move(changed));
    };
    const Times takeEntries = timeOf([&] {
        apply(entries());
        board.tellNow();
        all();
    });
    const Times besideAll = changes(oneMore, all);
    const auto entry = [&](int round) {
        core::Record record = recordOf(19, wardOf(0)); // the first day of figures of the first ward: today
        record.dayFigures = core::DayFiguresRecord{.day = kToday, .values = {{"suspects", 10 + round}}, .source = {}};
        apply({record});
        board.tellNow();
    };
    const Times entryAll = changes(entry, all);
    const auto ofHouseholds = [&](int round) {
        core::Record record = recordOf(0, wardOf(0));
        record.neighbourhood = "KP 1";
        record.households = core::HouseholdsRecord{
            .households = static_cast<std::uint32_t>(1'600 + round), .asOf = kFrom - 90, .source = {}};
        apply({record});
        board.tellNow();
    };
    const Times householdsAll = changes(ofHouseholds, all);
    const auto minute = [&](int /*round*/) {
        now += std::chrono::minutes{1};
        board.tick();
    };
    const Times minuteAll = changes(minute, all);
    const auto print = [&](const char* name, double Times::* of) {
        std::printf(
            "  \"%s\": {\"takeAnswer\": %.1f, \"openTiles\": %.1f, \"openAll\": %.1f, \"ward\": %.1f, "
            "\"baseline\": %.1f, \"brush\": %.1f, \"kind\": %.1f, \"oneMoreTiles\": %.2f, \"oneMoreAll\": %.2f, "
            "\"entries\": {\"take\": %.1f, \"oneMoreAll\": %.2f, \"entryAll\": %.2f, \"householdsAll\": %.2f, "
            "\"minuteAll\": %.2f}}",
            name, taken.*of, firstTiles.*of, firstAll.*of, ward.*of, baseline.*of, brush.*of, kind.*of, oneTiles.*of,
            oneAll.*of, takeEntries.*of, besideAll.*of, entryAll.*of, householdsAll.*of, minuteAll.*of);
    };
    std::printf("{\n  \"events\": %llu,\n  \"facts\": %zu,\n", static_cast<unsigned long long>(events), facts);
    print("wall", &Times::wall);
    std::printf(",\n");
    print("cpu", &Times::cpu);
    std::printf("\n}\n");
    return 0;
}
