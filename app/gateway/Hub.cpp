// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/Hub.h"

#include "gateway/WebSocketFraming.h"
#include "wire/Limits.h"

#include <algorithm>

namespace trucban::gateway {
namespace {

std::size_t sizeOf(const BatchItem& item) {
    const auto size = [](const SharedBytes& bytes) { return bytes ? bytes->size() : 0; };
    return 120 + size(item.event) + size(item.entered) + size(item.left);
}

std::size_t sizeOf(const Batch& batch) {
    std::size_t bytes = 100;
    for (const BatchItem& item : batch.items) {
        bytes += sizeOf(item);
    }
    return bytes;
}

} // namespace

std::string Hub::keyOf(const Subscriber& subscriber) {
    return subscriber.session.viewer.groupKey() + (subscriber.deflates ? " deflated" : "");
}

Hub::Membership Hub::join(Subscriber& subscriber) {
    auto& group = m_groups[keyOf(subscriber)];
    if (!group) {
        group = std::make_unique<HubGroup>();
        group->viewer = subscriber.session.viewer;
        group->deflates = subscriber.deflates;
    }
    group->members.push_back(&subscriber);
    subscriber.group = group.get();
    ++m_count;
    m_metrics.sockets = m_count;
    m_desks.add(subscriber.session.viewer);
    subscriber.desks = DeskRoster::visibleTo(m_desks.now(), subscriber.session.viewer);
    return {*this, subscriber};
}

void Hub::leave(Subscriber& subscriber) {
    const auto found = m_groups.find(keyOf(subscriber));
    auto& members = found->second->members;
    const auto place = std::ranges::find(members, &subscriber);
    *place = members.back();
    members.pop_back();
    if (members.empty()) {
        m_groups.erase(found);
    }
    --m_count;
    m_metrics.sockets = m_count;
    m_desks.remove(subscriber.session.viewer);
}

template <class Action>
void Hub::forEach(Action action) {
    // Waking a session may make it leave, so the walk is over a copy.
    std::vector<Subscriber*> all;
    all.reserve(m_count);
    for (const auto& [key, group] : m_groups) {
        all.insert(all.end(), group->members.begin(), group->members.end());
    }
    for (Subscriber* subscriber : all) {
        action(*subscriber);
    }
}

void Hub::start(core::Seq head, std::string hash) {
    m_head = head;
    m_flushed = head;
    m_headHash = std::move(hash);
    m_historyLoaded = head == 0;
}

void Hub::prepend(std::vector<SharedBatch> batches) {
    m_historyLoaded = true;
    const core::Seq end = m_ring.empty() ? m_head : m_ring.front()->from - 1;
    if (batches.empty() || batches.back()->to != end) {
        return;
    }
    for (auto it = batches.rbegin(); it != batches.rend() && m_ringBytes < kRingBytes; ++it) {
        m_ringBytes += sizeOf(**it);
        m_ring.push_front(std::move(*it));
    }
}

void Hub::publish(SharedBatch batch) {
    m_head = batch->to;
    m_headHash = batch->head;
    m_ringBytes += sizeOf(*batch);
    m_ring.push_back(batch);
    trim();
    std::vector<Subscriber*> slow;
    for (const auto& [key, group] : m_groups) {
        std::size_t bytes = 0;
        for (const BatchItem& item : batch->items) {
            if (const SharedBytes& visible = item.bytesFor(group->viewer)) {
                bytes += visible->size();
            }
        }
        if (bytes == 0) {
            continue;
        }
        group->isDue = true;
        for (Subscriber* member : group->members) {
            if (member->isLive) {
                member->behind += bytes;
                if (member->behind > wire::kSessionQueueBytes) {
                    slow.push_back(member);
                }
            }
        }
    }
    for (Subscriber* subscriber : slow) {
        tell(*subscriber, wire::ByeReason::slow);
    }
    if (m_isFlushAsked) {
        return;
    }
    const SteadyTime now = m_clock();
    if (!onFlushDue || now >= m_nextFlush) {
        flush();
    } else {
        m_isFlushAsked = true;
        onFlushDue(m_nextFlush - now);
    }
}

void Hub::flush() {
    const SteadyTime begun = m_clock();
    m_isFlushAsked = false;
    if (m_flushed < m_head) {
        m_flushed = m_head;
        m_cuts.push_back(m_head);
    }
    std::vector<Subscriber*> awake; // waking one may make it leave
    for (const auto& [key, group] : m_groups) {
        if (std::exchange(group->isDue, false)) {
            std::ranges::copy_if(group->members, std::back_inserter(awake), &Subscriber::isLive);
        }
    }
    for (Subscriber* subscriber : awake) {
        subscriber->wake.notify();
    }
    const auto cost = m_clock() - begun;
    m_nextFlush = begun + std::min<std::chrono::nanoseconds>(cost * kCalm, kMostPace);
}

void Hub::trim() {
    while (m_ring.size() > 1 && (m_ringBytes > kRingBytes || m_head - m_ring.front()->to >= wire::kMaxReplayEvents)) {
        m_ringBytes -= sizeOf(*m_ring.front());
        m_ring.pop_front();
    }
    while (!m_cuts.empty() && m_cuts.front() < m_ring.front()->from) {
        m_cuts.pop_front();
    }
}

std::vector<SharedBytes> Hub::take(Subscriber& subscriber) {
    std::vector<SharedBytes> frames;
    if (!subscriber.isLive || subscriber.cursor >= m_flushed) {
        return frames;
    }
    if (subscriber.cursor < oldestCursor()) {
        tell(subscriber, wire::ByeReason::slow);
        return frames;
    }
    HubGroup& group = *subscriber.group;
    std::size_t bytes = 0;
    while (subscriber.cursor < m_flushed && bytes < kFrameBytes) {
        const HubFrame* frame = frameFrom(group, subscriber.cursor + 1);
        frames.push_back(frame->bytes);
        bytes += frame->bytes->size();
        subscriber.cursor = frame->to;
        subscriber.behind -= std::min(subscriber.behind, frame->taken);
    }
    if (subscriber.cursor >= m_head) {
        subscriber.behind = 0;
    }
    return frames;
}

const HubFrame* Hub::frameFrom(HubGroup& group, core::Seq from) {
    const auto known = group.frames.find(from);
    // The frame of an idle group may end before batches that came since and hold nothing either: still right.
    if (known != group.frames.end()) {
        return &known->second;
    }
    while (!group.frames.empty() && group.frameBytes > kFramesBytes) {
        group.frameBytes -= group.frames.begin()->second.bytes->size();
        group.frames.erase(group.frames.begin());
    }
    const HubFrame& built = group.frames.emplace(from, build(group, from)).first->second;
    group.frameBytes += built.bytes->size();
    return &built;
}

HubFrame Hub::build(const HubGroup& group, core::Seq from) {
    HubFrame frame;
    std::vector<SharedBytes> items;
    std::string head;
    frame.to = from - 1;
    const auto first =
        std::ranges::partition_point(m_ring, [from](const SharedBatch& batch) { return batch->to < from; });
    bool full = false;
    bool isCut = false;
    for (auto it = first; it != m_ring.end() && (*it)->to <= m_flushed && !full && !isCut; ++it) {
        const Batch& batch = **it;
        for (const BatchItem& item : batch.items) {
            const SharedBytes bytes = item.seq < from ? SharedBytes{} : item.bytesFor(group.viewer);
            if (!bytes) {
                continue;
            }
            if (items.size() >= wire::kEventsPerFrame ||
                (!items.empty() && frame.taken + bytes->size() > kFrameBytes)) {
                full = true;
                break;
            }
            items.push_back(bytes);
            frame.taken += bytes->size();
            frame.to = item.seq;
            head.clear();
        }
        if (!full) {
            frame.to = batch.to;
            head = batch.head;
            isCut = !items.empty() && std::ranges::binary_search(m_cuts, batch.to);
        }
    }
    const std::string json = wire::joinEvents(from, frame.to, head, items);
    frame.bytes = std::make_shared<const std::string>(group.deflates ? wsDeflatedFrame(m_deflater, json)
                                                                     : wsFrame(WsOpcode::text, json));
    return frame;
}

void Hub::tell(Subscriber& subscriber, wire::ByeReason reason) {
    if (subscriber.bye) {
        return;
    }
    subscriber.bye = reason;
    // Of a gateway that stops everybody is told to the end first.
    subscriber.isLive = subscriber.isLive && reason == wire::ByeReason::shutdown;
    if (reason == wire::ByeReason::slow) {
        m_metrics.slowSessions.fetch_add(1, std::memory_order_relaxed);
    } else if (reason == wire::ByeReason::silent) {
        m_metrics.silentSessions.fetch_add(1, std::memory_order_relaxed);
    }
    subscriber.wake.notify();
}

void Hub::tick(SteadyTime now, core::Instant wall) {
    tellDesks();
    forEach([&](Subscriber& subscriber) {
        if (now - subscriber.heard > wire::kSilentPeer) {
            tell(subscriber, wire::ByeReason::silent);
        } else if (subscriber.session.expiresAt <= wall) {
            tell(subscriber, wire::ByeReason::revoked);
        } else {
            if (now - subscriber.heard > wire::kPingInterval && now - subscriber.pinged > wire::kPingInterval) {
                subscriber.pinged = now;
                subscriber.pingDue = true;
            }
            if (subscriber.pingDue || (subscriber.isLive && subscriber.cursor < m_flushed)) {
                subscriber.wake.notify();
            }
        }
    });
}

void Hub::tellDesks() {
    const auto change = m_desks.takeChange();
    if (!change) {
        return;
    }
    if (onLiveWards) {
        onLiveWards(change->live);
    }
    forEach([&](Subscriber& subscriber) {
        subscriber.desks = DeskRoster::visibleTo(*change, subscriber.session.viewer);
        subscriber.wake.notify();
    });
}

void Hub::setLogWritable(bool writable) {
    m_desks.setLogWritable(writable);
    tellDesks();
}

void Hub::setStaffedWards(core::WardSet wards) {
    m_desks.setStaffed(std::move(wards));
}

void Hub::revoke(const std::string& sessionId) {
    revoke(std::vector{sessionId});
}

void Hub::revoke(const std::vector<std::string>& sessionIds) {
    if (sessionIds.empty()) {
        return;
    }
    forEach([&](Subscriber& subscriber) {
        if (std::ranges::find(sessionIds, subscriber.session.id) != sessionIds.end()) {
            tell(subscriber, wire::ByeReason::revoked);
        }
    });
}

void Hub::dismissAll(wire::ByeReason reason) {
    forEach([&](Subscriber& subscriber) { tell(subscriber, reason); });
}

} // namespace trucban::gateway
