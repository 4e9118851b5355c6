// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/LatencyHistogram.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace trucban::feed {

namespace {

// Microseconds below 2^8 have a bucket each; above, every power of two has 2^7 buckets.
constexpr unsigned kSubBits = 7;
constexpr std::uint64_t kLinear = std::uint64_t{1} << (kSubBits + 1);
constexpr std::uint64_t kMaxMicroseconds = (std::uint64_t{1} << 37U) - 1;

std::size_t bucketOf(std::uint64_t microseconds) {
    if (microseconds < kLinear) {
        return microseconds;
    }
    const unsigned shift = static_cast<unsigned>(std::bit_width(microseconds)) - (kSubBits + 1);
    return kLinear + (shift - 1) * (std::size_t{1} << kSubBits) + ((microseconds >> shift) - (kLinear / 2));
}

std::uint64_t upperEndOf(std::size_t bucket) {
    if (bucket < kLinear) {
        return bucket;
    }
    const std::size_t above = bucket - kLinear;
    const unsigned shift = static_cast<unsigned>(above >> kSubBits) + 1;
    const std::uint64_t mantissa = (above & ((std::size_t{1} << kSubBits) - 1)) + kLinear / 2;
    return ((mantissa + 1) << shift) - 1;
}

} // namespace

LatencyHistogram::LatencyHistogram() : m_buckets(bucketOf(kMaxMicroseconds) + 1) {}

void LatencyHistogram::record(std::chrono::nanoseconds latency) {
    latency = std::max(latency, std::chrono::nanoseconds{0});
    const auto microseconds = static_cast<std::uint64_t>(latency.count()) / 1'000;
    ++m_buckets[bucketOf(std::min(microseconds, kMaxMicroseconds))];
    ++m_count;
    m_min = std::min(m_min, latency);
    m_max = std::max(m_max, latency);
}

void LatencyHistogram::add(const LatencyHistogram& other) {
    for (std::size_t i = 0; i < m_buckets.size(); ++i) {
        m_buckets[i] += other.m_buckets[i];
    }
    m_count += other.m_count;
    m_min = std::min(m_min, other.m_min);
    m_max = std::max(m_max, other.m_max);
}

std::chrono::nanoseconds LatencyHistogram::percentile(double share) const {
    if (m_count == 0) {
        return {};
    }
    const auto rank = std::clamp<std::uint64_t>(
        static_cast<std::uint64_t>(std::ceil(share * static_cast<double>(m_count) - 1e-9)), 1, m_count);
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i < m_buckets.size(); ++i) {
        seen += m_buckets[i];
        if (seen >= rank) {
            const std::chrono::nanoseconds upper{(upperEndOf(i) + 1) * 1'000 - 1};
            return std::clamp(upper, m_min, m_max);
        }
    }
    return m_max;
}

} // namespace trucban::feed
