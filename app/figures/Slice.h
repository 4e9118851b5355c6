// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Uuid.h"
#include "core/Ward.h"
#include "figures/Periods.h"

#include <boost/describe/class.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace trucban::figures {

inline constexpr std::uint32_t kAllHours = 0x00FF'FFFF;
inline constexpr std::uint32_t kAllWeekdays = 0x7F;

/// A hundred years: a longer span comes from no calendar, and holds nothing.
inline constexpr std::int64_t kMostSliceDays = 36'525;

/// Which part of the facts a figure is of. Kinds, hours and weekdays choose among cases and alerts; hours and weekdays
/// among visits too; weekdays and days among records by day. What a choice cannot be asked of (the kind of a visit, the
/// hour of an entry, any of a stock) is not narrowed by it.
struct Slice {
    DaySpan days;
    core::WardSet wards; ///< empty: all; sorted. No ward (0) among them: also what belongs to none, or to the city
    std::string neighbourhood;             ///< empty: all; cases and alerts have none and are left out by one
    std::vector<std::string> kinds;        ///< empty: all
    std::uint32_t hours = kAllHours;       ///< bit 0: from 00:00 to 00:59 in Vietnam
    std::uint32_t weekdays = kAllWeekdays; ///< bit 0: Monday
    std::optional<std::vector<core::CampaignId>> campaigns; ///< of records entered for a campaign: of these; none: all
    core::Instant asOf{}; ///< limits that are over by then count as missed; days after it have no figure
    bool operator==(const Slice&) const = default;
};
BOOST_DESCRIBE_STRUCT(Slice, (), (days, wards, neighbourhood, kinds, hours, weekdays, campaigns, asOf))

} // namespace trucban::figures
