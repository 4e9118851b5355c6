// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/Batch.h"
#include "gateway/Hub.h"
#include "gateway/WatchTable.h"

#include <unordered_map>
#include <utility>

namespace trucban::gateway {

/// Puts the watch table between sockets: what a session says it looks at goes in, who else does comes out to those who
/// look at the same case, one frame made once for all of them. A case that leaves a session's sight is not looked at by
/// it any more. A session holds one such frame at most, the latest. Network thread.
class WatchPost {
public:
    /// A session's place; the session looks at nothing when it goes away.
    class Seat {
    public:
        Seat() = default;
        Seat(WatchPost& post, WatchTable::Seat number) : m_post{&post}, m_number{number} {}
        Seat(Seat&& other) noexcept : m_post{std::exchange(other.m_post, nullptr)}, m_number{other.m_number} {}
        Seat& operator=(Seat&& other) noexcept {
            std::swap(m_post, other.m_post);
            std::swap(m_number, other.m_number);
            return *this;
        }
        ~Seat() {
            if (m_post != nullptr) {
                m_post->leave(m_number);
            }
        }
        [[nodiscard]] bool isTaken() const { return m_post != nullptr; }

    private:
        friend class WatchPost;
        WatchPost* m_post = nullptr;
        WatchTable::Seat m_number = 0;
    };
    [[nodiscard]] Seat join(Subscriber& subscriber);

    /// The caller has looked whether the session sees the case.
    void watch(const Seat& seat, const wire::Watching& watching, WatchRights rights, SteadyTime now,
               core::Instant wall);
    /// After it was published.
    void onBatch(const Batch& batch);
    /// Every quarter of a second.
    void tick(SteadyTime now, core::Instant wall);

private:
    void leave(WatchTable::Seat seat);
    void tell(SteadyTime now, core::Instant wall);

    WatchTable m_table;
    std::unordered_map<WatchTable::Seat, Subscriber*> m_subscribers;
    WatchTable::Seat m_lastSeat = 0;
};

} // namespace trucban::gateway
