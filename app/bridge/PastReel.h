// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/ReplicaFold.h"
#include "bridge/RestingValue.h"
#include "core/State.h"
#include "wire/Deflate.h"
#include "wire/Frames.h"

#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_node_map.hpp>

#include <cstdint>
#include <deque>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace trucban::bridge {

/// What a scope showed at any moment of the past, made from the present state and the log's windows before it
/// (wire::Past), which come newest first. At every place of the log that it reaches, its state has the canonical bytes
/// that the replica had when it was there; of what was erased, before its windows came or since (erase), what is left.
///
/// A jump sets each aggregate that the windows in between name to its value at the start of the window of the goal, and
/// folds on from there: it costs what those windows hold, wherever they lie. Items and most values are kept packed; of
/// each aggregate the value that it had longest, the present one or else the last before it went, is kept as it is
/// (RestingValue): a far jump moves many aggregates that were opened and closed in between, and nearly all of them
/// between nothing and that value. One thread; no clock.
class PastReel {
public:
    /// Past this nothing older is taken in.
    static constexpr std::size_t kMostBytes = 512U << 20U;

    explicit PastReel(core::State present);

    /// False, and nothing changes, unless the window ends where the reel begins.
    [[nodiscard]] bool prepend(wire::Past window);
    /// From here on the state can be shown: oldest() is the place before the first window's first event.
    [[nodiscard]] core::Seq oldest() const { return m_windows.empty() ? m_newest : m_windows.back().from - 1; }
    [[nodiscard]] core::Seq newest() const { return m_newest; }
    [[nodiscard]] bool isWhole() const { return oldest() == 0; }
    /// False once an item did not fit the state before it: what is shown is not to be trusted.
    [[nodiscard]] bool isSound() const { return m_isSound; }
    [[nodiscard]] bool isFull() const { return m_bytes >= kMostBytes; }
    /// What the windows brought; the present state is not in it.
    [[nodiscard]] std::size_t bytes() const { return m_bytes; }
    /// Of the first item of the reel; nullopt while it has none.
    [[nodiscard]] std::optional<core::Instant> oldestAt() const;

    [[nodiscard]] const core::State& state() const { return m_state; }
    [[nodiscard]] core::Seq position() const { return m_position; }

    /// The last place whose event is not after `at`; oldest() when all are. Where a clock was set back, the later of
    /// the places with that time.
    [[nodiscard]] core::Seq seqAt(core::Instant at);
    /// The next place after `seq` with something in scope, and its time; the one before it.
    struct Place {
        core::Seq seq = 0;
        core::Instant at{};
    };
    [[nodiscard]] std::optional<Place> after(core::Seq seq);
    [[nodiscard]] std::optional<Place> before(core::Seq seq);

    /// Makes state() the one at `seq`, or at the nearest place the reel reaches; tells what may differ from where it
    /// was.
    ReplicaFold::Touched seek(core::Seq seq);

    /// The alert was erased meanwhile: what it said goes from every moment, also of windows still to come. Tells what
    /// changes in the state.
    ReplicaFold::Touched erase(const core::AlertId& id);

private:
    /// The value of one aggregate where a window that names it starts.
    struct Start {
        std::uint32_t window = 0; ///< number of the window; larger: older
        std::string bytes;        ///< empty: it was not there, or this value is the resting one
    };
    /// Places among a track's starts; from 0 on they are indices.
    static constexpr std::int32_t kAtPresent = -1;
    static constexpr std::int32_t kNowhere = -2;
    struct Track {
        explicit Track(const core::AggregateRef& named) : ref{named} {}
        ParsedRef ref;
        std::vector<Start> starts;       ///< by rising number
        RestingValue resting;            ///< empty while it is in the state
        std::int32_t restsAt = kNowhere; ///< whose value it is; nowhere: of the policy, and of what came and went often
        bool isHeld = false;             ///< the state holds the resting value
        bool isThere = false;            ///< the state holds some value
        std::uint64_t mark = 0;          ///< of the last jump that met it
    };
    struct RefHash {
        std::size_t operator()(const core::AggregateRef& ref) const noexcept {
            return std::hash<std::string>{}(ref.key) + static_cast<std::size_t>(ref.kind);
        }
    };
    using Tracks = boost::unordered_node_map<core::AggregateRef, Track, RefHash>;
    using Entries = std::vector<Tracks::value_type*>;
    struct Window {
        core::Seq from = 1;
        core::Seq to = 0;
        core::Instant leastAt = core::Instant::max();
        std::string items; ///< the frame without its `before`, deflated
        Entries tracks;    ///< of what its items name
        std::vector<Place> places;
    };
    static constexpr std::size_t kPresent = static_cast<std::size_t>(-1);

    void addStart(Tracks::value_type& entry, std::uint32_t number, core::Aggregate* before);
    /// Number of the window after whose start `seq` comes: from - 1 ≤ seq < to; kPresent at the newest place.
    [[nodiscard]] std::size_t windowOf(core::Seq seq) const;
    /// The place of the value that the aggregate has at the start of the window.
    [[nodiscard]] static std::int32_t placeAt(const Track& track, std::size_t window);
    [[nodiscard]] bool set(Track& track, std::size_t window);
    using Touches = std::vector<const Tracks::value_type*>;
    void goToStart(std::size_t window, Touches& touched);
    void playTo(core::Seq seq, Touches& touched);
    void pack(Window& window, std::vector<wire::PastItem> items);
    [[nodiscard]] std::vector<wire::PastItem>& itemsOf(std::size_t window);

    core::State m_state; ///< without alertByKey
    const core::Policy m_presentPolicy;
    core::Seq m_newest;
    core::Seq m_position;
    std::size_t m_window = kPresent; ///< of m_position
    std::deque<Window> m_windows;    ///< newest first: the index is the number
    Tracks m_tracks;
    std::set<core::AlertId> m_erased;
    bool m_isSound = true;
    std::size_t m_bytes = 0;
    std::uint64_t m_mark = 0;
    wire::Deflater m_deflater;
    wire::Inflater m_inflater;
    std::size_t m_unpacked = kPresent; ///< number of the window in m_items
    std::vector<wire::PastItem> m_items;
};

} // namespace trucban::bridge
