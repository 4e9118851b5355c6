// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/Cube.h"
#include "figures/DurationSketch.h"
#include "figures/Indicator.h"
#include "figures/Measure.h"
#include "figures/RecordFigures.h"
#include "figures/Slice.h"

#include <boost/describe/class.hpp>

#include <array>
#include <bitset>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// One pass over the facts counts every measure of a slice; every indicator's value is then a matter of nanoseconds. Asking
// costs some 20 ns a case for all indicators together.
namespace trucban::figures {

/// Where figures come from. Both must outlive what is counted from them; `records` may be null.
struct Sources {
    const Cube* cube = nullptr; ///< never null
    const RecordFigures* records = nullptr;
};

/// A figure. No value is not 0: nothing to compare with ("không có số liệu"), or a share of nothing.
struct Value {
    std::optional<double> value; ///< a count, a share from 0 to 1, or milliseconds
    double count = 0;            ///< the numerator, or how many durations
    double of = 0;               ///< the denominator of a share; else 0
    bool operator==(const Value&) const = default;
};
BOOST_DESCRIBE_STRUCT(Value, (), (value, count, of))

/// All measures of some ward-days.
struct Tally {
    std::array<std::int64_t, kMeasureCount>
        sums{};                              ///< of labelled measures over all codes; distinct ones: see `visited`
    std::array<DurationSketch, 4> durations; ///< by DeadlineStage, of cases in which it happened

    /// A count by code: of labelled measures, and of sums entered for before the log.
    struct Coded {
        Measure measure = Measure::entered;
        std::string code;
        double sum = 0;
        std::uint32_t entries = 0;
        std::int32_t earlierDays = 0;
        bool operator==(const Coded&) const = default;
    };
    std::vector<Coded> coded;                           ///< by measure and code
    std::array<std::uint32_t, kMeasureCount> entries{}; ///< how many records went into an entered measure
    /// On how many of the ward-days before the log somebody entered it.
    std::array<std::int32_t, kMeasureCount> earlierDays{};
    std::bitset<kMeasureCount> unknown; ///< stocks of which a part is not known

    /// A sum of before the log's first day, from core::BaselineRecord: whole, or of no use.
    struct Before {
        std::string code; ///< of earlierCode (EarlierSums.h)
        core::WardCode ward;
        DaySpan span;
        double sum = 0;
        std::int32_t wardDays = 0; ///< that it covers
        auto operator<=>(const Before&) const = default;
    };
    std::vector<Before> before;        ///< sorted
    std::vector<core::Day> daysBefore; ///< of the log's first that are asked for, sorted
    bool isBelowWard = false;          ///< of a neighbourhood: what has none is not known

    std::vector<std::uint64_t> visited; ///< different households, sorted
    std::vector<std::uint64_t> helped;  ///< different households that were supported, sorted
    /// Wards whose households somebody entered, sorted: coverage is of these alone, and where they are a sum of
    /// neighbourhoods', of those.
    std::vector<core::WardCode> householdWards;
    struct Place {
        core::WardCode ward;
        std::uint64_t name = 0; ///< of the neighbourhood, hashed
        auto operator<=>(const Place&) const = default;
    };
    std::vector<Place> householdPlaces; ///< that are in a sum, sorted
    struct Placed {
        std::uint64_t household = 0; ///< as in `visited`
        Place place;
        auto operator<=>(const Placed&) const = default;
    };
    std::vector<Placed> placed;     ///< where the visited ones of such wards are, sorted
    std::int32_t wardDays = 0;      ///< that are asked for and have come
    std::int32_t knownWardDays = 0; ///< of these, since the log's first day
    bool operator==(const Tally&) const = default;

    /// Adds a later tally of other days, or one of other wards; stocks are the later's, or both wards' together.
    void addLater(const Tally& later);
    void addWard(const Tally& other);
};

/// What a pass leaves out; a picture by kind or hour needs neither.
struct TallyParts {
    bool durations = true;
    bool households = true;
    bool records = true;
};

[[nodiscard]] Tally tally(const Sources& sources, const Slice& slice, TallyParts parts = {});

/// One for each day of slice.days, in order.
[[nodiscard]] std::vector<Tally> tallyByDay(const Sources& sources, const Slice& slice, TallyParts parts = {});
/// What was counted from the first day up to each, in order.
[[nodiscard]] std::vector<Tally> cumulate(std::span<const Tally> byDay);

struct WardTally {
    core::WardCode ward;
    Tally tally;
};
/// One for each ward of slice.wards; when that is empty, for each ward that has rows or records. By code.
[[nodiscard]] std::vector<WardTally> tallyByWard(const Sources& sources, const Slice& slice, TallyParts parts = {});

struct NeighbourhoodTally {
    core::WardCode ward;
    std::string neighbourhood; ///< "": visits and records that name none
    Tally tally;
};
/// Visits and records alone: a case knows no neighbourhood. By ward and name.
[[nodiscard]] std::vector<NeighbourhoodTally> tallyByNeighbourhood(const Sources& sources, const Slice& slice);

struct KindTally {
    std::string kind;
    Tally tally; ///< cases and alerts alone
};
/// By code; kinds that have a case or an alert.
[[nodiscard]] std::vector<KindTally> tallyByKind(const Sources& sources, const Slice& slice,
                                                 TallyParts parts = {.durations = false});

inline constexpr std::size_t kHoursOfWeek = 7 * 24;
/// By weekday * 24 + hour, Monday first. Cases, alerts and visits alone.
[[nodiscard]] std::vector<Tally> tallyByHour(const Sources& sources, const Slice& slice,
                                             TallyParts parts = {.durations = false, .households = false});

/// The indicator's value. None when a day of the slice lies before what is known, nobody entered anything, or it is a
/// share or percentile of nothing.
[[nodiscard]] Value valueOf(const IndicatorRef& indicator, const Tally& tally);
/// The same for each.
[[nodiscard]] std::vector<Value> valuesOf(const IndicatorRef& indicator, std::span<const Tally> tallies);

} // namespace trucban::figures
