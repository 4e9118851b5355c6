// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/LocalGateway.h"

#include "wire/HttpBodies.h"
#include "wire/Json.h"

#include <algorithm>

namespace trucban::test {

LocalGateway::LocalGateway(models::Board& board) : m_board(board) {
    officer = {.actor = {.kind = core::ActorKind::officer, .name = "an.nguyen"},
               .role = core::Role::dutyOfficer,
               .scope = {.all = true, .wards = {}}};
}

core::Uuid LocalGateway::nextUuid() {
    core::Uuid id;
    ++m_counter;
    for (std::size_t i = 0; i < 8; ++i) {
        id.bytes[15 - i] = static_cast<std::uint8_t>(m_counter >> (8 * i));
    }
    id.bytes[0] = 1;
    return id;
}

void LocalGateway::report(const core::Command& command, bridge::CommandStage stage, std::optional<core::Refusal> why) {
    if (tellStatus) {
        tellStatus({.id = command.id,
                    .body = why ? command.body : core::withoutReporter(command.body),
                    .stage = stage,
                    .madeAt = clock,
                    .stageAt = clock,
                    .refusalCode = why ? std::string(core::nameOf(*why)) : std::string(),
                    .refusalMessage = why ? std::string(core::sentenceOf(*why)) : std::string(),
                    .current = std::nullopt,
                    .seq = stage == bridge::CommandStage::accepted ? std::optional(state.seq) : std::nullopt,
                    .caseId = stage == bridge::CommandStage::accepted ? m_opened : std::nullopt});
    }
}

core::CommandId LocalGateway::submit(core::CommandBody body, std::optional<std::uint32_t> expected) {
    const core::Command command{.id = {nextUuid()}, .expected = expected, .body = std::move(body)};
    asked.push_back(command);
    m_waiting.push_back(command);
    report(command, bridge::CommandStage::queued);
    return command.id;
}

void LocalGateway::withdraw(core::CommandId id) {
    const auto found = std::ranges::find(m_waiting, id, &core::Command::id);
    if (found != m_waiting.end() && !isDeaf) {
        const auto command = *found;
        m_waiting.erase(found);
        report(command, bridge::CommandStage::withdrawn);
    }
}

core::CommandId LocalGateway::fetchFile(link::FileWanted wanted) {
    const core::CommandId id{nextUuid()};
    files.emplace_back(id, std::move(wanted));
    return id;
}

core::CommandId LocalGateway::query(wire::Query query) {
    query.id = {nextUuid()};
    queries.push_back(query);
    return query.id;
}

/// As the gateway does: the body read like any other alert's, the reporter left aside.
core::CommandBody LocalGateway::received(const core::EnterAlert& entered) {
    const auto body = wire::parseAlertBody(wire::encodeCommandBody(entered), clock, state.policy);
    if (!body) {
        return entered;
    }
    core::ReceiveAlert receive{.alertId = {nextUuid()}, .caseId = {nextUuid()}, .facts = body->facts};
    receive.facts.contentDigest = std::to_string(std::hash<std::string>{}(body->canonical));
    receive.details = body->details;
    receive.routing = route ? route(body->details.position) : core::Routing{};
    return receive;
}

std::expected<void, core::Refusal> LocalGateway::run(const core::Authority& authority, const core::Command& command) {
    m_opened.reset();
    auto decided = command;
    if (const auto* entered = std::get_if<core::EnterAlert>(&command.body)) {
        decided.body = received(*entered);
    }
    auto events = core::decide(state, decided, {.now = clock, .authority = authority});
    if (!events) {
        return std::unexpected(events.error());
    }
    for (auto& event : *events) {
        event.seq = state.seq + 1;
        if (core::apply(state, event)) {
            m_touched.push_back(event.aggregate);
            log.push_back(event);
            if (const auto* taken = std::get_if<core::AlertReceived>(&event.data)) {
                m_opened = taken->caseId;
            }
        }
    }
    return {};
}

bool LocalGateway::tell(const core::Authority& authority, core::CommandBody body) {
    return run(authority, {.id = {nextUuid()}, .expected = std::nullopt, .body = std::move(body)}).has_value();
}

void LocalGateway::answer() {
    answer(true);
}

void LocalGateway::answerAheadOfEvents() {
    answer(false);
}

void LocalGateway::answer(bool eventsFirst) {
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto& command : waiting) {
        report(command, bridge::CommandStage::sent);
        const auto done = run(officer, command);
        if (eventsFirst) {
            publish();
        }
        report(command, done ? bridge::CommandStage::accepted : bridge::CommandStage::refused,
               done ? std::nullopt : std::optional(done.error()));
    }
}

void LocalGateway::expire() {
    for (const auto& command : std::exchange(m_waiting, {})) {
        report(command, bridge::CommandStage::expired);
    }
}

void LocalGateway::publish() {
    std::ranges::sort(m_touched);
    const auto repeated = std::ranges::unique(m_touched);
    m_touched.erase(repeated.begin(), repeated.end());
    bridge::ChangeSet changes;
    changes.upTo = state.seq;
    changes.generation = ++m_generation;
    for (const auto& ref : std::exchange(m_touched, {})) {
        auto aggregate = state.aggregate(ref);
        if (!aggregate) {
            changes.erased.push_back(ref);
        } else {
            changes.append(std::move(*aggregate));
        }
    }
    m_board.apply(changes);
}

} // namespace trucban::test
