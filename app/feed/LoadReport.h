// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/FeedError.h"
#include "feed/LatencyHistogram.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>

namespace trucban::feed {

/// What a load run found. Latencies of posts count from the time the alert was due, not from when a connection was
/// free for it, so that a slow gateway cannot hide by slowing its load down.
struct LoadReport {
    double rate = 0;          ///< alerts a second asked for
    double achievedRate = 0;  ///< accepted alerts a second over the measured time
    std::size_t consoles = 0; ///< asked for
    std::size_t live = 0;     ///< greeted before the load began
    std::size_t due = 0;      ///< alerts that fell due while measuring
    std::size_t accepted = 0;
    std::size_t failed = 0; ///< refused or not answered
    std::string firstFailure;
    std::size_t connections = 0;                    ///< most HTTP connections open at once
    LatencyHistogram answer;                        ///< due → 201
    LatencyHistogram service;                       ///< request on the wire → 201
    LatencyHistogram seen;                          ///< due → the event at each console
    std::size_t unseen = 0;                         ///< (alert, console) pairs still missing at the end
    std::size_t gaps = 0;                           ///< event ranges that did not join on
    std::size_t drops = 0;                          ///< sockets lost, and said goodbye to, while running
    std::map<std::string, std::size_t> dropReasons; ///< of these, by what the gateway said; "untold" when nothing
    std::size_t frames = 0;
    std::size_t bytes = 0;   ///< of the frames
    std::size_t missing = 0; ///< checked consoles: alert not in the frame that covers it
    std::optional<FeedError> stopped;

    [[nodiscard]] bool isClean() const {
        return !stopped && failed == 0 && live == consoles && unseen == 0 && gaps == 0 && missing == 0;
    }
};

[[nodiscard]] std::string toText(const LoadReport& report);
/// One JSON object; latencies in milliseconds.
[[nodiscard]] std::string toJson(const LoadReport& report);

} // namespace trucban::feed
