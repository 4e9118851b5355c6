// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/LogPort.h"

#include <limits>

namespace trucban::gateway {

store::Result<core::Seq> StoreLog::append(std::span<store::PendingEvent> events,
                                          std::span<const store::CommandRecord> commands) {
    return m_log.append(events, commands);
}

store::Result<store::Head> StoreLog::headAt(core::Seq seq) {
    return m_log.headAt(seq);
}

store::Result<std::optional<store::CommandRecord>> StoreLog::command(const core::CommandId& id) {
    return m_log.command(id);
}

store::Result<std::vector<store::LogEntry>> StoreLog::history(const core::AggregateRef& ref) {
    return m_log.readAggregate(ref, 0, std::numeric_limits<std::int32_t>::max());
}

store::Result<void> StoreLog::checkpoint(const core::State& state, std::span<const core::AggregateRef> touched) {
    return m_checkpoint.save(state, touched);
}

store::Result<store::SignedHead> StoreLog::signHead(core::Instant at) {
    return m_log.signHead(at);
}

store::Result<void> StoreLog::probe(std::size_t bytes) {
    return m_log.probe(bytes);
}

store::Result<void> StoreLog::pruneCommands(core::Instant before) {
    if (const auto pruned = m_log.pruneCommands(before); !pruned) {
        return std::unexpected(pruned.error());
    }
    return {};
}

store::Result<void> StoreLog::erased(const core::AlertId& alert) {
    return m_log.erase(alert);
}

store::Result<std::optional<core::Aggregate>> StoreLog::archived(const core::AggregateRef& ref) {
    return m_archive.find(ref);
}

store::Result<std::optional<core::AlertId>> StoreLog::archivedAlertOf(std::string_view alertKey) {
    return m_archive.alertOf(alertKey);
}

store::Result<std::vector<core::Alert>> StoreLog::archivedAlertsWith(std::string_view sha256) {
    return m_archive.alertsWith(sha256);
}

store::Result<std::uint64_t> StoreLog::archivedCases() {
    return m_archive.count();
}

} // namespace trucban::gateway
