// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Checkpoint.h"

#include "core/CanonicalBytes.h"
#include "store/detail/CheckpointTable.h"

#include <format>
#include <limits>
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
    std::vector<core::Aggregate> values;
    std::vector<core::AggregateRef> gone;
    values.reserve(touched.size());
    for (const auto& ref : touched) {
        if (auto value = state.aggregate(ref)) {
            values.push_back(std::move(*value));
        } else {
            gone.push_back(ref);
        }
    }
    return save(Changes{values, gone, state.seq, state.codeDay, state.lastCodeNumber});
}

Result<void> Checkpoint::save(const Changes& changes) {
    return detail::guarded([&]() -> Result<void> {
        auto& database = m_database->impl();
        detail::WriteTransaction transaction{database};
        std::string buffer;
        for (const auto& aggregate : changes.touched) {
            detail::upsertAggregate(database, AggregateTable::checkpoint, aggregate, buffer);
        }
        for (const auto& ref : changes.erased) {
            detail::deleteAggregate(database, AggregateTable::checkpoint, ref);
        }
        writeMeta(database, changes.upTo, changes.codeDay, changes.lastCodeNumber);
        transaction.commit();
        return {};
    });
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
    core::State state = stored && *stored ? std::move(**stored) : core::State{};
    return replay(state, now, problems).transform([&state] { return std::move(state); });
}

Result<core::State> Checkpoint::rebuild(core::Instant now, const LoadProblemSink& problems) {
    core::State state;
    return replay(state, now, problems).transform([&state] { return std::move(state); });
}

Result<void> Checkpoint::replay(core::State& state, core::Instant now, const LoadProblemSink& problems) {
    std::vector<LoadProblem> found;
    auto read = m_log->read(state.seq, std::numeric_limits<std::size_t>::max(), [&](LogEntry&& entry) {
        if (!entry) {
            found.push_back({entry.error().seq, std::format("{}: {}", entry.error().type, entry.error().reason)});
            return true;
        }
        if (const auto applied = core::apply(state, *entry); !applied) {
            found.push_back(
                {entry->seq, std::format("{}: {}", core::typeOf(entry->data), core::sentenceOf(applied.error()))});
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
    return detail::guarded([&]() -> Result<void> {
        auto& database = m_database->impl();
        detail::WriteTransaction transaction{database};
        detail::beginFilling(database, AggregateTable::checkpoint);
        std::string buffer;
        appendAll(database, state.alerts, buffer);
        appendAll(database, state.cases, buffer);
        appendAll(database, state.units, buffer);
        appendAll(database, state.visits, buffer);
        detail::appendAggregate(database, AggregateTable::checkpoint, core::Aggregate{state.policy}, buffer);
        detail::finishFilling(database, AggregateTable::checkpoint);
        writeMeta(database, state.seq, state.codeDay, state.lastCodeNumber);
        transaction.commit();
        return {};
    });
}

} // namespace trucban::store
