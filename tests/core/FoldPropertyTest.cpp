// SPDX-License-Identifier: GPL-3.0-or-later
// Properties of decide and apply over random histories; a failing one is shrunk to the numbers that show it.
#include "core/CanonicalBytes.h"
#include "core/Invariants.h"
#include "core/RandomWorld.h"
#include "core/ScopeTracker.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <map>

namespace trucban::test {

using namespace core;

namespace {

using Numbers = std::vector<std::uint64_t>;

/// Long enough that merges, transfers and reopenings meet.
rc::Gen<Numbers> anyHistory() {
    return rc::gen::resize(400, rc::gen::container<Numbers>(rc::gen::inRange<std::uint64_t>(0, 1'000'000'000)));
}

std::string join(const std::vector<std::string>& sentences) {
    std::string all;
    for (const std::string& sentence : sentences) {
        all += sentence + "\n";
    }
    return all;
}

const Scope kEverything{.all = true};

/// Somebody who gets what scopeChange says, and nothing else.
class Receiver {
public:
    explicit Receiver(Scope scope, Policy policy) : m_scope(std::move(scope)) { m_state.policy = std::move(policy); }

    void take(const State& before, const Event& event, const std::vector<Event>& history) {
        switch (scopeChange(m_scope, before, event)) {
        case ScopeChange::unseen:
            break;
        case ScopeChange::deliver:
            RC_ASSERT(apply(m_state, event).has_value());
            break;
        case ScopeChange::enters:
            for (const Event& earlier : history) {
                RC_ASSERT(apply(m_state, earlier).has_value());
            }
            break;
        case ScopeChange::leaves:
            m_state.erase(event.aggregate);
            break;
        }
    }

    [[nodiscard]] std::string bytes() const { return canonicalBytes(m_state, kEverything); }
    [[nodiscard]] const Scope& scope() const { return m_scope; }

private:
    Scope m_scope;
    State m_state;
};

} // namespace

RC_GTEST_PROP(FoldProperty, invariantsHoldAfterEveryCommand, ()) {
    RandomWorld random;
    FactKeeper facts;
    for (const std::uint64_t number : *anyHistory()) {
        const std::vector<Event> events = random.step(number);
        for (const Event& event : events) {
            RC_ASSERT(event.version > 0u);
        }
        if (!events.empty()) {
            const Event& last = events.back();
            const WardSet* seenBy = random.world.state.visibleTo(last.aggregate);
            const bool isOver = isArchiving(last.data) || std::holds_alternative<RecordExpired>(last.data);
            RC_ASSERT((seenBy == nullptr ? isOver : *seenBy == last.wards));
        }
        const std::string broken =
            join(brokenInvariants(random.world.state, random.world.archive)) + join(facts.check(random.world.state));
        RC_ASSERT(broken == std::string{});
    }
}

RC_GTEST_PROP(FoldProperty, theSameEventsGiveTheSameBytes, ()) {
    RandomWorld random;
    for (const std::uint64_t number : *anyHistory()) {
        random.step(number);
    }
    State replayed;
    replayed.policy = smallPolicy();
    std::map<AggregateRef, Aggregate> archive;
    for (const Event& event : random.world.log) {
        if (auto value = archivedValue(replayed, event)) {
            archive.insert_or_assign(event.aggregate, std::move(*value));
        } else if (isUnarchiving(event.data)) {
            archive.erase(event.aggregate);
        }
        RC_ASSERT(apply(replayed, event).has_value());
    }
    RC_ASSERT((archive == random.world.archive));
    RC_ASSERT(replayed.seq == random.world.state.seq);
    RC_ASSERT(replayed.lastCodeNumber == random.world.state.lastCodeNumber);
    RC_ASSERT(replayed.alertByKey == random.world.state.alertByKey);
    for (const Scope& scope : {kEverything, Scope{false, {kWardA}}, Scope{}}) {
        RC_ASSERT(canonicalBytes(replayed, scope) == canonicalBytes(random.world.state, scope));
    }
}

RC_GTEST_PROP(FoldProperty, eachEventReadsItsOwnAggregateOnly, ()) {
    // So aggregates may be folded one after the other instead of in the order of the log.
    RandomWorld random;
    for (const std::uint64_t number : *anyHistory()) {
        random.step(number);
    }
    std::vector<Event> byAggregate = random.world.log;
    std::ranges::stable_sort(byAggregate, {}, &Event::aggregate);
    State replayed;
    replayed.policy = smallPolicy();
    for (const Event& event : byAggregate) {
        RC_ASSERT(apply(replayed, event).has_value());
    }
    RC_ASSERT(canonicalBytes(replayed, kEverything) == canonicalBytes(random.world.state, kEverything));
}

RC_GTEST_PROP(FoldProperty, aReceiverHoldsExactlyWhatItsScopeSees, ()) {
    RandomWorld random;
    const std::vector<Event> setUp = random.world.log;
    std::array receivers{Receiver{{false, {kWardA}}, smallPolicy()}, Receiver{{false, {kWardB, kWardC}}, smallPolicy()},
                         Receiver{{false, {kWardD}}, smallPolicy()}, Receiver{{false, {kCityDesk}}, smallPolicy()},
                         Receiver{{false, {}}, smallPolicy()},       Receiver{kEverything, smallPolicy()}};
    for (const std::uint64_t number : *anyHistory()) {
        random.step(number);
    }
    State before;
    before.policy = smallPolicy();
    std::map<AggregateRef, std::vector<Event>> histories;
    for (std::size_t i = 0; i < random.world.log.size(); ++i) {
        const Event& event = random.world.log[i];
        std::vector<Event>& history = histories[event.aggregate];
        history.push_back(event);
        for (Receiver& receiver : receivers) {
            receiver.take(before, event, history);
        }
        RC_ASSERT(apply(before, event).has_value());
        if (i % 16 == 0 || i + 1 == random.world.log.size()) {
            for (const Receiver& receiver : receivers) {
                RC_ASSERT(receiver.bytes() == canonicalBytes(before, receiver.scope()));
            }
        }
    }
}

RC_GTEST_PROP(FoldProperty, aStatePutTogetherFromItsAggregatesIsTheSame, ()) {
    RandomWorld random;
    for (const std::uint64_t number : *anyHistory()) {
        random.step(number);
    }
    const State& state = random.world.state;
    State copy;
    copy.put(state.policy);
    for (const auto& [id, alert] : state.alerts) {
        copy.put(alert);
    }
    for (const auto& [id, case_] : state.cases) {
        copy.put(case_);
    }
    for (const auto& [id, unit] : state.units) {
        copy.put(unit);
    }
    for (const auto& [id, visit] : state.visits) {
        copy.put(visit);
    }
    for (const auto& [id, handover] : state.handovers) {
        copy.put(handover);
    }
    for (const auto& [id, campaign] : state.campaigns) {
        copy.put(campaign);
    }
    for (const auto& [id, record] : state.records) {
        copy.put(record);
    }
    for (const auto& [id, briefing] : state.briefings) {
        copy.put(briefing);
    }
    RC_ASSERT(canonicalBytes(copy, kEverything) == canonicalBytes(state, kEverything));
    // The counters are kept beside the aggregates: the last code may be an archived case's.
    for (const auto& [ref, value] : random.world.archive) {
        if (const auto* case_ = std::get_if<Case>(&value)) {
            copy.countCode(case_->code, case_->openedAt);
        }
    }
    RC_ASSERT(copy.codeDay == state.codeDay);
    RC_ASSERT(copy.lastCodeNumber == state.lastCodeNumber);
    for (const auto& [key, id] : state.alertByKey) {
        RC_ASSERT(copy.alertByKey.contains(key));
    }
}

RC_GTEST_PROP(FoldProperty, everyAggregateSurvivesItsCanonicalBytes, ()) {
    RandomWorld random;
    for (const std::uint64_t number : *anyHistory()) {
        random.step(number);
    }
    for (const Event& event : random.world.log) {
        std::optional<Aggregate> aggregate = random.world.state.aggregate(event.aggregate);
        if (!aggregate &&
            (event.aggregate.kind == AggregateKind::handover || event.aggregate.kind == AggregateKind::record)) {
            continue; // retired or over, for good
        }
        if (!aggregate) {
            aggregate = random.world.archive.at(event.aggregate);
        }
        RC_ASSERT(aggregate.has_value());
        std::string bytes;
        appendCanonical(bytes, *aggregate);
        RC_ASSERT(parseCanonical(bytes) == aggregate);
    }
}

TEST(FoldProperty, randomHistoriesReachEveryEventType) {
    // A property over histories that never merge proves nothing about merging.
    std::map<std::string_view, int> counts;
    for (std::uint64_t seed = 0; seed < 150; ++seed) {
        RandomWorld random;
        for (std::uint64_t number = 0; number < 200; ++number) {
            random.step(seed * 1'000 + number);
        }
        for (const Event& event : random.world.log) {
            ++counts[typeOf(event.data)];
        }
    }
    for (const std::string_view type : kEventTypes) {
        EXPECT_GE(counts[type], 10) << type;
    }
}

} // namespace trucban::test
