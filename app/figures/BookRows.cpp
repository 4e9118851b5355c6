// SPDX-License-Identifier: GPL-3.0-or-later
// How a book counts in rows, and gives them out.
#include "figures/BookData.h"

#include <limits>

namespace trucban::figures {

namespace {

constexpr std::uint64_t packed(RowKey key) {
    return std::uint64_t{key.ward.value} << 32 | static_cast<std::uint32_t>(key.day);
}

/// Takes the entry out of a list and tells the one that comes into its place.
template <class Entry>
void leave(Entries<Entry>& entries, std::vector<std::uint32_t>& list, std::uint32_t slot) {
    list[slot] = list.back();
    entries[list[slot]].slot = slot;
    list.pop_back();
}

template <class Entry>
void enter(Entries<Entry>& entries, std::vector<std::uint32_t>& list, std::uint32_t place) {
    entries[place].slot = static_cast<std::uint32_t>(list.size());
    list.push_back(place);
}

std::vector<std::uint32_t> sorted(std::vector<std::uint32_t> places) {
    std::ranges::sort(places);
    return places;
}

/// The labels that a batch uses, numbered as they come.
class LabelPacker {
public:
    LabelPacker(const FigureBook::Data& data, Labels& labels) : m_data(data), m_labels(labels) {
        m_neighbourhoods.assign(data.neighbourhoods.all.size(), kNowhere);
        m_rounds.assign(data.rounds.all.size(), kNowhere);
        m_neighbourhoods[0] = m_rounds[0] = 0;
        m_kinds.assign(data.kinds.all.size(), kNowhere);
        m_codes.assign(data.codes.all.size(), kNowhere);
        m_limits.assign(data.limits.size(), kNowhere);
    }
    void pack(CaseFact& fact) {
        pack(fact.kind, m_kinds, m_data.kinds.all, m_labels.kinds);
        pack(fact.limits, m_limits, m_data.limits, m_labels.limits);
    }
    void pack(AlertFact& fact) { pack(fact.kind, m_kinds, m_data.kinds.all, m_labels.kinds); }
    void pack(VisitFact& fact) {
        pack(fact.neighbourhood, m_neighbourhoods, m_data.neighbourhoods.all, m_labels.neighbourhoods);
        pack(fact.round, m_rounds, m_data.rounds.all, m_labels.rounds);
        for (VisitCount& count : fact.counts) {
            pack(count.code, m_codes, m_data.codes.all, m_labels.codes);
        }
    }

private:
    using Places = std::vector<std::uint32_t>;
    template <class T>
    static void pack(std::uint16_t& label, Places& places, const std::vector<T>& all, std::vector<T>& used) {
        std::uint32_t& place = places[label];
        if (place == kNowhere) {
            place = static_cast<std::uint32_t>(used.size());
            used.push_back(all[label]);
        }
        label = static_cast<std::uint16_t>(place);
    }

    const FigureBook::Data& m_data;
    Labels& m_labels;
    Places m_kinds, m_codes, m_neighbourhoods, m_rounds, m_limits;
};

Row rowFrom(const FigureBook::Data& data, const RowLists& lists, LabelPacker& labels) {
    Row row{.key = lists.key};
    row.cases.reserve(lists.cases.size());
    for (const std::uint32_t place : sorted(lists.cases)) {
        labels.pack(row.cases.emplace_back(data.factOf(data.cases[place])));
    }
    row.alerts.reserve(lists.alerts.size());
    for (const std::uint32_t place : sorted(lists.alerts)) {
        labels.pack(row.alerts.emplace_back(data.factOf(data.alerts[place])));
    }
    row.visits.reserve(lists.visits.size());
    for (const std::uint32_t place : sorted(lists.visits)) {
        labels.pack(row.visits.emplace_back(data.visits[place].fact));
    }
    return row;
}

} // namespace

std::uint32_t FigureBook::Data::rowOf(RowKey key) {
    const auto [entry, isNew] = rowOfKey.try_emplace(packed(key), static_cast<std::uint32_t>(rows.size()));
    if (isNew) {
        rows.emplace_back().key = key;
    }
    return entry->second;
}

void FigureBook::Data::touch(std::uint32_t row) {
    if (!rows[row].isChanged) {
        rows[row].isChanged = true;
        changed.push_back(row);
    }
}

void FigureBook::Data::place(std::uint32_t case_) {
    CaseEntry& entry = cases[case_];
    const bool counts = entry.isOpened && !entry.isExercise;
    const std::uint32_t row = counts ? rowOf({entry.ward, dayOfMs(entry.openedAt)}) : kNowhere;
    if (row != entry.row) {
        if (entry.row != kNowhere) {
            touch(entry.row);
            leave(cases, rows[entry.row].cases, entry.slot);
        }
        entry.row = row;
        if (row != kNowhere) {
            touch(row);
            enter(cases, rows[row].cases, case_);
        }
    }
    for (std::uint32_t alert = entry.firstAlert; alert != kNowhere; alert = alerts[alert].next) {
        placeAlert(alert);
    }
}

void FigureBook::Data::placeAlert(std::uint32_t alert) {
    AlertEntry& entry = alerts[alert];
    const CaseEntry& case_ = cases[entry.case_];
    const bool counts = case_.isOpened && !case_.isExercise;
    const std::uint32_t row = counts ? rowOf({case_.ward, dayOfMs(entry.receivedAt)}) : kNowhere;
    if (row != entry.row) {
        if (entry.row != kNowhere) {
            touch(entry.row);
            leave(alerts, rows[entry.row].alerts, entry.slot);
        }
        entry.row = row;
        if (row != kNowhere) {
            enter(alerts, rows[row].alerts, alert);
        }
    }
    if (row != kNowhere) {
        touch(row); // the kind may be another one, with the case
    }
}

void FigureBook::Data::touchAll(std::uint32_t case_) {
    for (std::uint32_t alert = cases[case_].firstAlert; alert != kNowhere; alert = alerts[alert].next) {
        if (alerts[alert].row != kNowhere) {
            touch(alerts[alert].row);
        }
    }
}

CaseFact FigureBook::Data::factOf(const CaseEntry& entry) const {
    return {.openedMs = msOfDay(entry.openedAt),
            .after = entry.after,
            .kind = entry.kind,
            .limits = entry.limits,
            .priority = entry.priority,
            .state = entry.state,
            .ending = entry.ending,
            .isMerged = entry.isMerged};
}

AlertFact FigureBook::Data::factOf(const AlertEntry& entry) const {
    return {.kind = cases[entry.case_].kind,
            .hour = static_cast<std::uint8_t>(msOfDay(entry.receivedAt) / kMsOfHour),
            .source = entry.source};
}

std::vector<RowKey> FigureBook::takeChanged() {
    std::vector<RowKey> keys;
    keys.reserve(m_data->changed.size());
    for (const std::uint32_t row : std::exchange(m_data->changed, {})) {
        m_data->rows[row].isChanged = false;
        keys.push_back(m_data->rows[row].key);
    }
    std::ranges::sort(keys);
    return keys;
}

std::size_t FigureBook::weightOf(RowKey key) const {
    constexpr std::size_t kKey = 24;
    constexpr std::size_t kCase = 20;
    constexpr std::size_t kAlert = 4;
    constexpr std::size_t kVisit = 32; // with a round of its own
    constexpr std::size_t kCount = 4;
    const auto found = m_data->rowOfKey.find(packed(key));
    if (found == m_data->rowOfKey.end()) {
        return kKey;
    }
    const RowLists& row = m_data->rows[found->second];
    std::size_t bytes = kKey + kCase * row.cases.size() + kAlert * row.alerts.size() + kVisit * row.visits.size();
    for (const std::uint32_t visit : row.visits) {
        bytes += kCount * m_data->visits[visit].fact.counts.size();
    }
    return bytes;
}

Batch FigureBook::batch(std::span<const RowKey> keys) const {
    Batch made{.seq = m_data->seq, .knownFrom = m_data->knownFrom};
    LabelPacker labels{*m_data, made.labels};
    std::vector<RowKey> inOrder(keys.begin(), keys.end());
    std::ranges::sort(inOrder);
    inOrder.erase(std::ranges::unique(inOrder).begin(), inOrder.end());
    made.rows.reserve(inOrder.size());
    for (const RowKey key : inOrder) {
        const auto found = m_data->rowOfKey.find(packed(key));
        made.rows.push_back(found == m_data->rowOfKey.end() ? Row{.key = key}
                                                            : rowFrom(*m_data, m_data->rows[found->second], labels));
    }
    return made;
}

Batch FigureBook::batch(const core::WardSet& wards, DaySpan days) const {
    return batch(core::Scope{.all = wards.empty(), .wards = wards}, {&days, 1});
}

std::vector<RowKey> FigureBook::keys(const core::Scope& scope, std::span<const DaySpan> spans) const {
    std::vector<RowKey> found;
    for (const RowLists& row : m_data->rows) {
        const bool isEmpty = row.cases.empty() && row.alerts.empty() && row.visits.empty();
        const bool isSeen = scope.all || core::contains(scope.wards, row.key.ward);
        if (!isEmpty && isSeen &&
            std::ranges::any_of(spans, [&](DaySpan span) { return span.contains(row.key.day); })) {
            found.push_back(row.key);
        }
    }
    std::ranges::sort(found);
    return found;
}

Batch FigureBook::batch(const core::Scope& scope, std::span<const DaySpan> spans) const {
    return batch(keys(scope, spans));
}

} // namespace trucban::figures
