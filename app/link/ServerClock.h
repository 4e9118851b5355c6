// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Time.h"

#include <chrono>
#include <deque>
#include <optional>

namespace trucban::link {

/// One moment in the gateway's time and in ours, by the steady clock.
struct ServerTime {
    core::Instant server{};
    std::chrono::steady_clock::time_point at{};
    bool operator==(const ServerTime&) const = default;

    [[nodiscard]] core::Instant then(std::chrono::steady_clock::time_point now) const {
        return server + std::chrono::floor<core::Milliseconds>(now - at);
    }
};

/// What time it is at the gateway, as welcome and pongs tell it. An answer was made somewhere between the question and
/// its arrival, so of the latest few the one with the smallest round trip is taken, at its middle. Nobody who sets a
/// clock of this computer moves it. Pure: told what was heard and when.
class ServerClock {
public:
    void heard(core::Instant serverTime, std::chrono::steady_clock::time_point asked,
               std::chrono::steady_clock::time_point arrived);
    /// nullopt: the gateway has not said yet.
    [[nodiscard]] const std::optional<ServerTime>& time() const { return m_best; }

private:
    struct Sample {
        ServerTime time;
        std::chrono::steady_clock::duration roundTrip{};
    };
    [[nodiscard]] static bool canBothBeTrue(const Sample& a, const Sample& b);

    std::deque<Sample> m_late; ///< the latest, oldest first
    std::optional<ServerTime> m_best;
};

} // namespace trucban::link
