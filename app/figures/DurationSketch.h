// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace trucban::figures {

/// The percentiles of many durations, mergeable in any order with the same result. Below kExactLimit values it keeps them
/// all and is exact (nearest rank: the smallest value that at least p of all do not exceed; Hyndman and Fan 1996, type 1);
/// from there on it counts them in integer buckets, 64 to each doubling (the layout of G. Tene's HdrHistogram), and a
/// percentile is off by at most kRelativeError of itself. Milliseconds. Owned by one thread: asking may sort.
class DurationSketch {
public:
    static constexpr std::size_t kExactLimit = 10'000;
    static constexpr double kRelativeError = 1.0 / 128;

    void add(std::uint32_t ms);
    void merge(const DurationSketch& other);
    /// Takes out what was merged. False, and nothing certain is left, where so few stay that a recount would be exact.
    [[nodiscard]] bool subtract(const DurationSketch& other);

    [[nodiscard]] std::uint64_t count() const { return m_count; }
    [[nodiscard]] bool isExact() const { return m_buckets.empty(); }
    /// `p` from 0 to 1. nullopt: no values.
    [[nodiscard]] std::optional<double> quantile(double p) const;

    struct Step {
        std::uint32_t ms = 0;   ///< a value, or the middle of a bucket
        std::uint64_t upTo = 0; ///< how many are at most that
        bool operator==(const Step&) const = default;
    };
    /// The distribution as steps, rising; for a picture of it (ECDF).
    [[nodiscard]] std::vector<Step> steps() const;

    /// Same values, same sketch.
    bool operator==(const DurationSketch& other) const;

private:
    void sort() const;
    void toBuckets();

    std::uint64_t m_count = 0;
    mutable std::vector<std::uint32_t> m_values; ///< all, while exact
    mutable bool m_isSorted = true;
    std::vector<std::uint64_t> m_buckets; ///< empty while exact
};

} // namespace trucban::figures
