// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Checkpoint.h"

#include "core/CanonicalBytes.h"
#include "store/detail/CheckpointTable.h"

#include <algorithm>
#include <format>
#include <limits>
#include <tuple>
#include <vector>

namespace trucban::store {
namespace {

using detail::AggregateTable;

/// A version that knows more types folds events that an older one had to leave out, so its checkpoint is another one.
constexpr std::int64_t kFormat = static_cast<std::int64_t>(core::kCanonicalFormat) * 1000 + core::kEventTypes.size();

std::int64_t dayNumber(std::chrono::year_month_day day) {
    return day.ok() ? std::chrono::sys_days{day}.time_since_epoch().count() : std::numeric_limits<std::int64_t>::min();
}

std::chrono::year_month_day dayOf(std::int64_t number) {
    if (number < std::numeric_limits<std::int32_t>::min() || number > std::numeric_limits<std::int32_t>::max()) {
        return {};
    }
    return std::chrono::sys_days{std::chrono::days{static_cast<int>(number)}};
}

void writeMeta(Database::Impl& database, core::Seq upTo, std::chrono::year_month_day codeDay, std::uint32_t number) {
    detail::setMeta(database, detail::kCheckpointSeq, static_cast<std::int64_t>(upTo));
    detail::setMeta(database, "checkpoint_format", kFormat);
    detail::setMeta(database, "checkpoint_day", dayNumber(codeDay));
    detail::setMeta(database, "checkpoint_number", number);
}

/// The stored checkpoint, or nullopt when there is none that can be used.
std::optional<core::State> readCheckpoint(Database::Impl& database, core::Seq logEnd) {
    const auto seq = detail::metaInteger(database, detail::kCheckpointSeq, 0);
    if (seq <= 0 || static_cast<core::Seq>(seq) > logEnd ||
        detail::metaInteger(database, "checkpoint_format", 0) != kFormat) {
        return std::nullopt;
    }
    core::State state;
    if (!detail::loadAggregates(database, AggregateTable::checkpoint, state)) {
        return std::nullopt;
    }
    state.seq = static_cast<core::Seq>(seq);
    state.codeDay = dayOf(detail::metaInteger(database, "checkpoint_day", std::numeric_limits<std::int64_t>::min()));
    state.lastCodeNumber = static_cast<std::uint32_t>(detail::metaInteger(database, "checkpoint_number", 0));
    return state;
}

template <class Map>
void appendAll(Database::Impl& database, const Map& map, std::string& buffer) {
    for (const auto& [id, value] : map) {
        detail::appendAggregate(database, AggregateTable::checkpoint, core::Aggregate{value}, buffer);
    }
}

} // namespace

Checkpoint::Checkpoint(EventLog& log, Database& database) : m_log{&log}, m_database{&database} {}

Result<void> Checkpoint::save(const core::State& state, std::span<const core::AggregateRef> touched) {
    if (m_isDropped) {
        return replace(state);
    }
    std::vector<core::AggregateRef> refs{touched.begin(), touched.end()};
    refs.insert(refs.end(), m_owed.begin(), m_owed.end());
    std::ranges::sort(refs);
    const auto repeats = std::ranges::unique(refs);
    refs.erase(repeats.begin(), repeats.end());
    auto saved = detail::guarded([&]() -> Result<void> {
        auto& database = m_database->impl();
        detail::WriteTransaction transaction{database};
        std::string buffer;
        for (const auto& ref : refs) {
            if (const auto value = state.aggregate(ref)) {
                detail::upsertAggregate(database, AggregateTable::checkpoint, *value, buffer);
            } else {
                detail::deleteAggregate(database, AggregateTable::checkpoint, ref);
            }
        }
        writeMeta(database, state.seq, state.codeDay, state.lastCodeNumber);
        transaction.commit();
        return {};
    });
    if (saved) {
        m_owed = {};
    }
    return saved;
}

Result<core::Seq> Checkpoint::seq() {
    return detail::guarded([&]() -> Result<core::Seq> {
        return static_cast<core::Seq>(detail::metaInteger(m_database->impl(), detail::kCheckpointSeq, 0));
    });
}

Result<core::State> Checkpoint::load(core::Instant now, const LoadProblemSink& problems) {
    auto end = m_log->refreshHead();
    if (!end) {
        return std::unexpected(end.error());
    }
    auto stored = detail::guarded([&]() -> Result<std::optional<core::State>> {
        const detail::ReadTransaction transaction{m_database->impl()};
        return readCheckpoint(m_database->impl(), end->seq);
    });
    if (!stored && stored.error().fault != StoreFault::corrupt) {
        return std::unexpected(stored.error());
    }
    m_isDropped = !stored || !*stored;
    core::State state = m_isDropped ? core::State{} : std::move(**stored);
    m_owed = {};
    if (auto replayed = replay(state, now, problems, m_isDropped ? nullptr : &m_owed); !replayed) {
        return std::unexpected(replayed.error());
    }
    if (m_isDropped && state.seq > 0 && !m_database->impl().options.readOnly) {
        std::ignore = replace(state); // on a full disk the next save does it
    }
    return state;
}

Result<core::State> Checkpoint::rebuild(core::Instant now, const LoadProblemSink& problems) {
    core::State state;
    return replay(state, now, problems, nullptr).transform([&] { return std::move(state); });
}

Result<void> Checkpoint::replay(core::State& state, core::Instant now, const LoadProblemSink& problems,
                                std::set<core::AggregateRef>* touched) {
    std::vector<LoadProblem> found;
    auto read = m_log->read(state.seq, std::numeric_limits<std::size_t>::max(), [&](LogEntry&& entry) {
        if (!entry) {
            found.push_back({entry.error().seq, std::format("{}: {}", entry.error().type, entry.error().reason)});
            return true;
        }
        if (const auto applied = core::apply(state, *entry); !applied) {
            found.push_back(
                {entry->seq, std::format("{}: {}", core::typeOf(entry->data), core::sentenceOf(applied.error()))});
        } else if (touched != nullptr) {
            touched->insert(entry->aggregate);
        }
        return true;
    });
    if (!read) {
        return std::unexpected(read.error());
    }
    // Quarantined events count as passed: the next one is decided after them.
    state.seq = std::max(state.seq, *read);
    for (const auto& problem : found) {
        problems(problem);
        if (m_database->impl().options.readOnly) {
            continue;
        }
        if (auto noted = m_log->quarantine(problem.seq, now, problem.reason); !noted) {
            return noted;
        }
    }
    return {};
}

Result<void> Checkpoint::replace(const core::State& state) {
    auto replaced = detail::guarded([&]() -> Result<void> {
        auto& database = m_database->impl();
        detail::WriteTransaction transaction{database};
        detail::beginFilling(database, AggregateTable::checkpoint);
        std::string buffer;
        appendAll(database, state.alerts, buffer);
        appendAll(database, state.cases, buffer);
        appendAll(database, state.units, buffer);
        appendAll(database, state.visits, buffer);
        appendAll(database, state.handovers, buffer);
        appendAll(database, state.campaigns, buffer);
        appendAll(database, state.records, buffer);
        appendAll(database, state.briefings, buffer);
        detail::appendAggregate(database, AggregateTable::checkpoint, core::Aggregate{state.policy}, buffer);
        detail::finishFilling(database, AggregateTable::checkpoint);
        writeMeta(database, state.seq, state.codeDay, state.lastCodeNumber);
        transaction.commit();
        return {};
    });
    if (replaced) {
        m_owed = {};
        m_isDropped = false;
    }
    return replaced;
}

} // namespace trucban::store
