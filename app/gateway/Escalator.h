// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Command.h"
#include "core/Event.h"
#include "core/State.h"
#include "geo/WardLocator.h"

#include <queue>

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace trucban::gateway {

/// Makes sure that no case stays unseen: says which cases must be shown to more desks now, and which transfer offers
/// have run out (DESIGN.md section 4).
///
/// * A new P1 not acknowledged within Policy::escalateAfter goes to the neighbouring wards, and again after each
///   further period.
/// * A new case none of whose wards has a live console goes to the neighbours after kSettle; a P1 again and again, any
///   other once.
/// * For kStartGrace after the start all wards count as live: consoles are still coming back.
///
/// A pure part of the ledger's thread: time comes in as a value, commands come out; their events come back through
/// onEvents. It follows from the state, so a restart rebuilds it.
class Escalator {
public:
    static constexpr core::Milliseconds kSettle{2'000};
    static constexpr core::Milliseconds kStartGrace{20'000};

    /// `isExercise`: of a gateway for exercises; at a live one nobody is alarmed by what is marked as an exercise.
    explicit Escalator(std::shared_ptr<const geo::WardLocator> locator, bool isExercise = false);

    void rebuild(const core::State& state, core::Instant now);
    void onEvents(const core::State& state, std::span<const core::Event> events, core::Instant now);
    void setLocator(std::shared_ptr<const geo::WardLocator> locator) { m_locator = std::move(locator); }
    /// `live` sorted; looks at all new cases again.
    void setLiveWards(const core::State& state, core::WardSet live, core::Instant now);

    /// Commands due at `now`; their cases are looked at again when their events come, or after a period.
    [[nodiscard]] std::vector<core::CommandBody> due(const core::State& state, core::Instant now);
    /// When due() may next have something; nullopt: never, as things stand.
    [[nodiscard]] std::optional<core::Instant> next() const;

private:
    struct Entry {
        core::Instant at{};
        core::CaseId id;
        bool operator>(const Entry& other) const { return at > other.at; }
    };
    struct Plan {
        core::Instant at{};
        core::EscalationReason reason = core::EscalationReason::unacknowledged;
    };

    void watch(const core::Case& case_, const core::Policy& policy, core::Instant now);
    [[nodiscard]] std::optional<Plan> plan(const core::Case& case_, const core::Policy& policy) const;
    [[nodiscard]] bool hasLive(const core::WardSet& wards) const;
    [[nodiscard]] bool isGrace(core::Instant at) const { return at < m_started + kStartGrace; }

    std::shared_ptr<const geo::WardLocator> m_locator;
    bool m_isExercise;
    core::WardSet m_live;
    core::Instant m_started{};
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> m_queue;
};

} // namespace trucban::gateway
