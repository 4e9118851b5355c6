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

void OutgoingCommands::load() {
    if (m_outbox == nullptr) {
        return;
    }
    const auto entries = m_outbox->unsettled();
    if (!entries) {
        m_diskError = true;
        return;
    }
    for (const auto& entry : *entries) {
        Open open{.status = {}, .command = entry.command, .expiresAt = entry.expiresAt, .order = m_nextOrder++};
        open.status.id = entry.command.id;
        open.status.body = entry.command.body;
        open.status.madeAt = entry.madeAt;
        open.status.stageAt = entry.sentAt.value_or(entry.madeAt);
        open.status.stage = entry.state == store::OutboxState::sent ? CommandStage::sent : CommandStage::queued;
        m_report(open.status);
        m_open.emplace(entry.command.id, std::move(open));
    }
}

void OutgoingCommands::submit(const core::Command& command, core::Instant madeAt, const core::Policy& policy,
                              bool isLive, core::Instant now) {
    Open open{.status = {}, .command = command, .expiresAt = {}, .order = m_nextOrder++};
    open.status.id = command.id;
    open.status.body = command.body;
    open.status.madeAt = madeAt;
    open.status.stageAt = madeAt;
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
    finish(frame.id, CommandStage::accepted, now);
}

void OutgoingCommands::onRefused(const wire::Refused& frame, core::Instant now) {
    const auto found = m_open.find(frame.id);
    if (found == m_open.end()) {
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
    finish(frame.id, expired ? CommandStage::expired : CommandStage::refused, now);
}

void OutgoingCommands::dismiss(core::CommandId id) {
    m_open.erase(id);
}

} // namespace trucban::bridge
