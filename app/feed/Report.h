// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/LatencyHistogram.h"

#include <boost/json/object.hpp>

#include <format>
#include <string>

namespace trucban::feed {

[[nodiscard]] inline double inMilliseconds(std::chrono::nanoseconds duration) {
    return static_cast<double>(duration.count()) / 1e6;
}

/// "p50 1.2 ms, p90 3.4 ms, p99 8.0 ms, max 12.1 ms (1234)"
[[nodiscard]] inline std::string percentilesText(const LatencyHistogram& latency) {
    return std::format("p50 {:.1f} ms, p90 {:.1f} ms, p99 {:.1f} ms, max {:.1f} ms ({})",
                       inMilliseconds(latency.percentile(0.5)), inMilliseconds(latency.percentile(0.9)),
                       inMilliseconds(latency.percentile(0.99)), inMilliseconds(latency.max()), latency.count());
}

[[nodiscard]] inline boost::json::object percentilesJson(const LatencyHistogram& latency) {
    return {{"count", latency.count()},
            {"minMs", inMilliseconds(latency.min())},
            {"p50Ms", inMilliseconds(latency.percentile(0.5))},
            {"p90Ms", inMilliseconds(latency.percentile(0.9))},
            {"p99Ms", inMilliseconds(latency.percentile(0.99))},
            {"p999Ms", inMilliseconds(latency.percentile(0.999))},
            {"maxMs", inMilliseconds(latency.max())}};
}

} // namespace trucban::feed
