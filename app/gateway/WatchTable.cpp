// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/WatchTable.h"

#include "wire/Limits.h"

#include <algorithm>

namespace trucban::gateway {

void WatchTable::watch(Seat seat, const WatchDesk& desk, const wire::Watching& watching, WatchRights rights, Time now) {
    const auto sits = m_seats.find(seat);
    if (sits != m_seats.end() && sits->second.caseId != watching.caseId) {
        leave(seat);
    }
    if (!watching.caseId) {
        return;
    }
    Watched& watched = m_cases[*watching.caseId];
    if (m_seats.try_emplace(seat, Sitter{desk, *watching.caseId}).second) {
        watched.seats.push_back(seat);
        m_changed.insert(*watching.caseId);
    }
    edit(watched, seat, watching, rights, now);
}

void WatchTable::edit(Watched& watched, Seat seat, const wire::Watching& watching, WatchRights rights, Time now) {
    const bool holds = watched.lease && watched.lease->seat == seat;
    if (!watching.editing || !rights.mayEdit) {
        if (holds) {
            watched.lease.reset();
            m_changed.insert(*watching.caseId);
        }
        return;
    }
    const bool isFree = holds || !watched.lease || watched.lease->until <= now ||
                        m_seats.at(watched.lease->seat).desk == m_seats.at(seat).desk;
    if (isFree || (watching.takeOver && rights.mayTakeOver)) {
        watched.lease = Lease{seat, now + wire::kEditLease};
        m_changed.insert(*watching.caseId);
    }
}

void WatchTable::leave(Seat seat) {
    const auto sits = m_seats.find(seat);
    if (sits == m_seats.end()) {
        return;
    }
    const core::CaseId id = sits->second.caseId;
    m_seats.erase(sits);
    const auto found = m_cases.find(id);
    Watched& watched = found->second;
    std::erase(watched.seats, seat);
    if (watched.seats.empty()) {
        m_cases.erase(found);
        m_changed.erase(id);
        return;
    }
    if (watched.lease && watched.lease->seat == seat) {
        watched.lease.reset();
    }
    m_changed.insert(id);
}

void WatchTable::expire(Time now) {
    for (auto& [id, watched] : m_cases) {
        if (watched.lease && watched.lease->until <= now) {
            watched.lease.reset();
            m_changed.insert(id);
        }
    }
}

std::vector<WatchTable::Notice> WatchTable::takeNotices(Time now, core::Instant wall) {
    std::vector<Notice> notices;
    for (auto it = m_changed.begin(); it != m_changed.end();) {
        Watched& watched = m_cases.at(*it);
        if (watched.told != Time{} && now - watched.told < kPause) {
            ++it;
            continue;
        }
        watched.told = now;
        notices.push_back({watchersOf(*it, watched, now, wall), watched.seats});
        it = m_changed.erase(it);
    }
    return notices;
}

wire::Watchers WatchTable::watchersOf(const core::CaseId& id, const Watched& watched, Time now,
                                      core::Instant wall) const {
    wire::Watchers told;
    told.caseId = id;
    const auto add = [&](Seat seat, bool edits) {
        const WatchDesk& desk = m_seats.at(seat).desk;
        const bool isNamed = std::ranges::any_of(told.people, [&desk](const wire::Watcher& person) {
            return person.user == desk.user && person.clientId == desk.clientId;
        });
        if (isNamed || told.people.size() >= kMostNamed) {
            return;
        }
        wire::Watcher person{.user = desk.user, .clientId = desk.clientId, .editing = edits, .until = {}};
        if (edits) {
            person.until = wall + std::chrono::ceil<core::Milliseconds>(watched.lease->until - now);
        }
        told.people.push_back(std::move(person));
    };
    if (watched.lease && watched.lease->until > now) {
        add(watched.lease->seat, true);
    }
    for (const Seat seat : watched.seats) {
        add(seat, false);
    }
    return told;
}

std::vector<WatchTable::Seat> WatchTable::seatsAt(const core::CaseId& id) const {
    const auto found = m_cases.find(id);
    return found != m_cases.end() ? found->second.seats : std::vector<Seat>{};
}

} // namespace trucban::gateway
