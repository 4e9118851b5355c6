// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/UndoJournal.h"

namespace trucban::gateway {

UndoJournal::Counters UndoJournal::countersOf(const core::State& state) {
    return {state.seq, state.codeDay, state.lastCodeNumber};
}

void UndoJournal::begin() {
    m_entries.clear();
    m_counters.clear();
}

void UndoJournal::remember(const core::State& state, const core::AggregateRef& ref) {
    m_entries.push_back({ref, state.aggregate(ref)});
    m_counters.push_back(countersOf(state));
}

void UndoJournal::undo(core::State& state, Mark mark) {
    if (mark >= m_entries.size()) {
        return;
    }
    const Counters counters = m_counters[mark];
    while (m_entries.size() > mark) {
        Entry& entry = m_entries.back();
        if (entry.before) {
            state.put(std::move(*entry.before));
        } else {
            state.erase(entry.ref);
        }
        m_entries.pop_back();
        m_counters.pop_back();
    }
    state.seq = counters.seq;
    state.codeDay = counters.codeDay;
    state.lastCodeNumber = counters.lastCodeNumber;
}

} // namespace trucban::gateway
