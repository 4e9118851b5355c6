// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Board.h"

#include <QObject>

#include <unordered_map>

namespace trucban::models {

/// How many open cases and free units each ward has, counted as the board changes, not by recount. A case that nobody
/// owns yet counts for each ward that may claim it, as the filter by ward shows it for each; exercises are left out.
/// GUI thread.
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
    template <class Key>
    bool recount(std::unordered_map<Key, Counted>& counted, const Key& key, const Counted& now);
    void count(const Counted& counted, bool add);
    [[nodiscard]] Counted countOf(const core::CaseId& id) const;
    [[nodiscard]] Counted countOf(const core::UnitId& id) const;

    Board& m_board;
    std::unordered_map<core::CaseId, Counted> m_cases;
    std::unordered_map<core::UnitId, Counted> m_units;
    std::unordered_map<core::WardCode, Figure> m_figures;
};

} // namespace trucban::models
