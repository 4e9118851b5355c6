// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/Changes.h"
#include "core/Policy.h"
#include "store/Outbox.h"
#include "wire/Frames.h"

#include <chrono>
#include <functional>
#include <map>
#include <span>
#include <vector>

namespace trucban::bridge {

/// The life of this console's acts: into the outbox, out to the gateway, to their end. What was sent and not answered
/// is sent again after a break, with its id: the gateway applies an id once and refuses one that is too old, so an act
/// happens once or comes back. They go out in order and kWindow at a time: after an outage the gateway takes so many a
/// second, and an act it was asked too soon waits and is sent again. What an officer took down (enterAlert) never
/// expires: while the gateway cannot take it, it waits too, and its reporter is in no report but that of its refusal.
///
/// Acts that were handed in together (submitMany) have a window of their own, so that none of the others waits behind
/// thousands of them, and may be overtaken by those. Their ends are written together, and what was refused or ran out of
/// time is forgotten: whoever handed them in tells how they ended. Store thread.
class OutgoingCommands {
public:
    using Report = std::function<void(const CommandStatus&)>;
    using Send = std::function<void(wire::ClientFrame)>;
    /// Between two tries of an act that the gateway could not take.
    static constexpr std::chrono::seconds kRetry{2};
    /// So many without an answer at once: below the gateway's burst (wire::kMaxCommandsPerSecond) and its queue for a socket.
    static constexpr std::size_t kWindow = 32;
    /// Of acts handed in together; with kWindow below wire::kMaxPendingCommands and the link's own queue.
    static constexpr std::size_t kManyWindow = 128;

    /// `outbox` may be null (no disk): then acts are kept in memory and only taken while the link is live.
    OutgoingCommands(store::Outbox* outbox, Report report, Send send);

    /// Reads what the last run left; reports each.
    void load();
    void submit(const core::Command& command, core::Instant madeAt, const core::Policy& policy, bool isLive,
                core::Instant now);
    /// All or, without a disk and a link, none.
    void submitMany(std::vector<core::Command> commands, core::Instant madeAt, const core::Policy& policy, bool isLive,
                    core::Instant now);
    /// Takes an act back that was never sent; of any other nothing is said.
    void withdraw(core::CommandId id, core::Instant now);
    /// Writes ends that may wait: when nothing else is to do. One that is lost is asked for again and done once.
    void settle();
    /// The link is up: queued ones go out in order, unanswered ones again.
    void onLive(core::Instant now);
    /// Once a second: queued ones that waited too long come back as expired.
    void expire(core::Instant now);
    /// Once a second while the link is live: acts that could not be taken go out again.
    void retry(core::Instant now);
    void onAccepted(const wire::Accepted& frame, core::Instant now);
    void onRefused(const wire::Refused& frame, core::Instant now);
    /// An officer has put a refused or expired act away.
    void dismiss(core::CommandId id);

    [[nodiscard]] bool owns(core::CommandId id) const { return m_open.contains(id); }
    /// True when the outbox could not be written since the last call.
    [[nodiscard]] bool takeDiskError();

private:
    struct Open {
        CommandStatus status;
        core::Command command;
        std::optional<core::Instant> expiresAt;
        std::optional<core::Instant> retryAt;
        std::uint64_t order = 0;
        bool isUnderWay = false; ///< sent over the link that is up
        bool mayBeDone = false;  ///< sent over one that is gone, and never answered
        bool isOfMany = false;
    };
    /// Sends what may go now.
    void pump(core::Instant now);
    void pump(bool ofMany, core::Instant now);
    /// After an answer: of many at once the next go out together, when half the window is free.
    void pumpAfter(bool ofMany, core::Instant now);
    [[nodiscard]] std::size_t underWay(bool ofMany) const;
    void endLater(const Open& open, std::optional<core::Seq> accepted, core::Instant at);
    [[nodiscard]] Open opened(const core::Command& command, core::Instant madeAt);
    void moveTo(Open& open, CommandStage stage, core::Instant at);
    void finish(core::CommandId id, CommandStage stage, core::Instant at);
    void transmit(std::span<Open* const> acts, core::Instant now);
    void notKept(Open& open, const core::CommandBody& body);
    void note(const store::Result<void>& written);

    store::Outbox* m_outbox;
    Report m_report;
    Send m_send;
    std::map<core::CommandId, Open> m_open;
    std::uint64_t m_nextOrder = 0;
    std::vector<store::Outbox::Ended> m_ended; ///< not on the disk yet
    bool m_diskError = false;
};

} // namespace trucban::bridge
