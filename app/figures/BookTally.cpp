// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/BookTally.h"

#include "figures/CaseRules.h"

#include <algorithm>

namespace trucban::figures {

std::vector<WardTally> tallyByWard(const FigureBook& book, const RecordFigures* records, const Slice& slice,
                                   TallyParts parts) {
    const DaySpan days = comeDays(slice);
    const std::vector<RowKey> keys = book.keys(core::Scope{.all = false, .wards = slice.wards}, {&days, 1});
    Cube empty;
    empty.put({.seq = book.seq(), .knownFrom = book.knownFrom(), .labels = {}, .rows = {}});
    std::vector<WardTally> wards = tallyByWard({&empty, records}, slice, parts);
    Slice one = slice;
    for (WardTally& ward : wards) {
        const auto mine = std::ranges::equal_range(keys, ward.ward, {}, &RowKey::ward);
        if (mine.empty()) {
            continue;
        }
        Cube cube;
        cube.put(book.batch(mine));
        one.wards = {ward.ward};
        Tally rows = tally({&cube, nullptr}, one, parts);
        rows.wardDays = rows.knownWardDays = 0; // they are counted already
        ward.tally.addWard(rows);
    }
    return wards;
}

TallyParts partsFor(std::span<const IndicatorRef> indicators) {
    TallyParts parts{.durations = false, .households = false};
    for (const IndicatorRef& indicator : indicators) {
        const Indicator& rule = *indicator.indicator;
        parts.durations = parts.durations || rule.form == FigureForm::percentile;
        parts.households = parts.households || isDistinct(rule.numerator) || isDistinct(rule.denominator);
    }
    return parts;
}

} // namespace trucban::figures
