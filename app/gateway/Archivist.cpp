// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/Archivist.h"

namespace trucban::gateway {

void Archivist::rebuild(const core::State& state) {
    m_queue = {};
    for (const auto& [id, case_] : state.cases) {
        watch(case_);
    }
    for (const auto& [id, visit] : state.visits) {
        watch(visit);
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
                watch(visit->second);
            }
        }
    }
}

void Archivist::watch(const core::Case& case_) {
    if (!case_.isOpen()) {
        m_queue.push({case_.changedAt, case_.id});
    }
}

void Archivist::watch(const core::Visit& visit) {
    m_queue.push({visit.visitedAt, visit.id});
}

std::vector<core::CommandBody> Archivist::due(const core::State& state, core::Instant now, std::size_t most) {
    std::vector<core::CommandBody> commands;
    while (commands.size() < most && !m_queue.empty() && next(state.policy).value_or(core::Instant::max()) <= now) {
        const Entry entry = m_queue.top();
        m_queue.pop();
        if (const auto* id = std::get_if<core::CaseId>(&entry.id)) {
            // An entry whose case changed since is an old one: the change made another.
            const core::Case* case_ = state.case_(*id);
            if (case_ != nullptr && !case_->isOpen() && case_->changedAt == entry.at) {
                commands.emplace_back(core::ArchiveCase{*id});
            }
        } else if (const auto visit = std::get<core::VisitId>(entry.id); state.visits.contains(visit)) {
            commands.emplace_back(core::ArchiveVisit{visit});
        }
    }
    return commands;
}

std::optional<core::Instant> Archivist::next(const core::Policy& policy) const {
    if (m_queue.empty() || policy.archiveAfter <= core::Milliseconds::zero()) {
        return std::nullopt;
    }
    return m_queue.top().at + policy.archiveAfter;
}

} // namespace trucban::gateway
