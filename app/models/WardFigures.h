// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/FilterMatcher.h"

#include <QObject>
#include <QTimer>

#include <unordered_map>
#include <vector>

namespace trucban::models {

/// How many open cases and free units each ward has, counted as the board changes, not by recount. A case that nobody
/// owns yet counts for each ward that may claim it, as the filter by ward shows it for each; exercises are left out.
/// Under a filter only the cases that are let through count, but for its wards: those are what one chooses among the
/// figures; and but for what the map shows: a ward at its edge would have a part of its figures. Another filter is
/// counted in slices, between which keys are heard, and told when it is whole. GUI thread.
class WardFigures : public QObject {
    Q_OBJECT
public:
    struct Figure {
        std::uint32_t open = 0;
        std::uint32_t unacknowledged = 0;
        std::uint32_t urgent = 0;    ///< open P1
        std::uint32_t freeUnits = 0; ///< based there, active and available
        bool operator==(const Figure&) const = default;
        [[nodiscard]] bool isEmpty() const { return *this == Figure{}; }
    };

    /// `board` must outlive it.
    explicit WardFigures(Board& board, QObject* parent = nullptr);

    /// What a filter asks of the figures.
    static constexpr FilterParts kParts = without(kAllParts, {FilterPart::wards, FilterPart::area, FilterPart::recent});
    /// Counts under this filter from now on; the queue, whose matcher it is, must have been connected to the board
    /// before. Both must outlive it.
    void follow(Filter& filter, FilterMatcher& matcher);
    /// Whether the figures leave cases out, and who shows them says so.
    [[nodiscard]] bool isFiltered() const { return !m_asked.isEmpty(); }
    /// A filter by time moves on: counts again, if there is one.
    void refresh();
    /// Kinds and wards are called otherwise, by another policy or in another language: counts again where a text is
    /// asked for.
    void renewNames();

    /// Wards that have anything.
    [[nodiscard]] const std::unordered_map<core::WardCode, Figure>& all() const { return m_figures; }
    [[nodiscard]] Figure of(core::WardCode ward) const;

signals:
    void changed();

private:
    struct Counted {
        core::WardSet wards;
        Figure figure;
        bool operator==(const Counted&) const = default;
    };
    void onBoardChanged(const BoardChange& change);
    void onFilterChanged();
    void beginRecount();
    void recountAll();
    void recountSlice();
    template <class Key>
    bool recount(std::unordered_map<Key, Counted>& counted, const Key& key, const Counted& now);
    void count(const Counted& counted, bool add);
    [[nodiscard]] Counted countOf(const core::CaseId& id) const;
    [[nodiscard]] Counted countOf(const core::UnitId& id) const;

    Board& m_board;
    Filter* m_filter = nullptr; ///< none: all cases
    FilterMatcher* m_matcher = nullptr;
    FilterSpec m_asked;                  ///< of the figures, as they are counted or soon will be
    bool m_begins = false;               ///< all of them wait
    QTimer m_nextSlice;                  ///< active while they are counted anew
    std::vector<core::CaseId> m_waiting; ///< the last is counted next
    std::unordered_map<core::CaseId, Counted> m_cases;
    std::unordered_map<core::UnitId, Counted> m_units;
    std::unordered_map<core::WardCode, Figure> m_figures;
};

} // namespace trucban::models
