// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/MapView.h"
#include "models/FilterMatcher.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <vector>

namespace trucban::console {

/// Gives the heat map every case with a position that the filter lets through, but exercises and duplicates: open or
/// closed, in the queue or no longer. Of a filter's time and the heat map's own window both hold. It does not ask for
/// what the map shows: the rim of what is in sight would look cold. Another filter goes in by slices. GUI thread.
class HeatFeed : public QObject {
    Q_OBJECT
public:
    /// What a filter asks of the heat map.
    static constexpr models::FilterParts kParts =
        models::without(models::kAllParts, {models::FilterPart::area, models::FilterPart::recent});

    /// All must outlive it; the queue, whose matcher it is, was connected to board and filter before. `clock` gives
    /// server time.
    HeatFeed(models::Board& board, models::Filter& filter, models::FilterMatcher& matcher,
             std::function<core::Instant()> clock, maps::MapView& map, QObject* parent = nullptr);
    /// Kinds and wards are called otherwise, by another policy or in another language: asks again where a text is
    /// asked for.
    void renewNames();
    /// The clock says another time than a moment ago: its window is of that one.
    void refresh();

private:
    void onFilterChanged();
    void rebuild();
    void fillSlice();
    void update(const std::vector<core::CaseId>& changed, const std::vector<core::CaseId>& erased);

    models::Board& m_board;
    models::Filter& m_filter;
    models::FilterMatcher& m_matcher;
    std::function<core::Instant()> m_clock;
    maps::MapView& m_map;
    models::FilterSpec m_asked;          ///< of the heat map, as it is filled or soon will be
    std::vector<core::CaseId> m_waiting; ///< the last is looked at next
    QTimer m_nextSlice;
    QTimer m_minute;
};

} // namespace trucban::console
