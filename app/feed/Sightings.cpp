// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/Sightings.h"

#include <algorithm>

namespace trucban::feed {

std::optional<Sightings::Time>& Sightings::dueOf(core::Seq seq) {
    if (m_due.empty()) {
        m_firstSeq = seq;
    }
    while (seq < m_firstSeq) {
        m_due.emplace_front();
        --m_firstSeq;
    }
    if (seq - m_firstSeq >= m_due.size()) {
        m_due.resize(seq - m_firstSeq + 1);
    }
    return m_due[seq - m_firstSeq];
}

void Sightings::see(Time due, Time at) {
    m_latency.record(at - due);
    ++m_seen;
}

void Sightings::onAnswer(core::Seq seq, Time due) {
    auto& known = dueOf(seq);
    if (known) {
        return; // the same answer again
    }
    known = due;
    m_expected += m_consoles.size();
    for (const auto& console : m_consoles) {
        if (console.covered < seq) {
            continue;
        }
        const auto range = std::ranges::lower_bound(console.recent, seq, {}, &Range::to);
        if (range != console.recent.end() && range->from <= seq) {
            see(due, range->at);
        }
    }
}

void Sightings::onCovered(std::size_t index, core::Seq from, core::Seq to, Time at) {
    auto& console = m_consoles[index];
    from = std::max(from, console.covered + 1);
    if (to < from) {
        return;
    }
    console.covered = to;
    console.recent.push_back({from, to, at});
    if (console.recent.size() > kKept) {
        console.recent.pop_front();
    }
    if (m_due.empty()) {
        return;
    }
    const auto end = std::min<core::Seq>(to, m_firstSeq + m_due.size() - 1);
    for (auto seq = std::max(from, m_firstSeq); seq <= end; ++seq) {
        if (const auto& due = m_due[seq - m_firstSeq]) {
            see(*due, at);
        }
    }
}

} // namespace trucban::feed
