// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/RandomWorld.h"

#include <algorithm>
#include <array>

namespace trucban::test {

using namespace core;

namespace {

constexpr std::array kWards{kWardA, kWardB, kWardC, kWardD};
constexpr std::array<const char*, 6> kUnits{"M1", "M2", "B1", "OT", "113", "GONE"};
constexpr std::array<const char*, 6> kKinds{"violence", "theft", "welfare", "noise", "other", "nonsense"};

} // namespace

RandomWorld::RandomWorld() {
    world.unit("M1", kWardA);
    world.unit("M2", kWardA, UnitKind::communitySecurity);
    world.unit("B1", kWardB);
    world.unit("OT", kWardC, UnitKind::outreachTeam);
    world.unit("113", {}, UnitKind::response113);
    m_cases.push_back(world.open());
}

std::uint64_t RandomWorld::draw(std::uint64_t below) {
    // SplitMix64: every number starts a stream of its own.
    std::uint64_t z = (m_random += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return (z ^ (z >> 31)) % below;
}

WardCode RandomWorld::anyWard() {
    return kWards[draw(kWards.size())];
}

WardSet RandomWorld::anyWards() {
    WardSet wards;
    for (std::uint64_t i = draw(4); i > 0; --i) {
        wards.push_back(anyWard());
    }
    normalise(wards);
    return wards;
}

CaseId RandomWorld::anyCase() {
    // Mostly the youngest ones, so that a short sequence gets far with one of them.
    const std::uint64_t window = chance(80) ? std::min<std::uint64_t>(m_cases.size(), 3) : m_cases.size();
    return m_cases[m_cases.size() - 1 - draw(window)];
}

AlertId RandomWorld::anyAlert() {
    const Case& case_ = world.at(anyCase());
    return case_.alerts.empty() || chance(5) ? AlertId{uuid(draw(100))} : case_.alerts[draw(case_.alerts.size())];
}

UnitId RandomWorld::anyUnit() {
    return {kUnits[draw(kUnits.size())]};
}

Outcome RandomWorld::anyOutcome() {
    constexpr std::array<const char*, 4> kReasons{"", "slip", "known", "gone"};
    return {static_cast<Disposition>(draw(9)), "Đã xong", chance(70) ? "12/2026" : "", kReasons[draw(kReasons.size())]};
}

Routing RandomWorld::anyRouting() {
    if (chance(40)) {
        return {.ward = anyWard(), .approximate = false};
    }
    return {.candidates = anyWards()};
}

ReceiveAlert RandomWorld::anyReport() {
    ReceiveAlert body = world.alertBody("report-" + std::to_string(draw(6)), kKinds[draw(kKinds.size())], anyRouting());
    body.facts.senderState = static_cast<SenderState>(chance(80) ? 0 : draw(3));
    body.facts.hasReporter = chance(80);
    body.facts.contact.silent = chance(20);
    if (chance(30)) {
        body.details.position.reset();
    }
    body.facts.exercise = chance(15);
    if (chance(50)) {
        body.details.attachments = {{.kind = AttachmentKind::photo, .sha256 = "ab12"}};
    }
    if (chance(20)) {
        body.facts.contentDigest = "same";
    }
    return body;
}

CommandBody RandomWorld::anyJointAct(const std::string& reason) {
    const Case& case_ = world.at(anyCase());
    if (case_.jointRequests.empty() || chance(30)) {
        return RequestJoint{case_.id, {world.nextUuid()}, static_cast<Agency>(draw(7)), "Đề nghị hỗ trợ"};
    }
    const RequestId request = case_.jointRequests[draw(case_.jointRequests.size())].id;
    return AnswerJoint{case_.id, request, static_cast<OfferState>(draw(5)), reason, "77", reason};
}

CommandBody RandomWorld::anyHandoverAct(const std::string& reason) {
    const auto& handovers = world.state.handovers;
    if (handovers.empty() || chance(25)) {
        SignHandover sign{.id = {world.nextUuid()},
                          .wards = chance(50) ? WardSet{kWardA} : anyWards(),
                          .since = world.now - Milliseconds{1'000},
                          .words = reason};
        for (std::uint64_t i = draw(4); i > 0; --i) {
            sign.items.push_back({.topic = static_cast<HandoverTopic>(draw(8)), .caseId = anyCase(), .text = "Vụ"});
        }
        return sign;
    }
    const auto& [id, handover] = *std::next(handovers.begin(), static_cast<std::ptrdiff_t>(draw(handovers.size())));
    if (chance(30)) {
        return AcceptHandover{id};
    }
    return AnswerHandoverItem{id, static_cast<std::uint32_t>(draw(handover.items.size() + 1)), chance(30), reason};
}

Record RandomWorld::anyRecord() {
    const auto& records = world.state.records;
    if (!records.empty() && chance(40)) {
        Record known = std::next(records.begin(), static_cast<std::ptrdiff_t>(draw(records.size())))->second;
        known.withdrawn = false;
        if (known.dayFigures) {
            known.dayFigures->values[0].count += 1;
        }
        return known;
    }
    Record made{.id = {world.nextUuid()}, .ward = anyWard()};
    const Day day = dayNumber(world.now) - static_cast<Day>(draw(3));
    switch (draw(4)) {
    case 0:
        made.signOff = SignOffRecord{day, day};
        break;
    case 1:
        made.need = NeedRecord{{"team"}, "KP3-0117", "livelihood", day};
        break;
    case 2:
        made.households = HouseholdsRecord{static_cast<std::uint32_t>(draw(500)), day, {}};
        break;
    default:
        made.dayFigures = DayFiguresRecord{day, {{chance(50) ? "suspects" : "gangs", static_cast<int>(draw(9))}}, {}};
        break;
    }
    return made;
}

CommandBody RandomWorld::anyCampaignAct(const std::string& reason) {
    const auto& records = world.state.records;
    const auto& campaigns = world.state.campaigns;
    if (!records.empty() && chance(20)) {
        const auto& entry = *std::next(records.begin(), static_cast<std::ptrdiff_t>(draw(records.size())));
        return WithdrawRecords{{entry.first}, reason};
    }
    if (chance(60)) {
        SaveRecords save;
        for (std::uint64_t i = 1 + draw(3); i > 0; --i) {
            save.records.push_back(anyRecord());
        }
        return save;
    }
    Campaign campaign{.id = {world.nextUuid()}};
    if (!campaigns.empty() && chance(70)) {
        campaign = campaigns.begin()->second;
        if (chance(50)) {
            return FreezeBriefing{{.id = {world.nextUuid()},
                                   .campaign = campaign.id,
                                   .ward = chance(50) ? anyWard() : WardCode{},
                                   .asOf = world.now,
                                   .seq = draw(world.state.seq + 2),
                                   .document = "{}"}};
        }
    }
    campaign.name = chance(95) ? "Cao điểm " + std::to_string(draw(9)) : "";
    campaign.from = dayNumber(world.now);
    campaign.to = campaign.from + static_cast<Day>(draw(90));
    campaign.wards = anyWards();
    return SaveCampaign{campaign};
}

CommandBody RandomWorld::anyOfficersAct() {
    const std::string reason = chance(85) ? "vì tuyến" : "";
    switch (draw(36)) {
    case 0:
    case 1:
        return AcknowledgeCase{anyCase()};
    case 2:
        return SetPriority{anyCase(), static_cast<Priority>(draw(4)), reason};
    case 3:
        return SetKind{anyCase(), kKinds[draw(kKinds.size())]};
    case 4:
        return ClaimCase{anyCase(), anyWard()};
    case 5:
        return PlaceAlert{anyAlert(), {{10.7 + 0.01 * static_cast<double>(draw(10)), 106.7}, 10}};
    case 6:
        return AddNote{anyCase(), reason};
    case 7:
    case 8:
    case 9:
        return DispatchUnit{anyCase(), anyUnit(), chance(50), chance(30)};
    case 10:
    case 11:
        return SetUnitState{anyUnit(), static_cast<UnitState>(draw(6))};
    case 12:
        return RecallUnit{anyCase(), anyUnit()};
    case 13:
        return ResolveCase{anyCase(), anyOutcome()};
    case 14:
        return CloseCase{anyCase(), chance(80) ? std::optional{anyOutcome()} : std::nullopt, chance(60)};
    case 15:
        return ReopenCase{anyCase(), reason};
    case 16:
        return OfferTransfer{anyCase(), anyWard(), reason};
    case 17:
        return AnswerTransfer{anyCase(), static_cast<OfferState>(draw(5)), reason};
    case 18:
    case 22:
        return anyJointAct(reason);
    case 19:
        return MergeCases{anyCase(), {anyCase(), anyCase()}};
    case 20:
        return UnmergeCase{anyCase()};
    case 26:
        return ReturnToNew{anyCase()};
    case 27:
    case 28:
        return TickCheck{anyCase(), chance(50) ? "callBack" : chance(90) ? "weapon" : "gone", chance(60)};
    case 29:
        return chance(50) ? CommandBody{CheckInUnit{anyUnit()}} : CommandBody{MakeReal{anyCase()}};
    case 30:
        return TakeOverEdit{anyCase(), "duty", reason};
    case 31:
        return ViewAttachment{anyCase(), anyAlert(), "ab12"};
    case 23:
    case 24:
    case 25:
        return anyHandoverAct(reason);
    case 32:
    case 33:
    case 34:
    case 35:
        return anyCampaignAct(reason);
    default:
        return RevealReporter{anyCase(), anyAlert(), reason, chance(50)};
    }
}

Authority RandomWorld::anyOfficer() {
    if (chance(40)) {
        return cityDesk();
    }
    WardSet wards = anyWards();
    return wards.empty() ? withRole(static_cast<Role>(draw(6)), {false, {anyWard()}})
                         : officerOf(std::move(wards), chance(50) ? "duty" : "relief");
}

World::Answer RandomWorld::archiveSomething() {
    constexpr int kMostLeaps = 30;
    if (chance(15)) {
        Record need{.id = {world.nextUuid()}, .ward = kWardA};
        need.need = NeedRecord{{"T1"}, "KP3-0117", "livelihood", dayNumber(world.now) - 1};
        return world.ask({{ActorKind::officer, "T1"}, Role::team, {.wards = {kWardA}}}, SaveRecords{{need}});
    }
    const auto over = std::ranges::find_if(world.state.records, [&](const auto& entry) {
        return entry.second.need && world.now >= startOf(entry.second.need->until + 1);
    });
    if (over != world.state.records.end()) {
        return world.ask(gateway(), ExpireRecord{over->first});
    }
    if (chance(20)) {
        const auto& visits = world.state.visits;
        const VisitId visit = visits.empty() ? VisitId{uuid(1)} : visits.begin()->first;
        return world.ask(gateway(), ArchiveVisit{visit});
    }
    std::vector<CaseId> ended;
    std::ranges::copy_if(m_cases, std::back_inserter(ended), [&](const CaseId& id) { return !world.at(id).isOpen(); });
    if (m_cases.size() < 2) {
        return std::unexpected{Refusal::illegalMove};
    }
    if (!ended.empty() && m_leaps < kMostLeaps) {
        ++m_leaps;
        world.wait(kLeastArchiveAge);
    }
    const CaseId id = ended.empty() || chance(10) ? anyCase() : ended[draw(ended.size())];
    World::Answer answer = world.ask(gateway(), ArchiveCase{id});
    if (answer) {
        std::erase(m_cases, id);
        m_archived.push_back(id);
    }
    return answer;
}

World::Answer RandomWorld::unarchiveSomething() {
    if (m_archived.empty()) {
        return world.ask(gateway(), UnarchiveCase{world.at(anyCase()), {}});
    }
    const CaseId id = m_archived[draw(m_archived.size())];
    const std::size_t from = world.log.size();
    bringBack(id);
    return std::vector<Event>{world.log.begin() + static_cast<std::ptrdiff_t>(from), world.log.end()};
}

void RandomWorld::bringBack(const CaseId& id) {
    world.tell(gateway(), world.unarchiving(id));
    std::erase(m_archived, id);
    m_cases.push_back(id);
}

/// As the gateway does before it decides on a report.
void RandomWorld::bringBackFor(const ReceiveAlert& report) {
    for (const auto& [ref, value] : world.archive) {
        const auto* alert = std::get_if<Alert>(&value);
        if (alert != nullptr && alert->details && alert->facts.externalId == report.facts.externalId) {
            bringBack(CaseId{alert->caseId}); // a copy: the archive forgets the alert
            return;
        }
    }
}

std::vector<Event> RandomWorld::step(std::uint64_t number) {
    m_random = number;
    // Now and then a clock falls back; over midnight once in a while.
    world.wait(chance(10) ? -Milliseconds{static_cast<std::int64_t>(draw(60'000))}
                          : Milliseconds{static_cast<std::int64_t>(draw(chance(5) ? 30'000'000 : 20'000))});
    World::Answer answer;
    const std::uint64_t group = draw(100);
    if (group < 18) {
        const ReceiveAlert report = anyReport();
        bringBackFor(report);
        answer = world.ask(source(), report);
        if (world.state.case_(report.caseId) != nullptr) {
            m_cases.push_back(report.caseId);
        }
    } else if (group < 22) {
        const UnitId unit = anyUnit();
        const Instant seenAt = world.now - Milliseconds{static_cast<std::int64_t>(draw(5'000))};
        answer = world.ask(chance(50) ? device(unit.value) : source(), MoveUnit{unit, {10.7, 106.6}, 90.0, seenAt});
    } else if (group < 28) {
        answer = world.ask(gateway(), EscalateCase{anyCase(), anyWards(), static_cast<EscalationReason>(draw(2))});
    } else if (group < 31) {
        answer = world.ask(gateway(), ExpireTransfer{anyCase()});
    } else if (group < 34) {
        answer = world.ask(gateway(), EraseAlert{anyAlert()});
    } else if (group < 36) {
        const UnitProfile profile{.id = anyUnit(), .homeWard = anyWard(), .active = chance(80)};
        answer = world.ask(admin(), RegisterUnit{profile});
    } else if (group < 38) {
        Visit visit{.id = {world.nextUuid()}, .team = anyUnit(), .ward = anyWard(), .heard = 2};
        answer = world.ask(source(), RecordVisit{visit});
    } else if (group < 39) {
        Policy policy = smallPolicy();
        policy.name = std::to_string(draw(3));
        answer = world.ask(admin(), ChangePolicy{policy});
    } else if (group < 44) {
        const UnitId unit = anyUnit();
        answer = world.ask(device(unit.value), SetUnitState{unit, static_cast<UnitState>(draw(6))});
    } else if (group < 48) {
        answer = archiveSomething();
    } else if (group < 50) {
        answer = unarchiveSomething();
    } else {
        CommandBody body = anyOfficersAct();
        const std::optional<std::uint32_t> expected =
            chance(10) ? std::optional{static_cast<std::uint32_t>(draw(12))} : std::nullopt;
        answer = world.ask(anyOfficer(), std::move(body), expected);
    }
    return answer.value_or(std::vector<Event>{});
}

} // namespace trucban::test
