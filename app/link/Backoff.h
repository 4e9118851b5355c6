// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>

namespace trucban::link {

/// How long to wait before the next try: a uniform draw from an interval that doubles from 0.5 s to 30 s ("full
/// jitter": after a gateway restart its consoles come back spread out, not in step). At least 50 ms.
class Backoff {
public:
    static constexpr std::chrono::milliseconds kFirst{500};
    static constexpr std::chrono::milliseconds kMost{30'000};
    static constexpr std::chrono::milliseconds kLeast{50};

    /// `random` gives 64 uniform bits.
    explicit Backoff(std::function<std::uint64_t()> random) : m_random(std::move(random)) {}

    [[nodiscard]] std::chrono::milliseconds next();
    void reset() { m_ceiling = kFirst; }

private:
    std::function<std::uint64_t()> m_random;
    std::chrono::milliseconds m_ceiling = kFirst;
};

} // namespace trucban::link
