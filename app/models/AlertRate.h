// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Board.h"

#include <QObject>

#include <array>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace trucban::models {

/// Alerts per hour of today (Vietnamese day) by kind, against the mean of the seven days before. Counted from the
/// alerts on the board as they change, not by recount; exercises are left out. GUI thread.
class AlertRate : public QObject {
    Q_OBJECT
public:
    using Hours = std::array<double, 24>;
    struct KindRow {
        std::string kind;
        Hours today{};
        double total = 0;
    };

    AlertRate(Board& board, std::function<core::Instant()> clock, QObject* parent = nullptr);

    /// Kinds with at least one alert today, most first.
    [[nodiscard]] std::vector<KindRow> today() const;
    /// Mean per hour over those of the last seven days that have data at all; all kinds together.
    [[nodiscard]] Hours meanOfLastSevenDays() const;
    [[nodiscard]] int daysWithData() const; ///< 0…7: with 0 there is no comparison, and the chart says so
    [[nodiscard]] int currentHour() const;

signals:
    void changed();

private:
    struct Counted {
        int day = 0; ///< days since the epoch, Vietnamese
        int hour = 0;
        std::string kind;
        bool operator==(const Counted&) const = default;
    };
    void onBoardChanged(const BoardChange& change);
    void count(const Counted& counted, int sign);
    [[nodiscard]] bool hasData(int day) const;

    Board& m_board;
    std::function<core::Instant()> m_clock;
    std::unordered_map<core::AlertId, Counted> m_counted;
    std::unordered_map<int, std::unordered_map<std::string, std::array<int, 24>>> m_days;
};

} // namespace trucban::models
