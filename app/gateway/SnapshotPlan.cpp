// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/SnapshotPlan.h"

#include "wire/Json.h"
#include "wire/Limits.h"

#include <algorithm>

namespace trucban::gateway {
namespace {

// About what JSON needs for an aggregate; only the order of magnitude matters.
std::size_t estimate(const core::Alert& alert) {
    std::size_t bytes = 900 + alert.facts.warnings.size() * 120;
    if (alert.details) {
        bytes += alert.details->text.size() + alert.details->address.size() + alert.details->attachments.size() * 300;
    }
    return bytes;
}

std::size_t estimate(const core::Case& case_) {
    std::size_t bytes = 1'200 + case_.assignments.size() * 250 + case_.jointRequests.size() * 400 +
                        case_.alerts.size() * 40 + case_.visibleTo.size() * 8;
    for (const core::Note& note : case_.notes) {
        bytes += 100 + note.text.size();
    }
    return bytes;
}

std::size_t estimate(const std::vector<core::NamedCount>& counts) {
    std::size_t bytes = 0;
    for (const core::NamedCount& count : counts) {
        bytes += 40 + count.code.size();
    }
    return bytes;
}

std::size_t estimate(const core::Visit& visit) {
    return 500 + estimate(visit.petitions) + estimate(visit.guided) + estimate(visit.supports);
}

std::size_t estimate(const core::Handover& handover) {
    std::size_t bytes = 500;
    for (const core::HandoverItem& item : handover.items) {
        bytes += 170 + item.text.size() + item.remark.size();
    }
    return bytes;
}

/// A record is small but for its list.
std::size_t estimate(const core::Record& record) {
    std::size_t bytes = 700;
    const auto add = [&bytes](const auto& part, auto list) { bytes += part ? estimate((*part).*list) : 0; };
    add(record.team, &core::TeamRecord::members);
    add(record.reintegration, &core::ReintegrationRecord::counts);
    add(record.initiativeFigures, &core::InitiativeFiguresRecord::figures);
    add(record.dayFigures, &core::DayFiguresRecord::values);
    add(record.baseline, &core::BaselineRecord::values);
    if (record.commendation) {
        for (const std::string& collective : record.commendation->collectives) {
            bytes += 3 + collective.size();
        }
    }
    return bytes + (record.unitMapping ? 50 * record.unitMapping->wards.size() : 0);
}

} // namespace

SnapshotPlan::SnapshotPlan(Viewer viewer, const core::State& state, core::Seq upTo, std::string head)
    : m_viewer{std::move(viewer)}, m_upTo{upTo}, m_head{std::move(head)} {
    plan(state);
}

void SnapshotPlan::add(Ref ref, std::size_t bytes) {
    const std::size_t begun = m_partEnds.empty() ? 0 : m_partEnds.back();
    if (m_refs.size() > begun &&
        (m_refs.size() - begun >= wire::kSnapshotPartItems || m_partBytes + bytes > kPartBytes)) {
        m_partEnds.push_back(m_refs.size());
        m_partBytes = 0;
    }
    m_refs.push_back(std::move(ref));
    m_partBytes += bytes;
}

void SnapshotPlan::plan(const core::State& state) {
    if (state.policy.version > 0) {
        add(std::monostate{}, wire::encodePolicy(state.policy).size()); // of many kinds and lists it is long
    }
    for (const auto& [id, unit] : state.units) {
        if (m_viewer.sees(core::AggregateKind::unit, unit.visibleTo)) {
            add(id, 500);
        }
    }
    for (const auto& [id, visit] : state.visits) {
        if (m_viewer.sees(core::AggregateKind::visit, visit.visibleTo)) {
            add(id, estimate(visit));
        }
    }
    for (const auto& [id, handover] : state.handovers) {
        if (m_viewer.sees(core::AggregateKind::handover, handover.visibleTo)) {
            add(id, estimate(handover));
        }
    }
    for (const auto& [id, campaign] : state.campaigns) {
        if (m_viewer.sees(core::AggregateKind::campaign, campaign.visibleTo)) {
            add(id, 1'000 + 90 * campaign.targets.size() + 100 * campaign.answerable.size());
        }
    }
    for (const auto& [id, record] : state.records) {
        if (m_viewer.sees(core::AggregateKind::record, record.visibleTo)) {
            add(id, estimate(record));
        }
    }
    for (const auto& [id, briefing] : state.briefings) {
        if (m_viewer.sees(core::AggregateKind::briefing, briefing.visibleTo)) {
            add(id, 600 + briefing.document.size());
        }
    }
    if (m_viewer.seesKind(core::AggregateKind::case_)) {
        for (const auto& [id, case_] : state.cases) {
            if (m_viewer.scope.sees(case_.visibleTo)) {
                add(id, estimate(case_));
            }
        }
        for (const auto& [id, alert] : state.alerts) {
            if (m_viewer.scope.sees(alert.visibleTo)) {
                add(id, estimate(alert));
            }
        }
    }
    m_partEnds.push_back(m_refs.size());
}

std::vector<core::Aggregate> SnapshotPlan::part(std::size_t index, const core::State& state) {
    std::vector<core::Aggregate> items;
    const std::size_t begin = index == 0 ? 0 : m_partEnds[index - 1];
    items.reserve(m_partEnds[index] - begin);
    for (std::size_t i = begin; i < m_partEnds[index]; ++i) {
        const core::AggregateRef ref = std::visit(
            []<class Id>(const Id& id) {
                if constexpr (std::is_same_v<Id, std::monostate>) {
                    return core::AggregateRef::policy();
                } else {
                    return core::AggregateRef::of(id);
                }
            },
            m_refs[i]);
        const auto kept = m_kept.find(ref);
        auto value = kept == m_kept.end() ? state.aggregate(ref) : kept->second;
        if (value) {
            items.push_back(std::move(*value));
        }
    }
    return items;
}

void SnapshotPlan::keep(const std::vector<UndoJournal::Entry>& changed) {
    if (m_givenUp) {
        return;
    }
    for (const UndoJournal::Entry& entry : changed) {
        if (entry.before && entry.ref.kind != core::AggregateKind::policy && !m_viewer.seesKind(entry.ref.kind)) {
            continue;
        }
        m_kept.try_emplace(entry.ref, entry.before);
    }
    if (m_kept.size() > kMostKept) {
        m_givenUp = true;
        m_kept.clear();
        m_refs.clear();
    }
}

std::string encodeWithin(wire::Snapshot part, std::size_t limit, std::vector<core::AggregateRef>& leftOut) {
    for (;;) {
        std::string json = wire::encode(wire::ServerFrame{part});
        if (json.size() <= limit || part.items.empty()) {
            return json;
        }
        const auto longest = std::ranges::max_element(
            part.items, {}, [](const core::Aggregate& item) { return wire::encodeAggregate(item).size(); });
        leftOut.push_back(core::refOf(*longest));
        part.items.erase(longest);
    }
}

} // namespace trucban::gateway
