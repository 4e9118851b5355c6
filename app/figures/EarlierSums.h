// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/Measure.h"
#include "figures/Periods.h"
#include "figures/RecordData.h"

#include <string>
#include <string_view>
#include <vector>

namespace trucban::figures {

/// What a ward had of something in a time before the log.
struct EarlierSum {
    core::WardCode ward; ///< none: the whole city
    std::string code;    ///< of earlierCode
    DaySpan span;
    double sum = 0; ///< of all its old units' shares
};

/// By what code a baseline says the measure: its name; "guided:vneid" for one label of a measure by code; an entered
/// figure's own code, or "entered:cases" where that is a measure's name.
[[nodiscard]] std::string earlierCode(Measure measure, std::string_view label);

/// The entered sums whose days lie within `days` and before `knownFrom`, by ward, code and span. A ward's sum is its own
/// entry, or its shares of all the old units that it was made of, where each of them has an entry for the span: a part of
/// a ward is no figure. Of sums that overlap the one saved last stands. A sum of several days belongs to the last of
/// them: whoever asks for all of them has it, whoever asks for fewer has no figure. Used inside figures only.
[[nodiscard]] std::vector<EarlierSum> earlierSums(const RecordFigures::Data& data, DaySpan days, core::Day knownFrom);

} // namespace trucban::figures
