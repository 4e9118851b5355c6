// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/State.h"

#include <chrono>
#include <cstdint>
#include <expected>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace trucban::gateway {

/// Which alerts of a scenario tell of the same matter. An alert without an incident is a matter of its own.
class ScenarioTruth {
public:
    /// A scenario file as trucban-feed plays it; its lines may name an "incident". The error names the line.
    [[nodiscard]] static std::expected<ScenarioTruth, std::string> parse(std::string_view text);

    /// Empty when the scenario does not know the alert. `externalId` may carry the name of a run: "a-17-r2".
    [[nodiscard]] std::string incidentOf(core::AlertSource source, std::string_view externalId) const;
    [[nodiscard]] std::size_t incidents() const { return m_incidents; }

private:
    std::map<std::string, std::string, std::less<>> m_byAlert; ///< by "source/externalId"
    std::size_t m_incidents = 0;
};

struct AnswerTimes {
    std::uint64_t answered = 0;
    std::uint64_t inTime = 0; ///< within the policy's time to acknowledge
    std::uint64_t missed = 0; ///< nobody acknowledged, closed or merged it
    std::chrono::milliseconds median{};
    std::chrono::milliseconds worst{};
    std::string worstCase; ///< code
    bool operator==(const AnswerTimes&) const = default;
};

/// How an exercise went. Nobody's name is in it: it measures the desk, not a person.
struct ExerciseScore {
    std::uint64_t alerts = 0;        ///< of the scenario that came in
    std::uint64_t others = 0;        ///< alerts that it does not know
    AnswerTimes urgent;              ///< P1 when it came in, or since
    AnswerTimes all;                 ///< of the scenario
    std::uint64_t rightMerges = 0;   ///< cases merged into one of the same matter
    std::uint64_t wrongMerges = 0;   ///< merged into another matter's
    std::uint64_t missedMerges = 0;  ///< cases too many of one matter
    std::vector<std::string> wrong;  ///< "VV-1121-0007 in VV-1121-0003"
    std::vector<std::string> unseen; ///< codes of the missed
    bool operator==(const ExerciseScore&) const = default;
};

/// The log of an exercise folded, with what was asked of each case when it came in: neither a kind that somebody corrects
/// nor a policy that somebody imports later makes the desk late.
struct ExerciseLog {
    struct Asked {
        core::Priority priority = core::Priority::p3;
        core::Milliseconds acknowledge{}; ///< zero: no limit
    };
    core::State state;
    std::unordered_map<core::CaseId, Asked> asked;

    void apply(const core::Event& event);
};

/// Of what stands in the log; may be asked again while the exercise goes on.
[[nodiscard]] ExerciseScore scoreOf(const ExerciseLog& log, const ScenarioTruth& truth);
/// A page to read out, in Vietnamese.
[[nodiscard]] std::string printed(const ExerciseScore& score);
[[nodiscard]] std::string asJson(const ExerciseScore& score);

} // namespace trucban::gateway
