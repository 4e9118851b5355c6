// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/NoiseRule.h"
#include "models/Board.h"

#include <QObject>

#include <functional>
#include <map>
#include <unordered_map>

namespace trucban::models {

using figures::isNoise;

/// The share of the cases closed in a time that turned out to be noise, kept as the board changes. Duplicates are the
/// same incident as another case and count neither way; exercises are left out at a live desk. A reopened case is not
/// closed. The replica holds the seven whole days before today (Policy::archiveAfter). GUI thread.
class NoiseRate : public QObject {
    Q_OBJECT
public:
    static constexpr int kDays = 7;

    /// Both must outlive it. `clock` gives server time.
    NoiseRate(Board& board, std::function<core::Instant()> clock, QObject* parent = nullptr);

    struct Share {
        int noise = 0;
        int closed = 0;
        bool operator==(const Share&) const = default;
        /// 0 to 1; nothing closed: 0.
        [[nodiscard]] double value() const { return closed == 0 ? 0 : static_cast<double>(noise) / closed; }
    };
    [[nodiscard]] Share today() const;    ///< of this Vietnamese day so far
    [[nodiscard]] Share lastDays() const; ///< of the seven whole days before it

signals:
    void changed();

private:
    struct Counted {
        int day = 0; ///< since the epoch, Vietnamese
        bool isNoise = false;
        bool operator==(const Counted&) const = default;
    };
    void onBoardChanged(const BoardChange& change);
    bool recount(const core::CaseId& id);
    void count(const Counted& counted, int sign);

    Board& m_board;
    std::function<core::Instant()> m_clock;
    std::unordered_map<core::CaseId, Counted> m_cases; ///< the closed ones
    std::map<int, Share> m_days;
};

} // namespace trucban::models
