// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/State.h"
#include "store/Archive.h"
#include "store/Checkpoint.h"
#include "store/EventLog.h"

#include <memory>
#include <span>

namespace trucban::gateway {

/// What the ledger needs of the store; a test puts one that fails in its place. Used on the ledger's thread alone.
class LogPort {
public:
    virtual ~LogPort() = default;
    [[nodiscard]] virtual store::Result<core::Seq> append(std::span<store::PendingEvent> events,
                                                          std::span<const store::CommandRecord> commands) = 0;
    [[nodiscard]] virtual const store::Head& head() const = 0;
    [[nodiscard]] virtual store::Result<store::Head> headAt(core::Seq seq) = 0;
    [[nodiscard]] virtual store::Result<std::optional<store::CommandRecord>> command(const core::CommandId& id) = 0;
    [[nodiscard]] virtual store::Result<std::vector<store::LogEntry>> history(const core::AggregateRef& ref) = 0;
    /// Keeps the folded state on disk up to `state.seq`.
    [[nodiscard]] virtual store::Result<void> checkpoint(const core::State& state,
                                                         std::span<const core::AggregateRef> touched) = 0;
    [[nodiscard]] virtual store::Result<store::SignedHead> signHead(core::Instant at) = 0;
    [[nodiscard]] virtual store::Result<void> probe(std::size_t bytes) = 0;
    [[nodiscard]] virtual store::Result<void> pruneCommands(core::Instant before) = 0;
    [[nodiscard]] virtual store::Result<void> erased(const core::AlertId& alert) = 0;

    // The archive, see store::Archive.
    [[nodiscard]] virtual store::Result<std::optional<core::Aggregate>> archived(const core::AggregateRef& ref) = 0;
    [[nodiscard]] virtual store::Result<std::optional<core::AlertId>> archivedAlertOf(std::string_view alertKey) = 0;
    [[nodiscard]] virtual store::Result<std::vector<core::Alert>> archivedAlertsWith(std::string_view sha256) = 0;
    [[nodiscard]] virtual store::Result<std::uint64_t> archivedCases() = 0;
};

/// The real one. `database` outlives it.
class StoreLog final : public LogPort {
public:
    StoreLog(store::Database& database, store::EventLog log)
        : m_log{std::move(log)}, m_checkpoint{m_log, database}, m_archive{database} {}
    StoreLog(const StoreLog&) = delete;
    StoreLog& operator=(const StoreLog&) = delete;

    [[nodiscard]] store::EventLog& log() { return m_log; }
    [[nodiscard]] store::Checkpoint& checkpoint() { return m_checkpoint; }

    store::Result<core::Seq> append(std::span<store::PendingEvent> events,
                                    std::span<const store::CommandRecord> commands) override;
    const store::Head& head() const override { return m_log.head(); }
    store::Result<store::Head> headAt(core::Seq seq) override;
    store::Result<std::optional<store::CommandRecord>> command(const core::CommandId& id) override;
    store::Result<std::vector<store::LogEntry>> history(const core::AggregateRef& ref) override;
    store::Result<void> checkpoint(const core::State& state, std::span<const core::AggregateRef> touched) override;
    store::Result<store::SignedHead> signHead(core::Instant at) override;
    store::Result<void> probe(std::size_t bytes) override;
    store::Result<void> pruneCommands(core::Instant before) override;
    store::Result<void> erased(const core::AlertId& alert) override;
    store::Result<std::optional<core::Aggregate>> archived(const core::AggregateRef& ref) override;
    store::Result<std::optional<core::AlertId>> archivedAlertOf(std::string_view alertKey) override;
    store::Result<std::vector<core::Alert>> archivedAlertsWith(std::string_view sha256) override;
    store::Result<std::uint64_t> archivedCases() override;

private:
    store::EventLog m_log;
    store::Checkpoint m_checkpoint;
    store::Archive m_archive;
};

} // namespace trucban::gateway
