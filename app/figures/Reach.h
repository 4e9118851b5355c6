// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/Cube.h"
#include "figures/RecordFigures.h"

#include <vector>

// Which figures a change can have made others, so that only those are counted anew.
namespace trucban::figures {

/// The wards and days that records count in.
struct RecordReach {
    DaySpan days;            ///< none: nowhere
    core::WardSet wards;     ///< sorted; no ward: what is of the city as a whole
    bool isAllWards = false; ///< sums of before the log are shared out among them
    bool isOfVisits = false; ///< where visited households lie is asked of other wards than before: all is to be counted
    bool operator==(const RecordReach&) const = default;

    void add(const RecordReach& other);
};

/// Where the record counts now; asked before it is changed and after. `knownFrom`: the log's first day.
[[nodiscard]] RecordReach reachOf(const RecordFigures& records, const core::RecordId& id, core::Day knownFrom);

/// Wards of which the households are, on some day, a sum of their neighbourhoods'.
[[nodiscard]] core::WardSet summedWards(const RecordFigures& records);

/// Rows of these wards with a case whose limit is over by `until` and was not by `after`.
[[nodiscard]] std::vector<RowKey> rowsDue(const Cube& cube, const core::WardSet& wards, core::Instant after,
                                          core::Instant until);

} // namespace trucban::figures
