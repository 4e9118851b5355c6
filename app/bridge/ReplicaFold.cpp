// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/ReplicaFold.h"

#include "bridge/RestingValue.h"

#include <algorithm>
#include <utility>

namespace trucban::bridge {

namespace {

/// Every key of one map: changed when the other state has not the same value, erased when it is in `before` alone.
template <class Map>
void compare(const Map& before, const Map& after, ReplicaFold::Touched& touched) {
    for (const auto& [id, value] : after) {
        const auto old = before.find(id);
        if (old == before.end() || !(old->second == value)) {
            touched.changed.push_back(core::AggregateRef::of(id));
        }
    }
    for (const auto& [id, value] : before) {
        if (!after.contains(id)) {
            touched.erased.push_back(core::AggregateRef::of(id));
        }
    }
}

} // namespace

void ReplicaFold::load(core::State state, std::string head) {
    m_state = std::move(state);
    m_head = std::move(head);
}

std::expected<ReplicaFold::Touched, core::ApplyError> ReplicaFold::take(const wire::Events& frame) {
    std::set<core::AggregateRef> changed;
    std::set<core::AggregateRef> erased;
    Touched touched;
    for (const auto& item : frame.items) {
        if (const auto* event = std::get_if<core::Event>(&item)) {
            if (const auto applied = core::apply(m_state, *event); !applied) {
                return std::unexpected(applied.error());
            }
            if (std::holds_alternative<core::AlertReceived>(event->data)) {
                touched.received.push_back(
                    core::AlertId{core::Uuid::parse(event->aggregate.key).value_or(core::Uuid{})});
            }
            changed.insert(event->aggregate);
        } else if (const auto* entered = std::get_if<wire::Entered>(&item)) {
            const auto ref = core::refOf(entered->aggregate);
            m_state.put(entered->aggregate);
            erased.erase(ref);
            changed.insert(ref);
        } else if (const auto* left = std::get_if<wire::Left>(&item)) {
            m_state.erase(left->aggregate);
            changed.erase(left->aggregate);
            erased.insert(left->aggregate);
        }
    }
    m_state.seq = frame.to;
    m_head = frame.head;
    touched.changed.assign(changed.begin(), changed.end());
    touched.erased.assign(erased.begin(), erased.end());
    return touched;
}

std::optional<ReplicaFold::Touched> ReplicaFold::take(wire::Snapshot&& part) {
    if (part.part <= 1) {
        m_incoming = {};
    }
    for (auto& item : part.items) {
        m_incoming.put(std::move(item));
    }
    if (part.part < part.of) {
        return std::nullopt;
    }
    Touched touched;
    compare(m_state.alerts, m_incoming.alerts, touched);
    compare(m_state.cases, m_incoming.cases, touched);
    compare(m_state.units, m_incoming.units, touched);
    compare(m_state.visits, m_incoming.visits, touched);
    compare(m_state.handovers, m_incoming.handovers, touched);
    compare(m_state.campaigns, m_incoming.campaigns, touched);
    compare(m_state.records, m_incoming.records, touched);
    compare(m_state.briefings, m_incoming.briefings, touched);
    if (!(m_state.policy == m_incoming.policy)) {
        touched.changed.push_back(core::AggregateRef::policy());
    }
    m_state = std::exchange(m_incoming, {});
    m_state.seq = part.upTo;
    m_head = std::move(part.head);
    return touched;
}

namespace {

template <class T, class Map, class Key>
void appendFound(std::vector<T>& values, const Map& map, const Key& id) {
    if (const auto found = map.find(id); found != map.end()) {
        values.push_back(found->second);
    }
}

} // namespace

ChangeSet changesOf(const core::State& state, const ReplicaFold::Touched& touched) {
    ChangeSet set;
    set.upTo = state.seq;
    set.erased = touched.erased;
    const auto count = [&touched](core::AggregateKind kind) {
        return static_cast<std::size_t>(std::ranges::count(touched.changed, kind, &core::AggregateRef::kind));
    };
    set.alerts.reserve(count(core::AggregateKind::alert));
    set.cases.reserve(count(core::AggregateKind::case_));
    const auto append = [](auto& values, const auto* value) {
        if (value != nullptr) {
            values.push_back(*value);
        }
    };
    for (const auto& named : touched.changed) {
        const ParsedRef ref{named};
        switch (ref.kind) {
        case core::AggregateKind::alert:
            append(set.alerts, state.alert(core::AlertId{ref.id}));
            break;
        case core::AggregateKind::case_:
            append(set.cases, state.case_(core::CaseId{ref.id}));
            break;
        case core::AggregateKind::unit:
            append(set.units, state.unit(ref.unit));
            break;
        case core::AggregateKind::visit:
            appendFound(set.visits, state.visits, core::VisitId{ref.id});
            break;
        case core::AggregateKind::handover:
            appendFound(set.handovers, state.handovers, core::HandoverId{ref.id});
            break;
        case core::AggregateKind::campaign:
            appendFound(set.campaigns, state.campaigns, core::CampaignId{ref.id});
            break;
        case core::AggregateKind::record:
            appendFound(set.records, state.records, core::RecordId{ref.id});
            break;
        case core::AggregateKind::briefing:
            appendFound(set.briefings, state.briefings, core::BriefingId{ref.id});
            break;
        case core::AggregateKind::policy:
            set.policy = state.policy;
            break;
        }
    }
    return set;
}

} // namespace trucban::bridge
