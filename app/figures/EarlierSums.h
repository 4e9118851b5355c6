// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/Periods.h"
#include "figures/RecordData.h"

#include <string>
#include <vector>

namespace trucban::figures {

/// What a ward had of something in a time before the log.
struct EarlierSum {
    core::WardCode ward;
    std::string code; ///< a measure's name or a code of `entered`
    DaySpan span;
    double sum = 0; ///< of all its old units' shares
};

/// The entered sums whose days lie within `days` and before `knownFrom`, old units mapped to wards, by ward, code and
/// span. Of entries that overlap the one saved last stands. A sum of several days belongs to the last of them: whoever
/// asks for all of them has it, whoever asks for fewer has no figure. Used inside figures only.
[[nodiscard]] std::vector<EarlierSum> earlierSums(const RecordFigures::Data& data, DaySpan days, core::Day knownFrom);

} // namespace trucban::figures
