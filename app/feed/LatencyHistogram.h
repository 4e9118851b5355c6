// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

namespace trucban::feed {

/// Durations in buckets whose width grows with the value: any percentile is right to 0.8 % (or 1 µs), at a fixed size
/// however many millions are recorded. Minimum, maximum and count are exact. Times from 0 to 36 hours.
class LatencyHistogram {
public:
    LatencyHistogram();

    /// Negative durations count as 0, longer ones than the range as its end.
    void record(std::chrono::nanoseconds latency);
    void add(const LatencyHistogram& other);

    [[nodiscard]] std::uint64_t count() const { return m_count; }
    /// Nearest rank: the smallest recorded value (its bucket's upper end) that at least `share` of all are not above;
    /// 0 when nothing was recorded.
    [[nodiscard]] std::chrono::nanoseconds percentile(double share) const;
    [[nodiscard]] std::chrono::nanoseconds min() const { return m_count == 0 ? std::chrono::nanoseconds{} : m_min; }
    [[nodiscard]] std::chrono::nanoseconds max() const { return m_max; }

private:
    std::vector<std::uint64_t> m_buckets;
    std::uint64_t m_count = 0;
    std::chrono::nanoseconds m_min = std::chrono::nanoseconds::max();
    std::chrono::nanoseconds m_max{};
};

} // namespace trucban::feed
