// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Event.h"
#include "figures/FigureBook.h"
#include "figures/Tally.h"

#include <chrono>
#include <string>
#include <vector>

namespace trucban::test {

inline constexpr core::WardCode kA{26'734};
inline constexpr core::WardCode kB{26'740};

/// 2026-11-21 in Vietnam.
inline constexpr core::Day kDay = 20'778;

/// An instant by its clock in Vietnam.
[[nodiscard]] core::Instant at(core::Day day, int hour, int minute = 0, int second = 0, int ms = 0);
[[nodiscard]] core::Day dayOf(int year, unsigned month, unsigned day);
[[nodiscard]] core::Uuid numbered(std::uint64_t number);

/// A log written by hand: what the test says happened, when it says.
class EventLog {
public:
    void add(core::AggregateRef aggregate, core::Instant at, core::EventData data);
    void on(const core::CaseId& id, core::Instant at, core::EventData data);
    /// An alert and the case it opens.
    core::CaseId open(core::Instant at, core::WardCode ward, std::string kind = "theft",
                      core::Priority priority = core::Priority::p2, bool exercise = false);
    /// One more alert of the case.
    core::AlertId alert(core::Instant at, const core::CaseId& id);
    core::VisitId visit(core::Visit visit);
    /// P1: 15 s, 60 s, 15 min, none; P2: 60 s, 5 min, 30 min, none; P3: 5 min, 30 min, none, 24 h; P4 none.
    void policy(core::Instant at);
    void policy(core::Instant at, const core::Policy& policy);

    [[nodiscard]] figures::FigureBook book() const;
    [[nodiscard]] figures::Cube cube() const;
    [[nodiscard]] core::AlertId lastAlert() const { return m_lastAlert; }

    std::vector<core::Event> events;

private:
    std::uint64_t m_lastId = 0;
    core::AlertId m_lastAlert;
};

void append(std::vector<std::string>& all, const std::vector<std::string>& more);
/// Rows as sentences, in order, so that two numberings of labels compare.
[[nodiscard]] std::vector<std::string> sentences(const figures::Labels& labels, const figures::Row& row);
[[nodiscard]] std::vector<std::string> sentences(const figures::Batch& batch);
[[nodiscard]] std::vector<std::string> sentences(const figures::Cube& cube);

/// One whole day of one ward, looked at long after.
[[nodiscard]] figures::Slice sliceOf(core::Day day, core::WardSet wards = {});
[[nodiscard]] figures::Slice sliceOf(figures::DaySpan days, core::WardSet wards = {});
/// The indicator of that code, which must be one.
[[nodiscard]] figures::IndicatorRef indicator(std::string_view code);
[[nodiscard]] figures::Value figureOf(std::string_view code, const figures::Sources& sources,
                                      const figures::Slice& slice);

} // namespace trucban::test
