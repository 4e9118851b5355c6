// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Fold.h"
#include "core/RandomWorld.h"
#include "core/ScopeTracker.h"
#include "wire/Frames.h"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace trucban::test {

inline const core::Scope kEverything{.all = true};
inline const core::Scope kTwoWards{.all = false, .wards = {kWardA, kWardB}};

/// A history with the whole state after each of its events; the windows a gateway would make of it.
class History {
public:
    History(const std::vector<std::uint64_t>& numbers, core::Scope scope) : m_scope{std::move(scope)} {
        RandomWorld random;
        for (const std::uint64_t number : numbers) {
            random.step(number);
            random.world.wait(core::Milliseconds{static_cast<std::int64_t>(number % 30'000)});
        }
        m_log = random.world.log;
        // The world begins with a policy and units of its own: what no event made.
        core::State state;
        state.policy = smallPolicy();
        m_states.push_back(state);
        for (std::size_t i = 0; i < m_log.size(); ++i) {
            m_log[i].seq = i + 1;
            if (!core::apply(state, m_log[i])) {
                throw std::logic_error("the random world made an event that does not apply");
            }
            m_states.push_back(state);
        }
    }

    [[nodiscard]] core::Seq head() const { return m_log.size(); }
    [[nodiscard]] const core::Event& event(core::Seq seq) const { return m_log[seq - 1]; }
    [[nodiscard]] std::string bytesAt(core::Seq seq) const { return core::canonicalBytes(m_states[seq], m_scope); }
    /// As it is once these alerts are erased.
    [[nodiscard]] std::string bytesWithout(const std::set<core::AlertId>& erased, core::Seq seq) const {
        core::State state = m_states[seq];
        for (const core::AlertId& id : erased) {
            if (const auto alert = state.alerts.find(id); alert != state.alerts.end()) {
                alert->second.details.reset();
                alert->second.placedAt.reset();
            }
        }
        return core::canonicalBytes(state, m_scope);
    }
    /// Every alert that ever was.
    [[nodiscard]] std::vector<core::AlertId> alerts() const {
        std::vector<core::AlertId> ids;
        for (const core::Event& one : m_log) {
            if (std::holds_alternative<core::AlertReceived>(one.data)) {
                ids.push_back({core::Uuid::parse(one.aggregate.key).value()});
            }
        }
        return ids;
    }

    /// What a console of this scope holds at the head.
    [[nodiscard]] core::State present() const {
        core::State scoped;
        const core::State& whole = m_states.back();
        const auto take = [&](const auto& map) {
            for (const auto& [id, value] : map) {
                if (m_scope.sees(value.visibleTo)) {
                    scoped.put(value);
                }
            }
        };
        take(whole.alerts), take(whole.cases), take(whole.units), take(whole.visits), take(whole.handovers);
        take(whole.campaigns), take(whole.records), take(whole.briefings);
        scoped.policy = whole.policy;
        scoped.seq = head();
        return scoped;
    }

    [[nodiscard]] wire::Past window(core::Seq to, core::Seq places) const {
        wire::Past past;
        past.to = to;
        past.from = to - std::min(to, places) + 1;
        std::set<core::AggregateRef> named;
        for (core::Seq seq = past.from; seq <= to; ++seq) {
            const core::Event& one = event(seq);
            const auto* seen = m_states[past.from - 1].visibleTo(one.aggregate);
            if (named.insert(one.aggregate).second && seen != nullptr && m_scope.sees(*seen)) {
                past.before.push_back(*m_states[past.from - 1].aggregate(one.aggregate));
            }
            const auto add = [&](wire::EventItem item) { past.items.push_back({seq, one.at, std::move(item)}); };
            switch (core::scopeChange(m_scope, m_states[seq - 1], one)) {
            case core::ScopeChange::deliver:
                add(one);
                break;
            case core::ScopeChange::enters:
                add(wire::Entered{*m_states[seq].aggregate(one.aggregate)});
                break;
            case core::ScopeChange::leaves:
                add(wire::Left{one.aggregate});
                break;
            case core::ScopeChange::unseen:
                break;
            }
        }
        return past;
    }

private:
    core::Scope m_scope;
    std::vector<core::Event> m_log;
    std::vector<core::State> m_states; ///< [n]: after n events
};

} // namespace trucban::test
