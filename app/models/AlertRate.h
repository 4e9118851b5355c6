// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/FilterMatcher.h"

#include <QObject>
#include <QTimer>
#include <boost/unordered/unordered_flat_map.hpp>

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace trucban::models {

/// Alerts per hour of today (Vietnamese day) by kind, against the mean of the seven days before. Counted from the
/// alerts on the board as they change, not by recount; exercises are left out. Under a filter it counts the alerts of
/// the cases that are let through, but for kinds and time: those are what one chooses in it. Another filter is counted
/// in slices, between which keys are heard, and told when it is whole. GUI thread.
class AlertRate : public QObject {
    Q_OBJECT
public:
    using Hours = std::array<double, 24>;
    struct KindRow {
        std::string kind;
        Hours today{};
        double total = 0;
    };

    /// What a filter asks of the figures.
    static constexpr FilterParts kParts = without(kAllParts, {FilterPart::kinds, FilterPart::time, FilterPart::recent});

    AlertRate(Board& board, std::function<core::Instant()> clock, QObject* parent = nullptr);
    /// Counts under this filter from now on; the queue, whose matcher it is, must have been connected to the board
    /// before. Both must outlive it.
    void follow(Filter& filter, FilterMatcher& matcher);
    /// Kinds and wards are called otherwise, by another policy or in another language: counts again where a text is
    /// asked for.
    void renewNames();
    /// Whether the figures leave something out, and the chart says so.
    [[nodiscard]] bool isFiltered() const { return !m_asked.isEmpty(); }

    /// Kinds with at least one alert today, most first.
    [[nodiscard]] std::vector<KindRow> today() const;
    /// Mean per hour over comparedDays; all kinds together. A day on which the filter finds nothing counts as nothing.
    [[nodiscard]] Hours meanOfLastDays() const;
    /// Days before today, seven at most, since the first alert of any kind: 0…7; with 0 there is no comparison, and the
    /// chart says so.
    [[nodiscard]] int comparedDays() const;
    [[nodiscard]] int currentHour() const;

signals:
    void changed();

private:
    using Day = std::unordered_map<std::string, std::array<int, 24>>; ///< by kind
    struct Counted {
        int day = 0; ///< days since the epoch, Vietnamese
        int hour = 0;
        std::string kind;
        bool isWanted = true;
        bool operator==(const Counted&) const = default;
    };
    struct Entry {
        core::AlertId id;
        core::CaseId caseId;
        Counted counted;
    };
    void onFilterChanged();
    void beginRecount();
    void recountSlice();
    void recount(const core::AlertId& id);
    void recountOf(const std::vector<core::CaseId>& cases);
    void recountWanted(Entry& entry);
    void forget(const core::AlertId& id);
    [[nodiscard]] bool isWanted(const core::CaseId& id);
    void onBoardChanged(const BoardChange& change);
    void count(const Counted& counted, int sign);
    void tellChanged();

    Board& m_board;
    std::function<core::Instant()> m_clock;
    Filter* m_filter = nullptr; ///< none: all alerts
    FilterMatcher* m_matcher = nullptr;
    FilterSpec m_asked; ///< of the figures, as they are counted or soon will be
    QTimer m_nextSlice; ///< active while they are counted anew
    std::size_t m_recounted = 0;
    std::vector<Entry> m_entries; ///< of each alert that counts; an erased one gives its place to the last
    boost::unordered_flat_map<core::AlertId, std::size_t, std::hash<core::AlertId>> m_places;
    std::unordered_map<int, Day> m_days;
    std::optional<int> m_firstDay; ///< of all that was ever on the board
};

} // namespace trucban::models
