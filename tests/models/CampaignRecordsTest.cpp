// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/CampaignDesk.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace trucban;
using models::CampaignBoard;
using test::CampaignDesk;
using test::DayFacts;
using test::indicator;
using test::kCampaignFrom;
using test::kWardA;
using test::kWardB;
using test::someDays;

class CampaignRecordsTest : public QObject {
    Q_OBJECT
private slots:
    void countsEntriesTasksAndInitiativesOfTheBoard() {
        CampaignDesk desk;
        desk.give(test::sampleCampaign());
        desk.goLive();
        desk.answer(someDays());
        core::Record suspects;
        suspects.id = {test::uuidOf(70)};
        suspects.ward = kWardA;
        suspects.dayFigures =
            core::DayFiguresRecord{.day = kCampaignFrom + 1, .values = {{"suspects", 4}}, .source = {}};
        core::Record task;
        task.id = {test::uuidOf(71)};
        task.ward = kWardA;
        task.task = core::TaskRecord{.directive = {},
                                     .title = "Rà soát",
                                     .owner = "CAP",
                                     .givenOn = kCampaignFrom,
                                     .due = kCampaignFrom + 2,
                                     .progress = 50,
                                     .doneOn = {}};
        core::Record model;
        model.id = {test::uuidOf(72)};
        model.ward = kWardB;
        model.initiative = core::InitiativeRecord{.name = "Camera an ninh", .kind = "cameras"};
        model.initiative->state = core::InitiativeState::active;
        model.initiative->since = kCampaignFrom;
        bridge::ChangeSet set;
        set.records = {suspects, task, model};
        QSignalSpy changed(&desk.boardModel, &CampaignBoard::figuresChanged);
        desk.board.apply(set);
        QVERIFY(changed.wait());
        QCOMPARE(desk.tile("entered:suspects"), std::optional{4.0});
        QCOMPARE(desk.tile("tasksOverdue"), std::optional{1.0});
        auto charts = desk.boardModel.charts();
        const auto burn = std::get<models::BurndownChart>(charts.burndown().body);
        QCOMPARE(burn.open.size(), std::size_t{6});
        QCOMPARE(burn.overdue.back().value, std::optional{1.0});
        const auto states = std::get<models::StatesChart>(charts.initiatives().body);
        QCOMPARE(states.rows.size(), std::size_t{2}); // all, and the one kind
        QCOMPARE(states.rows[0].counts[1], 1.0);
        const auto behind =
            desk.boardModel.recordsBehind(indicator("entered:suspects"), desk.boardModel.figures().slice());
        QCOMPARE(behind.size(), std::size_t{1});
        QCOMPARE(behind[0].id, suspects.id);
    }

    void whileRecordsGoOnComingFiguresAreCountedAFewTimesASecond() {
        CampaignDesk desk;
        desk.give(test::sampleCampaign());
        desk.goLive();
        desk.answer(someDays());
        core::Record suspects;
        suspects.id = {test::uuidOf(70)};
        suspects.ward = kWardA;
        suspects.dayFigures = core::DayFiguresRecord{.day = kCampaignFrom, .values = {{"suspects", 4}}, .source = {}};
        QSignalSpy changed(&desk.boardModel, &CampaignBoard::figuresChanged);
        const auto change = [&](std::int64_t count) {
            suspects.dayFigures->values = {{"suspects", count}};
            bridge::ChangeSet set;
            set.records = {suspects};
            desk.board.apply(set);
        };
        change(1);
        QVERIFY(changed.wait());
        QElapsedTimer since;
        since.start();
        for (std::int64_t count = 2; count < 9; ++count) {
            change(count);
        }
        QVERIFY(changed.wait());
        QVERIFY(since.elapsed() >= 200);
        QCOMPARE(changed.size(), 2);
        QCOMPARE(desk.tile("entered:suspects"), std::optional{8.0});
    }

    void showsHowOftenRoundsWereGoneAgainstTheirPlan() {
        CampaignDesk desk;
        desk.give(test::sampleCampaign());
        desk.goLive();
        bridge::ChangeSet set;
        const auto addRound = [&set](std::uint64_t number, core::WardCode ward, const char* name, std::uint32_t risk) {
            core::Record made;
            made.id = {test::uuidOf(number)};
            made.ward = ward;
            made.round = core::RoundRecord{.name = name, .households = 100, .everyDays = 30, .risk = risk};
            set.records.push_back(made);
            return made.id;
        };
        const auto first = addRound(81, kWardA, "Hẻm 12", 1);
        const auto risky = addRound(82, kWardA, "Nhà trọ số 5", 3);
        (void)addRound(83, kWardB, "Chung cư", 1);
        auto batch = test::batchOf(someDays()); // ten visits a day of ward A, six days
        batch.labels.rounds = {core::RecordId{}, first, risky};
        for (figures::Row& row : batch.rows) {
            for (std::size_t i = 0; i < row.visits.size(); ++i) {
                row.visits[i].round = i < 4 ? 1 : i < 6 ? 2 : 0;
            }
        }
        desk.send(desk.lastOf(wire::QueryKind::figures).id, batch, true);
        desk.board.apply(set);
        desk.boardModel.tellNow();
        const auto rounds = [&desk] {
            return std::get<models::RankingChart>(desk.boardModel.charts().rounds().body).rows;
        };
        const auto rows = rounds();
        QCOMPARE(rows.size(), std::size_t{3});
        // Of 100 doors each 30 days, 20 in six days; three times as many where the risk is high.
        QVERIFY(rows[0].name.startsWith(QStringLiteral("Chung cư")));
        QCOMPARE(rows[0].value, std::optional{0.0});
        QCOMPARE(rows[0].target, std::optional{20.0});
        QVERIFY(rows[0].note.contains(QStringLiteral("chưa đến")));
        QVERIFY(rows[1].name.startsWith(QStringLiteral("Nhà trọ số 5")));
        QCOMPARE(rows[1].value, std::optional{12.0});
        QCOMPARE(rows[1].target, std::optional{60.0});
        QCOMPARE(rows[1].note, QStringLiteral("mỗi hộ: 50 ngày, kế hoạch 10 ngày"));
        QCOMPARE(rows[2].value, std::optional{24.0});
        QCOMPARE(rows[2].target, std::optional{20.0});
        desk.boardModel.brush(figures::DaySpan{kCampaignFrom, kCampaignFrom + 2});
        desk.boardModel.chooseWard(kWardA);
        const auto ofThreeDays = rounds();
        QCOMPARE(ofThreeDays.size(), std::size_t{2});
        QCOMPARE(ofThreeDays[1].name, QStringLiteral("Hẻm 12"));
        QCOMPARE(ofThreeDays[1].value, std::optional{12.0});
        QCOMPARE(ofThreeDays[1].target, std::optional{10.0});
        desk.boardModel.toggleHour(2, 12);
        QVERIFY(!rounds()[0].target); // a plan is of whole days
    }

    /// The tile counted another campaign's tasks, and the burn-down beside it did not.
    void leavesOutWhatWasEnteredForAnotherCampaign() {
        CampaignDesk desk;
        auto campaign = test::sampleCampaign();
        auto other = test::sampleCampaign(2);
        other.from = kCampaignFrom - 20;
        other.to = kCampaignFrom - 1;
        campaign.baselines = {{.kind = core::BaselineKind::campaign, .alignment = {}, .campaign = other.id},
                              {.kind = core::BaselineKind::adjacent, .alignment = {}, .campaign = {}}};
        desk.give(campaign);
        desk.give(other);
        desk.goLive();
        desk.answer(someDays());
        const auto taskOf = [&](std::uint64_t number, const core::CampaignId& id) {
            core::Record task{.id = {test::uuidOf(number)}, .ward = kWardA, .campaign = id, .visibleTo = {kWardA}};
            task.task = core::TaskRecord{.givenOn = kCampaignFrom, .due = kCampaignFrom + 2};
            return task;
        };
        const auto praiseOf = [&](std::uint64_t number, const core::CampaignId& id, core::Day day,
                                  std::uint32_t persons) {
            core::Record praise{.id = {test::uuidOf(number)}, .ward = kWardA, .campaign = id, .visibleTo = {kWardA}};
            praise.commendation = core::CommendationRecord{.day = day, .persons = persons};
            return praise;
        };
        bridge::ChangeSet set;
        set.records = {taskOf(71, campaign.id),
                       taskOf(72, other.id),
                       praiseOf(73, campaign.id, kCampaignFrom, 3),
                       praiseOf(74, other.id, kCampaignFrom + 1, 40),
                       praiseOf(75, other.id, kCampaignFrom - 20, 30),
                       praiseOf(76, campaign.id, kCampaignFrom - 19, 5)};
        desk.board.apply(set);
        desk.boardModel.choose(campaign.id);
        desk.boardModel.tellNow();
        QCOMPARE(desk.tile("tasksOverdue"), std::optional{1.0});
        const auto burn = std::get<models::BurndownChart>(desk.boardModel.charts().burndown().body);
        QCOMPARE(burn.overdue.back().value, std::optional{1.0});
        QCOMPARE(desk.boardModel.recordsBehind(indicator("tasksOverdue"), desk.boardModel.figures().slice()).size(),
                 std::size_t{1});
        const auto persons = [&desk] {
            return std::get<models::TileChart>(desk.boardModel.charts().tile(indicator("commendedPersons")).body);
        };
        QCOMPARE(persons().value, std::optional{3.0});
        QCOMPARE(persons().change.before, std::optional{30.0}); // of the campaign that it is compared with
        desk.boardModel.chooseBaseline(1);
        QCOMPARE(persons().change.before, std::optional{35.0}); // of those days
        desk.boardModel.choose(other.id);
        desk.answer(someDays());
        QCOMPARE(persons().value, std::optional{30.0});
    }

    /// Tasks and initiatives of the whole ward stood under the name of one khu phố.
    void listsWhatIsOfTheChosenNeighbourhood() {
        CampaignDesk desk;
        desk.give(test::sampleCampaign());
        desk.goLive();
        desk.answer(someDays());
        bridge::ChangeSet set;
        for (std::uint64_t i = 0; i < 3; ++i) {
            core::Record task{.id = {test::uuidOf(71 + i)}, .ward = kWardA, .visibleTo = {kWardA}};
            task.neighbourhood = i == 0 ? "KP 1" : "KP 2";
            task.task = core::TaskRecord{.givenOn = kCampaignFrom, .due = kCampaignFrom + 2};
            set.records.push_back(task);
        }
        desk.board.apply(set);
        desk.boardModel.tellNow();
        desk.boardModel.chooseWard(kWardA);
        desk.boardModel.toggleNeighbourhood("KP 1");
        QCOMPARE(desk.tile("tasksOverdue"), std::optional{1.0});
        const auto burn = std::get<models::BurndownChart>(desk.boardModel.charts().burndown().body);
        QCOMPARE(burn.overdue.back().value, std::optional{1.0});
    }

    /// One ward of two had entered: half a sum was called better than a whole one.
    void callsNothingBetterWhileWardsHaveNotEntered() {
        CampaignDesk desk;
        desk.give(test::sampleCampaign());
        desk.goLive();
        desk.answer(someDays());
        const auto enter = [&desk](std::uint64_t number, core::WardCode ward, core::Day day, std::uint32_t count) {
            core::Record record{.id = {test::uuidOf(number)}, .ward = ward, .visibleTo = {ward}};
            record.dayFigures = core::DayFiguresRecord{.day = day, .values = {{"drugCases", count}}, .source = {}};
            bridge::ChangeSet set;
            set.records = {record};
            desk.board.apply(set);
            desk.boardModel.tellNow();
        };
        enter(70, kWardA, kCampaignFrom, 300);
        enter(71, kWardA, kCampaignFrom - 20, 400);
        enter(72, kWardB, kCampaignFrom - 20, 200);
        const auto chart = [&desk] { return desk.boardModel.charts().tile(indicator("entered:drugCases")); };
        const auto toneOf = [](const models::ChartData& of) {
            return std::get<models::TileChart>(of.body).change.tone;
        };
        QCOMPARE(std::get<models::TileChart>(chart().body).change.before, std::optional{600.0});
        QCOMPARE(toneOf(chart()), models::ChartTone::neutral);
        QVERIFY2(chart().note.contains(QStringLiteral("mới 1/2 phường nhập")), qPrintable(chart().note));
        const auto rows = std::get<models::FiguresChart>(desk.boardModel.charts().entered().body).rows;
        const auto row = std::ranges::find(rows, QStringLiteral("entered:drugCases"), &models::FiguresRow::key);
        QVERIFY(row != rows.end() && row->note.contains(QStringLiteral("mới 1/2 phường nhập")));
        // Its day names another figure: of this one it had none.
        core::Record gangs{.id = {test::uuidOf(73)}, .ward = kWardB, .visibleTo = {kWardB}};
        gangs.dayFigures = core::DayFiguresRecord{.day = kCampaignFrom + 1, .values = {{"gangs", 1}}, .source = {}};
        bridge::ChangeSet other;
        other.records = {gangs};
        desk.board.apply(other);
        desk.boardModel.tellNow();
        QVERIFY2(!chart().note.contains(QStringLiteral("phường nhập")), qPrintable(chart().note));
    }

    void hasWhatIsEnteredOfTheCityWhenAllItsWardsAreAskedFor() {
        CampaignDesk desk;
        desk.boardModel.setCity({kWardA, kWardB});
        desk.give(test::sampleCampaign());
        desk.goLive();
        desk.answer({{.ward = kWardA, .day = kCampaignFrom, .thefts = 2}}, kCampaignFrom);
        core::Record city;
        city.id = {test::uuidOf(91)};
        city.baseline =
            core::BaselineRecord{.from = kCampaignFrom - 20, .to = kCampaignFrom - 16, .values = {{"cases", 30}}};
        core::Record task;
        task.id = {test::uuidOf(92)};
        task.task = core::TaskRecord{.givenOn = kCampaignFrom, .due = kCampaignFrom + 2};
        bridge::ChangeSet set;
        set.records = {city, task};
        desk.board.apply(set);
        desk.boardModel.tellNow();
        const auto before = [&desk] {
            return std::get<models::TileChart>(desk.boardModel.charts().tile(indicator("cases")).body).change.before;
        };
        QCOMPARE(before(), std::optional{30.0});
        QCOMPARE(desk.tile("tasksOverdue"), std::optional{1.0});
        const auto behind = desk.boardModel.recordsBehind(indicator("tasksOverdue"), desk.boardModel.figures().slice());
        QCOMPARE(behind.size(), std::size_t{1});
        desk.boardModel.chooseWard(kWardA);
        QVERIFY(!before());
        QCOMPARE(desk.tile("tasksOverdue"), std::optional{0.0});
        // The chart counted tasks that the tile did not.
        QVERIFY(std::get<models::BurndownChart>(desk.boardModel.charts().burndown().body).open.empty());
        desk.boardModel.chooseWard({});
        desk.boardModel.setCity({kWardA, kWardB, core::WardCode{26'999}}); // a campaign of two wards of three
        QVERIFY(!before());
    }

    /// The city's tile left them out: 2 cases where the map and the queue had 3.
    void countsWhatNoWardOwnsYetWhereAllWardsAreAskedFor() {
        CampaignDesk desk;
        desk.boardModel.setCity({kWardA, kWardB});
        desk.give(test::sampleCampaign());
        desk.goLive();
        desk.answer({{.ward = kWardA, .day = kCampaignFrom, .thefts = 2},
                     {.ward = core::WardCode{}, .day = kCampaignFrom, .thefts = 1}});
        QCOMPARE(desk.tile("cases"), std::optional{3.0});
        QVERIFY(core::contains(desk.boardModel.figures().slice().wards, core::WardCode{})); // the list behind it
        const auto ranking = [&desk] { return desk.boardModel.charts().ranking(indicator("cases")); };
        QCOMPARE(std::get<models::RankingChart>(ranking().body).rows.size(), std::size_t{2});
        QCOMPARE(ranking().note, QStringLiteral("Ngoài bảng còn 1 không thuộc phường nào."));
        QCOMPARE(desk.boardModel.charts().ranking(indicator("clearance")).note, ranking().note); // it lowers the city's
        const auto kinds = desk.boardModel.figures().byKind();
        QCOMPARE(kinds.size(), std::size_t{1});
        QCOMPARE(figures::valueOf(indicator("cases"), kinds[0].now).value, std::optional{3.0});
        desk.send({}, test::batchOf({{.ward = core::WardCode{}, .day = kCampaignFrom, .thefts = 4}}), true);
        desk.boardModel.tellNow();
        QCOMPARE(desk.tile("cases"), std::optional{6.0});
        desk.boardModel.chooseWard(kWardA);
        QCOMPARE(desk.tile("cases"), std::optional{2.0});
        QVERIFY(ranking().note.isEmpty());
    }

    /// "Số liệu đến 02:17" stood under a figure that counted a case of 02:18.
    void saysTheMinuteOfTheNewestCaseItCounts() {
        CampaignDesk desk;
        desk.give(test::sampleCampaign());
        desk.goLive();
        desk.answer(someDays());
        QSignalSpy changed(&desk.boardModel, &CampaignBoard::figuresChanged);
        const core::Instant later = test::kNow + std::chrono::minutes{2};
        desk.send({}, test::batchOf({{.ward = kWardA, .day = kCampaignFrom, .thefts = 9}}), true, later);
        QVERIFY(changed.wait());
        QCOMPARE(desk.boardModel.asked().asOf, later);
    }

    void coversOnlyWhereSomebodyEnteredTheHouseholds() {
        CampaignDesk desk;
        desk.give(test::sampleCampaign());
        desk.goLive();
        desk.answer(someDays());
        core::Record households;
        households.id = {test::uuidOf(95)};
        households.ward = kWardA;
        households.neighbourhood = "KP 2"; // all visits were to KP 1
        households.households = core::HouseholdsRecord{.households = 20, .asOf = kCampaignFrom, .source = {}};
        bridge::ChangeSet set;
        set.records = {households};
        desk.board.apply(set);
        desk.boardModel.tellNow();
        const auto rows = std::get<models::CoverageChart>(desk.boardModel.charts().coverage().body).rows;
        QCOMPARE(rows[0].all, std::optional{20.0});
        QCOMPARE(rows[0].done, 0.0); // 60 of 20 it was once
        QVERIFY(!rows[1].all);
    }
};

QTEST_GUILESS_MAIN(CampaignRecordsTest)
#include "CampaignRecordsTest.moc"
