// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/WatchPost.h"

#include "gateway/WebSocketFraming.h"

namespace trucban::gateway {

WatchPost::Seat WatchPost::join(Subscriber& subscriber) {
    m_subscribers.emplace(++m_lastSeat, &subscriber);
    return {*this, m_lastSeat};
}

void WatchPost::leave(WatchTable::Seat seat) {
    m_table.leave(seat); // who is left is told by the next tick
    m_subscribers.erase(seat);
}

void WatchPost::watch(const Seat& seat, const wire::Watching& watching, WatchRights rights, SteadyTime now,
                      core::Instant wall) {
    Subscriber& subscriber = *m_subscribers.at(seat.m_number);
    m_table.watch(seat.m_number, {subscriber.session.user, subscriber.clientId}, watching, rights, now);
    if (!watching.caseId) {
        subscriber.watchers.reset();
    }
    tell(now, wall);
}

void WatchPost::onBatch(const Batch& batch) {
    for (const BatchItem& item : batch.items) {
        if (!item.lostCase) {
            continue;
        }
        for (const WatchTable::Seat seat : m_table.seatsAt(*item.lostCase)) {
            Subscriber& subscriber = *m_subscribers.at(seat);
            if (!subscriber.session.viewer.sees(item.kind, item.after)) {
                m_table.leave(seat);
                subscriber.watchers.reset();
            }
        }
    }
}

void WatchPost::tick(SteadyTime now, core::Instant wall) {
    m_table.expire(now);
    tell(now, wall);
}

void WatchPost::tell(SteadyTime now, core::Instant wall) {
    for (const WatchTable::Notice& notice : m_table.takeNotices(now, wall)) {
        const auto bytes = std::make_shared<const std::string>(
            wsFrame(WsOpcode::text, wire::encode(wire::ServerFrame{notice.watchers})));
        for (const WatchTable::Seat seat : notice.to) {
            // Waking one may make another leave.
            if (const auto found = m_subscribers.find(seat); found != m_subscribers.end()) {
                found->second->watchers = bytes;
                found->second->wake.notify();
            }
        }
    }
}

} // namespace trucban::gateway
