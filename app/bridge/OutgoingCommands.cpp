// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/OutgoingCommands.h"

#include <algorithm>
#include <iterator>

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
        status.isOfEarlierRun = true;
        status.madeAt = entry.madeAt;
        status.stageAt = entry.settledAt.value_or(entry.madeAt);
        status.refusalCode = entry.refusalCode;
        status.refusalMessage = entry.refusalMessage;
        m_report(status);
    }
    for (const auto& entry : *entries) {
        Open open = opened(entry.command, entry.madeAt);
        open.status.isOfEarlierRun = true;
        open.expiresAt = entry.expiresAt;
        open.status.stageAt = entry.sentAt.value_or(entry.madeAt);
        open.mayBeDone = entry.state == store::OutboxState::sent;
        open.status.stage = open.mayBeDone ? CommandStage::sent : CommandStage::queued;
        m_report(open.status);
        m_open.emplace(entry.command.id, std::move(open));
    }
}

/// Neither on disk nor on the wire: to call it queued would be a lie.
void OutgoingCommands::notKept(Open& open, const core::CommandBody& body) {
    open.status.stage = CommandStage::refused;
    open.status.refusalCode = "notKept";
    open.status.body = body;
    m_report(open.status);
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
        notKept(open, command.body);
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

void OutgoingCommands::submitMany(std::vector<core::Command> commands, core::Instant madeAt, const core::Policy& policy,
                                  bool isLive, core::Instant now) {
    std::vector<store::Outbox::Planned> planned;
    planned.reserve(commands.size());
    for (auto& command : commands) {
        const auto expiresAt =
            core::expires(command.body) ? std::optional(madeAt + policy.commandExpiry) : std::nullopt;
        planned.push_back({std::move(command), expiresAt});
    }
    const auto kept = m_outbox != nullptr ? m_outbox->queueAll(planned, madeAt)
                                          : store::Result<void>(store::failure(store::StoreFault::ioError));
    note(kept);
    for (const auto& [command, expiresAt] : planned) {
        Open open = opened(command, madeAt);
        open.expiresAt = expiresAt;
        open.isOfMany = true;
        if (!kept && !isLive) {
            notKept(open, command.body);
            continue;
        }
        m_report(open.status);
        m_open.insert_or_assign(command.id, std::move(open));
    }
    // Without a disk they wait in memory: should they get lost, their cases are open as before.
    if (isLive) {
        pump(true, now);
    }
}

void OutgoingCommands::withdraw(core::CommandId id, core::Instant now) {
    const auto found = m_open.find(id);
    const bool isUnsent = found != m_open.end() && found->second.status.stage == CommandStage::queued &&
                          !found->second.isUnderWay && !found->second.mayBeDone;
    if (!isUnsent) {
        return;
    }
    if (m_outbox != nullptr) {
        // One that the gateway refused for a while ("tooMany") stands as sent there; it has not been done.
        auto taken = m_outbox->takeBack(id);
        store::Result<void> gone = taken ? store::Result<void>{} : std::unexpected(taken.error());
        if (taken && !*taken) {
            const store::Outbox::Ended ended{.id = id, .accepted = std::nullopt, .at = now};
            gone = m_outbox->end(std::span(&ended, 1));
        }
        const bool isGone = gone.has_value();
        note(std::move(gone));
        if (!isGone) {
            return; // after a restart the disk would send it after all
        }
    }
    finish(id, CommandStage::withdrawn, now);
}

void OutgoingCommands::settle() {
    if (m_ended.empty()) {
        return;
    }
    if (m_outbox != nullptr) {
        note(m_outbox->end(m_ended));
    }
    m_ended.clear();
}

void OutgoingCommands::endLater(const Open& open, std::optional<core::Seq> accepted, core::Instant at) {
    m_ended.push_back({.id = open.command.id, .accepted = accepted, .at = at});
}

void OutgoingCommands::transmit(std::span<Open* const> acts, core::Instant now) {
    // Marked before they go: after a crash between the two they are sent again and never called "not sent".
    if (m_outbox != nullptr && !acts.empty()) {
        std::vector<core::CommandId> ids;
        std::ranges::transform(acts, std::back_inserter(ids), [](const Open* open) { return open->command.id; });
        note(m_outbox->markSent(ids, now));
    }
    for (auto* open : acts) {
        open->retryAt.reset();
        open->isUnderWay = true;
        m_send(wire::CommandFrame{open->command});
        moveTo(*open, CommandStage::sent, now);
    }
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
    pump(false, now);
    pump(true, now);
}

std::size_t OutgoingCommands::underWay(bool ofMany) const {
    return static_cast<std::size_t>(std::ranges::count_if(
        m_open, [ofMany](const auto& entry) { return entry.second.isUnderWay && entry.second.isOfMany == ofMany; }));
}

void OutgoingCommands::pumpAfter(bool ofMany, core::Instant now) {
    if (!ofMany || underWay(true) <= kManyWindow / 2) {
        pump(ofMany, now);
    }
}

void OutgoingCommands::pump(bool ofMany, core::Instant now) {
    std::vector<Open*> waiting;
    for (auto& [id, open] : m_open) {
        if (!open.isUnderWay && open.isOfMany == ofMany) {
            waiting.push_back(&open);
        }
    }
    std::ranges::sort(waiting, {}, &Open::order);
    const std::size_t window = ofMany ? kManyWindow : kWindow;
    std::size_t free = window - std::min(window, underWay(ofMany));
    std::vector<Open*> next;
    for (auto* open : waiting) {
        if (free == 0) {
            break;
        }
        if (open->retryAt && now < *open->retryAt) {
            if (std::holds_alternative<core::EnterAlert>(open->command.body)) {
                continue; // nothing else rests on it
            }
            break; // what is still to go keeps its order
        }
        next.push_back(open);
        --free;
    }
    transmit(next, now);
}

void OutgoingCommands::expire(core::Instant now) {
    std::vector<core::CommandId> over;
    for (const auto& [id, open] : m_open) {
        if (open.status.stage == CommandStage::queued && open.expiresAt && *open.expiresAt <= now) {
            over.push_back(id);
        }
    }
    for (const auto& id : over) {
        if (const auto& open = m_open.at(id); open.isOfMany) {
            endLater(open, std::nullopt, now);
        } else if (m_outbox != nullptr) {
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
    const bool isOfMany = found->second.isOfMany;
    if (isOfMany) {
        endLater(found->second, frame.seq, now);
    } else if (m_outbox != nullptr) {
        note(m_outbox->markAccepted(frame.id, frame.seq, now));
    }
    found->second.status.seq = frame.seq;
    found->second.status.caseId = frame.caseId;
    finish(frame.id, CommandStage::accepted, now);
    pumpAfter(isOfMany, now);
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
    const bool isOfMany = found->second.isOfMany;
    if (isOfMany) {
        endLater(found->second, std::nullopt, now);
    } else if (m_outbox != nullptr) {
        note(expired ? m_outbox->markExpired(frame.id, now)
                     : m_outbox->markRefused(frame.id, frame.code, frame.message, now));
    }
    found->second.status.refusalCode = frame.code;
    found->second.status.refusalMessage = frame.message;
    found->second.status.current = frame.current;
    found->second.status.body = found->second.command.body;
    finish(frame.id, expired ? CommandStage::expired : CommandStage::refused, now);
    pumpAfter(isOfMany, now);
}

void OutgoingCommands::dismiss(core::CommandId id) {
    m_open.erase(id);
    if (m_outbox != nullptr) {
        note(m_outbox->forget(id));
    }
}

} // namespace trucban::bridge
