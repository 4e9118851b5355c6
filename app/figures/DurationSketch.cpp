// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/DurationSketch.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <iterator>

namespace trucban::figures {

namespace {

/// 64 buckets to a doubling; values below 64 have one each.
constexpr std::uint32_t kPartsLog2 = 6;
constexpr std::uint32_t kParts = 1u << kPartsLog2;

std::size_t bucketOf(std::uint32_t ms) {
    if (ms < kParts) {
        return ms;
    }
    const auto shift = static_cast<std::uint32_t>(std::bit_width(ms)) - kPartsLog2 - 1;
    return (std::size_t{shift} << kPartsLog2) + (ms >> shift);
}

constexpr std::size_t kBuckets = (32 - kPartsLog2 + 1) * std::size_t{kParts};

/// Half of a bucket's width is at most 1/128 of what is in it.
double middleOf(std::size_t bucket) {
    if (bucket < 2 * std::size_t{kParts}) {
        return static_cast<double>(bucket);
    }
    const auto shift = static_cast<std::uint32_t>(bucket >> kPartsLog2) - 1;
    const std::uint64_t low = (bucket - (std::size_t{shift} << kPartsLog2)) << shift;
    return static_cast<double>(low) + static_cast<double>((std::uint64_t{1} << shift) - 1) / 2;
}

} // namespace

void DurationSketch::sort() const {
    if (!m_isSorted) {
        std::ranges::sort(m_values);
        m_isSorted = true;
    }
}

void DurationSketch::toBuckets() {
    m_buckets.assign(kBuckets, 0);
    for (const std::uint32_t ms : m_values) {
        ++m_buckets[bucketOf(ms)];
    }
    m_values = {};
    m_isSorted = true;
}

void DurationSketch::add(std::uint32_t ms) {
    ++m_count;
    if (!isExact()) {
        ++m_buckets[bucketOf(ms)];
        return;
    }
    m_isSorted = m_values.empty() || (m_isSorted && m_values.back() <= ms);
    m_values.push_back(ms);
    if (m_values.size() >= kExactLimit) {
        toBuckets();
    }
}

void DurationSketch::merge(const DurationSketch& other) {
    m_count += other.m_count;
    if (isExact() && (!other.isExact() || m_count >= kExactLimit)) {
        toBuckets();
    }
    if (!isExact()) {
        for (std::size_t i = 0; i < other.m_buckets.size(); ++i) {
            m_buckets[i] += other.m_buckets[i];
        }
        for (const std::uint32_t ms : other.m_values) {
            ++m_buckets[bucketOf(ms)];
        }
        return;
    }
    sort();
    other.sort();
    const auto middle = static_cast<std::ptrdiff_t>(m_values.size());
    m_values.insert(m_values.end(), other.m_values.begin(), other.m_values.end());
    std::inplace_merge(m_values.begin(), m_values.begin() + middle, m_values.end());
}

bool DurationSketch::subtract(const DurationSketch& other) {
    m_count -= other.m_count;
    if (!isExact()) {
        for (std::size_t i = 0; i < other.m_buckets.size(); ++i) {
            m_buckets[i] -= other.m_buckets[i];
        }
        for (const std::uint32_t ms : other.m_values) {
            --m_buckets[bucketOf(ms)];
        }
        return m_count >= kExactLimit;
    }
    sort();
    other.sort();
    std::vector<std::uint32_t> left;
    left.reserve(m_count);
    std::ranges::set_difference(m_values, other.m_values, std::back_inserter(left));
    m_values = std::move(left);
    return true;
}

std::optional<double> DurationSketch::quantile(double p) const {
    if (m_count == 0) {
        return std::nullopt;
    }
    const double rank = std::ceil(p * static_cast<double>(m_count));
    const auto nth = std::clamp<std::uint64_t>(rank < 1 ? 1 : static_cast<std::uint64_t>(rank), 1, m_count);
    if (isExact()) {
        sort();
        return static_cast<double>(m_values[nth - 1]);
    }
    std::uint64_t upTo = 0;
    std::size_t bucket = 0;
    while ((upTo += m_buckets[bucket]) < nth) {
        ++bucket;
    }
    return middleOf(bucket);
}

std::vector<DurationSketch::Step> DurationSketch::steps() const {
    std::vector<Step> steps;
    if (isExact()) {
        sort();
        for (std::size_t i = 0; i < m_values.size(); ++i) {
            if (i + 1 == m_values.size() || m_values[i + 1] != m_values[i]) {
                steps.push_back({.ms = m_values[i], .upTo = i + 1});
            }
        }
        return steps;
    }
    std::uint64_t upTo = 0;
    for (std::size_t i = 0; i < m_buckets.size(); ++i) {
        if (m_buckets[i] != 0) {
            upTo += m_buckets[i];
            steps.push_back({.ms = static_cast<std::uint32_t>(middleOf(i)), .upTo = upTo});
        }
    }
    return steps;
}

bool DurationSketch::operator==(const DurationSketch& other) const {
    sort();
    other.sort();
    return m_count == other.m_count && m_values == other.m_values && m_buckets == other.m_buckets;
}

} // namespace trucban::figures
