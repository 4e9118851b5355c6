// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/Batch.h"
#include "gateway/Viewer.h"
#include "gateway/Worker.h"
#include "store/Archive.h"
#include "store/EventLog.h"
#include "store/KeyRing.h"
#include "wire/Deflate.h"
#include "wire/Frames.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace trucban::gateway {

/// Reads the log's past on a thread and connection of its own, so that neither the ledger nor the network waits for it.
/// Also the thread for other blocking or long work of the network side (encoding, attachments). The gateway has a second
/// one for windows of the past, some tens of milliseconds each, so that whoever looks back holds up nobody's lists.
/// Overflow policy: refuse.
class LogReader {
public:
    static constexpr std::size_t kWaiting = 4'096;
    static constexpr std::size_t kWaitingForPast = 256;

    [[nodiscard]] static store::Result<std::unique_ptr<LogReader>>
    open(const std::filesystem::path& dataFolder, const store::KeyRing& keys, std::size_t waiting = kWaiting);
    ~LogReader();

    /// Runs `job` on the reading thread.
    [[nodiscard]] bool run(std::move_only_function<void(LogReader&)> job);
    void stop() { m_worker.stop(); }

    // --- on the reading thread only -----------------------------------------------------------------------------

    struct Page {
        std::vector<core::Event> events;
        core::Seq next = 0; ///< where to go on; 0: that was all
    };
    /// Events the viewer sees by their own wards, from after `after`; looks at up to `scan` events to find `limit`.
    [[nodiscard]] store::Result<Page> events(const Viewer& viewer, core::Seq after, std::size_t limit);
    [[nodiscard]] store::Result<Page> timeline(const core::AggregateRef& aggregate, core::Seq after, std::size_t limit);
    /// Events of store::EventLog::readAccess that the viewer sees, the latest first; `next`: those before it come next.
    [[nodiscard]] store::Result<Page> access(const Viewer& viewer, core::Seq before, std::size_t limit);
    /// Items of the range (after, upTo] as the ledger publishes them, in batches of at most wire::kEventsPerFrame.
    [[nodiscard]] store::Result<std::vector<SharedBatch>> replay(core::Seq after, core::Seq upTo);
    /// At most `limit` places that end at `upTo` (nullopt: the head), as the viewer was told of them, and what undoes
    /// them. The frame's id is left empty.
    [[nodiscard]] store::Result<wire::Past> past(const Viewer& viewer, std::optional<core::Seq> upTo,
                                                 std::size_t limit);
    // From the log where the archive's row cannot be read.
    [[nodiscard]] store::Result<std::optional<core::Case>> archivedCase(const core::CaseId& id);
    [[nodiscard]] store::Result<std::optional<core::Alert>> archivedAlert(const core::AlertId& id);
    [[nodiscard]] wire::Deflater& deflater() { return m_deflater; }
    [[nodiscard]] store::EventLog& log() { return m_log; }
    [[nodiscard]] store::Archive& archive() { return m_archive; }

private:
    LogReader(std::unique_ptr<store::Database> database, store::EventLog log, std::size_t waiting);

    [[nodiscard]] store::Result<std::optional<core::Aggregate>> archived(const core::AggregateRef& ref);

    std::unique_ptr<store::Database> m_database;
    store::EventLog m_log;
    store::Archive m_archive;
    wire::Deflater m_deflater;
    Worker m_worker;
};

} // namespace trucban::gateway
