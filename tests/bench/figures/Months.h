// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Event.h"
#include "core/Record.h"
#include "figures/Alignment.h"

#include <chrono>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace trucban::bench {

inline core::Uuid uuidOf(std::uint64_t number) {
    std::mt19937_64 random{number};
    core::Uuid id;
    for (std::uint8_t& byte : id.bytes) {
        byte = static_cast<std::uint8_t>(random());
    }
    return id;
}

/// A city's log over two campaigns of 60 days and the time between, in the mix of a duty room: alerts, cases from opening
/// to end, units that report where they are, notes, visits. At least `events`, in the order of their times.
class Months {
public:
    static constexpr std::uint32_t kWards = 168;
    static constexpr core::Day kFirst = 20'300; ///< 2025-07-31
    static constexpr core::Day kDays = 480;
    static constexpr figures::DaySpan kCampaign{kFirst + kDays - 60, kFirst + kDays - 1};

    explicit Months(std::size_t events) {
        core::Policy policy;
        using namespace std::chrono_literals;
        policy.deadlines = {core::Deadlines{15s, 60s, 15min, 0s}, core::Deadlines{60s, 5min, 30min, 0s},
                            core::Deadlines{5min, 30min, 0s, 24h}, core::Deadlines{}};
        add(core::AggregateRef::policy(), core::startOf(kFirst), core::PolicyChanged{policy});
        m_events.reserve(events + 64);
        const std::size_t cases = events / 10;
        for (std::size_t i = 0; m_events.size() < events; ++i) {
            const double part = static_cast<double>(i) / static_cast<double>(cases);
            const auto ms = static_cast<std::int64_t>(part * 0.98 * kDays * 86'400'000.0);
            play(i, core::startOf(kFirst) + core::Milliseconds{ms});
        }
    }

    [[nodiscard]] const std::vector<core::Event>& events() const { return m_events; }
    [[nodiscard]] static core::WardCode ward(std::uint64_t number) {
        return {static_cast<std::uint32_t>(26'500 + number % kWards)};
    }
    [[nodiscard]] static core::WardSet wards() {
        core::WardSet all;
        for (std::uint32_t i = 0; i < kWards; ++i) {
            all.push_back(ward(i));
        }
        return all;
    }

    /// What wards enter: 15 figures a day, inspections, households, tasks, initiatives.
    [[nodiscard]] static std::vector<core::Record> records() {
        std::vector<core::Record> all;
        const auto add = [&](core::WardCode ward, core::Record record) {
            record.id = {uuidOf(1'000'000'000 + all.size())};
            record.ward = ward;
            all.push_back(std::move(record));
        };
        for (std::uint32_t i = 0; i < kWards; ++i) {
            add(ward(i), {.households = core::HouseholdsRecord{.households = 14'000, .asOf = kFirst}});
            for (core::Day day = kFirst + kDays - 240; day < kFirst + kDays; ++day) {
                core::DayFiguresRecord entry{.day = day};
                for (int code = 0; code < 15; ++code) {
                    entry.values.push_back({"figure" + std::to_string(code), (day + code) % 5});
                }
                add(ward(i), {.dayFigures = std::move(entry)});
            }
            for (int task = 0; task < 30; ++task) {
                add(ward(i), {.task = core::TaskRecord{.givenOn = kCampaign.from + task,
                                                       .due = kCampaign.from + task + 20,
                                                       .doneOn = kCampaign.from + task + 15}});
            }
            add(ward(i),
                {.initiative = core::InitiativeRecord{.state = core::InitiativeState::active, .since = kFirst}});
        }
        return all;
    }

private:
    void add(core::AggregateRef ref, core::Instant at, core::EventData data) {
        m_events.push_back(
            {.seq = m_events.size() + 1, .aggregate = std::move(ref), .at = at, .data = std::move(data)});
    }

    /// One case and what goes on around it: ten events.
    void play(std::size_t number, core::Instant at) {
        std::mt19937_64 random{number};
        const auto draw = [&](std::uint64_t below) { return random() % below; };
        const auto later = [&](std::uint64_t most) {
            return at += core::Milliseconds{static_cast<std::int64_t>(1 + draw(most))};
        };
        static constexpr const char* kKinds[]{"violence", "theft", "noise", "welfare", "traffic", "other"};
        const core::CaseId id{uuidOf(4 * number)};
        const core::AlertId alert{uuidOf(4 * number + 1)};
        const auto ref = core::AggregateRef::of(id);
        add(core::AggregateRef::of(alert), at,
            core::AlertReceived{.facts = {.source = core::AlertSource::sosApp}, .caseId = id});
        add(ref, at,
            core::CaseOpened{.kind = kKinds[draw(6)],
                             .priority = static_cast<core::Priority>(draw(4)),
                             .ward = ward(draw(1'000'000)),
                             .alerts = {alert}});
        add(ref, later(60'000), core::CaseAcknowledged{});
        const core::AggregateRef unit{core::AggregateKind::unit, "M21"};
        add(unit, later(1'000), core::UnitMoved{});
        const bool isNoise = draw(10) < 6;
        if (!isNoise) {
            add(ref, later(120'000), core::UnitDispatched{.unit = {"M21"}});
            add(unit, at, core::UnitStateChanged{core::UnitState::dispatched, id});
            add(unit, later(60'000), core::UnitMoved{});
            add(ref, later(600'000), core::AssignmentProgressed{{"M21"}, core::AssignmentState::onScene});
            add(ref, later(1'200'000), core::CaseResolved{});
        } else {
            add(ref, at, core::NoteAdded{"Đã gọi lại, không có việc gì."});
            add(unit, later(60'000), core::UnitMoved{});
        }
        add(ref, later(60'000),
            core::CaseClosed{{isNoise ? core::Disposition::mistaken : core::Disposition::mediated, ""}});
        if (number % 2 == 0) {
            const core::VisitId visit{uuidOf(4 * number + 2)};
            const std::uint64_t door = draw(14'000);
            add(core::AggregateRef::of(visit), at,
                core::VisitRecorded{{.ward = ward(draw(1'000'000)),
                                     .neighbourhood = "Khu phố " + std::to_string(door % 20),
                                     .householdCode = std::to_string(door),
                                     .visitedAt = at,
                                     .heard = 1,
                                     .informed = 2,
                                     .petitions = {{"residence", 1}},
                                     .guided = {{"vneid", 1}, {"sosApp", 1}}}});
        }
    }

    std::vector<core::Event> m_events;
};

} // namespace trucban::bench
