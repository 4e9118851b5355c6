// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Fold.h"
#include "gateway/LogPort.h"

#include <atomic>
#include <map>
#include <vector>

namespace trucban::gateway {

/// A log in memory that can be told to fail.
class FakeLog final : public LogPort {
public:
    store::Result<core::Seq> append(std::span<store::PendingEvent> events,
                                    std::span<const store::CommandRecord> records) override {
        ++appends;
        if (failing) {
            return store::failure(store::StoreFault::diskFull);
        }
        for (store::PendingEvent& pending : events) {
            pending.event.seq = ++m_head.seq;
            if (core::isUnarchiving(pending.event.data)) {
                archive.erase(pending.event.aggregate);
            } else if (pending.archived) {
                archive.insert_or_assign(pending.event.aggregate, *pending.archived);
            }
            stored.push_back(pending);
        }
        for (store::CommandRecord record : records) {
            commands.emplace(record.id, record);
        }
        return m_head.seq;
    }
    const store::Head& head() const override { return m_head; }
    store::Result<store::Head> headAt(core::Seq seq) override {
        return seq == m_head.seq ? store::Result<store::Head>{m_head} : store::failure(store::StoreFault::notFound);
    }
    store::Result<std::optional<store::CommandRecord>> command(const core::CommandId& id) override {
        const auto found = commands.find(id);
        return found == commands.end() ? std::nullopt : std::optional{found->second};
    }
    store::Result<std::vector<store::LogEntry>> history(const core::AggregateRef& ref) override {
        std::vector<store::LogEntry> entries;
        for (const store::PendingEvent& pending : stored) {
            if (pending.event.aggregate == ref) {
                entries.emplace_back(pending.event);
            }
        }
        return entries;
    }
    store::Result<void> checkpoint(const core::State&, std::span<const core::AggregateRef>) override {
        ++checkpoints;
        return {};
    }
    store::Result<store::SignedHead> signHead(core::Instant at) override {
        if (failing) {
            return store::failure(store::StoreFault::diskFull);
        }
        return store::SignedHead{m_head, at, {}};
    }
    store::Result<void> probe(std::size_t bytes) override {
        return failing || bytes > room ? store::failure(store::StoreFault::diskFull) : store::Result<void>{};
    }
    store::Result<void> pruneCommands(core::Instant) override { return {}; }
    store::Result<void> erased(const core::AlertId&) override { return {}; }
    store::Result<std::optional<core::Aggregate>> archived(const core::AggregateRef& ref) override {
        ++lookups;
        if (unreadable) {
            return store::failure(store::StoreFault::ioError);
        }
        const auto found = archive.find(ref);
        if (found != archive.end() && undecodable) {
            return store::failure(store::StoreFault::cannotDecode);
        }
        return found == archive.end() ? std::nullopt : std::optional{found->second};
    }
    store::Result<std::optional<core::AlertId>> archivedAlertOf(std::string_view alertKey) override {
        ++lookups;
        if (unreadable) {
            return store::failure(store::StoreFault::ioError);
        }
        for (const auto& [ref, value] : archive) {
            const auto* alert = std::get_if<core::Alert>(&value);
            if (alert != nullptr && alert->details &&
                core::alertKey(alert->facts.source, alert->facts.externalId) == alertKey) {
                return alert->id;
            }
        }
        return std::nullopt;
    }
    store::Result<std::vector<core::Alert>> archivedAlertsWith(std::string_view) override {
        return std::vector<core::Alert>{};
    }
    store::Result<std::uint64_t> archivedCases() override { return 0; }

    std::atomic<bool> failing = false;
    std::atomic<std::size_t> room = 1'000'000'000;
    int appends = 0;
    int checkpoints = 0;
    std::vector<store::PendingEvent> stored;
    std::map<core::CommandId, store::CommandRecord> commands;
    std::map<core::AggregateRef, core::Aggregate> archive;
    bool unreadable = false;  ///< the archive
    bool undecodable = false; ///< each row of it
    int lookups = 0;          ///< in the archive

private:
    store::Head m_head;
};

} // namespace trucban::gateway
