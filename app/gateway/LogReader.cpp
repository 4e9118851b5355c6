// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/LogReader.h"

#include "wire/Limits.h"

#include <algorithm>
#include <limits>
#include <set>

namespace trucban::gateway {
namespace {

/// How much of the log one page may look at when little of it is in scope.
constexpr std::size_t kScan = 20'000;

/// Brings `ref` into `state` as it was before `before`, from its own history.
void loadAggregate(store::EventLog& log, core::State& state, const core::AggregateRef& ref, core::Seq before) {
    const auto history = log.readAggregate(ref, 0, std::numeric_limits<std::int32_t>::max());
    if (!history) {
        return;
    }
    for (const store::LogEntry& entry : *history) {
        if (!entry) {
            continue;
        }
        if (entry->seq >= before) {
            break;
        }
        (void)core::apply(state, *entry);
    }
}

} // namespace

store::Result<std::unique_ptr<LogReader>> LogReader::open(const std::filesystem::path& dataFolder,
                                                          const store::KeyRing& keys) {
    auto database = store::openLog(dataFolder, keys);
    if (!database) {
        return std::unexpected(database.error());
    }
    auto log = store::EventLog::open(**database, keys);
    if (!log) {
        return std::unexpected(log.error());
    }
    return std::unique_ptr<LogReader>{new LogReader{std::move(*database), std::move(*log)}};
}

LogReader::LogReader(std::unique_ptr<store::Database> database, store::EventLog log)
    : m_database{std::move(database)}, m_log{std::move(log)} {}

LogReader::~LogReader() {
    stop();
}

bool LogReader::run(std::move_only_function<void(LogReader&)> job) {
    return m_worker.post([this, job = std::move(job)]() mutable { job(*this); });
}

store::Result<LogReader::Page> LogReader::events(const Viewer& viewer, core::Seq after, std::size_t limit) {
    Page page;
    bool full = false;
    std::size_t looked = 0;
    const auto last = m_log.read(after, kScan, [&](store::LogEntry&& entry) {
        ++looked;
        if (entry && viewer.sees(entry->aggregate.kind, entry->wards)) {
            page.events.push_back(std::move(*entry));
        }
        full = page.events.size() >= limit;
        return !full;
    });
    if (!last) {
        return std::unexpected(last.error());
    }
    page.next = full || looked >= kScan ? *last : 0;
    return page;
}

store::Result<LogReader::Page> LogReader::timeline(const core::AggregateRef& aggregate, core::Seq after,
                                                   std::size_t limit) {
    auto history = m_log.readAggregate(aggregate, after, limit + 1);
    if (!history) {
        return std::unexpected(history.error());
    }
    Page page;
    const bool more = history->size() > limit;
    history->resize(std::min(history->size(), limit));
    for (store::LogEntry& entry : *history) {
        if (entry) {
            page.next = entry->seq;
            page.events.push_back(std::move(*entry));
        } else {
            page.next = entry.error().seq;
        }
    }
    if (!more) {
        page.next = 0;
    }
    return page;
}

store::Result<std::vector<SharedBatch>> LogReader::replay(core::Seq after, core::Seq upTo) {
    std::vector<SharedBatch> batches;
    core::State state;
    std::set<core::AggregateRef> loaded;
    core::Seq from = after + 1;
    while (from <= upTo) {
        auto entries = m_log.read(from - 1, std::min<std::size_t>(wire::kEventsPerFrame, upTo - from + 1));
        if (!entries) {
            return std::unexpected(entries.error());
        }
        if (entries->empty()) {
            break;
        }
        auto batch = std::make_shared<Batch>();
        batch->from = from;
        for (store::LogEntry& entry : *entries) {
            batch->to = entry ? entry->seq : entry.error().seq;
            if (!entry) {
                continue;
            }
            if (loaded.insert(entry->aggregate).second && entry->version > 1) {
                loadAggregate(m_log, state, entry->aggregate, entry->seq);
            }
            if (auto applied = applyAndNote(state, *entry)) {
                batch->items.push_back(makeItem(*entry, std::move(*applied)));
            }
        }
        if (const auto head = m_log.headAt(batch->to)) {
            batch->head = store::toHex(head->hash);
        }
        from = batch->to + 1;
        batches.push_back(std::move(batch));
    }
    return batches;
}

} // namespace trucban::gateway
