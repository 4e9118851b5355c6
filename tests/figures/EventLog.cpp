// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/EventLog.h"

#include <gtest/gtest.h>

#include <format>

namespace trucban::test {

using namespace core;
using namespace std::chrono_literals;

Instant at(Day day, int hour, int minute, int second, int ms) {
    return startOf(day) + std::chrono::hours{hour} + std::chrono::minutes{minute} + std::chrono::seconds{second} +
           Milliseconds{ms};
}

Day dayOf(int year, unsigned month, unsigned day) {
    return dayNumber(std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day));
}

Uuid numbered(std::uint64_t number) {
    Uuid id;
    for (std::size_t i = 0; i < 8; ++i) {
        id.bytes[15 - i] = static_cast<std::uint8_t>(number >> (8 * i));
    }
    return id;
}

void EventLog::add(AggregateRef aggregate, Instant when, EventData data) {
    events.push_back(
        {.seq = events.size() + 1, .aggregate = std::move(aggregate), .at = when, .data = std::move(data)});
}

void EventLog::on(const CaseId& id, Instant when, EventData data) {
    add(AggregateRef::of(id), when, std::move(data));
}

CaseId EventLog::open(Instant when, WardCode ward, std::string kind, Priority priority, bool exercise) {
    const CaseId id{numbered(++m_lastId)};
    alert(when, id);
    on(id, when, CaseOpened{.kind = std::move(kind), .priority = priority, .exercise = exercise, .ward = ward});
    return id;
}

AlertId EventLog::alert(Instant when, const CaseId& id) {
    m_lastAlert = {numbered(++m_lastId)};
    add(AggregateRef::of(m_lastAlert), when, AlertReceived{.facts = {.source = AlertSource::sosApp}, .caseId = id});
    return m_lastAlert;
}

VisitId EventLog::visit(Visit visit) {
    visit.id = {numbered(++m_lastId)};
    add(AggregateRef::of(visit.id), visit.visitedAt + 1min, VisitRecorded{visit});
    return visit.id;
}

void EventLog::policy(Instant when) {
    Policy policy;
    policy.deadlines = {Deadlines{15s, 60s, 15min, 0s}, Deadlines{60s, 5min, 30min, 0s},
                        Deadlines{5min, 30min, 0s, 24h}, Deadlines{}};
    this->policy(when, policy);
}

void EventLog::policy(Instant when, const Policy& policy) {
    add(AggregateRef::policy(), when, PolicyChanged{policy});
}

figures::FigureBook EventLog::book() const {
    figures::FigureBook book;
    for (const Event& event : events) {
        book.apply(event);
    }
    return book;
}

figures::Cube EventLog::cube() const {
    figures::Cube cube;
    cube.put(book().batch(WardSet{}, {-1'000'000, 1'000'000}));
    return cube;
}

std::vector<std::string> sentences(const figures::Labels& labels, const figures::Row& row) {
    std::vector<std::string> all;
    const std::string where = std::format("{} {}:", row.key.ward.value, row.key.day);
    for (const figures::CaseFact& fact : row.cases) {
        const auto& limits = labels.limits.at(fact.limits);
        all.push_back(std::format("{} case {} {} {} {} {}{} after {} {} {} {} limit {}", where, fact.openedMs,
                                  labels.kinds.at(fact.kind), nameOf(fact.priority), nameOf(fact.state),
                                  static_cast<int>(fact.ending), fact.isMerged ? " merged" : "", fact.after[0],
                                  fact.after[1], fact.after[2], fact.after[3], limits[0].acknowledge.count()));
    }
    for (const figures::AlertFact& fact : row.alerts) {
        all.push_back(
            std::format("{} alert {} {} {}", where, fact.hour, labels.kinds.at(fact.kind), nameOf(fact.source)));
    }
    for (const figures::VisitFact& fact : row.visits) {
        std::string counts;
        for (const figures::VisitCount& count : fact.counts) {
            counts += std::format(" {}/{}={}", static_cast<int>(count.topic), labels.codes.at(count.code), count.count);
        }
        all.push_back(std::format("{} visit {} household {} in '{}' round {}: {} {} {} {}{}", where, fact.hour,
                                  fact.household, labels.neighbourhoods.at(fact.neighbourhood),
                                  labels.rounds.at(fact.round).toString(), fact.heard, fact.informed, fact.supported,
                                  fact.openedCase, counts));
    }
    return all;
}

void append(std::vector<std::string>& all, const std::vector<std::string>& more) {
    all.insert(all.end(), more.begin(), more.end());
}

std::vector<std::string> sentences(const figures::Batch& batch) {
    std::vector<std::string> all;
    for (const figures::Row& row : batch.rows) {
        append(all, sentences(batch.labels, row));
    }
    return all;
}

std::vector<std::string> sentences(const figures::Cube& cube) {
    std::vector<std::string> all;
    for (const auto& [key, row] : cube.rows()) {
        append(all, sentences(cube.labels(), row));
    }
    return all;
}

figures::Slice sliceOf(Day day, WardSet wards) {
    return sliceOf(figures::DaySpan{day, day}, std::move(wards));
}

figures::Slice sliceOf(figures::DaySpan days, WardSet wards) {
    return {.days = days, .wards = std::move(wards), .asOf = startOf(days.to + 1'000)};
}

figures::IndicatorRef indicator(std::string_view code) {
    const auto found = figures::findIndicator(code);
    EXPECT_TRUE(found) << code;
    return found.value_or(figures::IndicatorRef{.indicator = &figures::indicators().front()});
}

figures::Value figureOf(std::string_view code, const figures::Sources& sources, const figures::Slice& slice) {
    return figures::valueOf(indicator(code), figures::tally(sources, slice));
}

} // namespace trucban::test
