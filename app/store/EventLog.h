// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Event.h"
#include "core/State.h"
#include "store/Database.h"
#include "store/Head.h"

#include <cstddef>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace trucban::store {

/// An event on its way into the log, with what belongs to it but to no event: the reporter and the body as it was sent,
/// which are kept for alertReceived and alertUpdated only, sealed with the alert's key; and what the archive takes.
struct PendingEvent {
    core::Event event; ///< seq 0: assigned by append; else it must be the very next
    std::optional<core::Reporter> reporter;
    std::string rawBody;
    std::optional<core::Aggregate> archived; ///< core::archivedValue of an archiving event, which must have one
    /// The aggregate after the event, when isMilestone says so of its version and it is still there. Without it, what
    /// the aggregate was later takes longer to find.
    std::optional<core::Aggregate> milestone = std::nullopt;
};

/// One in so many of an aggregate's events has its value kept beside it.
[[nodiscard]] constexpr bool isMilestone(std::uint32_t version) {
    return version % 64 == 0;
}

/// Remembers that a command was carried out, so that its repetition gets the same answer.
struct CommandRecord {
    core::CommandId id;
    core::Seq lastSeq = 0; ///< of its last event; 0 in append: the last event of the batch
    std::string user;
    core::Instant at{};
    bool operator==(const CommandRecord&) const = default;
};

/// A row that this version cannot turn into an event (an unknown type, a bad value). Readers report it and go on.
struct Undecodable {
    core::Seq seq = 0;
    std::string type;
    core::AggregateRef aggregate;
    std::string reason; ///< without content
    bool operator==(const Undecodable&) const = default;
};
using LogEntry = std::expected<core::Event, Undecodable>;
/// Returns false to stop.
using EntryVisitor = std::function<bool(LogEntry&&)>;

struct Quarantined {
    core::Seq seq = 0;
    core::Instant at{};
    std::string reason;
    bool operator==(const Quarantined&) const = default;
};

struct VerifyReport {
    Head head;                         ///< of the log as it is stored
    core::Seq checked = 0;             ///< the chain holds up to here
    std::optional<core::Seq> firstBad; ///< the first event that was tampered with, removed or put in
    std::string reason;                ///< empty when all is well
    std::uint64_t erasedParts = 0;     ///< sealed parts whose key was destroyed, as it should be after erasure
    std::uint64_t undecodable = 0;     ///< intact, but of a type this version does not know
    std::uint64_t archived = 0;        ///< cases, alerts and visits in the archive
    [[nodiscard]] bool isGood() const { return reason.empty(); }
};

/// The append-only, hash-chained log of the gateway. An event's free text, position, attachments, its reporter and the
/// body as sent are sealed (XChaCha20-Poly1305) with a random key per alert; the chain covers the sealed bytes, so
/// destroying a key erases without breaking it. Row layout and chain bytes: store/detail/LogRow.h.
/// Works on one connection, on its thread; `keys` and `database` outlive it.
class EventLog {
public:
    /// Reads the head. The log's tables exist: openLog made them. A log of a version that kept no callers' digests gets
    /// them now, unless it is read only.
    [[nodiscard]] static Result<EventLog> open(Database& database, const KeyRing& keys);
    EventLog(EventLog&&) noexcept;
    EventLog& operator=(EventLog&&) noexcept;
    ~EventLog();

    /// All events and records in one transaction, on the disk when it returns; the seq of the last event (that of the
    /// head when there are none). Writes the seqs into `events`. alertErased destroys the alert's sealing key in the
    /// same transaction, recordExpired and recordWithdrawn that of a household's need; archiving events put their values
    /// into the archive, unarchiving ones take them out. On an error the log is as before (after an ioError a restart
    /// may find the batch, whole).
    /// headMismatch: another process appended meanwhile; refreshHead, read what is new, decide again.
    [[nodiscard]] Result<core::Seq> append(std::span<PendingEvent> events, std::span<const CommandRecord> commands);

    /// As of the last append, open or refreshHead.
    [[nodiscard]] const Head& head() const;
    [[nodiscard]] Result<Head> refreshHead();
    /// notFound when the log does not reach so far.
    [[nodiscard]] Result<Head> headAt(core::Seq seq);
    /// The current head, signed and kept among the signed heads that verify checks.
    [[nodiscard]] Result<SignedHead> signHead(core::Instant at);

    /// Is there room for `bytes` more? Writes so much, synced, and takes it back; the log does not change.
    [[nodiscard]] Result<void> probe(std::size_t bytes);

    [[nodiscard]] Result<std::optional<CommandRecord>> command(const core::CommandId& id);
    /// Forgets commands older than `before`; no console resends those any more.
    [[nodiscard]] Result<std::uint64_t> pruneCommands(core::Instant before);

    /// Events after `after` in order, at most `limit`; the seq of the last one visited, or `after`. Details are there
    /// unless erased.
    [[nodiscard]] Result<core::Seq> read(core::Seq after, std::size_t limit, const EntryVisitor& visit);
    [[nodiscard]] Result<std::vector<LogEntry>> read(core::Seq after, std::size_t limit);
    [[nodiscard]] Result<std::vector<LogEntry>> readAggregate(const core::AggregateRef& aggregate, core::Seq after,
                                                              std::size_t limit);
    /// Events by which somebody looked a reporter up, opened a sensitive attachment or took over what another edited:
    /// those before `before` (0: all), the latest first, at most `limit`.
    [[nodiscard]] Result<std::vector<LogEntry>> readAccess(core::Seq before, std::size_t limit);
    /// Puts the aggregate into `state`, which does not hold it, as it was before the event `before`; nothing when it was
    /// not there. Reads no more of its events than lie behind the last milestone. What cannot be read or does not fit
    /// is passed over, as when a state is loaded.
    [[nodiscard]] Result<void> foldBefore(core::Seq before, const core::AggregateRef& aggregate, core::State& state);
    /// As last told by the sender; nullopt: never told, or erased.
    [[nodiscard]] Result<std::optional<core::Reporter>> reporter(const core::AlertId& alert);
    /// Other alerts that came from the telephone this one came from, told since then, the latest first, at most `limit`;
    /// by keyed digests of the numbers, which are erased with the reporters.
    [[nodiscard]] Result<std::vector<core::AlertId>> sameCaller(const core::AlertId& alert, core::Instant since,
                                                                std::size_t limit);
    /// Makes these digests anew from the sealed reporters.
    [[nodiscard]] Result<void> rebuildCallers();
    /// The body that led to the event; nullopt: none, or erased.
    [[nodiscard]] Result<std::optional<std::string>> rawBody(core::Seq seq);

    /// Destroys the alert's sealing key, also where the log's alertErased did so already (a restored backup); then
    /// writes the WAL back so that it is gone from there too. Unknown alerts are fine.
    [[nodiscard]] Result<void> erase(const core::AlertId& alert);

    /// Walks the whole chain, and compares the archive, the milestones and the callers' digests with it. `claimed`: a printed head that the log must pass through. Errors are errors of reading;
    /// a broken chain is a report.
    [[nodiscard]] Result<VerifyReport> verify(const std::optional<ClaimedHead>& claimed = std::nullopt);

    /// Notes that an event could not be applied. Again for the same seq: the first reason stays.
    [[nodiscard]] Result<void> quarantine(core::Seq seq, core::Instant at, std::string_view reason);
    [[nodiscard]] Result<std::vector<Quarantined>> quarantined();

    struct Parts;

private:
    explicit EventLog(std::unique_ptr<Parts> parts);
    /// For a log of a version without them.
    [[nodiscard]] Result<void> fillCallers();
    /// For an archive of a version that could not find text in it.
    [[nodiscard]] Result<void> fillArchiveIndex();
    std::unique_ptr<Parts> m_parts;
};

} // namespace trucban::store
