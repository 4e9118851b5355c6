// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Time.h"

#include <chrono>
#include <functional>
#include <optional>

namespace trucban::bridge {

/// One moment in the gateway's time and in this computer's steady time.
struct ServerTimeMark {
    core::Instant server{};
    std::chrono::steady_clock::time_point at{};
    bool operator==(const ServerTimeMark&) const = default;
};

/// Where a desk's clock gets its time from; a test brings its own.
struct TimeSources {
    std::function<core::Instant()> wall;
    std::function<std::chrono::steady_clock::time_point()> steady;
    std::function<std::chrono::nanoseconds()> sinceBoot; ///< counts on while the computer sleeps

    [[nodiscard]] static TimeSources system();
};

/// What time it is at the gateway: what it last said and what has passed since. An officer, NTP or a virtual machine
/// that sets the wall clock changes no id and no deadline: an act with a wrong time in its id would come back as
/// expired. Before the gateway has said anything, the wall clock. One for each thread.
class DeskClock {
public:
    explicit DeskClock(TimeSources sources = TimeSources::system()) : m_sources(std::move(sources)) {}

    /// nullopt leaves what is known.
    void learn(const std::optional<ServerTimeMark>& mark);
    [[nodiscard]] core::Instant now() const;

private:
    TimeSources m_sources;
    std::optional<ServerTimeMark> m_mark;
    std::chrono::nanoseconds m_markSinceBoot{};
};

} // namespace trucban::bridge
