// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/Batch.h"
#include "gateway/DeskRoster.h"
#include "gateway/Metrics.h"
#include "gateway/SessionTable.h"
#include "gateway/Wake.h"
#include "wire/Frames.h"

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace trucban::gateway {

/// One console as the hub sees it. Owned by its socket session; the pointer leaves the hub before it dies.
struct Subscriber {
    Session session;
    std::string clientId;
    core::Seq cursor = 0;   ///< covered by what was taken
    bool isLive = false;    ///< takes events; false while a snapshot goes out
    std::size_t behind = 0; ///< bytes published in its scope and not taken
    SteadyTime heard{};     ///< last sign of life
    SteadyTime pinged{};
    std::optional<wire::ByeReason> bye; ///< to be told, then closed
    std::optional<wire::Desks> desks;   ///< to be told
    bool pingDue = false;
    Wake wake; ///< something above changed, or events are there
};

/// Brings committed batches to consoles. Sessions that see the same are a group: whether a batch concerns it is worked
/// out once, and a frame is joined once and its bytes shared; a frame holds one batch's items, so that sessions at
/// different places share it too. Sessions take frames when their socket is free, so that
/// what waits for a slow one is a place in the ring, not a queue of its own; a session more than
/// wire::kSessionQueueBytes behind, or behind the ring, is told `bye slow`.
/// Ranges without anything in a session's scope are told with the next frame or by the tick. Network thread.
class Hub {
public:
    static constexpr std::size_t kRingBytes = 96 * 1024 * 1024;
    static constexpr std::size_t kFrameBytes = 256 * 1024;
    static constexpr std::size_t kFramesBytes = 16 * 1024 * 1024;

    explicit Hub(Metrics& metrics) : m_metrics{metrics} {}

    /// Leaves the hub when it goes away.
    class Membership {
    public:
        Membership() = default;
        Membership(Hub& hub, Subscriber& subscriber) : m_hub{&hub}, m_subscriber{&subscriber} {}
        Membership(Membership&& other) noexcept
            : m_hub{std::exchange(other.m_hub, nullptr)}, m_subscriber{other.m_subscriber} {}
        Membership& operator=(Membership&& other) noexcept {
            std::swap(m_hub, other.m_hub);
            std::swap(m_subscriber, other.m_subscriber);
            return *this;
        }
        ~Membership() {
            if (m_hub != nullptr) {
                m_hub->leave(*m_subscriber);
            }
        }

    private:
        Hub* m_hub = nullptr;
        Subscriber* m_subscriber = nullptr;
    };
    [[nodiscard]] Membership join(Subscriber& subscriber);

    /// Where the log ended before the first batch.
    void start(core::Seq head, std::string hash);
    /// Batches from before the start, contiguous and ending there; may come late.
    void prepend(std::vector<SharedBatch> batches);
    void publish(SharedBatch batch);

    [[nodiscard]] core::Seq head() const { return m_head; }
    [[nodiscard]] const std::string& headHash() const { return m_headHash; }
    /// A cursor at or after this can be resumed from the ring.
    [[nodiscard]] core::Seq oldestCursor() const { return m_ring.empty() ? m_head : m_ring.front()->from - 1; }
    [[nodiscard]] bool isHistoryLoaded() const { return m_historyLoaded; }

    /// Frames (WebSocket bytes) from the subscriber's cursor on, about kFrameBytes of them; moves the cursor.
    [[nodiscard]] std::vector<SharedBytes> take(Subscriber& subscriber);

    void setLogWritable(bool writable);
    void setStaffedWards(core::WardSet wards);
    /// Every quarter of a second: silence, pings, expiry, idle ranges, desks.
    void tick(SteadyTime now, core::Instant wall);
    void revoke(const std::string& sessionId);
    void revoke(const std::vector<std::string>& sessionIds);
    void dismissAll(wire::ByeReason reason);
    [[nodiscard]] std::size_t size() const { return m_count; }
    /// Told when the set of wards with a live console changed.
    std::function<void(core::WardSet)> onLiveWards;

private:
    struct Frame {
        core::Seq to = 0;
        SharedBytes bytes;
        std::size_t taken = 0; ///< bytes of items in it
    };
    struct Group {
        Viewer viewer;
        std::vector<Subscriber*> members;
        std::map<core::Seq, Frame> frames; ///< by first seq; the latest, up to kFramesBytes
        std::size_t frameBytes = 0;
    };

    void leave(Subscriber& subscriber);
    [[nodiscard]] const Frame* frameFrom(Group& group, core::Seq from);
    [[nodiscard]] Frame build(const Viewer& viewer, core::Seq from) const;
    void trim();
    void tell(Subscriber& subscriber, wire::ByeReason reason);
    void tellDesks();
    template <class Action>
    void forEach(Action action);

    Metrics& m_metrics;
    std::deque<SharedBatch> m_ring;
    std::size_t m_ringBytes = 0;
    bool m_historyLoaded = false;
    core::Seq m_head = 0;
    std::string m_headHash;
    std::unordered_map<std::string, std::unique_ptr<Group>> m_groups;
    std::size_t m_count = 0;
    DeskRoster m_desks;
};

} // namespace trucban::gateway
