// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/Batch.h"
#include "gateway/DeskRoster.h"
#include "gateway/Metrics.h"
#include "gateway/SessionTable.h"
#include "gateway/Wake.h"
#include "wire/Deflate.h"
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

struct HubGroup;

/// One console as the hub sees it. Owned by its socket session; the pointer leaves the hub before it dies.
struct Subscriber {
    Session session;
    std::string clientId;
    bool deflates = false;     ///< reads compressed frames
    HubGroup* group = nullptr; ///< while it is joined
    core::Seq cursor = 0;      ///< covered by what was taken
    bool isLive = false;       ///< takes events; false while a snapshot goes out
    std::size_t behind = 0;    ///< bytes published in its scope and not taken
    SteadyTime heard{};        ///< last sign of life
    SteadyTime pinged{};
    std::optional<wire::ByeReason> bye; ///< to be told, then closed
    std::optional<wire::Desks> desks;   ///< to be told
    SharedBytes watchers;               ///< to be told: who looks at the case it looks at
    bool pingDue = false;
    Wake wake; ///< something above changed, or events are there
};

struct HubFrame {
    core::Seq to = 0;
    SharedBytes bytes;
    std::size_t taken = 0; ///< bytes of items in it
};

/// Sessions that are sent the same bytes.
struct HubGroup {
    Viewer viewer;
    bool deflates = false;
    bool isDue = false; ///< something in its scope was published and not flushed
    std::vector<Subscriber*> members;
    std::map<core::Seq, HubFrame> frames; ///< by first seq; the latest, up to Hub::kFramesBytes
    std::size_t frameBytes = 0;
};

/// Brings committed batches to consoles. Sessions that see the same are a group: whether a batch concerns it is worked
/// out once, and a frame is joined (and compressed) once and its bytes shared. Sessions take frames when their socket is
/// free, so that what waits for a slow one is a place in the ring, not a queue of its own; a session more than
/// wire::kSessionQueueBytes behind, or behind the ring, is told `bye slow`.
/// Ranges without anything in a session's scope are told with the next frame or by the tick. Network thread.
///
/// A batch goes out at once when the thread has time. Under load it waits for the ones behind it, so that the fan-out,
/// whose cost is by the frame, takes no more than one part in kCalm of the thread: the next is kCalm times as long after
/// the last as that one took, and never more than kMostPace. Frames end where a fan-out ended, so that sessions at
/// different places share them all the same.
class Hub {
public:
    static constexpr std::size_t kRingBytes = 96 * 1024 * 1024;
    static constexpr std::size_t kFrameBytes = 256 * 1024;
    static constexpr std::size_t kFramesBytes = 8 * 1024 * 1024;
    static constexpr int kCalm = 8;
    static constexpr std::chrono::milliseconds kMostPace{100};

    explicit Hub(Metrics& metrics, std::function<SteadyTime()> clock = std::chrono::steady_clock::now)
        : m_metrics{metrics}, m_clock{std::move(clock)} {}

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
    /// Lets sessions take what was published; see onFlushDue.
    void flush();

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
    /// Asked to call flush() after this time; while it is empty, every batch goes out at once.
    std::function<void(std::chrono::nanoseconds)> onFlushDue;

private:
    void leave(Subscriber& subscriber);
    [[nodiscard]] const HubFrame* frameFrom(HubGroup& group, core::Seq from);
    [[nodiscard]] HubFrame build(const HubGroup& group, core::Seq from);
    [[nodiscard]] static std::string keyOf(const Subscriber& subscriber);
    void trim();
    void tell(Subscriber& subscriber, wire::ByeReason reason);
    void tellDesks();
    template <class Action>
    void forEach(Action action);

    Metrics& m_metrics;
    std::function<SteadyTime()> m_clock;
    std::deque<SharedBatch> m_ring;
    std::size_t m_ringBytes = 0;
    bool m_historyLoaded = false;
    core::Seq m_head = 0;
    core::Seq m_flushed = 0;      ///< what sessions may take
    std::deque<core::Seq> m_cuts; ///< where fan-outs ended, as far back as the ring
    SteadyTime m_nextFlush{};
    bool m_isFlushAsked = false;
    std::string m_headHash;
    wire::Deflater m_deflater;
    std::unordered_map<std::string, std::unique_ptr<HubGroup>> m_groups;
    std::size_t m_count = 0;
    DeskRoster m_desks;
};

} // namespace trucban::gateway
