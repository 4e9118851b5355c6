// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Time.h"
#include "feed/FeedError.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trucban::feed {

/// One post of a scenario.
struct ScenarioItem {
    std::chrono::milliseconds at{}; ///< after the scenario's start
    std::string path;               ///< "/v1/alerts", "/v1/units/M21/position" …
    std::string body;               ///< compact JSON, members in the order of the file
    std::string sender; ///< items of one sender are posted in order: the alert's identity, the unit, the team
    bool operator==(const ScenarioItem&) const = default;
};

/// A scenario file, with what is the same matter named by `incident` for `trucban-gateway exercise score`: JSON lines of `at` (seconds after the start, or RFC 3339), `post` and `body`; the first may be a
/// line of its own with `scenario` and `start`, the time of day the evening is written for. Without a start, times in
/// bodies are posted as they stand.
struct Scenario {
    std::string name;
    std::optional<core::Instant> start;
    std::vector<ScenarioItem> items; ///< by time, ties in the file's order
    bool operator==(const Scenario&) const = default;
};

[[nodiscard]] Result<Scenario> parseScenario(std::string_view text);
[[nodiscard]] Result<Scenario> readScenario(const std::string& path);

/// The body of `item` as one round sends it.
struct Rewriting {
    std::chrono::milliseconds shift{}; ///< added to occurredAt, seenAt and visitedAt where they are times at all
    bool exercise = false;             ///< marks every alert as one
    std::string run;                   ///< appended to externalId (and mixed into a visit's id) when not empty
};
[[nodiscard]] std::string rewrittenBody(const ScenarioItem& item, const Rewriting& rewriting);

} // namespace trucban::feed
