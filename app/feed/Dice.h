// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <span>

namespace trucban::feed {

/// Chance from a seed: the same seed gives the same draws with every standard library, whose distributions differ.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_engine{seed} {}

    /// From 0 to below 1.
    double share() { return static_cast<double>(m_engine() >> 11) * 0x1p-53; }
    /// From 0 to below `below`; 0 of nothing.
    std::size_t below(std::size_t below) {
        return below == 0 ? 0 : static_cast<std::size_t>(share() * static_cast<double>(below));
    }
    bool chance(double probability) { return share() < probability; }
    /// Knuth's product of uniforms; for means of some tens.
    std::size_t poisson(double mean) {
        const double limit = std::exp(-mean);
        std::size_t count = 0;
        for (double product = share(); product > limit; product *= share()) {
            ++count;
        }
        return count;
    }
    /// Log-normal with this median; `spread` is the standard deviation of the logarithm.
    double lognormal(double median, double spread) {
        // Box and Muller's transform.
        const double radius = std::sqrt(-2 * std::log(1 - share()));
        return median * std::exp(spread * radius * std::cos(6.283185307179586 * share()));
    }
    /// The place of one, as likely as its weight says.
    std::size_t weighted(std::span<const double> weights) {
        double sum = 0;
        for (const double weight : weights) {
            sum += weight;
        }
        double left = share() * sum;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return weights.size() - 1;
    }
    std::uint64_t bits() { return m_engine(); }

private:
    std::mt19937_64 m_engine;
};

} // namespace trucban::feed
