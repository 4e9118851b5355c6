// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Uuid.h"
#include "wire/Frames.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace trucban::gateway {

/// Who sits there. One desk that came back before its old socket was missed is still one desk.
struct WatchDesk {
    std::string user;
    std::string clientId;
    bool operator==(const WatchDesk&) const = default;
};

/// What a session may do about the case it looks at.
struct WatchRights {
    bool mayEdit = false;     ///< hold the lease
    bool mayTakeOver = false; ///< break another's, now
};

/// Who looks at which case, and who edits it: one case a seat (a socket), one lease a case. The lease is its holder's for
/// wire::kEditLease after each word of editing; it ends at once when the holder looks elsewhere, stops editing or goes,
/// and by who may take over. Time comes in as a value; nothing here knows sockets, scopes or the log.
///
/// Told is the latest only, and of one case no more often than every kPause: a desk that flips through cases, or two
/// hundred that look at the same one, make so many frames and not more.
class WatchTable {
public:
    using Seat = std::uint64_t;
    using Time = std::chrono::steady_clock::time_point;
    static constexpr std::chrono::milliseconds kPause{250};
    /// People in one frame, who edits among them; what is told of more would grow with the square of their number.
    static constexpr std::size_t kMostNamed = 32;

    /// What the seat looks at from now on. Rights count for this word only.
    void watch(Seat seat, const WatchDesk& desk, const wire::Watching& watching, WatchRights rights, Time now);
    /// It looks at nothing any more: its socket is gone, or the case left its sight.
    void leave(Seat seat);
    /// Ends leases that nobody renewed.
    void expire(Time now);

    struct Notice {
        wire::Watchers watchers;
        std::vector<Seat> to;
    };
    /// What changed and is due, each case once.
    [[nodiscard]] std::vector<Notice> takeNotices(Time now, core::Instant wall);

    [[nodiscard]] std::vector<Seat> seatsAt(const core::CaseId& id) const;
    [[nodiscard]] std::size_t cases() const { return m_cases.size(); } ///< looked at by anybody

private:
    struct Sitter {
        WatchDesk desk;
        core::CaseId caseId;
    };
    struct Lease {
        Seat seat = 0;
        Time until{};
    };
    struct Watched {
        std::vector<Seat> seats; ///< in the order they came
        std::optional<Lease> lease;
        Time told{};
    };
    void edit(Watched& watched, Seat seat, const wire::Watching& watching, WatchRights rights, Time now);
    [[nodiscard]] wire::Watchers watchersOf(const core::CaseId& id, const Watched& watched, Time now,
                                            core::Instant wall) const;

    std::unordered_map<Seat, Sitter> m_seats;
    std::map<core::CaseId, Watched> m_cases;
    std::set<core::CaseId> m_changed;
};

} // namespace trucban::gateway
