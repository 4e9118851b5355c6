// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <random>

namespace trucban::feed {

/// Pauses between tries: each up to twice the last, half of it by chance, so that lanes that lost the gateway together
/// do not come back together.
class Backoff {
public:
    struct Limits {
        std::chrono::milliseconds first{200};
        std::chrono::milliseconds longest{5'000};
    };

    Backoff(Limits limits, std::uint64_t seed) : m_limits{limits}, m_random{seed}, m_next{limits.first} {}

    [[nodiscard]] std::chrono::milliseconds next() {
        const auto whole = m_next;
        m_next = std::min(m_next * 2, m_limits.longest);
        const auto half = whole.count() / 2;
        return std::chrono::milliseconds{whole.count() - half + static_cast<std::int64_t>(m_random() % (half + 1))};
    }
    void reset() { m_next = m_limits.first; }

private:
    Limits m_limits;
    std::mt19937_64 m_random;
    std::chrono::milliseconds m_next;
};

} // namespace trucban::feed
