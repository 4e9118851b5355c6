// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/Cube.h"
#include "figures/Measure.h"
#include "figures/Slice.h"

#include <cstdint>
#include <span>

// What one fact counts for: the one rule behind both figures and what they open. Used inside figures only.
namespace trucban::figures {

/// A bit for each measure; those of cases, alerts and visits fit.
using MeasureBits = std::uint64_t;
static_assert(static_cast<std::size_t>(kFirstLabelled) <= 64);

[[nodiscard]] constexpr MeasureBits bitOf(Measure measure) {
    return MeasureBits{1} << static_cast<unsigned>(measure);
}

/// The measures that the case counts in, once in each. `openFor`: ms from its opening to the slice's asOf.
[[nodiscard]] MeasureBits measuresOf(const CaseFact& fact, const Limits& limits, std::int64_t openFor);

/// Its durations count: it is no duplicate case of another.
[[nodiscard]] inline bool hasDurations(const CaseFact& fact) {
    return !fact.isMerged;
}

/// How much the visit adds to a measure that is neither distinct nor by code.
[[nodiscard]] std::uint32_t amountOf(const VisitFact& fact, Measure measure);

/// Of measures by code that visits know.
[[nodiscard]] constexpr Measure measureOf(VisitTopic topic) {
    switch (topic) {
    case VisitTopic::petition:
        return Measure::petitionKinds;
    case VisitTopic::guided:
        return Measure::guided;
    case VisitTopic::support:
        break;
    }
    return Measure::supportKinds;
}

[[nodiscard]] constexpr bool isChosen(std::uint32_t mask, std::uint32_t place) {
    return (mask >> place & 1u) != 0;
}

/// Whether the span is of a size that anybody means.
[[nodiscard]] constexpr bool isSound(DaySpan span) {
    return std::int64_t{span.to} - span.from < kMostSliceDays;
}

/// The days of a slice that have come.
[[nodiscard]] inline DaySpan comeDays(const Slice& slice) {
    return isSound(slice.days) ? slice.days.meet({slice.days.from, core::dayNumber(slice.asOf)}) : DaySpan{};
}

} // namespace trucban::figures
