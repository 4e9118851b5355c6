// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/OutgoingCommands.h"

#include <algorithm>

namespace trucban::bridge {

OutgoingCommands::OutgoingCommands(store::Outbox* outbox, Report report, Send send)
    : m_outbox(outbox), m_report(std::move(report)), m_send(std::move(send)) {}

void OutgoingCommands::note(const store::Result<void>& written) {
    m_diskError = m_diskError || !written;
}

bool OutgoingCommands::takeDiskError() {
    return std::exchange(m_diskError, false);
}

OutgoingCommands::Open OutgoingCommands::opened(const core::Command& command, core::Instant madeAt) {
    Open open{.status = {}, .command = command, .expiresAt = {}, .retryAt = {}, .order = m_nextOrder++};
    open.status.id = command.id;
    open.status.body = core::withoutReporter(command.body);
    open.status.madeAt = madeAt;
    open.status.stageAt = madeAt;
    return open;
}

void OutgoingCommands::load() {
    if (m_outbox == nullptr) {
        return;
    }
    const auto entries = m_outbox->unsettled();
    const auto refused = m_outbox->refusedAlerts();
    if (!entries || !refused) {
        m_diskError = true;
        return;
    }
    for (const auto& entry : *refused) {
        CommandStatus status{.id = entry.command.id, .body = entry.command.body, .stage = CommandStage::refused};
        status.madeAt = entry.madeAt;
        status.stageAt = entry.settledAt.value_or(entry.madeAt);
        status.refusalCode = entry.refusalCode;
        status.refusalMessage = entry.refusalMessage;
        m_report(status);
    }
    for (const auto& entry : *entries) {
        Open open = opened(entry.command, entry.madeAt);
        open.expiresAt = entry.expiresAt;
        open.status.stageAt = entry.sentAt.value_or(entry.madeAt);
        open.status.stage = entry.state == store::OutboxState::sent ? CommandStage::sent : CommandStage::queued;
        m_report(open.status);
        m_open.emplace(entry.command.id, std::move(open));
    }
}

void OutgoingCommands::submit(const core::Command& command, core::Instant madeAt, const core::Policy& policy,
                              bool isLive, core::Instant now) {
    Open open = opened(command, madeAt);
    if (core::expires(command.body)) {
        open.expiresAt = madeAt + policy.commandExpiry;
    }
    const auto kept = m_outbox != nullptr ? m_outbox->queue(command, madeAt, open.expiresAt)
                                          : store::Result<void>(store::failure(store::StoreFault::ioError));
    note(kept);
    if (!kept && !isLive) {
        // Neither on disk nor on the wire: to call it queued would be a lie.
        open.status.stage = CommandStage::refused;
        open.status.refusalCode = "notKept";
        open.status.body = command.body;
        m_report(open.status);
        return;
    }
    m_report(open.status);
    auto& entry = m_open.insert_or_assign(command.id, std::move(open)).first->second;
    if (isLive) {
        transmit(entry, now);
    }
}

void OutgoingCommands::transmit(Open& open, core::Instant now) {
    // Marked before it goes: after a crash between the two it is sent again and never called "not sent".
    if (m_outbox != nullptr) {
        note(m_outbox->markSent(open.command.id, now));
    }
    open.retryAt.reset();
    m_send(wire::CommandFrame{open.command});
    moveTo(open, CommandStage::sent, now);
}

void OutgoingCommands::moveTo(Open& open, CommandStage stage, core::Instant at) {
    open.status.stage = stage;
    open.status.stageAt = at;
    m_report(open.status);
}

void OutgoingCommands::onLive(core::Instant now) {
    expire(now);
    std::vector<Open*> waiting;
    waiting.reserve(m_open.size());
    for (auto& [id, open] : m_open) {
        waiting.push_back(&open);
    }
    std::ranges::sort(waiting, {}, &Open::order);
    for (auto* open : waiting) {
        transmit(*open, now);
    }
}

void OutgoingCommands::expire(core::Instant now) {
    std::vector<core::CommandId> over;
    for (const auto& [id, open] : m_open) {
        if (open.status.stage == CommandStage::queued && open.expiresAt && *open.expiresAt <= now) {
            over.push_back(id);
        }
    }
    for (const auto& id : over) {
        if (m_outbox != nullptr) {
            note(m_outbox->markExpired(id, now));
        }
        finish(id, CommandStage::expired, now);
    }
}

void OutgoingCommands::retry(core::Instant now) {
    for (auto& [id, open] : m_open) {
        if (open.retryAt && *open.retryAt <= now) {
            transmit(open, now);
        }
    }
}

void OutgoingCommands::finish(core::CommandId id, CommandStage stage, core::Instant at) {
    if (const auto found = m_open.find(id); found != m_open.end()) {
        moveTo(found->second, stage, at);
        m_open.erase(found);
    }
}

void OutgoingCommands::onAccepted(const wire::Accepted& frame, core::Instant now) {
    const auto found = m_open.find(frame.id);
    if (found == m_open.end()) {
        return;
    }
    if (m_outbox != nullptr) {
        note(m_outbox->markAccepted(frame.id, frame.seq, now));
    }
    found->second.status.seq = frame.seq;
    found->second.status.caseId = frame.caseId;
    finish(frame.id, CommandStage::accepted, now);
}

void OutgoingCommands::onRefused(const wire::Refused& frame, core::Instant now) {
    const auto found = m_open.find(frame.id);
    if (found == m_open.end()) {
        return;
    }
    const bool isAlert = std::holds_alternative<core::EnterAlert>(found->second.command.body);
    if (isAlert && (frame.code == "unavailable" || frame.code == "tooMany")) {
        // The gateway cannot take it now; it says nothing against it.
        found->second.retryAt = now + kRetry;
        moveTo(found->second, CommandStage::queued, now);
        return;
    }
    const bool expired = frame.code == "expired";
    if (m_outbox != nullptr) {
        note(expired ? m_outbox->markExpired(frame.id, now)
                     : m_outbox->markRefused(frame.id, frame.code, frame.message, now));
    }
    found->second.status.refusalCode = frame.code;
    found->second.status.refusalMessage = frame.message;
    found->second.status.current = frame.current;
    found->second.status.body = found->second.command.body;
    finish(frame.id, expired ? CommandStage::expired : CommandStage::refused, now);
}

void OutgoingCommands::dismiss(core::CommandId id) {
    m_open.erase(id);
    if (m_outbox != nullptr) {
        note(m_outbox->forgetRefusedAlert(id));
    }
}

} // namespace trucban::bridge
