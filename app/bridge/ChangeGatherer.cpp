// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/ChangeGatherer.h"

#include <utility>

namespace trucban::bridge {

void ChangeGatherer::keep(core::AggregateRef ref, std::optional<core::Aggregate> value) {
    const auto [entry, isNew] = m_values.insert_or_assign(ref, std::move(value));
    if (isNew) {
        m_order.push_back(std::move(ref));
    }
}

void ChangeGatherer::keep(core::Aggregate value) {
    auto ref = core::refOf(value);
    keep(std::move(ref), std::optional(std::move(value)));
}

bool ChangeGatherer::add(ChangeSet changes) {
    const std::scoped_lock lock(m_mutex);
    const bool wasEmpty = m_fill.empty() && m_order.empty() && !m_hasSeq;
    if (changes.fill) {
        m_fill.push_back(std::move(changes));
        return wasEmpty;
    }
    m_upTo = std::max(m_upTo, changes.upTo);
    m_hasSeq = true;
    m_received.insert(m_received.end(), changes.received.begin(), changes.received.end());
    for (auto& ref : changes.erased) {
        keep(std::move(ref), std::nullopt);
    }
    if (changes.policy) {
        keep(std::move(*changes.policy));
    }
    for (auto& value : changes.alerts) {
        keep(std::move(value));
    }
    for (auto& value : changes.cases) {
        keep(std::move(value));
    }
    for (auto& value : changes.units) {
        keep(std::move(value));
    }
    for (auto& value : changes.visits) {
        keep(std::move(value));
    }
    for (auto& value : changes.handovers) {
        keep(std::move(value));
    }
    for (auto& value : changes.campaigns) {
        keep(std::move(value));
    }
    for (auto& value : changes.records) {
        keep(std::move(value));
    }
    for (auto& value : changes.briefings) {
        keep(std::move(value));
    }
    return wasEmpty;
}

std::optional<ChangeSet> ChangeGatherer::take(std::size_t cap) {
    const std::scoped_lock lock(m_mutex);
    if (!m_fill.empty()) {
        std::optional<ChangeSet> part(std::move(m_fill.front()));
        m_fill.pop_front();
        return part;
    }
    if (m_order.empty() && !m_hasSeq) {
        return std::nullopt;
    }
    ChangeSet set;
    for (std::size_t taken = 0; !m_order.empty() && (cap == 0 || taken < cap); ++taken) {
        auto node = m_values.extract(m_order.front());
        m_order.pop_front();
        if (node.mapped()) {
            set.append(std::move(*node.mapped()));
        } else {
            set.erased.push_back(std::move(node.key()));
        }
    }
    if (m_order.empty()) {
        set.upTo = m_upTo;
        set.received = std::exchange(m_received, {});
        m_hasSeq = false;
    }
    return set;
}

bool ChangeGatherer::isEmpty() const {
    const std::scoped_lock lock(m_mutex);
    return m_fill.empty() && m_order.empty() && !m_hasSeq;
}

} // namespace trucban::bridge
