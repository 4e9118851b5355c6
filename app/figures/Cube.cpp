// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/Cube.h"

#include <algorithm>
#include <limits>
#include <unordered_map>
#include <utility>

namespace trucban::figures {

namespace {

/// Where each of `from` stands in `into`, which takes up those it does not have.
template <class T>
std::vector<std::uint16_t> merged(std::vector<T>& into, const std::vector<T>& from) {
    std::vector<std::uint16_t> places;
    places.reserve(from.size());
    for (const T& label : from) {
        const auto found = std::ranges::find(into, label);
        places.push_back(static_cast<std::uint16_t>(found - into.begin()));
        if (found == into.end()) {
            into.push_back(label);
        }
    }
    return places;
}

/// The same where there may be thousands.
template <class T>
std::vector<std::uint16_t> mergedMany(std::vector<T>& into, const std::vector<T>& from) {
    std::unordered_map<T, std::uint16_t> known;
    for (const T& label : into) {
        known.emplace(label, static_cast<std::uint16_t>(known.size()));
    }
    std::vector<std::uint16_t> places;
    places.reserve(from.size());
    for (const T& label : from) {
        const auto [entry, isNew] = known.emplace(label, static_cast<std::uint16_t>(known.size()));
        places.push_back(entry->second);
        if (isNew) {
            into.push_back(label);
        }
    }
    return places;
}

} // namespace

void Cube::put(Batch batch) {
    const auto kinds = merged(m_labels.kinds, batch.labels.kinds);
    const auto codes = merged(m_labels.codes, batch.labels.codes);
    const auto neighbourhoods = mergedMany(m_labels.neighbourhoods, batch.labels.neighbourhoods);
    const auto rounds = mergedMany(m_labels.rounds, batch.labels.rounds);
    const auto limits = merged(m_labels.limits, batch.labels.limits);
    for (Row& from : batch.rows) {
        if (from.isEmpty()) {
            m_rows.erase(from.key);
            continue;
        }
        Row& row = m_rows[from.key] = std::move(from);
        for (CaseFact& fact : row.cases) {
            fact.kind = kinds[fact.kind];
            fact.limits = limits[fact.limits];
        }
        for (AlertFact& fact : row.alerts) {
            fact.kind = kinds[fact.kind];
        }
        for (VisitFact& fact : row.visits) {
            fact.neighbourhood = neighbourhoods[fact.neighbourhood];
            fact.round = rounds[fact.round];
            for (VisitCount& count : fact.counts) {
                count.code = codes[count.code];
            }
        }
    }
    m_seq = std::max(m_seq, batch.seq);
    m_knownFrom = batch.knownFrom;
}

const Row* Cube::row(RowKey key) const {
    const auto found = m_rows.find(key);
    return found == m_rows.end() ? nullptr : &found->second;
}

core::WardSet Cube::wards() const {
    core::WardSet wards;
    constexpr core::Day kLast = std::numeric_limits<core::Day>::max();
    for (auto row = m_rows.begin(); row != m_rows.end(); row = m_rows.upper_bound({wards.back(), kLast})) {
        wards.push_back(row->first.ward);
    }
    return wards;
}

} // namespace trucban::figures
