// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Campaign.h"
#include "figures/Alignment.h"
#include "figures/RateRatio.h"
#include "figures/Tally.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace trucban::figures {

/// Below so many in the earlier period a change is told in words ("từ 4 lên 11"), not as a percentage: a rate of fewer
/// than 20 events has a relative standard error of 22 % or more (US National Center for Health Statistics' rule).
inline constexpr double kFewEvents = 20;

enum class ChangeKind : std::uint8_t {
    unknown,  ///< no value now, or nothing to compare with
    percent,  ///< `change` is relative: 0.12 is +12 %
    points,   ///< of a share: `change` is the difference, 0.05 is +5 percentage points
    absolute, ///< of a percentile: `change` is the difference in milliseconds
    words,    ///< too few for a percentage: say both numbers
};

/// Like against like: the same days of the campaign and of a baseline.
struct Comparison {
    Value now;
    Value before;
    ChangeKind kind = ChangeKind::unknown;
    double change = 0;
    std::optional<RateRatio>
        ratio; ///< of counts per day, and of shares by their counts (wider than needed for large shares)
    Better verdict = Better::neither; ///< up: better; down: worse; neither: no better side, or the interval holds 1
    std::int32_t days = 0;            ///< that were compared
    std::int32_t unpaired = 0;        ///< days of the campaign without a counterpart in the calendar: in neither number
};

/// Two values of the same indicator over as many days each.
[[nodiscard]] Comparison compare(const IndicatorRef& indicator, const Value& now, const Value& before,
                                 std::int32_t days);

/// Day by day: `now` by day of the campaign up to today, `before` by day of `aligned.span`. A stock compares the last
/// pair of days. Adds the days up once, for any number of indicators.
class DayComparer {
public:
    DayComparer(std::span<const Tally> now, std::span<const Tally> before, const AlignedPeriod& aligned);
    [[nodiscard]] Comparison compare(const IndicatorRef& indicator) const;

private:
    Tally m_now;
    Tally m_before;
    std::int32_t m_days = 0;
    std::int32_t m_unpaired = 0;
};

/// The baseline's values by day of the campaign; none where it has no counterpart or no figure.
[[nodiscard]] std::vector<Value> alignedValues(const IndicatorRef& indicator, std::span<const Tally> before,
                                               const AlignedPeriod& aligned);
/// By day of the campaign, what the baseline had up to it; a day without a counterpart adds nothing. For valuesOf.
[[nodiscard]] std::vector<Tally> cumulateAligned(std::span<const Tally> before, const AlignedPeriod& aligned);
/// The same as values of one indicator.
[[nodiscard]] std::vector<Value> alignedCumulative(const IndicatorRef& indicator, std::span<const Tally> before,
                                                   const AlignedPeriod& aligned);

/// How the wards stand, without saying which is which. By nearest rank. nullopt below kLeastWards values: too few to hide in.
struct Quartiles {
    double low = 0;
    double median = 0;
    double high = 0;
    std::uint32_t wards = 0; ///< with a value
    bool operator==(const Quartiles&) const = default;
};
inline constexpr std::size_t kLeastWards = 8;
[[nodiscard]] std::optional<Quartiles> quartilesOf(std::span<const Value> values);

/// What a campaign wants of an indicator there; a ward none asks for the whole campaign. nullopt: nothing was set.
[[nodiscard]] std::optional<double> targetOf(const core::Campaign& campaign, std::string_view indicator,
                                             core::WardCode ward = {}, std::string_view neighbourhood = {});
/// Where the target line stands on a day: a count's and coverage's rise evenly to the last day, others are the target.
[[nodiscard]] double targetOn(const core::Campaign& campaign, const IndicatorRef& indicator, double target,
                              core::Day day);
/// What of it those days are to bring: an even part of a count or of coverage, else the target.
[[nodiscard]] double targetIn(const core::Campaign& campaign, const IndicatorRef& indicator, double target,
                              DaySpan days);

} // namespace trucban::figures
