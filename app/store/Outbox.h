// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Command.h"
#include "store/Database.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace trucban::store {

enum class OutboxState : std::uint8_t { queued, sent, accepted, refused, expired };

struct OutboxEntry {
    std::uint64_t place = 0; ///< order of queueing
    core::Command command;
    OutboxState state = OutboxState::queued;
    core::Instant madeAt{};
    std::optional<core::Instant> expiresAt; ///< absent: never
    std::optional<core::Instant> sentAt;    ///< the latest sending
    std::uint32_t sendings = 0;
    std::optional<core::Instant> settledAt; ///< accepted, refused or expired
    core::Seq acceptedSeq = 0;
    std::string refusalCode; ///< wire name
    std::string refusalMessage;
    bool operator==(const OutboxEntry&) const = default;
};

/// An officer's acts on their way to the gateway, in the console's file (openReplica). Every change is on the disk when
/// the call returns, so that what the screen shows as queued survives kill -9 and a power cut. An entry's state only
/// moves forward: queued → sent (again and again) → expired → accepted or refused, each of which may be left out; a late
/// answer overrules an expiry, nothing overrules an answer. A move backwards changes nothing; an unknown id is notFound.
/// An accepted entry has no reporter in it any more (core::withoutReporter), on the disk neither. Same thread as its
/// connection.
class Outbox {
public:
    explicit Outbox(Database& database) : m_database{&database} {}

    [[nodiscard]] Result<void> queue(const core::Command& command, core::Instant madeAt,
                                     std::optional<core::Instant> expiresAt); ///< exists
    struct Planned {
        core::Command command;
        std::optional<core::Instant> expiresAt;
    };
    /// All of them or none, in one commit.
    [[nodiscard]] Result<void> queueAll(std::span<const Planned> entries, core::Instant madeAt); ///< exists
    [[nodiscard]] Result<void> markSent(const core::CommandId& id, core::Instant at);
    /// All in one commit; unknown ids are left out.
    [[nodiscard]] Result<void> markSent(std::span<const core::CommandId> ids, core::Instant at);
    [[nodiscard]] Result<void> markAccepted(const core::CommandId& id, core::Seq seq, core::Instant at);
    [[nodiscard]] Result<void> markRefused(const core::CommandId& id, std::string_view code, std::string_view message,
                                           core::Instant at);
    [[nodiscard]] Result<void> markExpired(const core::CommandId& id, core::Instant at);
    /// An act whose end needs no word of an officer any more.
    struct Ended {
        core::CommandId id;
        std::optional<core::Seq> accepted; ///< absent: refused or expired, and told elsewhere; it is forgotten
        core::Instant at{};
    };
    /// All in one commit. Never of an enterAlert: its reporter goes with markAccepted.
    [[nodiscard]] Result<void> end(std::span<const Ended> acts);
    /// Takes a queued one back that was never sent; false when it was.
    [[nodiscard]] Result<bool> takeBack(const core::CommandId& id);
    /// Marks all queued and sent entries whose time is over at `now`; their ids.
    [[nodiscard]] Result<std::vector<core::CommandId>> expireUntil(core::Instant now);

    /// Queued and sent ones, in the order they were queued. Entries that this version cannot read are left out.
    [[nodiscard]] Result<std::vector<OutboxEntry>> unsettled();
    /// The latest `limit` of all, newest first.
    [[nodiscard]] Result<std::vector<OutboxEntry>> latest(std::size_t limit);
    /// Refused and expired ones that no officer has put away yet, oldest first: a dispatch that was never sent, or the
    /// words of a caller, must not be lost with a restart.
    [[nodiscard]] Result<std::vector<OutboxEntry>> undone();
    /// An officer has put it away; anything but a refused or expired one is left alone.
    [[nodiscard]] Result<void> forget(const core::CommandId& id);
    [[nodiscard]] Result<std::optional<OutboxEntry>> entry(const core::CommandId& id);
    /// Forgets accepted ones from before `accepted`, and what nobody has put away since before `undone`.
    [[nodiscard]] Result<std::uint64_t> prune(core::Instant accepted, core::Instant undone);

private:
    Database* m_database;
};

} // namespace trucban::store
