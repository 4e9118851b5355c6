// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/World.h"

#include <gtest/gtest.h>

#include <cstring>

namespace trucban::test {

using namespace core;

Authority officerOf(WardSet wards, std::string name) {
    normalise(wards);
    return {.actor = {ActorKind::officer, std::move(name)}, .role = Role::dutyOfficer, .scope = {false, wards}};
}
Authority withRole(Role role, Scope scope) {
    return {.actor = {ActorKind::officer, std::string{nameOf(role)}}, .role = role, .scope = std::move(scope)};
}
Authority cityDesk() {
    return withRole(Role::city);
}
Authority admin() {
    return withRole(Role::admin);
}
Authority gateway() {
    return {.actor = {ActorKind::gateway, "gateway"}};
}
Authority source() {
    return {.actor = {ActorKind::source, "sos-key"}};
}
Authority device(std::string unit) {
    return {.actor = {ActorKind::device, std::move(unit)}};
}

Uuid uuid(std::uint64_t number) {
    Uuid id;
    for (std::size_t i = 0; i < 8; ++i) {
        id.bytes[15 - i] = static_cast<std::uint8_t>(number >> (8 * i));
    }
    id.bytes[6] = 0x70;
    id.bytes[0] = 1;
    return id;
}

Policy smallPolicy() {
    using namespace std::chrono_literals;
    Policy policy;
    policy.name = "test";
    policy.kinds = {{"violence", "Bạo lực", "Violence", Priority::p1, true, false, "danger"},
                    {"theft", "Trộm cắp", "Theft", Priority::p2, true, false, "police"},
                    {"welfare", "Hỗ trợ", "Welfare", Priority::p3, false, true, "heart"},
                    {"noise", "Tiếng ồn", "Noise", Priority::p4, false, false, "music"},
                    {"other", "Khác", "Other", Priority::p3, false, false, "marker"}};
    policy.deadlines = {Deadlines{15s, 60s, 15min, 0s}, Deadlines{60s, 5min, 30min, 0s},
                        Deadlines{5min, 30min, 0s, 24h}, Deadlines{0s, 0s, 0s, 0s}};
    policy.checklists = {
        {{"violence", "theft"}, {{"callBack", "Gọi lại", "Call back"}, {"weapon", "Hỏi hung khí", "Ask for weapons"}}}};
    policy.reasons = {{"slip", "Bấm nhầm", "Slip", Disposition::mistaken},
                      {"known", "Đã có vụ khác", "Known", Disposition::duplicate}};
    return policy;
}

World::World() {
    state.policy = smallPolicy();
}

World::Answer World::ask(const Authority& authority, CommandBody body, std::optional<std::uint32_t> expected) {
    const Command command{CommandId{nextUuid()}, expected, std::move(body)};
    Answer answer = decide(state, command, {now, authority});
    if (answer) {
        EXPECT_FALSE(answer->empty());
        for (Event& event : *answer) {
            EXPECT_EQ(event.seq, 0u);
            event.seq = state.seq + 1;
            if (auto value = archivedValue(state, event)) {
                archive.insert_or_assign(event.aggregate, std::move(*value));
            } else if (isUnarchiving(event.data)) {
                archive.erase(event.aggregate);
            }
            const auto applied = apply(state, event);
            EXPECT_TRUE(applied.has_value())
                << typeOf(event.data) << ": " << (applied ? "" : sentenceOf(applied.error()));
            log.push_back(event);
        }
    }
    return answer;
}

std::vector<Event> World::tell(const Authority& authority, CommandBody body, std::optional<std::uint32_t> expected) {
    const std::string type{typeOf(body)};
    Answer answer = ask(authority, std::move(body), expected);
    EXPECT_TRUE(answer.has_value()) << type << ": " << (answer ? "" : nameOf(answer.error()));
    return answer.value_or(std::vector<Event>{});
}

std::optional<Refusal> World::refusal(const Authority& authority, CommandBody body,
                                      std::optional<std::uint32_t> expected) {
    const Answer answer = ask(authority, std::move(body), expected);
    return answer ? std::nullopt : std::optional{answer.error()};
}

ReceiveAlert World::alertBody(std::string externalId, std::string kind, Routing routing) {
    ReceiveAlert body{.alertId = {nextUuid()}, .caseId = {nextUuid()}, .routing = std::move(routing)};
    body.facts.source = AlertSource::sosApp;
    body.facts.externalId = std::move(externalId);
    body.facts.kind = std::move(kind);
    body.facts.occurredAt = now;
    body.facts.hasReporter = true;
    body.facts.contentDigest = body.alertId.toString();
    body.details.text = "Có tiếng kêu cứu";
    body.details.position = Position{{10.776, 106.7}, 20};
    return body;
}

CaseId World::open(std::string kind, Routing routing) {
    const ReceiveAlert body = alertBody("ext-" + std::to_string(m_lastId), std::move(kind), std::move(routing));
    tell(source(), body);
    return body.caseId;
}

CaseId World::closed(std::string kind, Routing routing) {
    const CaseId id = open(std::move(kind), std::move(routing));
    tell(cityDesk(), CloseCase{id, Outcome{}});
    return id;
}

UnarchiveCase World::unarchiving(const CaseId& id) const {
    UnarchiveCase body{std::get<Case>(archive.at(AggregateRef::of(id))), {}};
    for (const auto& [ref, value] : archive) {
        const auto* alert = std::get_if<Alert>(&value);
        if (alert != nullptr && alert->caseId == id) {
            body.alerts.push_back(*alert);
        }
    }
    return body;
}

UnitId World::unit(std::string id, WardCode home, UnitKind kind) {
    tell(gateway(), RegisterUnit{{.id = {id}, .kind = kind, .homeWard = home, .name = id}});
    return {id};
}

std::vector<std::string> typesOf(const std::vector<Event>& events) {
    std::vector<std::string> types;
    for (const Event& event : events) {
        types.emplace_back(typeOf(event.data));
    }
    return types;
}

} // namespace trucban::test
