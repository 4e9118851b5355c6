// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/Tally.h"

#include "figures/Counter.h"
#include "figures/EarlierSums.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <span>
#include <tuple>
#include <utility>

namespace trucban::figures {

namespace {

template <class T>
void unite(std::vector<T>& into, const std::vector<T>& other) {
    if (other.empty()) {
        return;
    }
    std::vector<T> both;
    both.reserve(into.size() + other.size());
    std::ranges::set_union(into, other, std::back_inserter(both));
    into = std::move(both);
}

/// Adds the entries of two sorted lists that `key` calls the same.
template <class T, class Key, class Add>
void addSorted(std::vector<T>& into, const std::vector<T>& other, Key key, Add add) {
    for (const T& entry : other) {
        const auto place = std::ranges::lower_bound(into, key(entry), {}, key);
        if (place != into.end() && key(*place) == key(entry)) {
            add(*place, entry);
        } else {
            into.insert(place, entry);
        }
    }
}

void addCommon(Tally& into, const Tally& other) {
    for (std::size_t i = 0; i < static_cast<std::size_t>(kFirstStock); ++i) {
        into.sums[i] += other.sums[i];
        into.entries[i] += other.entries[i];
        into.earlierDays[i] += other.earlierDays[i];
    }
    for (std::size_t stage = 0; stage < into.durations.size(); ++stage) {
        into.durations[stage].merge(other.durations[stage]);
    }
    addSorted(
        into.coded, other.coded, [](const Tally::Coded& coded) { return std::tie(coded.measure, coded.code); },
        [](Tally::Coded& sum, const Tally::Coded& more) {
            sum.sum += more.sum;
            sum.entries += more.entries;
            sum.earlierDays += more.earlierDays;
        });
    unite(into.before, other.before);
    unite(into.daysBefore, other.daysBefore);
    into.isBelowWard = into.isBelowWard || other.isBelowWard;
    unite(into.visited, other.visited);
    unite(into.helped, other.helped);
    unite(into.placed, other.placed);
    into.sums[static_cast<std::size_t>(Measure::householdsVisited)] = static_cast<std::int64_t>(into.visited.size());
    into.sums[static_cast<std::size_t>(Measure::householdsSupported)] = static_cast<std::int64_t>(into.helped.size());
    into.wardDays += other.wardDays;
    into.knownWardDays += other.knownWardDays;
}

// --- values

struct Number {
    double number = 0;
    bool isKnown = false;
};

const Tally::Coded* codedOf(const Tally& tally, Measure measure, std::string_view label) {
    const auto found = std::ranges::find_if(
        tally.coded, [&](const Tally::Coded& coded) { return coded.measure == measure && coded.code == label; });
    return found == tally.coded.end() ? nullptr : &*found;
}

/// The part of a list sorted by household that lies in the ward: its number is their upper half.
template <class T, class Number>
std::span<const T> ofWard(const std::vector<T>& all, core::WardCode ward, Number number) {
    const std::uint64_t first = std::uint64_t{ward.value} << 32;
    const auto from = std::ranges::lower_bound(all, first, {}, number);
    const auto to = std::ranges::upper_bound(from, all.end(), first | 0xFFFF'FFFF, {}, number);
    return {from, to};
}

/// Households visited where somebody said how many there are.
std::int64_t coveredHouseholds(const Tally& tally) {
    std::int64_t covered = 0;
    for (const core::WardCode ward : tally.householdWards) {
        const auto places = std::ranges::equal_range(tally.householdPlaces, ward, {}, &Tally::Place::ward);
        if (places.empty()) {
            covered += std::ssize(ofWard(tally.visited, ward, std::identity{}));
            continue;
        }
        std::uint64_t last = 0; // no household: each has a ward
        for (const Tally::Placed& placed : ofWard(tally.placed, ward, &Tally::Placed::household)) {
            if (placed.household != last && std::ranges::binary_search(places, placed.place)) {
                last = placed.household;
                ++covered;
            }
        }
    }
    return covered;
}

struct BeforeSum {
    double sum = 0;
    std::int32_t wardDays = 0;
};

/// Of what was entered for before the log: the sums of which every day is asked for. A part of one is no figure.
BeforeSum beforeOf(const Tally& tally, Measure measure, std::string_view label) {
    BeforeSum all;
    if (tally.before.empty()) {
        return all;
    }
    for (const Tally::Before& part :
         std::ranges::equal_range(tally.before, earlierCode(measure, label), {}, &Tally::Before::code)) {
        const auto from = std::ranges::lower_bound(tally.daysBefore, part.span.from);
        const auto to = std::ranges::upper_bound(tally.daysBefore, part.span.to);
        if (to - from == part.span.days()) {
            all.sum += part.sum;
            all.wardDays += part.wardDays;
        }
    }
    return all;
}

/// Cases and alerts name no neighbourhood, and reintegration is not told below a ward.
bool hasPlace(Measure measure, const Tally& tally) {
    return !tally.isBelowWard || (measure >= Measure::visits && measure != Measure::reintegration);
}

Number numberOf(Measure measure, std::string_view label, const Tally& tally) {
    const auto place = static_cast<std::size_t>(measure);
    Number found{.number = static_cast<double>(tally.sums[place])};
    std::uint32_t entries = tally.entries[place];
    std::int32_t earlierDays = tally.earlierDays[place];
    if (isLabelled(measure)) {
        const Tally::Coded* coded = codedOf(tally, measure, label);
        found.number = coded == nullptr ? 0 : coded->sum;
        entries = coded == nullptr ? 0 : coded->entries;
        earlierDays = coded == nullptr ? 0 : coded->earlierDays;
    }
    if (!hasPlace(measure, tally)) {
        return found;
    }
    const auto [beforeSum, covered] = beforeOf(tally, measure, label);
    const std::int32_t earlier = tally.wardDays - tally.knownWardDays;
    if (isStock(measure)) {
        const bool hasEntries = entries > 0 || (covered > 0 && covered == earlier);
        const bool isSeen = tally.wardDays > 0 && (tally.knownWardDays > 0 || found.number > 0);
        found.isKnown = isEntered(measure) ? hasEntries : isSeen && !tally.unknown[place];
    } else if (isEntered(measure) && earlier == 0) {
        found.isKnown = entries > 0;
    } else {
        // Of the time before the log, what nobody entered is not 0.
        found.isKnown = tally.wardDays > 0 && covered + (isEntered(measure) ? earlierDays : 0) == earlier;
    }
    const bool addsUp = !isStock(measure) || isEntered(measure); // what stood on two days is no sum of both
    found.number += addsUp ? beforeSum : 0;
    return found;
}

Value percentileOf(const Indicator& indicator, const Tally& tally) {
    const DurationSketch& durations = tally.durations[static_cast<std::size_t>(indicator.stage)];
    Value value{.count = static_cast<double>(durations.count())};
    if (tally.wardDays > 0 && tally.knownWardDays == tally.wardDays && !tally.isBelowWard) {
        value.value = durations.quantile(indicator.quantile);
    }
    return value;
}

} // namespace

void Tally::addLater(const Tally& later) {
    addCommon(*this, later);
    if (later.wardDays > 0) {
        for (auto i = static_cast<std::size_t>(kFirstStock); i < kMeasureCount; ++i) {
            sums[i] = later.sums[i];
            entries[i] = later.entries[i];
        }
        unknown = later.unknown;
        householdWards = later.householdWards;
        householdPlaces = later.householdPlaces;
    }
}

void Tally::addWard(const Tally& other) {
    addCommon(*this, other);
    for (auto i = static_cast<std::size_t>(kFirstStock); i < kMeasureCount; ++i) {
        sums[i] += other.sums[i];
        entries[i] += other.entries[i];
    }
    householdWards.insert(householdWards.end(), other.householdWards.begin(), other.householdWards.end());
    core::normalise(householdWards);
    unknown |= other.unknown;
    unite(householdPlaces, other.householdPlaces);
}

Tally tally(const Sources& sources, const Slice& slice, TallyParts parts) {
    return std::move(Counter{sources, slice, parts, By::all}.count().front());
}

std::vector<Tally> tallyByDay(const Sources& sources, const Slice& slice, TallyParts parts) {
    return Counter{sources, slice, parts, By::day}.count();
}

std::vector<Tally> cumulate(std::span<const Tally> byDay) {
    std::vector<Tally> upTo;
    upTo.reserve(byDay.size());
    for (const Tally& day : byDay) {
        if (upTo.empty()) {
            upTo.push_back(day);
        } else {
            upTo.push_back(upTo.back());
            upTo.back().addLater(day);
        }
    }
    return upTo;
}

std::vector<WardTally> tallyByWard(const Sources& sources, const Slice& slice, TallyParts parts) {
    Counter counter{sources, slice, parts, By::ward};
    std::vector<Tally> tallies = counter.count();
    std::vector<WardTally> wards;
    wards.reserve(tallies.size());
    for (std::size_t i = 0; i < tallies.size(); ++i) {
        wards.push_back({counter.wards()[i], std::move(tallies[i])});
    }
    return wards;
}

std::vector<NeighbourhoodTally> tallyByNeighbourhood(const Sources& sources, const Slice& slice) {
    Counter counter{sources, slice, {}, By::neighbourhood};
    std::vector<Tally> tallies = counter.count();
    std::vector<NeighbourhoodTally> places;
    places.reserve(tallies.size());
    for (std::size_t i = 0; i < tallies.size(); ++i) {
        const auto& [ward, name] = counter.places()[i];
        places.push_back({ward, name, std::move(tallies[i])});
    }
    std::ranges::sort(places, {},
                      [](const NeighbourhoodTally& place) { return std::tie(place.ward, place.neighbourhood); });
    return places;
}

std::vector<KindTally> tallyByKind(const Sources& sources, const Slice& slice, TallyParts parts) {
    Counter counter{sources, slice, parts, By::kind};
    std::vector<Tally> tallies = counter.count();
    std::vector<KindTally> kinds;
    kinds.reserve(tallies.size());
    for (std::size_t i = 0; i < tallies.size(); ++i) {
        kinds.push_back({sources.cube->labels().kinds[counter.kinds()[i]], std::move(tallies[i])});
    }
    std::ranges::sort(kinds, {}, &KindTally::kind);
    return kinds;
}

std::vector<Tally> tallyByHour(const Sources& sources, const Slice& slice, TallyParts parts) {
    return Counter{sources, slice, parts, By::hour}.count();
}

Value valueOf(const IndicatorRef& indicator, const Tally& tally) {
    const Indicator& rule = *indicator.indicator;
    if (rule.form == FigureForm::percentile) {
        return percentileOf(rule, tally);
    }
    const Number numerator = numberOf(rule.numerator, indicator.label, tally);
    Value value{.count = numerator.number};
    if (rule.form == FigureForm::count) {
        if (numerator.isKnown) {
            value.value = numerator.number;
        }
        return value;
    }
    const Number denominator = numberOf(rule.denominator, indicator.label, tally);
    if (rule.denominator == Measure::households) {
        value.count += static_cast<double>(coveredHouseholds(tally) - static_cast<std::int64_t>(tally.visited.size()));
    }
    value.of = denominator.number;
    if (numerator.isKnown && denominator.isKnown && denominator.number > 0) {
        value.value = value.count / value.of;
    }
    return value;
}

std::vector<Value> valuesOf(const IndicatorRef& indicator, std::span<const Tally> tallies) {
    std::vector<Value> values;
    values.reserve(tallies.size());
    for (const Tally& tally : tallies) {
        values.push_back(valueOf(indicator, tally));
    }
    return values;
}

} // namespace trucban::figures
