// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/detail/QueueHead.h"

#include "core/CanonicalBytes.h"
#include "core/QueueRank.h"

#include <array>
#include <string>
#include <vector>

namespace trucban::store::detail {
namespace {

constexpr std::string_view kRanked = "ranked";

struct Statements {
    std::string_view head;
    std::string_view count;
    std::string_view ofKind;
    std::string_view one;
    std::string_view rank;
};

#define TRUCBAN_HEAD_STATEMENTS(TABLE)                                                                                 \
    Statements{.head = "SELECT bytes, rank FROM " TABLE " WHERE rank IS NOT NULL ORDER BY rank",                       \
               .count = "SELECT count(*) FROM " TABLE " WHERE rank IS NOT NULL",                                       \
               .ofKind = "SELECT bytes FROM " TABLE " WHERE kind=?",                                                   \
               .one = "SELECT bytes FROM " TABLE " WHERE kind=? AND key=?",                                            \
               .rank = "UPDATE " TABLE " SET rank=? WHERE kind='case' AND key=?"}

constexpr std::array kStatements{TRUCBAN_HEAD_STATEMENTS("aggregate0"), TRUCBAN_HEAD_STATEMENTS("aggregate1")};

const Statements& statementsOf(AggregateTable table) {
    return kStatements.at(table == AggregateTable::replica0 ? 0 : 1);
}

/// False when the row cannot be read.
bool put(core::State& state, std::string_view bytes) {
    auto aggregate = core::parseCanonical(bytes);
    if (!aggregate) {
        return false;
    }
    state.put(std::move(*aggregate));
    return true;
}

bool putAllOf(Database::Impl& database, AggregateTable table, core::AggregateKind kind, core::State& state) {
    auto query = database.query(statementsOf(table).ofKind);
    query.bind(core::nameOf(kind));
    while (query.step()) {
        if (!put(state, query.view(0))) {
            return false;
        }
    }
    return true;
}

} // namespace

bool isRanked(Database::Impl& database) {
    return metaInteger(database, kRanked, 0) == 1;
}

void setRanked(Database::Impl& database) {
    setMeta(database, kRanked, 1);
}

void rankCases(Database::Impl& database, AggregateTable table, const core::State& state) {
    auto query = database.query(statementsOf(table).rank);
    for (const auto& [id, case_] : state.cases) {
        query.bind(core::queueRank(case_), id.toString());
        query.run();
        query.reset();
    }
    setRanked(database);
}

std::uint64_t countRanked(Database::Impl& database, AggregateTable table) {
    auto query = database.query(statementsOf(table).count);
    return query.step() ? static_cast<std::uint64_t>(query.integer(0)) : 0;
}

bool loadQueueHead(Database::Impl& database, AggregateTable table, std::size_t cases, core::State& state) {
    if (!putAllOf(database, table, core::AggregateKind::policy, state) ||
        !putAllOf(database, table, core::AggregateKind::unit, state)) {
        return false;
    }
    auto head = database.query(statementsOf(table).head);
    while (head.step() && (state.cases.size() < cases || head.integer(1) < core::kFirstAcknowledgedRank)) {
        if (!put(state, head.view(0))) {
            return false;
        }
    }
    for (const auto& [id, case_] : state.cases) {
        for (const auto& alert : case_.alerts) {
            auto query = database.query(statementsOf(table).one);
            query.bind(core::nameOf(core::AggregateKind::alert), alert.toString());
            if (query.step() && !put(state, query.view(0))) {
                return false;
            }
        }
    }
    return true;
}

} // namespace trucban::store::detail
