// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/CubeCodec.h"
#include "widgets/DeskHarness.h"
#include "widgets/briefing/BriefingDesk.h"
#include "widgets/campaign/CampaignWorkspace.h"
#include "wire/FigureBodies.h"

#include <algorithm>
#include <array>
#include <random>

namespace trucban::test {

/// A window with a campaign in three wards, and a gateway that answers with made-up days: the same for the same seed.
class CampaignDesk {
public:
    /// 168 wards when `wards` is that large.
    explicit CampaignDesk(widgets::Theme& theme, std::size_t wards = 3, std::uint32_t seed = 7)
        : desk(theme), m_random(seed) {
        desk.fixtures.house();
        board.setAsker([this](wire::Query query) { return desk.gateway.query(std::move(query)); });
        workspace =
            new widgets::CampaignWorkspace(desk.window->parts(), desk.window->actions(), board, desk.window.get());
        desk.window->addCampaign(*workspace);
        briefings = new widgets::BriefingDesk(desk.window->parts(), desk.window->actions(), board, *desk.window);
        const auto tell = desk.gateway.tellStatus;
        desk.gateway.tellStatus = [this, tell](const bridge::CommandStatus& status) {
            tell(status);
            workspace->onCommand(status);
            briefings->onCommand(status);
        };
        for (const core::Ward& ward : desk.fixtures.wards().wards()) {
            if (campaign.wards.size() < wards) {
                campaign.wards.push_back(ward.code);
            }
        }
        core::normalise(campaign.wards);
        campaign.id = {desk.gateway.nextUuid()};
        campaign.name = "Cao điểm tấn công, trấn áp tội phạm, bảo đảm an ninh, trật tự Tết Nguyên đán Đinh Mùi 2027";
        campaign.basisNumber = "15/KH-BCĐ138";
        campaign.from = today() - 39;
        campaign.to = today() + 20;
        campaign.basisDay = campaign.from - 10;
        campaign.indicators = {"cases",
                               "genuine",
                               "noiseRate",
                               "clearance",
                               "acknowledgeP90",
                               "arriveP90",
                               "arriveInTime",
                               "visits",
                               "coverage",
                               "householdsSupported",
                               "initiativesActive",
                               "tasksOverdue",
                               "entered:suspects",
                               "entered:gangs"};
        campaign.targets = {{.indicator = "visits", .ward = {}, .neighbourhood = {}, .value = 9'000},
                            {.indicator = "clearance", .ward = {}, .neighbourhood = {}, .value = 0.9},
                            {.indicator = "arriveP90", .ward = {}, .neighbourhood = {}, .value = 900'000}};
        for (const core::WardCode ward : campaign.wards) {
            campaign.targets.push_back({.indicator = "visits",
                                        .ward = ward,
                                        .neighbourhood = {},
                                        .value = 9'000.0 / static_cast<double>(wards)});
            campaign.answerable.push_back({.ward = ward, .name = "Trung tá Nguyễn Văn Bình, Trưởng Công an phường"});
        }
        campaign.baselines = {
            {.kind = core::BaselineKind::adjacent, .alignment = core::Alignment::dayOfCampaign, .campaign = {}},
            {.kind = core::BaselineKind::lastYear, .alignment = core::Alignment::calendar, .campaign = {}}};
        campaign.visibleTo = campaign.wards;
    }

    ~CampaignDesk() { desk.window->hide(); } // while there is a board to be told of it
    CampaignDesk(const CampaignDesk&) = delete;
    CampaignDesk& operator=(const CampaignDesk&) = delete;

    [[nodiscard]] core::Day today() const { return core::dayNumber(desk.gateway.clock); }

    void give() {
        bridge::ChangeSet set;
        campaign.version = 1;
        set.campaigns = {campaign};
        set.records = records();
        desk.gateway.publish(); // the policy, which has the names of kinds
        desk.gateway.state.campaigns.insert_or_assign(campaign.id, campaign);
        desk.board.apply(std::move(set));
    }
    void setStatus(const bridge::ConnectionStatus& status) {
        desk.window->setStatus(status);
        board.setStatus(status);
        workspace->setStatus(status);
    }
    /// Answers what was asked last for figures.
    void answer(int casesADay = 12) {
        for (auto it = desk.gateway.queries.rbegin(); it != desk.gateway.queries.rend(); ++it) {
            if (it->kind == wire::QueryKind::figures && !wire::parseRecordsAt(it->text)) {
                send(it->id, batch(casesADay));
                return;
            }
        }
    }
    /// Answers a question for entries as of a time past, if that was the last one: pages of so many.
    bool answerEntries(const std::vector<core::Record>& entries, std::size_t page = 500) {
        const wire::Query query = desk.gateway.queries.back();
        if (!wire::parseRecordsAt(query.text)) {
            return false;
        }
        wire::FigureRecords answer{
            .asOf = *wire::parseRecordsAt(query.text), .seq = 1, .head = {}, .total = entries.size(), .records = {}};
        for (std::size_t i = query.after; i < entries.size() && answer.records.size() < page; ++i) {
            answer.records.push_back(entries[i]);
        }
        wire::Result result{.id = query.id};
        const std::size_t reached = query.after + answer.records.size();
        result.next = reached < entries.size() ? reached : 0;
        result.text = wire::encode(answer);
        briefings->onResult(result);
        return true;
    }
    void send(core::CommandId id, const figures::Batch& rows) {
        wire::Figures frame;
        frame.id = id;
        frame.seq = 1;
        frame.asOf = desk.gateway.clock;
        frame.rows = figures::encode(rows);
        board.onFigures(frame);
        briefings->onFigures(frame);
    }
    [[nodiscard]] figures::Batch batch(int casesADay) {
        figures::Batch made{.seq = 1, .knownFrom = 0, .labels = labels(), .rows = {}};
        for (const core::WardCode ward : campaign.wards) {
            for (core::Day day = campaign.from - 60; day <= today(); ++day) {
                made.rows.push_back(row({ward, day}, casesADay));
            }
        }
        return made;
    }
    [[nodiscard]] figures::Row row(figures::RowKey key, int casesADay) {
        figures::Row made{.key = key, .cases = {}, .alerts = {}, .visits = {}};
        const int count = upTo(2 * casesADay);
        for (int i = 0; i < count; ++i) {
            figures::CaseFact fact;
            const int hour = (upTo(11) + upTo(12)) % 24;
            fact.openedMs = static_cast<std::uint32_t>(hour) * figures::kMsOfHour;
            fact.kind = static_cast<std::uint16_t>(upTo(4));
            fact.priority = static_cast<core::Priority>(upTo(3));
            fact.after = {static_cast<std::uint32_t>(2'000 + upTo(25'000)),
                          static_cast<std::uint32_t>(20'000 + upTo(80'000)),
                          static_cast<std::uint32_t>(120'000 + upTo(1'200'000)),
                          static_cast<std::uint32_t>(600'000 + upTo(5'000'000))};
            fact.state = core::CaseState::closed;
            fact.ending = upTo(9) < 3 ? figures::Ending::noise : figures::Ending::genuine;
            if (upTo(9) == 0) {
                fact.state = core::CaseState::inProgress;
                fact.ending = figures::Ending::none;
                fact.after[3] = figures::kNever;
            }
            made.cases.push_back(fact);
            made.alerts.push_back({.kind = fact.kind, .hour = static_cast<std::uint8_t>(hour)});
        }
        for (int i = 0, visits = upTo(60); i < visits; ++i) {
            figures::VisitFact fact;
            fact.household = static_cast<std::uint32_t>(1 + upTo(1'500));
            fact.neighbourhood = static_cast<std::uint16_t>(1 + upTo(7));
            fact.round = roundOf(key.ward, fact.household);
            fact.heard = static_cast<std::uint32_t>(upTo(2));
            fact.informed = 1;
            fact.hour = 18;
            made.visits.push_back(fact);
        }
        return made;
    }

    DeskHarness desk;
    core::Campaign campaign;
    models::CampaignBoard board{desk.board, desk.filter, [this] { return desk.gateway.clock; }};
    widgets::CampaignWorkspace* workspace = nullptr; ///< the window's
    widgets::BriefingDesk* briefings = nullptr;      ///< likewise

private:
    [[nodiscard]] int upTo(int most) { return static_cast<int>(m_random() % static_cast<std::uint32_t>(most + 1)); }
    /// Three in a ward; a quarter of its households is on none.
    [[nodiscard]] std::uint16_t roundOf(core::WardCode ward, std::uint32_t household) const {
        const auto place = std::ranges::lower_bound(campaign.wards, ward) - campaign.wards.begin();
        const std::uint32_t first = 3 * static_cast<std::uint32_t>(place);
        return static_cast<std::uint16_t>(household % 4 == 0 ? 0 : first + household % 4);
    }
    [[nodiscard]] static core::RecordId roundId(std::size_t label) {
        return {core::Uuid{{0xAB, static_cast<std::uint8_t>(label >> 8), static_cast<std::uint8_t>(label)}}};
    }
    [[nodiscard]] figures::Labels labels() const {
        figures::Labels made;
        for (std::size_t i = 1; i <= 3 * campaign.wards.size(); ++i) {
            made.rounds.push_back(roundId(i));
        }
        made.kinds = {"theft", "fight", "noise", "robbery", "trafficAccident"};
        for (int i = 1; i <= 8; ++i) {
            made.neighbourhoods.push_back(i == 8 ? "Khu phố 8 (chung cư tái định cư Vĩnh Lộc B, lô A đến lô H)"
                                                 : "Khu phố " + std::to_string(i));
        }
        figures::Limits limits;
        for (auto& deadlines : limits) {
            deadlines = {.acknowledge = core::Milliseconds{15'000},
                         .dispatch = core::Milliseconds{60'000},
                         .arrive = core::Milliseconds{900'000},
                         .resolve = {}};
        }
        made.limits = {limits};
        return made;
    }
    [[nodiscard]] std::vector<core::Record> records() {
        std::vector<core::Record> made;
        const auto add = [&](core::WardCode ward) -> core::Record& {
            core::Record record;
            record.id = {desk.gateway.nextUuid()};
            record.ward = ward;
            record.visibleTo = {ward};
            record.savedBy = "an.nguyen";
            made.push_back(record);
            return made.back();
        };
        for (const core::WardCode ward : campaign.wards) {
            for (int i = 1; i <= 8; ++i) {
                auto& record = add(ward);
                record.neighbourhood = labels().neighbourhoods[static_cast<std::size_t>(i)];
                record.households = core::HouseholdsRecord{.households = 400, .asOf = campaign.from - 90, .source = {}};
            }
            for (std::uint32_t i = 1; i <= 3; ++i) {
                constexpr std::array kNames{"Hẻm 145 Trần Hưng Đạo", "Dãy nhà trọ đường số 8", "Chung cư lô B"};
                auto& record = add(ward);
                record.id = roundId(roundOf(ward, i));
                record.round = core::RoundRecord{.name = kNames[i - 1], .households = 300, .everyDays = 45, .risk = i};
            }
            for (int i = 0; i < 6; ++i) {
                auto& record = add(ward);
                record.initiative = core::InitiativeRecord{.name = "Tổ tự quản số " + std::to_string(i)};
                record.initiative->kind = i % 2 == 0 ? "cameras" : "patrols";
                record.initiative->state = static_cast<core::InitiativeState>(i % 5);
                record.initiative->since = campaign.from - 5;
            }
            for (int i = 0; i < 5; ++i) {
                auto& record = add(ward);
                core::TaskRecord task;
                task.title = "Rà soát cơ sở kinh doanh có điều kiện";
                task.givenOn = campaign.from;
                task.due = campaign.from + 10 * (i + 1);
                if (i < 2) {
                    task.doneOn = campaign.from + 8 * (i + 1);
                }
                record.task = task;
            }
            for (int i = 0; i < 30; ++i) {
                auto& record = add(ward);
                record.dayFigures = core::DayFiguresRecord{
                    .day = campaign.from + i, .values = {{"suspects", upTo(4)}, {"gangs", upTo(1)}}, .source = {}};
            }
        }
        return made;
    }

    std::mt19937 m_random;
};

} // namespace trucban::test
