// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/FigureBook.h"
#include "figures/Tally.h"

#include <span>
#include <vector>

// Counting straight from a book, where nobody else needs its rows.
namespace trucban::figures {

/// What tallyByWard counts of the wards that the slice names, which must be some, with one ward's facts in memory at a
/// time. `records` may be null.
[[nodiscard]] std::vector<WardTally> tallyByWard(const FigureBook& book, const RecordFigures* records,
                                                 const Slice& slice, TallyParts parts = {});

/// As little as these indicators' values need.
[[nodiscard]] TallyParts partsFor(std::span<const IndicatorRef> indicators);

} // namespace trucban::figures
