// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/CampaignMaker.h"

#include <algorithm>
#include <array>
#include <format>
#include <memory>
#include <utility>

namespace trucban::feed {

namespace {

using namespace std::chrono_literals;
using core::Day;
using core::Instant;

constexpr core::Milliseconds kDay = 24h;

/// By hour, midnight first: few at night, most in the evening.
constexpr std::array<double, 24> kHours{2.2, 1.6, 1.1, 0.8, 0.6, 0.7, 1.4, 2.6, 3.4, 3.6, 3.5, 3.4,
                                        3.0, 2.9, 3.1, 3.5, 4.4, 5.6, 6.6, 7.4, 7.6, 6.7, 5.0, 3.4};
/// Monday first.
constexpr std::array<double, 7> kWeekdays{0.92, 0.90, 0.93, 0.97, 1.08, 1.18, 1.06};

struct KindShare {
    std::string_view code;
    double weight;
    bool campaignHelps; ///< what a campaign is meant to bring down
};
constexpr std::array kKinds{KindShare{"trafficAccident", 11, false},
                            KindShare{"noise", 12, false},
                            KindShare{"theft", 11, true},
                            KindShare{"civilDispute", 9, false},
                            KindShare{"snatching", 5, true},
                            KindShare{"fight", 6, true},
                            KindShare{"publicDisorder", 6, true},
                            KindShare{"suspicious", 7, false},
                            KindShare{"drugs", 4, true},
                            KindShare{"gambling", 3, true},
                            KindShare{"domesticViolence", 3, false},
                            KindShare{"fire", 2, false},
                            KindShare{"robbery", 1, true},
                            KindShare{"assault", 2, true},
                            KindShare{"onlineFraud", 6, false},
                            KindShare{"loanSharking", 2, true},
                            KindShare{"illegalRacing", 2, true},
                            KindShare{"streetObstruction", 6, false},
                            KindShare{"medical", 4, false},
                            KindShare{"lostProperty", 4, false},
                            KindShare{"sos", 6, false}};

constexpr std::array kSources{std::pair{core::AlertSource::sosApp, 46.0}, std::pair{core::AlertSource::call113, 38.0},
                              std::pair{core::AlertSource::vneid, 8.0}, std::pair{core::AlertSource::help114, 3.0},
                              std::pair{core::AlertSource::camera, 5.0}};

/// Nothing needed to be done: how such cases end.
constexpr std::array kNoise{std::pair{core::Disposition::mistaken, 46.0},
                            std::pair{core::Disposition::falseReport, 12.0}, std::pair{core::Disposition::test, 18.0},
                            std::pair{core::Disposition::unreachable, 24.0}};
constexpr std::array kGenuine{
    std::pair{core::Disposition::settledOnScene, 52.0}, std::pair{core::Disposition::mediated, 15.0},
    std::pair{core::Disposition::reportFiled, 18.0}, std::pair{core::Disposition::referred, 15.0}};

constexpr std::array<std::string_view, 5> kFigures{"suspects", "gangs", "prosecutions", "exhibits", "fines"};
constexpr std::array<std::string_view, 5> kPetitions{"civilDispute", "procedure", "identityPapers", "residence",
                                                     "security"};
constexpr std::array<std::string_view, 4> kGuides{"sosApp", "vneid", "help114", "publicServices"};
constexpr std::array<std::string_view, 4> kSupports{"policyFamily", "poorHousehold", "lonelyElderly", "livelihood"};
constexpr std::array<std::string_view, 3> kPremises{"conditionalBusiness", "hotel", "boardingHouse"};

template <class Pairs>
auto pick(Dice& dice, const Pairs& pairs) {
    std::array<double, std::tuple_size_v<Pairs>> weights{};
    std::ranges::transform(pairs, weights.begin(), [](const auto& pair) { return pair.second; });
    return pairs[dice.weighted(weights)].first;
}

std::size_t weekdayOf(Day day) {
    return static_cast<std::size_t>((day + 3) % 7); // 1970-01-01 was a Thursday
}

core::Authority gateway() {
    return {{core::ActorKind::gateway, "gateway"}, core::Role::admin, {true, {}}};
}
core::Authority source() {
    return {{core::ActorKind::source, "sos-app"}, core::Role::admin, {true, {}}};
}
core::Authority city() {
    return {{core::ActorKind::officer, "truc-chi-huy"}, core::Role::city, {true, {}}};
}
core::Authority officer(core::WardCode ward, core::Role role = core::Role::dutyOfficer) {
    const std::string_view post = role == core::Role::wardLeader ? "lanh-dao" : "truc-ban";
    return {{core::ActorKind::officer, std::format("{}.{}", post, ward.value)}, role, {false, {ward}}};
}

core::Milliseconds seconds(double count) {
    return core::Milliseconds{static_cast<std::int64_t>(count * 1'000)};
}

} // namespace

CampaignMaker::CampaignMaker(CampaignOptions options, core::Policy policy, std::vector<core::Ward> wards, Out out)
    : m_options{options}, m_out{std::move(out)}, m_dice{options.seed}, m_policy{std::move(policy)} {
    wards.resize(std::min(wards.size(), options.wards));
    for (core::Ward& ward : wards) {
        Beat beat{.ward = std::move(ward)};
        beat.weight = m_dice.lognormal(0.85, 0.55);
        beat.pace = m_dice.lognormal(1, 0.25);
        beat.zeal = m_dice.lognormal(1, 0.35);
        beat.houses = static_cast<std::uint32_t>(m_dice.lognormal(900, 0.5));
        const std::size_t parts = 4 + m_dice.below(7);
        for (std::size_t i = 1; i <= parts; ++i) {
            beat.neighbourhoods.push_back(std::format("Khu phố {}", i));
        }
        beat.patrol = {std::format("CA{}-1", beat.ward.code.value)};
        beat.team = {std::format("T3-{}", beat.ward.code.value)};
        m_beats.push_back(std::move(beat));
    }
}

void CampaignMaker::run() {
    const Day from = m_options.today - m_options.daysGone;
    const Day yesterday = m_options.today - 1;
    const Period lastYear{from - 365, from - 365 + m_options.days - 1, 1.06, 1.15, false};
    const Period before{from - m_options.days, from - 1, 1.0, 1.0, false};
    const Period campaign{from, from + m_options.days - 1, 0.92, 0.78, true};
    tell(gateway(), core::ChangePolicy{m_policy}, core::startOf(lastYear.from) - kDay);
    prepare();
    playPeriod(lastYear);
    workUpTo(core::startOf(before.from));
    playPeriod(before);
    makeCampaign(campaign);
    playPeriod({campaign.from, yesterday, campaign.crime, campaign.pace, true});
    workUpTo(core::startOf(m_options.today));
}

void CampaignMaker::prepare() {
    const Instant at = core::startOf(m_options.today - m_options.daysGone - 365) - 20h;
    for (Beat& beat : m_beats) {
        setUpWard(beat, at);
    }
}

void CampaignMaker::setUpWard(Beat& beat, Instant at) {
    const core::WardCode ward = beat.ward.code;
    tell(
        gateway(),
        core::RegisterUnit{
            {beat.patrol, core::UnitKind::policePatrol, ward, "Tổ tuần tra " + beat.ward.name, {"motorbike"}, true, 2}},
        at);
    tell(gateway(),
         core::RegisterUnit{
             {beat.team, core::UnitKind::outreachTeam, ward, "Tổ 3 trong 1 " + beat.ward.name, {}, true, 5}},
         at);
    const auto leader = officer(ward, core::Role::wardLeader);
    for (const std::string& name : beat.neighbourhoods) {
        core::Record households{.ward = ward, .neighbourhood = name};
        const auto share = 0.6 + 0.8 * m_dice.share();
        households.households = core::HouseholdsRecord{
            static_cast<std::uint32_t>(share * beat.houses / static_cast<double>(beat.neighbourhoods.size())) + 20,
            core::dayNumber(at), "Ban điều hành khu phố"};
        core::Record round{.id = newId<core::RecordId>(at), .ward = ward, .neighbourhood = name};
        round.round = core::RoundRecord{.name = "Tuyến " + name,
                                        .team = beat.team,
                                        .households = households.households->households,
                                        .everyDays = 360,
                                        .risk = static_cast<std::uint32_t>(1 + beat.rounds.size() % 3)};
        beat.rounds.push_back(round.id);
        beat.doors.push_back(households.households->households);
        save(leader, std::move(households), at);
        save(leader, std::move(round), at);
    }
    core::Record team{.ward = ward};
    team.team = core::TeamRecord{beat.team,
                                 std::format("{}/QĐ-UBND", 10 + m_dice.below(200)),
                                 core::dayNumber(at),
                                 std::format("{}/QC", 1 + m_dice.below(60)),
                                 {{"police", 2}, {"fatherlandFront", 1}, {"women", 1}, {"neighbourhood", 1}}};
    save(leader, std::move(team), at);
}

void CampaignMaker::playPeriod(const Period& period) {
    for (Day day = period.from; day <= period.to; ++day) {
        playDay(period, day);
        workUpTo(core::startOf(day + 1));
    }
}

void CampaignMaker::playDay(const Period& period, Day day) {
    const double rate = m_options.casesPerWardAndDay * period.crime * kWeekdays[weekdayOf(day)];
    for (Beat& beat : m_beats) {
        for (std::size_t n = m_dice.poisson(rate * beat.weight); n > 0; --n) {
            const auto hour = std::chrono::hours{m_dice.weighted(kHours)};
            const Instant at = core::startOf(day) + hour + seconds(3'600 * m_dice.share());
            later(at, [this, period, &beat](Instant when) { alert(period, beat, when); });
        }
        if (period.isCampaign || weekdayOf(day) == 5) {
            visits(beat, day);
        }
        dailyFigures(period, beat, day);
        if (weekdayOf(day) == 4) {
            weekly(beat, day);
        }
    }
}

void CampaignMaker::alert(const Period& period, Beat& beat, Instant at) {
    std::array<double, kKinds.size()> weights{};
    std::ranges::transform(kKinds, weights.begin(), [&](const KindShare& kind) {
        return kind.weight * (period.isCampaign && kind.campaignHelps ? 0.8 : 1.0);
    });
    core::ReceiveAlert body{.alertId = newId<core::AlertId>(at), .caseId = newId<core::CaseId>(at)};
    body.facts.source = pick(m_dice, kSources);
    body.facts.externalId = std::format("demo-{}-{}", m_options.seed, ++m_alerts);
    body.facts.kind = kKinds[m_dice.weighted(weights)].code;
    body.facts.occurredAt = at;
    body.facts.contentDigest = std::format("{:016x}", m_dice.bits());
    body.details.text = "Tin báo trong kịch bản cao điểm";
    const double spread = 0.004;
    body.details.position = core::Position{
        {beat.ward.label.lat + spread * (m_dice.share() - 0.5), beat.ward.label.lon + spread * (m_dice.share() - 0.5)},
        10 + 30 * m_dice.share()};
    body.routing = {beat.ward.code, {}, false};
    const core::CaseId id = body.caseId;
    if (!tell(source(), std::move(body), at)) {
        return;
    }
    const double pace = beat.pace * period.pace;
    later(at + seconds(m_dice.lognormal(14, 0.7) * pace), [this, &beat, id, pace](Instant when) {
        if (tell(officer(beat.ward.code), core::AcknowledgeCase{id}, when)) {
            handle(beat, id, pace, when);
        }
    });
}

/// Sends somebody, or ends it on the telephone.
void CampaignMaker::handle(const Beat& beat, const core::CaseId& id, double pace, Instant at) {
    if (m_dice.chance(0.17)) {
        end(beat, id, {pick(m_dice, kNoise), {}, {}}, at + seconds(m_dice.lognormal(240, 0.8)));
        return;
    }
    core::Outcome outcome{pick(m_dice, kGenuine), {}, {}};
    if (outcome.disposition == core::Disposition::reportFiled) {
        outcome.fileNumber = std::format("{}/TBTG", ++m_order);
    }
    if (m_dice.chance(0.28)) {
        end(beat, id, std::move(outcome), at + seconds(m_dice.lognormal(1'500, 0.7)));
        return;
    }
    later(at + seconds(m_dice.lognormal(45, 0.6) * pace), [this, &beat, id, pace, outcome](Instant when) {
        const auto duty = officer(beat.ward.code);
        if (!tell(duty, core::DispatchUnit{id, beat.patrol, true, false}, when)) {
            end(beat, id, outcome, when + 40min);
            return;
        }
        const Instant arrives = when + seconds(m_dice.lognormal(380, 0.45) * pace);
        later(when + 20s, [this, duty, &beat](Instant t) {
            tell(duty, core::SetUnitState{beat.patrol, core::UnitState::enRoute}, t);
        });
        later(arrives, [this, duty, &beat](Instant t) {
            tell(duty, core::SetUnitState{beat.patrol, core::UnitState::onScene}, t);
        });
        end(beat, id, outcome, arrives + seconds(m_dice.lognormal(1'300, 0.6)));
    });
}

void CampaignMaker::end(const Beat& beat, const core::CaseId& id, core::Outcome outcome, Instant at) {
    later(at, [this, &beat, id, outcome = std::move(outcome)](Instant when) {
        const auto duty = officer(beat.ward.code);
        const core::Case* case_ = m_state.case_(id);
        const bool isNoise = outcome.disposition >= core::Disposition::mistaken;
        if (case_ == nullptr || (!isNoise && !tell(duty, core::ResolveCase{id, outcome}, when))) {
            return;
        }
        const Instant closes = isNoise ? when : when + 5min;
        later(closes, [this, duty, id, outcome](Instant t) {
            if (!tell(duty, core::CloseCase{id, outcome, true}, t)) {
                return;
            }
            later(t + m_policy.archiveAfter + 1min,
                  [this, id](Instant past) { tell(gateway(), core::ArchiveCase{id}, past); });
        });
    });
}

void CampaignMaker::visits(Beat& beat, Day day) {
    for (std::size_t n = m_dice.poisson(7 * beat.zeal); n > 0; --n) {
        const Instant at = core::startOf(day) + 8h + seconds(3'600 * 11 * m_dice.share());
        later(at, [this, &beat](Instant when) {
            core::Visit visit{.id = newId<core::VisitId>(when), .team = beat.team, .ward = beat.ward.code};
            const std::size_t place = m_dice.below(beat.neighbourhoods.size());
            visit.neighbourhood = beat.neighbourhoods[place];
            visit.round = beat.rounds[place];
            // Each house lies in one neighbourhood: found under two it would count in both.
            const auto house = m_dice.below(beat.houses) * beat.doors[place] / beat.houses;
            visit.householdCode = std::format("{}-{:04}", place + 1, 1 + house);
            visit.visitedAt = when;
            if (m_dice.chance(0.25)) {
                visit.heard = 1;
                visit.petitions = {{std::string{kPetitions[m_dice.below(kPetitions.size())]}, 1}};
            }
            visit.informed = static_cast<std::uint32_t>(1 + m_dice.below(4));
            visit.guided = {
                {std::string{kGuides[m_dice.below(kGuides.size())]}, static_cast<std::int64_t>(visit.informed)}};
            if (m_dice.chance(0.08)) {
                visit.supported = 1;
                visit.supports = {{std::string{kSupports[m_dice.below(kSupports.size())]}, 1}};
            }
            const core::VisitId id = visit.id;
            if (tell(source(), core::RecordVisit{std::move(visit)}, when)) {
                later(when + m_policy.archiveAfter + 1min,
                      [this, id](Instant past) { tell(gateway(), core::ArchiveVisit{id}, past); });
            }
        });
    }
}

void CampaignMaker::dailyFigures(const Period& period, const Beat& beat, Day day) {
    const double more = period.isCampaign ? 1.3 : 1.0;
    core::DayFiguresRecord figures{.day = day, .source = "Sổ trực"};
    for (const std::string_view code : kFigures) {
        const auto count = static_cast<std::int64_t>(m_dice.poisson(0.35 * beat.weight * more));
        if (count > 0) {
            figures.values.push_back({std::string{code}, count});
        }
    }
    if (figures.values.empty()) {
        return;
    }
    core::Record record{.ward = beat.ward.code};
    record.dayFigures = std::move(figures);
    later(core::startOf(day) + 22h + seconds(3'000 * m_dice.share()),
          [this, ward = beat.ward.code, record](Instant when) { save(officer(ward), record, when); });
}

void CampaignMaker::weekly(const Beat& beat, Day day) {
    core::Record inspection{.ward = beat.ward.code};
    const auto planned = static_cast<std::uint32_t>(1 + m_dice.below(6));
    const auto done = static_cast<std::uint32_t>(m_dice.below(planned + 1));
    inspection.inspection = core::InspectionRecord{std::string{kPremises[m_dice.below(kPremises.size())]}, day, planned,
                                                   done, static_cast<std::uint32_t>(m_dice.below(done + 1) / 2)};
    later(core::startOf(day) + 17h,
          [this, ward = beat.ward.code, inspection](Instant when) { save(officer(ward), inspection, when); });
}

void CampaignMaker::makeCampaign(const Period& period) {
    const Instant at = core::startOf(period.from);
    workUpTo(at);
    core::Campaign campaign{.id = newId<core::CampaignId>(at),
                            .name = "Cao điểm tấn công, trấn áp tội phạm cuối năm",
                            .basisNumber = "15/KH-CAT",
                            .basisDay = period.from - 12,
                            .from = period.from,
                            .to = period.to,
                            .indicators = {"genuine", "clearance", "noiseRate", "acknowledgeInTime", "arriveInTime",
                                           "visits", "coverage", "petitionsSettledRate", "informed", "inspectionsRate",
                                           "initiativesEffective", "tasksDoneRate", "entered:suspects"},
                            .baselines = {{core::BaselineKind::adjacent, core::Alignment::dayOfCampaign, {}},
                                          {core::BaselineKind::lastYear, core::Alignment::calendar, {}}},
                            .templateCode = "crime-drive"};
    for (const Beat& beat : m_beats) {
        campaign.wards.push_back(beat.ward.code);
        campaign.answerable.push_back({beat.ward.code, "Trưởng Công an " + beat.ward.name});
        campaign.targets.push_back({"visits", beat.ward.code, {}, std::round(beat.zeal * 7 * m_options.days)});
    }
    core::normalise(campaign.wards);
    campaign.targets.push_back({"coverage", {}, {}, 0.6});
    campaign.targets.push_back({"clearance", {}, {}, 0.95});
    campaign.targets.push_back({"acknowledgeInTime", {}, {}, 0.9});
    campaign.targets.push_back({"tasksDoneRate", {}, {}, 1});
    tell(city(), core::SaveCampaign{std::move(campaign)}, at);
    makeTasks(at, period.from);
    constexpr std::array<std::string_view, 4> kNames{"Camera an ninh khu dân cư", "Tiếng kẻng an ninh",
                                                     "Nhà trọ tự quản", "Tổ liên gia an toàn PCCC"};
    for (const Beat& beat : m_beats) {
        for (std::size_t i = 0; i < kNames.size(); ++i) {
            if (!m_dice.chance(0.4)) {
                continue;
            }
            core::Record made{.ward = beat.ward.code};
            const auto outOf = static_cast<std::uint32_t>(beat.neighbourhoods.size());
            made.initiative = core::InitiativeRecord{std::string{kNames[i]},
                                                     i == 0 ? "camera" : "community",
                                                     "Công an phường",
                                                     {},
                                                     m_dice.chance(0.45),
                                                     m_dice.chance(0.2),
                                                     static_cast<core::InitiativeState>(m_dice.below(4)),
                                                     period.from - 30,
                                                     static_cast<std::uint32_t>(m_dice.below(outOf + 1)),
                                                     outOf,
                                                     "khu phố"};
            save(officer(beat.ward.code, core::Role::wardLeader), std::move(made), at);
        }
        core::Record drugFree{.ward = beat.ward.code, .neighbourhood = beat.neighbourhoods.front()};
        const auto met = static_cast<std::uint32_t>(m_dice.below(7));
        drugFree.drugFree = core::DrugFreeRecord{
            met == 6 ? core::DrugFreeState::criteriaMet : core::DrugFreeState::registered, period.from - 20, met, 6};
        save(officer(beat.ward.code, core::Role::wardLeader), std::move(drugFree), at);
    }
}

void CampaignMaker::makeTasks(Instant at, Day from) {
    core::Record directive{.id = newId<core::RecordId>(at)};
    directive.directive =
        core::DirectiveRecord{"15/KH-CAT", "Công an Thành phố", "Cao điểm cuối năm", from - 12, {}, {}};
    const core::RecordId id = directive.id;
    save(city(), std::move(directive), at);
    constexpr std::array<std::string_view, 6> kTitles{"Ra quân, phát động",
                                                      "Rà soát cơ sở kinh doanh có điều kiện",
                                                      "Tuyên truyền cài đặt SOS An ninh, trật tự",
                                                      "Tuần tra đêm liên phường",
                                                      "Sơ kết giữa kỳ",
                                                      "Tổng kết"};
    for (std::size_t i = 0; i < kTitles.size(); ++i) {
        core::Record task{.id = newId<core::RecordId>(at)};
        const Day due = from + static_cast<Day>(i * static_cast<std::size_t>(m_options.days) / kTitles.size());
        task.task = core::TaskRecord{id, std::string{kTitles[i]}, "Đội Tham mưu", from - 10, due, 10, {}};
        const core::Record first = task;
        save(city(), task, at);
        if (due < m_options.today - 3 && i != 3) {
            later(core::startOf(due) + 15h, [this, first](Instant when) {
                core::Record done = first;
                done.version = 1;
                done.task->progress = 100;
                done.task->doneOn = core::dayNumber(when);
                save(city(), std::move(done), when);
            });
        }
    }
}

// --- machinery -----------------------------------------------------------------------------------------------------

void CampaignMaker::later(Instant at, std::function<void(Instant)> what) {
    m_waiting.emplace(Step{at, ++m_order}, std::move(what));
}

void CampaignMaker::workUpTo(Instant until) {
    while (!m_waiting.empty() && m_waiting.begin()->first.at < until) {
        const auto next = m_waiting.extract(m_waiting.begin());
        next.mapped()(next.key().at);
    }
}

bool CampaignMaker::tell(const core::Authority& who, core::CommandBody body, Instant at) {
    auto decided = core::decide(m_state, {newId<core::CommandId>(at), std::nullopt, std::move(body)}, {at, who});
    if (!decided) {
        ++m_refused;
        return false;
    }
    for (core::Event& event : *decided) {
        event.seq = m_state.seq + 1;
        m_out(event);
        (void)core::apply(m_state, event); // decide ran it through the fold before
    }
    return true;
}

void CampaignMaker::save(const core::Authority& who, core::Record record, Instant at) {
    if (record.id.isNil()) {
        record.id = newId<core::RecordId>(at);
    }
    tell(who, core::SaveRecords{{std::move(record)}}, at);
}

template <class Id>
Id CampaignMaker::newId(Instant at) {
    std::array<std::uint8_t, 10> random{};
    std::uint64_t bits = m_dice.bits();
    for (std::uint8_t& byte : random) {
        byte = static_cast<std::uint8_t>(bits);
        bits = bits >> 8 | bits << 56;
    }
    random[9] ^= static_cast<std::uint8_t>(++m_order);
    return Id{core::Uuid::v7(at, random)};
}

} // namespace trucban::feed
