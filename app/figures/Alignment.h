// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Campaign.h"
#include "figures/Periods.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace trucban::figures {

/// Which earlier day stands beside each day of a campaign.
struct AlignedPeriod {
    DaySpan span; ///< from the first of `days` to the last; may hold days that are not among them
    std::vector<std::optional<core::Day>>
        days; ///< by day of the campaign, from its first; nullopt: it has no counterpart
    bool operator==(const AlignedPeriod&) const = default;
};

/// The baseline's days for the campaign's.
/// adjacent: as many days that end the day before the campaign, by day of the campaign whatever the alignment.
/// lastYear: by day of the campaign from the same date a year before (29 February: 28 February); by calendar each day's
/// own date a year before (none for 29 February); by the lunar calendar the same lunar date a lunar year before (of a
/// leap month: the month of that number; none for a 30th that the other month does not have).
/// campaign: the same with `other`, as many years back as lie between the two first days, or one more or less where that day lies in `other`; days outside it have no
/// counterpart. Without `other` there is none at all.
[[nodiscard]] AlignedPeriod align(DaySpan campaign, const core::Baseline& baseline,
                                  std::optional<DaySpan> other = std::nullopt);

} // namespace trucban::figures
