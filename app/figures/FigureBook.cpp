// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/FigureBook.h"

#include "figures/BookData.h"
#include "figures/NoiseRule.h"

#include <type_traits>

namespace trucban::figures {

namespace {

using core::CaseState;

Ending endingOf(const core::Outcome& outcome) {
    if (outcome.disposition == core::Disposition::duplicate) {
        return Ending::duplicate;
    }
    return isNoise(outcome) ? Ending::noise : Ending::genuine;
}

std::uint32_t msAfter(std::int64_t at, std::int64_t since) {
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(at - since, 0, kNever - 1));
}

std::uint32_t limited(std::int64_t count) {
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(count, 0, 0xFFFF'FFFF));
}

void count(VisitFact& fact, VisitTopic topic, const std::vector<core::NamedCount>& counts,
           Numbered<std::string>& codes) {
    for (const core::NamedCount& named : counts) {
        fact.counts.push_back({.topic = topic, .code = codes.of(named.code), .count = limited(named.count)});
    }
}

} // namespace

// --- one event

/// How each kind of event changes the book. What is not named here has no part in any figure.
struct BookFold {
    FigureBook::Data& data;
    const core::Event& event;

    template <class Change>
    void change(Change change) const {
        const std::uint32_t place = data.findCase(event);
        if (place != kNowhere && data.cases[place].isOpened) {
            change(data.cases[place]);
            if (data.cases[place].row != kNowhere) {
                data.touch(data.cases[place].row);
            }
        }
    }
    /// A change after which it may count elsewhere.
    template <class Change>
    void move(Change change) const {
        const std::uint32_t place = data.findCase(event);
        if (place != kNowhere && data.cases[place].isOpened) {
            change(data.cases[place]);
            data.place(place);
        }
    }
    [[nodiscard]] std::int64_t now() const { return event.at.time_since_epoch().count(); }
    void setOnce(CaseEntry& entry, core::DeadlineStage stage) const {
        std::uint32_t& after = entry.after[static_cast<std::size_t>(stage)];
        if (after == kNever) {
            after = msAfter(now(), entry.openedAt);
        }
    }

    void operator()(const core::AlertReceived& received) const {
        const auto id = core::Uuid::parse(event.aggregate.key);
        if (!id || data.alerts.find(*id) != kNowhere) {
            return;
        }
        AlertEntry entry;
        entry.id = *id;
        entry.receivedAt = now();
        entry.source = received.facts.source;
        const std::uint32_t alert = data.alerts.add(entry);
        data.link(alert, data.caseFor(received.caseId));
    }
    void operator()(const core::AlertMoved& moved) const {
        const auto id = core::Uuid::parse(event.aggregate.key);
        const std::uint32_t alert = id ? data.alerts.find(*id) : kNowhere;
        if (alert != kNowhere) {
            data.unlink(alert);
            data.link(alert, data.caseFor(moved.caseId));
        }
    }

    void operator()(const core::CaseOpened& opened) const {
        const auto id = core::Uuid::parse(event.aggregate.key);
        if (!id) {
            return;
        }
        const std::uint32_t place = data.caseFor(core::CaseId{*id});
        CaseEntry& entry = data.cases[place];
        if (entry.isOpened) {
            return;
        }
        entry.isOpened = true;
        entry.openedAt = now();
        entry.ward = opened.ward;
        entry.kind = data.kinds.of(opened.kind);
        entry.limits = static_cast<std::uint16_t>(data.limits.size() - 1);
        entry.priority = opened.priority;
        entry.isExercise = opened.exercise;
        data.place(place);
    }
    /// Only where the log begins in the middle of its life.
    void operator()(const core::CaseUnarchived& back) const {
        const core::Case& value = back.value;
        const std::uint32_t place = data.caseFor(value.id);
        CaseEntry& entry = data.cases[place];
        if (entry.isOpened) {
            return;
        }
        entry.isOpened = true;
        entry.openedAt = value.openedAt.time_since_epoch().count();
        entry.ward = value.ward;
        entry.kind = data.kinds.of(value.kind);
        entry.limits = static_cast<std::uint16_t>(data.limits.size() - 1);
        entry.priority = value.priority;
        entry.isExercise = value.exercise;
        entry.isMerged = value.mergedInto.has_value();
        entry.state = value.state;
        entry.ending = value.outcome && !value.isOpen() && !value.mergedInto ? endingOf(*value.outcome) : Ending::none;
        const std::array facts{value.acknowledgedAt, value.dispatchedAt, value.arrivedAt, value.resolvedAt};
        for (std::size_t i = 0; i < facts.size(); ++i) {
            if (facts[i]) {
                entry.after[i] = msAfter(facts[i]->time_since_epoch().count(), entry.openedAt);
            }
        }
        data.place(place);
    }

    void operator()(const core::CaseAcknowledged&) const {
        change([&](CaseEntry& entry) {
            setOnce(entry, core::DeadlineStage::acknowledge);
            entry.state = CaseState::acknowledged;
        });
    }
    void operator()(const core::CaseReturnedToNew&) const {
        change([](CaseEntry& entry) {
            entry.after[0] = kNever;
            entry.state = CaseState::isNew;
        });
    }
    void operator()(const core::UnitDispatched&) const {
        change([&](CaseEntry& entry) {
            setOnce(entry, core::DeadlineStage::dispatch);
            entry.state = CaseState::inProgress;
        });
    }
    void operator()(const core::AssignmentProgressed& progressed) const {
        if (progressed.state == core::AssignmentState::onScene) {
            change([&](CaseEntry& entry) { setOnce(entry, core::DeadlineStage::arrive); });
        }
    }
    void operator()(const core::CaseResolved&) const {
        change([&](CaseEntry& entry) {
            setOnce(entry, core::DeadlineStage::resolve);
            entry.state = CaseState::resolved;
        });
    }
    void operator()(const core::CaseClosed& closed) const {
        change([&](CaseEntry& entry) {
            entry.state = CaseState::closed;
            entry.ending = endingOf(closed.outcome);
        });
    }
    void operator()(const core::CaseReopened&) const {
        change([](CaseEntry& entry) {
            entry.state = CaseState::inProgress;
            entry.ending = Ending::none;
        });
    }
    void operator()(const core::CaseMerged&) const {
        change([](CaseEntry& entry) {
            entry.state = CaseState::closed;
            entry.isMerged = true;
        });
    }
    void operator()(const core::CaseUnmerged& unmerged) const {
        change([&](CaseEntry& entry) {
            entry.state = unmerged.state;
            entry.ending = Ending::none;
            entry.isMerged = false;
        });
    }
    void operator()(const core::CasePrioritySet& set) const {
        change([&](CaseEntry& entry) { entry.priority = set.priority; });
    }
    void operator()(const core::CaseKindSet& set) const {
        const std::uint16_t kind = data.kinds.of(set.kind);
        change([&](CaseEntry& entry) { entry.kind = kind; });
        if (const std::uint32_t place = data.findCase(event); place != kNowhere) {
            data.touchAll(place);
        }
    }

    void operator()(const core::CaseMadeReal&) const {
        move([](CaseEntry& entry) { entry.isExercise = false; });
    }
    void operator()(const core::CaseClaimed& claimed) const {
        move([&](CaseEntry& entry) { entry.ward = claimed.ward; });
    }
    void operator()(const core::CaseRerouted& rerouted) const {
        move([&](CaseEntry& entry) { entry.ward = rerouted.ward; });
    }
    void operator()(const core::TransferOffered& offered) const {
        if (const std::uint32_t place = data.findCase(event); place != kNowhere) {
            data.offers.insert_or_assign(place, offered.to);
        }
    }
    void operator()(const core::TransferAnswered& answered) const {
        const auto offer = data.offers.find(data.findCase(event));
        if (offer == data.offers.end()) {
            return;
        }
        const core::WardCode to = offer->second;
        data.offers.erase(offer);
        if (answered.state == core::OfferState::accepted) {
            move([&](CaseEntry& entry) { entry.ward = to; });
        }
    }

    void operator()(const core::VisitRecorded& recorded) const {
        const auto id = core::Uuid::parse(event.aggregate.key);
        if (!id || data.visits.find(*id) != kNowhere) {
            return;
        }
        const core::Visit& visit = recorded.visit;
        VisitEntry entry{
            .id = *id, .visitedAt = visit.visitedAt.time_since_epoch().count(), .ward = visit.ward, .fact = {}};
        VisitFact& fact = entry.fact;
        fact.household = data.household(visit.ward, visit.householdCode);
        fact.neighbourhood = data.neighbourhoods.of(visit.neighbourhood);
        fact.round = visit.round ? data.rounds.of(*visit.round) : std::uint16_t{0};
        fact.heard = visit.heard;
        fact.informed = visit.informed;
        fact.supported = visit.supported;
        fact.hour = static_cast<std::uint8_t>(msOfDay(entry.visitedAt) / kMsOfHour);
        fact.openedCase = visit.openedCase.has_value();
        count(fact, VisitTopic::petition, visit.petitions, data.codes);
        count(fact, VisitTopic::guided, visit.guided, data.codes);
        count(fact, VisitTopic::support, visit.supports, data.codes);
        const std::uint32_t row = data.rowOf({visit.ward, dayOfMs(entry.visitedAt)});
        data.rows[row].visits.push_back(data.visits.add(std::move(entry)));
        data.touch(row);
    }

    void operator()(const core::PolicyChanged& changed) const {
        constexpr std::size_t kMost = 0xFFFF;
        if (changed.policy.deadlines != data.limits.back() && data.limits.size() < kMost) {
            data.limits.push_back(changed.policy.deadlines);
        }
    }

    template <class Other>
    void operator()(const Other&) const {}
};

// --- the book

FigureBook::FigureBook() : m_data{std::make_unique<Data>()} {}
FigureBook::FigureBook(FigureBook&&) noexcept = default;
FigureBook& FigureBook::operator=(FigureBook&&) noexcept = default;
FigureBook::~FigureBook() = default;

void FigureBook::apply(const core::Event& event) {
    if (event.seq <= m_data->seq) {
        return;
    }
    m_data->seq = event.seq;
    m_data->knownFrom = std::min(m_data->knownFrom, core::dayNumber(event.at));
    std::visit(BookFold{*m_data, event}, event.data);
}

core::Seq FigureBook::seq() const {
    return m_data->seq;
}

core::Day FigureBook::knownFrom() const {
    return m_data->knownFrom;
}

// --- its parts

std::uint32_t FigureBook::Data::findCase(const core::Event& event) const {
    const auto id = core::Uuid::parse(event.aggregate.key);
    return id ? cases.find(*id) : kNowhere;
}

std::uint32_t FigureBook::Data::caseFor(const core::CaseId& id) {
    const std::uint32_t found = cases.find(id.value);
    if (found != kNowhere) {
        return found;
    }
    CaseEntry entry;
    entry.id = id.value;
    return cases.add(entry);
}

void FigureBook::Data::link(std::uint32_t alert, std::uint32_t case_) {
    AlertEntry& entry = alerts[alert];
    entry.case_ = case_;
    entry.previous = kNowhere;
    entry.next = std::exchange(cases[case_].firstAlert, alert);
    if (entry.next != kNowhere) {
        alerts[entry.next].previous = alert;
    }
    placeAlert(alert);
}

void FigureBook::Data::unlink(std::uint32_t alert) {
    const AlertEntry& entry = alerts[alert];
    if (entry.previous != kNowhere) {
        alerts[entry.previous].next = entry.next;
    } else {
        cases[entry.case_].firstAlert = entry.next;
    }
    if (entry.next != kNowhere) {
        alerts[entry.next].previous = entry.previous;
    }
}

std::uint32_t FigureBook::Data::household(core::WardCode ward, const std::string& code) {
    if (code.empty()) {
        return kNoHousehold;
    }
    const auto [entry, isNew] = households.try_emplace(std::to_string(ward.value) + '/' + code, kNoHousehold);
    if (isNew) {
        entry->second = ++householdsOfWard[ward.value];
    }
    return entry->second;
}

} // namespace trucban::figures
