// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/LogReader.h"

#include "core/ScopeTracker.h"
#include "wire/Limits.h"

#include <algorithm>
#include <limits>
#include <set>

namespace trucban::gateway {
namespace {

/// How much of the log one page may look at when little of it is in scope.
constexpr std::size_t kScan = 20'000;

/// The part of the state that a range of the log touches, folded along with it: each aggregate comes in, as it was, when
/// the range first names it.
class RangeFold {
public:
    explicit RangeFold(store::EventLog& log) : m_log{&log} {}

    /// Call before `event` is applied. True when the aggregate is named for the first time.
    store::Result<bool> prepare(const core::Event& event) {
        if (!m_known.insert(event.aggregate).second) {
            return false;
        }
        if (event.version > 1) {
            if (auto folded = m_log->foldBefore(event.seq, event.aggregate, m_state); !folded) {
                return std::unexpected(folded.error());
            }
        }
        return true;
    }
    [[nodiscard]] core::State& state() { return m_state; }

private:
    store::EventLog* m_log;
    core::State m_state;
    std::set<core::AggregateRef> m_known;
};

/// What a viewer is told of an event that was applied; nullopt: nothing.
std::optional<wire::EventItem> itemFor(const Viewer& viewer, core::Event&& event, Applied&& applied,
                                       const core::State& state) {
    if (!viewer.seesKind(event.aggregate.kind)) {
        return std::nullopt;
    }
    if (core::isArchiving(event.data)) {
        return viewer.scope.sees(event.wards) ? std::optional<wire::EventItem>{wire::Left{std::move(event.aggregate)}}
                                              : std::nullopt;
    }
    if (core::isUnarchiving(event.data)) {
        auto value = viewer.scope.sees(event.wards) ? state.aggregate(event.aggregate) : std::nullopt;
        return value ? std::optional<wire::EventItem>{wire::Entered{std::move(*value)}} : std::nullopt;
    }
    switch (core::scopeChange(viewer.scope, applied.before ? &*applied.before : nullptr, event.wards)) {
    case core::ScopeChange::deliver:
        return std::move(event);
    case core::ScopeChange::enters:
        if (auto value = state.aggregate(event.aggregate)) {
            return wire::Entered{std::move(*value)};
        }
        return std::nullopt;
    case core::ScopeChange::leaves:
        return wire::Left{std::move(event.aggregate)};
    case core::ScopeChange::unseen:
        break;
    }
    return std::nullopt;
}

} // namespace

store::Result<std::unique_ptr<LogReader>> LogReader::open(const std::filesystem::path& dataFolder,
                                                          const store::KeyRing& keys, std::size_t waiting) {
    auto database = store::openLog(dataFolder, keys);
    if (!database) {
        return std::unexpected(database.error());
    }
    auto log = store::EventLog::open(**database, keys);
    if (!log) {
        return std::unexpected(log.error());
    }
    return std::unique_ptr<LogReader>{new LogReader{std::move(*database), std::move(*log), waiting}};
}

LogReader::LogReader(std::unique_ptr<store::Database> database, store::EventLog log, std::size_t waiting)
    : m_database{std::move(database)}, m_log{std::move(log)}, m_archive{*m_database}, m_worker{1, waiting} {}

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

store::Result<LogReader::Page> LogReader::access(const Viewer& viewer, core::Seq before, std::size_t limit) {
    constexpr std::size_t kChunk = 256;
    Page page;
    for (std::size_t looked = 0; looked < kScan;) {
        auto chunk = m_log.readAccess(before, kChunk);
        if (!chunk) {
            return std::unexpected(chunk.error());
        }
        for (store::LogEntry& entry : *chunk) {
            before = entry ? entry->seq : entry.error().seq;
            if (entry && viewer.sees(entry->aggregate.kind, entry->wards)) {
                page.events.push_back(std::move(*entry));
            }
            if (page.events.size() >= limit) {
                page.next = before;
                return page;
            }
        }
        if (chunk->size() < kChunk) {
            return page;
        }
        looked += chunk->size();
    }
    page.next = before;
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
    RangeFold fold{m_log};
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
            if (auto prepared = fold.prepare(*entry); !prepared) {
                return std::unexpected(prepared.error());
            }
            if (auto applied = applyAndNote(fold.state(), *entry)) {
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

store::Result<wire::Past> LogReader::past(const Viewer& viewer, std::optional<core::Seq> upTo, std::size_t limit) {
    const auto head = m_log.refreshHead();
    if (!head) {
        return std::unexpected(head.error());
    }
    wire::Past past;
    past.to = std::min(upTo.value_or(head->seq), head->seq);
    past.from = past.to - std::min<core::Seq>(past.to, limit) + 1;
    auto entries = m_log.read(past.from - 1, past.to - past.from + 1);
    if (!entries) {
        return std::unexpected(entries.error());
    }
    RangeFold fold{m_log};
    for (store::LogEntry& entry : *entries) {
        if (!entry) {
            continue; // nobody could apply it then either
        }
        const auto isFirst = fold.prepare(*entry);
        if (!isFirst) {
            return std::unexpected(isFirst.error());
        }
        if (*isFirst) {
            auto value = fold.state().aggregate(entry->aggregate);
            if (value && entry->version > 1 && viewer.sees(entry->aggregate.kind, core::visibleTo(*value))) {
                past.before.push_back(std::move(*value));
            }
        }
        const core::Seq seq = entry->seq;
        const core::Instant at = entry->at;
        if (auto applied = applyAndNote(fold.state(), *entry)) {
            if (auto item = itemFor(viewer, std::move(*entry), std::move(*applied), fold.state())) {
                past.items.push_back({seq, at, std::move(*item)});
            }
        }
    }
    return past;
}

store::Result<std::optional<core::Aggregate>> LogReader::archived(const core::AggregateRef& ref) {
    auto found = m_archive.find(ref);
    if (found || found.error().fault != store::StoreFault::cannotDecode) {
        return found;
    }
    return m_log.readAggregate(ref, 0, std::numeric_limits<std::int32_t>::max())
        .transform([](const std::vector<store::LogEntry>& history) { return store::archivedBy(history); });
}

store::Result<std::optional<core::Case>> LogReader::archivedCase(const core::CaseId& id) {
    return archived(core::AggregateRef::of(id)).transform([](std::optional<core::Aggregate> found) {
        return found ? std::optional{std::get<core::Case>(std::move(*found))} : std::nullopt;
    });
}

store::Result<std::optional<core::Alert>> LogReader::archivedAlert(const core::AlertId& id) {
    return archived(core::AggregateRef::of(id)).transform([](std::optional<core::Aggregate> found) {
        return found ? std::optional{std::get<core::Alert>(std::move(*found))} : std::nullopt;
    });
}

} // namespace trucban::gateway
