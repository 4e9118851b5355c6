// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/FeedError.h"
#include "feed/LatencyHistogram.h"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace trucban::feed {

/// One post that the gateway did not take.
struct RefusedPost {
    std::string path;
    unsigned status = 0;
    std::string answer; ///< the problem's title, or the first bytes of what came
    bool operator==(const RefusedPost&) const = default;
};

/// What came of playing a scenario.
struct PlaySummary {
    static constexpr std::size_t kListedRefusals = 20;

    std::size_t items = 0;  ///< in the scenario, times its rounds
    std::size_t posted = 0; ///< answered, whatever the answer
    std::size_t accepted = 0;
    std::size_t newAlerts = 0;      ///< 201
    std::size_t updatedAlerts = 0;  ///< 200 with updated
    std::size_t repeatedAlerts = 0; ///< 200 without: the gateway had the very same already
    std::size_t warnings = 0;       ///< fields that intake dropped or replaced
    std::size_t declined = 0; ///< 409 to a unit or visit: it is busy elsewhere, the report is old, the visit known
    std::size_t refused = 0;
    std::vector<RefusedPost> refusals; ///< the first of them
    std::size_t retries = 0;
    std::string waitingFor;                    ///< while something is tried again: what was said to the last try
    std::chrono::milliseconds longestOutage{}; ///< one item's wait from its first try to its answer
    std::chrono::milliseconds latest{};        ///< how late after its time an item was first tried
    std::chrono::milliseconds took{};
    LatencyHistogram latency;         ///< of answered requests, without waiting between tries
    std::optional<FeedError> stopped; ///< why it ended before the end

    /// Everything was accepted; a declined one got the gateway's right answer and does not count against it.
    [[nodiscard]] bool isComplete() const { return !stopped && refused == 0 && accepted + declined == items; }
};

/// A few lines for a person.
[[nodiscard]] std::string toText(const PlaySummary& summary);
/// One JSON object; latencies in milliseconds.
[[nodiscard]] std::string toJson(const PlaySummary& summary);

} // namespace trucban::feed
