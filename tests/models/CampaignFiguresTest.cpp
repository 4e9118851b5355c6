// SPDX-License-Identifier: GPL-3.0-or-later
// Figures that are kept while rows, records, time and choices change, against the same counted from nothing.
#include "models/CampaignFigures.h"

#include "figures/Reach.h"
#include "models/CampaignSamples.h"

#include <QTest>

#include <array>
#include <random>

using namespace trucban;
using models::CampaignAsk;
using models::CampaignFigures;

namespace {

constexpr figures::DaySpan kPeriod{20'770, 20'789};
constexpr figures::DaySpan kBefore{20'750, 20'769};
constexpr core::Day kToday = 20'780;
constexpr std::array kWards{core::WardCode{26'740}, core::WardCode{26'743}, core::WardCode{26'746},
                            core::WardCode{26'749}};

const std::array kCampaigns{core::CampaignId{test::uuidOf(7)}, core::CampaignId{test::uuidOf(8)}};

/// What figures are counted from, changed step by step as a gateway and desks change it.
class World {
public:
    World(unsigned seed, std::uint32_t casesOfDay)
        : m_random(seed),
          m_cases(casesOfDay),
          m_knownFrom(seed % 2 == 0 ? kBefore.from + 6 : kPeriod.from + 6) { // there are days before the log
        m_labels = test::sampleLabels();
        m_labels.neighbourhoods = {"", "KP 1", "KP 2"};
        m_labels.codes = {"vneid", "civil"};
        for (auto& deadlines : m_labels.limits.front()) {
            deadlines = {.acknowledge = core::Milliseconds{15'000},
                         .dispatch = core::Milliseconds{600'000},
                         .arrive = core::Milliseconds{3'600'000},
                         .resolve = core::Milliseconds{24 * 3'600'000}};
        }
        for (const core::WardCode ward : kWards) {
            for (core::Day day = m_knownFrom; day <= kToday; ++day) {
                putRow({ward, day});
            }
        }
        ask.period = kPeriod;
        ask.wards = {kWards.begin(), kWards.end()};
        ask.before.span = kBefore;
        for (core::Day day = kBefore.from; day <= kBefore.to; ++day) {
            ask.before.days.emplace_back(day);
        }
        ask.asOf = core::startOf(kToday) + std::chrono::hours{9};
    }

    void step(CampaignFigures& kept) {
        switch (upTo(9)) {
        case 0:
        case 1:
        case 2:
        case 3: {
            const std::vector keys{anyKey(), anyKey()};
            std::ranges::for_each(keys, [this](figures::RowKey key) { putRow(key); });
            kept.rowsChanged(keys);
            break;
        }
        case 4:
        case 5:
        case 6:
            changeRecord(kept);
            break;
        case 7:
            ask.asOf += std::chrono::minutes{upTo(300)}; // now and then past midnight
            kept.ask(ask);
            break;
        default:
            choose();
            kept.ask(ask);
        }
    }

    figures::Cube cube;
    figures::RecordFigures records;
    CampaignAsk ask;

private:
    std::uint32_t upTo(std::uint32_t most) { return static_cast<std::uint32_t>(m_random()) % (most + 1); }
    core::WardCode anyWard() { return kWards[upTo(kWards.size() - 1)]; }
    /// Today more often than other days.
    figures::RowKey anyKey() {
        return {upTo(9) == 0 ? core::WardCode{} : anyWard(),
                upTo(1) == 0 ? core::dayNumber(ask.asOf) : m_knownFrom + static_cast<core::Day>(upTo(20))};
    }

    void putRow(figures::RowKey key) {
        figures::Row row{.key = key, .cases = {}, .alerts = {}, .visits = {}};
        for (std::uint32_t i = upTo(m_cases); i > 0; --i) {
            figures::CaseFact fact{.openedMs = upTo(figures::kMsOfDay - 1),
                                   .kind = static_cast<std::uint16_t>(upTo(1))};
            for (std::size_t stage = 0; stage < 4 && upTo(2) > 0; ++stage) {
                fact.after[stage] = upTo(7'200'000);
            }
            if (upTo(1) == 0) {
                fact.state = core::CaseState::closed;
                fact.ending = upTo(2) == 0 ? figures::Ending::noise : figures::Ending::genuine;
            }
            fact.isMerged = upTo(9) == 0;
            row.cases.push_back(fact);
            row.alerts.push_back({.kind = fact.kind, .hour = static_cast<std::uint8_t>(fact.hour())});
        }
        for (std::uint32_t i = upTo(6); i > 0; --i) {
            figures::VisitFact fact{.household = upTo(12), .neighbourhood = static_cast<std::uint16_t>(upTo(2))};
            fact.hour = static_cast<std::uint8_t>(upTo(23));
            fact.supported = upTo(1);
            if (upTo(2) == 0) {
                fact.counts = {{.topic = static_cast<figures::VisitTopic>(upTo(2)),
                                .code = static_cast<std::uint16_t>(upTo(1)),
                                .count = 1 + upTo(3)}};
            }
            row.visits.push_back(std::move(fact));
        }
        cube.put({.seq = 1, .knownFrom = m_knownFrom, .labels = m_labels, .rows = {std::move(row)}});
    }

    void changeRecord(CampaignFigures& kept) {
        const core::Record record = anyRecord();
        const auto was = figures::summedWards(records);
        auto reach = figures::reachOf(records, record.id, m_knownFrom);
        records.put(record);
        reach.add(figures::reachOf(records, record.id, m_knownFrom));
        reach.isOfVisits = figures::summedWards(records) != was;
        kept.recordsChanged(reach);
    }

    core::Record anyRecord() {
        core::Record record;
        record.id = {test::uuidOf(100 + upTo(25))};
        record.savedAt = ask.asOf + core::Milliseconds{++m_saved};
        record.ward = upTo(9) == 0 ? core::WardCode{} : anyWard();
        record.neighbourhood = upTo(2) == 0 ? "KP " + std::to_string(1 + upTo(1)) : "";
        record.withdrawn = upTo(7) == 0;
        if (upTo(3) == 0) {
            record.campaign = kCampaigns[upTo(1)];
        }
        const core::Day day = kBefore.from + static_cast<core::Day>(upTo(33));
        switch (upTo(10)) {
        case 0:
        case 1:
            record.dayFigures = core::DayFiguresRecord{.day = day, .values = {{"suspects", upTo(9)}, {"gangs", 1}}};
            break;
        case 2:
            record.inspection =
                core::InspectionRecord{.day = day, .planned = 5, .done = upTo(5), .violations = upTo(2)};
            break;
        case 3:
            record.petition = core::PetitionRecord{.heardOn = day, .settledOn = day + 3, .mediated = upTo(1) == 0};
            break;
        case 4:
            record.task =
                core::TaskRecord{.givenOn = day, .due = day + 4, .doneOn = day + static_cast<core::Day>(upTo(9))};
            break;
        case 5:
            record.initiative =
                core::InitiativeRecord{.state = static_cast<core::InitiativeState>(upTo(4)), .since = day};
            break;
        case 6:
            record.households = core::HouseholdsRecord{.households = 10 + upTo(9), .asOf = day};
            break;
        case 7:
            record.reintegration = core::ReintegrationRecord{.day = day, .counts = {{"helped", upTo(4)}}};
            break;
        case 8:
            record.drugFree = core::DrugFreeRecord{.state = static_cast<core::DrugFreeState>(upTo(2)), .since = day};
            break;
        case 9:
            record.baseline = core::BaselineRecord{.from = day,
                                                   .to = day + static_cast<core::Day>(upTo(4)),
                                                   .oldUnit = upTo(1) == 0 ? "Quận 1" : "",
                                                   .values = {{"cases", 7 + upTo(9)}, {"suspects", upTo(9)}}};
            break;
        default:
            record.unitMapping =
                core::UnitMappingRecord{.oldUnit = "Quận 1", .wards = {{anyWard(), 0.3}, {anyWard(), 0.1}}};
        }
        return record;
    }

    void choose() {
        switch (upTo(8)) {
        case 0:
            ask.chosen = ask.chosen.empty() ? core::WardSet{anyWard()} : core::WardSet{};
            ask.neighbourhood.clear();
            break;
        case 1:
            ask.neighbourhood = ask.chosen.size() == 1 && ask.neighbourhood.empty() ? "KP 1" : "";
            break;
        case 2:
            ask.kinds = ask.kinds.empty() ? std::vector<std::string>{"theft"} : std::vector<std::string>{};
            break;
        case 3: // from before today, or from today on
            ask.brush = ask.brush ? std::nullopt
                                  : std::optional{upTo(1) == 0 ? figures::DaySpan{kPeriod.from + 2, kPeriod.from + 14}
                                                               : figures::DaySpan{kToday, kToday + 6}};
            break;
        case 4:
            ask.weekdays = ask.weekdays == figures::kAllWeekdays ? 0b101'0101u : figures::kAllWeekdays;
            break;
        case 5:
            ask.isWholeCity = !ask.isWholeCity;
            break;
        case 6:
            ask.campaigns = ask.campaigns ? std::nullopt : std::optional{std::vector{kCampaigns[0]}};
            break;
        case 7:
            ask.beforeCampaigns = ask.beforeCampaigns ? std::nullopt : std::optional{std::vector{kCampaigns[1]}};
            break;
        default:
            ask.before.days[4] = ask.before.days[4] ? std::nullopt : std::optional{kBefore.from + 4};
        }
    }

    std::mt19937 m_random;
    std::uint32_t m_cases;
    core::Day m_knownFrom;
    std::int64_t m_saved = 0;
    figures::Labels m_labels;
};

constexpr std::array kCodes{"cases",    "clearance",         "acknowledgeP90",   "arriveInTime", "visits",
                            "coverage", "householdsVisited", "entered:suspects", "tasksOverdue", "guided:vneid"};

/// What differs between the two, or nothing.
std::string difference(CampaignFigures& kept, CampaignFigures& fresh) {
    const auto areSame = [](const std::vector<figures::WardTally>& a, const std::vector<figures::WardTally>& b) {
        return std::ranges::equal(a, b,
                                  [](const auto& x, const auto& y) { return x.ward == y.ward && x.tally == y.tally; });
    };
    if (kept.byDay() != fresh.byDay()) {
        return "byDay";
    }
    if (kept.beforeByDay() != fresh.beforeByDay()) {
        return "beforeByDay";
    }
    if (kept.total() != fresh.total()) {
        return "total";
    }
    const auto a = kept.paired();
    const auto b = fresh.paired();
    if (*a.now != *b.now || *a.before != *b.before || a.days != b.days || a.unpaired != b.unpaired ||
        a.until != b.until || a.span != b.span) {
        return "paired";
    }
    if (!areSame(kept.byWard(), fresh.byWard())) {
        return "byWard";
    }
    if (!std::ranges::equal(kept.byNeighbourhood(), fresh.byNeighbourhood(), [](const auto& x, const auto& y) {
            return x.neighbourhood == y.neighbourhood && x.tally == y.tally;
        })) {
        return "byNeighbourhood";
    }
    if (!std::ranges::equal(kept.byKind(), fresh.byKind(), [](const auto& x, const auto& y) {
            return x.kind == y.kind && x.now == y.now && x.before == y.before;
        })) {
        return "byKind";
    }
    for (const char* code : kCodes) {
        const auto indicator = *figures::findIndicator(code);
        if (kept.value(indicator) != fresh.value(indicator) || kept.daily(indicator) != fresh.daily(indicator) ||
            kept.cumulative(indicator) != fresh.cumulative(indicator) ||
            kept.before(indicator, false) != fresh.before(indicator, false) ||
            kept.before(indicator, true) != fresh.before(indicator, true)) {
            return code;
        }
        const auto mine = kept.entering(indicator);
        const auto theirs = fresh.entering(indicator);
        if (mine.wards != theirs.wards || mine.before != theirs.before || mine.of != theirs.of) {
            return std::string{"entering "} + code;
        }
    }
    const auto cases = *figures::findIndicator("arriveInTime");
    return kept.byHour(cases) != fresh.byHour(cases) ? "byHour" : "";
}

void compareOnTheWay(unsigned seed, int steps, std::uint32_t casesOfDay) {
    World world(seed, casesOfDay);
    const figures::Sources sources{.cube = &world.cube, .records = &world.records};
    CampaignFigures kept(sources);
    kept.ask(world.ask);
    for (int step = 0; step < steps; ++step) {
        CampaignFigures fresh(sources);
        fresh.ask(world.ask);
        const auto found = difference(kept, fresh);
        QVERIFY2(
            found.empty(),
            qPrintable(QStringLiteral("seed %1, step %2: %3").arg(seed).arg(step).arg(QString::fromStdString(found))));
        world.step(kept);
    }
}

} // namespace

class CampaignFiguresTest : public QObject {
    Q_OBJECT
private slots:
    void whatIsKeptIsWhatARecountSays() {
        for (unsigned seed = 1; seed <= 12 && !QTest::currentTestFailed(); ++seed) {
            compareOnTheWay(seed, 60, 4);
        }
    }

    /// Some 10,000 durations: sums go from all of them to buckets and back.
    void whatIsKeptIsWhatARecountSaysAroundTheLimitOfExactPercentiles() { compareOnTheWay(99, 40, 400); }

    /// A period before of five days: the list behind a compared figure held every day since then too.
    void theComparedSpanHoldsTheDaysThatAreCounted() {
        World world(2, 4);
        world.ask.before.days.resize(5);
        CampaignFigures figures({.cube = &world.cube, .records = &world.records});
        figures.ask(world.ask);
        const auto both = figures.paired();
        QCOMPARE(both.days, 5);
        const auto span = both.span;
        QVERIFY((span == figures::DaySpan{kPeriod.from, kPeriod.from + 4}));
        const auto counted = *both.now;
        world.ask.brush = span;
        figures.ask(world.ask);
        QVERIFY(figures.total() == counted);
        world.ask.before.days.clear();
        figures.ask(world.ask);
        QVERIFY(figures.paired().span.isEmpty());
    }

    /// The counterparts of chosen Mondays were asked to be Mondays too: what is compared with were none of them.
    void chosenWeekdaysAreComparedWithTheDaysThatStandBesideThem() {
        World world(2, 4);
        world.ask.before.days.assign(20, std::nullopt);
        for (core::Day day = 0; day < 14; ++day) { // the log knows the last 14 days of the period before
            world.ask.before.days[static_cast<std::size_t>(day)] = kBefore.from + 6 + day;
        }
        CampaignFigures figures({.cube = &world.cube, .records = &world.records});
        world.ask.weekdays = 1u << figures::weekdayOf(kPeriod.from);
        figures.ask(world.ask);
        const auto both = figures.paired();
        QCOMPARE(both.days, 2);
        const auto hand = figures::tally(
            {.cube = &world.cube, .records = &world.records},
            {.days = {kBefore.from + 6, kBefore.from + 6}, .wards = world.ask.wards, .asOf = world.ask.asOf});
        const auto other = figures::tally(
            {.cube = &world.cube, .records = &world.records},
            {.days = {kBefore.from + 13, kBefore.from + 13}, .wards = world.ask.wards, .asOf = world.ask.asOf});
        const auto cases = *figures::findIndicator("cases");
        QVERIFY(*figures::valueOf(cases, hand).value > 0);
        QCOMPARE(figures::valueOf(cases, *both.before).value,
                 std::optional{*figures::valueOf(cases, hand).value + *figures::valueOf(cases, other).value});
        const auto line = figures.before(cases, true);
        QCOMPARE(line.back().value, figures::valueOf(cases, *both.before).value);
        double kinds = 0;
        for (const auto& kind : figures.byKind()) {
            kinds += figures::valueOf(cases, kind.before).count;
        }
        QCOMPARE(std::optional{kinds}, figures::valueOf(cases, *both.before).value);
    }

    void aMinuteLaterCountsWhereALimitRanOut() {
        figures::Cube cube;
        auto facts = test::batchOf(
            {{.ward = kWards[0], .day = kToday, .thefts = 1}, {.ward = kWards[1], .day = kToday - 1, .thefts = 1}});
        facts.labels.limits.front()[static_cast<std::size_t>(core::Priority::p3)].acknowledge =
            core::Milliseconds{3'600'000};
        cube.put(facts); // both at noon
        const core::Instant noon = core::startOf(kToday) + std::chrono::hours{12};
        const core::WardSet wards{kWards.begin(), kWards.end()};
        const auto due = [&](int from, int to) {
            return figures::rowsDue(cube, wards, noon + std::chrono::minutes{from}, noon + std::chrono::minutes{to});
        };
        QVERIFY(due(58, 59).empty());
        QCOMPARE(due(59, 60), (std::vector{figures::RowKey{kWards[0], kToday}}));
        QVERIFY(due(60, 61).empty());
        QCOMPARE(due(-24 * 60, -22 * 60), (std::vector{figures::RowKey{kWards[1], kToday - 1}}));
        QVERIFY(figures::rowsDue(cube, {kWards[1]}, noon, noon + std::chrono::hours{2}).empty());
    }
};

QTEST_GUILESS_MAIN(CampaignFiguresTest)
#include "CampaignFiguresTest.moc"
