// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/Archivist.h"

#include <algorithm>

namespace trucban::gateway {

void Archivist::rebuild(const core::State& state) {
    m_queue = {};
    m_needs = {};
    for (const auto& [id, case_] : state.cases) {
        watch(case_);
    }
    for (const auto& [id, visit] : state.visits) {
        // No earlier than it took place; the log is asked when that is old enough.
        m_queue.push({.from = visit.visitedAt, .id = id, .changedAt = {}, .isAssumed = true});
    }
    for (const auto& [id, record] : state.records) {
        watch(record);
    }
}

void Archivist::onEvents(const core::State& state, std::span<const core::Event> events) {
    for (const core::Event& event : events) {
        const auto id = core::Uuid::parse(event.aggregate.key);
        if (!id) {
            continue;
        }
        if (event.aggregate.kind == core::AggregateKind::case_) {
            if (const core::Case* changed = state.case_(core::CaseId{*id})) {
                watch(*changed);
            }
        } else if (event.aggregate.kind == core::AggregateKind::visit) {
            if (const auto visit = state.visits.find(core::VisitId{*id}); visit != state.visits.end()) {
                m_queue.push(
                    {.from = std::max(event.at, visit->second.visitedAt), .id = visit->first, .changedAt = {}});
            }
        } else if (event.aggregate.kind == core::AggregateKind::record) {
            if (const auto record = state.records.find(core::RecordId{*id}); record != state.records.end()) {
                watch(record->second);
            }
        }
    }
}

void Archivist::watch(const core::Case& case_) {
    if (!case_.isOpen()) {
        m_queue.push({.from = case_.changedAt, .id = case_.id, .changedAt = case_.changedAt});
    }
}

void Archivist::watch(const core::Record& record) {
    if (record.need) {
        m_needs.push({.over = core::startOf(record.need->until + 1), .id = record.id});
    }
}

std::vector<core::CommandBody> Archivist::due(const core::State& state, core::Instant now, std::size_t most) {
    std::vector<core::CommandBody> commands;
    while (commands.size() < most && !m_needs.empty() && m_needs.top().over <= now) {
        const core::RecordId id = m_needs.top().id;
        m_needs.pop();
        // It may be gone, or have come back as something else; one given more time has a later entry too.
        const auto record = state.records.find(id);
        core::CommandBody expire = core::ExpireRecord{id};
        if (record != state.records.end() && record->second.need &&
            core::startOf(record->second.need->until + 1) <= now &&
            std::ranges::find(commands, expire) == commands.end()) {
            commands.push_back(std::move(expire));
        }
    }
    while (commands.size() < most && nextArchiving(state.policy).value_or(core::Instant::max()) <= now) {
        const Entry entry = m_queue.top();
        m_queue.pop();
        if (auto command = commandFor(state, entry, now)) {
            commands.push_back(std::move(*command));
        }
    }
    return commands;
}

std::optional<core::CommandBody> Archivist::commandFor(const core::State& state, Entry entry, core::Instant now) {
    if (const auto* id = std::get_if<core::CaseId>(&entry.id)) {
        // An entry whose case changed since is an old one: the change made another.
        const core::Case* case_ = state.case_(*id);
        const bool isCurrent = case_ != nullptr && !case_->isOpen() && case_->changedAt == entry.changedAt;
        return isCurrent ? std::optional<core::CommandBody>{core::ArchiveCase{*id}} : std::nullopt;
    }
    const auto id = std::get<core::VisitId>(entry.id);
    if (!state.visits.contains(id)) {
        return std::nullopt;
    }
    const auto recordedAt = entry.isAssumed ? m_recordedAt(id) : std::nullopt;
    if (entry.isAssumed && !recordedAt) {
        const core::Instant from = now + kAgain - state.policy.archiveAfter;
        m_queue.push({.from = from, .id = id, .changedAt = {}, .isAssumed = true});
        return std::nullopt;
    }
    if (recordedAt && *recordedAt > entry.from) {
        m_queue.push({.from = *recordedAt, .id = id, .changedAt = {}});
        return std::nullopt;
    }
    return core::ArchiveVisit{id};
}

void Archivist::onRefused(const core::State& state, const core::CommandBody& body, core::Instant now) {
    const core::Instant from = now + kAgain - state.policy.archiveAfter;
    if (const auto* named = std::get_if<core::ArchiveCase>(&body)) {
        if (const core::Case* case_ = state.case_(named->caseId)) {
            m_queue.push({.from = from, .id = case_->id, .changedAt = case_->changedAt});
        }
    } else if (const auto* visit = std::get_if<core::ArchiveVisit>(&body)) {
        m_queue.push({.from = from, .id = visit->visit, .changedAt = {}});
    } else if (const auto* need = std::get_if<core::ExpireRecord>(&body)) {
        m_needs.push({.over = now + kAgain, .id = need->record});
    }
}

std::optional<core::Instant> Archivist::nextArchiving(const core::Policy& policy) const {
    if (m_queue.empty() || policy.archiveAfter <= core::Milliseconds::zero()) {
        return std::nullopt;
    }
    return m_queue.top().from + policy.archiveAfter;
}

std::optional<core::Instant> Archivist::next(const core::Policy& policy) const {
    const auto archiving = nextArchiving(policy);
    return m_needs.empty() ? archiving : std::min(m_needs.top().over, archiving.value_or(core::Instant::max()));
}

} // namespace trucban::gateway
