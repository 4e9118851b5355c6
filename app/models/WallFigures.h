// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Board.h"

#include <QObject>

#include <set>
#include <unordered_map>

namespace trucban::models {

/// What a wall screen counts: all of the board whatever any filter asks for. Kept as the board changes, not by recount. GUI thread.
class WallFigures : public QObject {
    Q_OBJECT
public:
    /// `board` must outlive it.
    explicit WallFigures(Board& board, QObject* parent = nullptr);

    /// A case that nobody has acknowledged; most urgent first, then the longest waiting.
    struct Waiting {
        core::Priority priority = core::Priority::p1;
        core::Instant openedAt{};
        core::CaseId id;
        auto operator<=>(const Waiting&) const = default;
    };
    [[nodiscard]] const std::set<Waiting>& waiting() const { return m_waiting; }
    [[nodiscard]] int waitingUrgent() const { return m_waitingUrgent; }
    [[nodiscard]] int open() const { return m_open; }
    [[nodiscard]] int underWay() const { return m_underWay; } ///< acknowledged or in progress
    [[nodiscard]] int freeUnits() const { return m_freeUnits; }
    [[nodiscard]] int unitsOnDuty() const { return m_unitsOnDuty; }

signals:
    void changed();

private:
    struct Counted {
        core::Priority priority = core::Priority::p1;
        core::CaseState state = core::CaseState::isNew;
        core::Instant openedAt{};
        bool operator==(const Counted&) const = default;
    };
    struct CountedUnit {
        bool isFree = false;
        bool operator==(const CountedUnit&) const = default;
    };
    void onBoardChanged(const BoardChange& change);
    void recount(const core::CaseId& id);
    void recount(const core::UnitId& id);
    void count(const core::CaseId& id, const Counted& counted, int sign);

    Board& m_board;
    std::unordered_map<core::CaseId, Counted> m_cases; ///< the open ones
    std::unordered_map<core::UnitId, CountedUnit> m_units;
    std::set<Waiting> m_waiting;
    int m_waitingUrgent = 0;
    int m_open = 0;
    int m_underWay = 0;
    int m_freeUnits = 0;
    int m_unitsOnDuty = 0;
};

} // namespace trucban::models
