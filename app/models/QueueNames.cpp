// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/QueueNames.h"

#include "core/Text.h"
#include "models/QueueCollation.h"
#include "models/Wording.h"

#include <algorithm>
#include <numeric>

namespace trucban::models {

QueueNames::QueueNames(const Board& board) : m_board(board) {}

QueueNames::Name QueueNames::nameOf(const std::string& kind) const {
    const auto text = Wording::kind(m_board.policy(), kind).toStdString();
    return {.folded = core::folded(text), .sortKey = collationKey(text)};
}

QueueNames::Name QueueNames::nameOf(core::WardCode ward) const {
    return {.folded = core::folded(Wording::ward(ward).toStdString()),
            .sortKey = collationKey(Wording::wardShort(ward).toStdString())};
}

void QueueNames::order(std::vector<Name>& names) {
    std::vector<Number> places(names.size());
    std::iota(places.begin(), places.end(), Number{0});
    // Stable: two wards of one name keep the order in which they came, whatever comes later.
    std::ranges::stable_sort(places, {},
                             [&names](Number number) -> const std::string& { return names[number].sortKey; });
    for (Number place = 0; place < places.size(); ++place) {
        names[places[place]].place = place;
    }
}

template <class Key>
QueueNames::Number QueueNames::numberOf(Table<Key>& table, const Key& key) {
    const auto [entry, isNew] = table.numbers.try_emplace(key, static_cast<Number>(table.names.size()));
    if (isNew) {
        table.keys.push_back(key);
        table.names.push_back(nameOf(key));
        table.names.back().isHit = table.names.back().folded.contains(m_needle);
        m_hasHits = m_hasHits || table.names.back().isHit;
        order(table.names);
    }
    return entry->second;
}

QueueNames::Number QueueNames::kind(const std::string& code) {
    return numberOf(m_kinds, code);
}

QueueNames::Number QueueNames::ward(core::WardCode code) {
    return numberOf(m_wards, code);
}

void QueueNames::search(const std::string& needle) {
    m_needle = needle;
    m_hasHits = false;
    for (auto* names : {&m_kinds.names, &m_wards.names}) {
        for (auto& name : *names) {
            name.isHit = name.folded.contains(m_needle);
            m_hasHits = m_hasHits || name.isHit;
        }
    }
}

void QueueNames::renew() {
    const auto each = [this](auto& table) {
        for (std::size_t i = 0; i < table.keys.size(); ++i) {
            table.names[i] = nameOf(table.keys[i]);
        }
        order(table.names);
    };
    each(m_kinds);
    each(m_wards);
    search(m_needle);
}

} // namespace trucban::models
