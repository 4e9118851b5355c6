// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/DaySum.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace trucban::figures {

namespace {

constexpr auto kStocks = static_cast<std::size_t>(kFirstStock);
/// Codes from here on are those of records; those before it are counted on visits.
constexpr Measure kFirstOfRecords = Measure::entered;

bool isOfRecords(std::size_t measure) {
    const auto of = static_cast<Measure>(measure);
    return (of >= Measure::petitions && of < kFirstLabelled) || of >= kFirstOfRecords;
}

template <class T>
void replaceIn(std::vector<T>& sum, const std::vector<T>& was, const std::vector<T>& is,
               std::span<const Tally* const> days, std::vector<T> Tally::* list) {
    if (was == is) {
        return;
    }
    std::vector<T> gone;
    std::ranges::set_difference(was, is, std::back_inserter(gone));
    std::erase_if(gone, [&](const T& one) {
        return std::ranges::any_of(days, [&](const Tally* day) { return std::ranges::binary_search(day->*list, one); });
    });
    if (!gone.empty()) {
        std::erase_if(sum, [&](const T& one) { return std::ranges::binary_search(gone, one); });
    }
    std::vector<T> came;
    std::ranges::set_difference(is, was, std::back_inserter(came));
    std::erase_if(came, [&](const T& one) { return std::ranges::binary_search(sum, one); });
    const auto middle = static_cast<std::ptrdiff_t>(sum.size());
    sum.insert(sum.end(), came.begin(), came.end());
    std::ranges::inplace_merge(sum, sum.begin() + middle);
}

bool replaceDurations(Tally& sum, const Tally& was, const Tally& is) {
    for (std::size_t stage = 0; stage < sum.durations.size(); ++stage) {
        if (was.durations[stage] == is.durations[stage]) {
            continue;
        }
        sum.durations[stage].merge(is.durations[stage]);
        if (!sum.durations[stage].subtract(was.durations[stage])) {
            return false;
        }
    }
    return true;
}

void replaceCoded(Tally& sum, const Tally& was, const Tally& is) {
    const auto keyOf = [](const Tally::Coded& coded) { return std::tie(coded.measure, coded.code); };
    for (const Tally::Coded& more : is.coded) {
        auto place = std::ranges::lower_bound(sum.coded, keyOf(more), {}, keyOf);
        if (place == sum.coded.end() || keyOf(*place) != keyOf(more)) {
            place = sum.coded.insert(place, Tally::Coded{.measure = more.measure, .code = more.code});
        }
        place->sum += more.sum;
        place->entries += more.entries;
        place->earlierDays += more.earlierDays;
    }
    for (const Tally::Coded& less : was.coded) {
        const auto place = std::ranges::lower_bound(sum.coded, keyOf(less), {}, keyOf);
        place->sum -= less.sum;
        place->entries -= less.entries;
        place->earlierDays -= less.earlierDays;
    }
    std::erase_if(sum.coded, [](const Tally::Coded& coded) { return coded.entries == 0; });
}

/// Stocks are those of the latest day that was asked for.
void takeStocks(Tally& sum, std::span<const Tally* const> days) {
    const auto latest = std::find_if(days.rbegin(), days.rend(), [](const Tally* day) { return day->wardDays > 0; });
    const Tally& from = latest == days.rend() ? *days.front() : **latest;
    std::copy(from.sums.begin() + kStocks, from.sums.end(), sum.sums.begin() + kStocks);
    std::copy(from.entries.begin() + kStocks, from.entries.end(), sum.entries.begin() + kStocks);
    sum.unknown = from.unknown;
    sum.householdWards = from.householdWards;
    sum.householdPlaces = from.householdPlaces;
}

} // namespace

/// Halves first: lists of households are walked a few times, not once for each day.
Tally sumOf(std::span<const Tally* const> days) {
    if (days.empty()) {
        return {};
    }
    if (days.size() == 1) {
        return *days.front();
    }
    const std::size_t half = days.size() / 2;
    Tally sum = sumOf(days.first(half));
    sum.addLater(sumOf(days.subspan(half)));
    return sum;
}

void replaceDay(Tally& sum, const Tally& was, const Tally& is, std::span<const Tally* const> days) {
    // Shares of earlier sums are no whole numbers: taking one off again would leave a trace.
    const bool isOther =
        was.before != is.before || was.wardDays != is.wardDays || was.knownWardDays != is.knownWardDays;
    if (isOther || !replaceDurations(sum, was, is)) {
        sum = sumOf(days);
        return;
    }
    for (std::size_t i = 0; i < kStocks; ++i) {
        sum.sums[i] += is.sums[i] - was.sums[i];
        sum.entries[i] += is.entries[i] - was.entries[i];
        sum.earlierDays[i] += is.earlierDays[i] - was.earlierDays[i];
    }
    replaceCoded(sum, was, is);
    replaceIn(sum.visited, was.visited, is.visited, days, &Tally::visited);
    replaceIn(sum.helped, was.helped, is.helped, days, &Tally::helped);
    replaceIn(sum.placed, was.placed, is.placed, days, &Tally::placed);
    sum.sums[static_cast<std::size_t>(Measure::householdsVisited)] = static_cast<std::int64_t>(sum.visited.size());
    sum.sums[static_cast<std::size_t>(Measure::householdsSupported)] = static_cast<std::int64_t>(sum.helped.size());
    takeStocks(sum, days);
}

void takeRecords(Tally& into, const Tally& from) {
    for (std::size_t i = 0; i < kMeasureCount; ++i) {
        if (isOfRecords(i)) {
            into.sums[i] = from.sums[i];
            into.entries[i] = from.entries[i];
            into.earlierDays[i] = from.earlierDays[i];
        }
    }
    std::erase_if(into.coded, [](const Tally::Coded& coded) { return coded.measure >= kFirstOfRecords; });
    std::ranges::copy_if(from.coded, std::back_inserter(into.coded),
                         [](const Tally::Coded& coded) { return coded.measure >= kFirstOfRecords; });
    into.unknown = from.unknown;
    into.before = from.before;
    into.householdWards = from.householdWards;
    into.householdPlaces = from.householdPlaces;
}

} // namespace trucban::figures
