// SPDX-License-Identifier: GPL-3.0-or-later
// A book folded event by event against a recount of the state that core's own fold came to.
#include "core/RandomWorld.h"
#include "figures/BookData.h"
#include "figures/EventLog.h"
#include "figures/NoiseRule.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>

namespace trucban::figures {

using namespace trucban::test;

namespace {

using Numbers = std::vector<std::uint64_t>;

rc::Gen<Numbers> anyHistory() {
    return rc::gen::resize(400, rc::gen::container<Numbers>(rc::gen::inRange<std::uint64_t>(0, 1'000'000'000)));
}

constexpr DaySpan kAlways{-1'000'000, 1'000'000};

RandomWorld played(const Numbers& numbers) {
    RandomWorld random;
    for (const std::uint64_t number : numbers) {
        random.step(number);
    }
    return random;
}

FigureBook bookOf(const std::vector<core::Event>& log) {
    FigureBook book;
    for (const core::Event& event : log) {
        book.apply(event);
    }
    return book;
}

/// Everything that is or was in the state.
template <class T>
std::map<core::Uuid, T> everything(const World& world) {
    std::map<core::Uuid, T> all;
    const auto take = [&](const core::Aggregate& aggregate) {
        if (const auto* value = std::get_if<T>(&aggregate)) {
            all.emplace(value->id.value, *value);
        }
    };
    for (const auto& [ref, value] : world.archive) {
        take(value);
    }
    for (const auto& [id, case_] : world.state.cases) {
        take(case_);
    }
    for (const auto& [id, alert] : world.state.alerts) {
        take(alert);
    }
    for (const auto& [id, visit] : world.state.visits) {
        take(visit);
    }
    return all;
}

/// The rows by the final values alone: no fold of ours.
std::vector<std::string> recount(const World& world) {
    std::map<core::Uuid, Limits> limits; // by case: of the policy when it was opened
    Limits inForce{};
    for (const core::Event& event : world.log) {
        if (const auto* changed = std::get_if<core::PolicyChanged>(&event.data)) {
            inForce = changed->policy.deadlines;
        } else if (std::holds_alternative<core::CaseOpened>(event.data)) {
            limits.emplace(core::Uuid::parse(event.aggregate.key).value(), inForce);
        }
    }
    const auto cases = everything<core::Case>(world);
    std::vector<std::string> all;
    for (const auto& [id, case_] : cases) {
        if (case_.exercise) {
            continue;
        }
        CaseFact fact{.openedMs = msOfDay(case_.openedAt.time_since_epoch().count()),
                      .priority = case_.priority,
                      .state = case_.state,
                      .isMerged = case_.mergedInto.has_value()};
        const std::array facts{case_.acknowledgedAt, case_.dispatchedAt, case_.arrivedAt, case_.resolvedAt};
        for (std::size_t i = 0; i < facts.size(); ++i) {
            if (facts[i]) {
                fact.after[i] = static_cast<std::uint32_t>(
                    std::clamp<std::int64_t>((*facts[i] - case_.openedAt).count(), 0, kNever - 1));
            }
        }
        if (case_.closedAt && !case_.mergedInto) {
            const core::Outcome& outcome = case_.outcome.value();
            fact.ending = outcome.disposition == core::Disposition::duplicate ? Ending::duplicate
                          : isNoise(outcome)                                  ? Ending::noise
                                                                              : Ending::genuine;
        }
        Labels labels{.kinds = {case_.kind}, .limits = {limits.at(id)}};
        append(all, sentences(labels, {.key = {case_.ward, core::dayNumber(case_.openedAt)}, .cases = {fact}}));
    }
    for (const auto& [id, alert] : everything<core::Alert>(world)) {
        const core::Case& case_ = cases.at(alert.caseId.value);
        if (!case_.exercise) {
            const AlertFact fact{
                .hour = static_cast<std::uint8_t>(msOfDay(alert.receivedAt.time_since_epoch().count()) / kMsOfHour),
                .source = alert.facts.source};
            append(all, sentences(Labels{.kinds = {case_.kind}},
                                  {.key = {case_.ward, core::dayNumber(alert.receivedAt)}, .alerts = {fact}}));
        }
    }
    for (const auto& [id, visit] : everything<core::Visit>(world)) {
        const VisitFact fact{
            .heard = visit.heard,
            .hour = static_cast<std::uint8_t>(msOfDay(visit.visitedAt.time_since_epoch().count()) / kMsOfHour)};
        append(all, sentences(Labels{}, {.key = {visit.ward, core::dayNumber(visit.visitedAt)}, .visits = {fact}}));
    }
    std::ranges::sort(all);
    return all;
}

std::vector<std::string> sortedSentences(const Batch& batch) {
    std::vector<std::string> all = sentences(batch);
    std::ranges::sort(all);
    return all;
}

std::string firstDifference(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
        const std::string left = i < a.size() ? a[i] : "";
        const std::string right = i < b.size() ? b[i] : "";
        if (left != right) {
            return left + " | " + right;
        }
    }
    return {};
}

} // namespace

RC_GTEST_PROP(FigureBookProperty, foldsToWhatARecountSays, ()) {
    const RandomWorld random = played(*anyHistory());
    const auto folded = sortedSentences(bookOf(random.world.log).batch(core::WardSet{}, kAlways));
    const auto counted = recount(random.world);
    if (folded != counted) {
        RC_FAIL(firstDifference(folded, counted));
    }
}

RC_GTEST_PROP(FigureBookProperty, keepsACubeRightByItsChangesAlone, ()) {
    RandomWorld random;
    FigureBook book = bookOf(random.world.log);
    Cube cube;
    cube.put(book.batch(core::WardSet{}, kAlways));
    (void)book.takeChanged();
    for (const std::uint64_t number : *anyHistory()) {
        for (const core::Event& event : random.step(number)) {
            book.apply(event);
        }
        const std::vector<RowKey> changed = book.takeChanged();
        const auto travelled = decodeBatch(encode(book.batch(changed)));
        RC_ASSERT(travelled.has_value());
        cube.put(*travelled);
    }
    RC_ASSERT(sentences(cube) == sentences(bookOf(random.world.log).batch(core::WardSet{}, kAlways)));
}

RC_GTEST_PROP(FigureBookProperty, opensAsManyAsEachFigureSays, ()) {
    const RandomWorld random = played(*anyHistory());
    const FigureBook book = bookOf(random.world.log);
    Cube cube;
    cube.put(book.batch(core::WardSet{}, kAlways));
    Slice slice{.days = kAlways, .asOf = random.world.now};
    slice.days.to = core::dayNumber(slice.asOf);
    slice.days.from = book.knownFrom();
    if (*rc::gen::arbitrary<bool>()) {
        slice.wards = {kWardA, kWardC};
    }
    if (*rc::gen::arbitrary<bool>()) {
        slice.kinds = {"theft", "noise"};
    }
    slice.hours = *rc::gen::inRange<std::uint32_t>(1, kAllHours);
    slice.weekdays = *rc::gen::inRange<std::uint32_t>(1, kAllWeekdays + 1);
    const Tally found = tally({&cube, nullptr}, slice);
    for (const Indicator& rule : indicators()) {
        if (rule.isLabelled || rule.drill == DrillKind::records || rule.denominator == Measure::households) {
            continue;
        }
        const IndicatorRef asked{.indicator = &rule, .label = {}};
        const Value value = valueOf(asked, found);
        const auto counted = [&](DrillPart part) {
            return static_cast<double>(book.drill(asked, part, slice, 0, 5).counted);
        };
        if (counted(DrillPart::numerator) != value.count) {
            RC_FAIL(std::string{rule.code});
        }
        if (rule.form == FigureForm::share) {
            RC_ASSERT(counted(DrillPart::denominator) == value.of);
        }
    }
}

RC_GTEST_PROP(FigureBookProperty, goesOnFromAnyCheckpoint, ()) {
    const RandomWorld random = played(*anyHistory());
    const std::vector<core::Event>& log = random.world.log;
    const auto cut = *rc::gen::inRange<std::size_t>(0, log.size() + 1);
    FigureBook first;
    for (std::size_t i = 0; i < cut; ++i) {
        first.apply(log[i]);
    }
    auto second = FigureBook::restore(first.checkpoint());
    RC_ASSERT(second.has_value());
    for (const core::Event& event : log) {
        second->apply(event);
    }
    const FigureBook whole = bookOf(log);
    RC_ASSERT(sentences(second->batch(core::WardSet{}, kAlways)) == sentences(whole.batch(core::WardSet{}, kAlways)));
    RC_ASSERT(second->checkpoint() == whole.checkpoint());
}

} // namespace trucban::figures
