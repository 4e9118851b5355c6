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
    const auto undone = m_outbox->undone();
    if (!entries || !undone) {
        m_diskError = true;
        return;
    }
    for (const auto& entry : *undone) {
        const bool isExpired = entry.state == store::OutboxState::expired;
        CommandStatus status{.id = entry.command.id,
                             .body = entry.command.body,
                             .stage = isExpired ? CommandStage::expired : CommandStage::refused};
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
        open.mayBeDone = entry.state == store::OutboxState::sent;
        open.status.stage = open.mayBeDone ? CommandStage::sent : CommandStage::queued;
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
    m_open.insert_or_assign(command.id, std::move(open));
    if (!isLive) {
        return;
    }
    pump(now);
    if (const auto waiting = m_open.find(command.id); !kept && !waiting->second.isUnderWay) {
        waiting->second.status.refusalCode = "notKept"; // it waits for its turn, in memory alone
        waiting->second.status.body = command.body;
        finish(command.id, CommandStage::refused, now);
    }
}

void OutgoingCommands::transmit(Open& open, core::Instant now) {
    // Marked before it goes: after a crash between the two it is sent again and never called "not sent".
    if (m_outbox != nullptr) {
        note(m_outbox->markSent(open.command.id, now));
    }
    open.retryAt.reset();
    open.isUnderWay = true;
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
    for (auto& [id, open] : m_open) {
        open.mayBeDone = open.mayBeDone || open.isUnderWay;
        open.isUnderWay = false; // over a link that is gone
    }
    pump(now);
}

void OutgoingCommands::pump(core::Instant now) {
    std::vector<Open*> waiting;
    std::size_t underWay = 0;
    for (auto& [id, open] : m_open) {
        if (open.isUnderWay) {
            ++underWay;
        } else {
            waiting.push_back(&open);
        }
    }
    std::ranges::sort(waiting, {}, &Open::order);
    for (auto* open : waiting) {
        if (underWay >= kWindow) {
            break;
        }
        if (open->retryAt && now < *open->retryAt) {
            if (std::holds_alternative<core::EnterAlert>(open->command.body)) {
                continue; // nothing else rests on it
            }
            break; // what is still to go keeps its order
        }
        transmit(*open, now);
        ++underWay;
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
    pump(now);
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
    pump(now);
}

void OutgoingCommands::onRefused(const wire::Refused& frame, core::Instant now) {
    const auto found = m_open.find(frame.id);
    if (found == m_open.end()) {
        return;
    }
    const bool isAlert = std::holds_alternative<core::EnterAlert>(found->second.command.body);
    if (frame.code == "tooMany" || (isAlert && frame.code == "unavailable")) {
        // The gateway cannot take it now; it says nothing against it.
        found->second.retryAt = now + kRetry;
        found->second.isUnderWay = false;
        // One whose first answer was lost may have been done: only the gateway may call it too late.
        moveTo(found->second, found->second.mayBeDone ? CommandStage::sent : CommandStage::queued, now);
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
    pump(now);
}

void OutgoingCommands::dismiss(core::CommandId id) {
    m_open.erase(id);
    if (m_outbox != nullptr) {
        note(m_outbox->forget(id));
    }
}

} // namespace trucban::bridge
