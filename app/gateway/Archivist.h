// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Command.h"
#include "core/Event.h"
#include "core/State.h"

#include <queue>

#include <chrono>
#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <variant>
#include <vector>

namespace trucban::gateway {

/// Knows which closed cases and which visits are old enough for the archive (Policy::archiveAfter), the oldest first, and
/// which households' needs have had their time, which no policy puts off. A visit's age counts from when it was recorded, which may be days after it took place: who enters it late sees it as
/// long as anybody. Like the escalator a pure part of the ledger's thread: time comes in, commands come out, and it
/// follows from the state and the log.
class Archivist {
public:
    /// When the log has the visit recorded; nullopt: that cannot be read now.
    using RecordedAt = std::function<std::optional<core::Instant>(const core::VisitId&)>;
    /// How long what was refused waits for its next turn.
    static constexpr std::chrono::hours kAgain{1};

    explicit Archivist(RecordedAt recordedAt) : m_recordedAt{std::move(recordedAt)} {}

    void rebuild(const core::State& state);
    void onEvents(const core::State& state, std::span<const core::Event> events);

    /// Commands due at `now`, at most so many. Each is named once: after a commit that failed, rebuild.
    [[nodiscard]] std::vector<core::CommandBody> due(const core::State& state, core::Instant now, std::size_t most);
    /// A command of due() that was refused is named again, kAgain later.
    void onRefused(const core::State& state, const core::CommandBody& body, core::Instant now);
    /// When due() may next have something; nullopt: never, as things stand.
    [[nodiscard]] std::optional<core::Instant> next(const core::Policy& policy) const;

private:
    using Id = std::variant<core::CaseId, core::VisitId>;
    struct Entry {
        core::Instant from{}; ///< its age counts from here
        Id id;
        core::Instant changedAt{}; ///< a case's, when this was noted
        bool isAssumed = false;    ///< of a visit: the log was not asked yet
        bool operator>(const Entry& other) const { return from > other.from; }
    };
    struct Need {
        core::Instant over{};
        core::RecordId id;
        bool operator>(const Need& other) const { return over > other.over; }
    };
    [[nodiscard]] std::optional<core::Instant> nextArchiving(const core::Policy& policy) const;
    void watch(const core::Case& case_);
    void watch(const core::Record& record);
    [[nodiscard]] std::optional<core::CommandBody> commandFor(const core::State& state, Entry entry, core::Instant now);

    RecordedAt m_recordedAt;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> m_queue;
    std::priority_queue<Need, std::vector<Need>, std::greater<>> m_needs;
};

} // namespace trucban::gateway
