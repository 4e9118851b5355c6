// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>

namespace trucban::gateway {

/// `perSecond` on average, twice that at once. Time comes in as a value.
class TokenBucket {
public:
    using Time = std::chrono::steady_clock::time_point;

    TokenBucket(double perSecond, Time now) : m_perSecond{perSecond}, m_tokens{perSecond * 2}, m_last{now} {}

    [[nodiscard]] bool take(Time now) {
        m_tokens =
            std::min(m_perSecond * 2, m_tokens + std::chrono::duration<double>(now - m_last).count() * m_perSecond);
        m_last = now;
        if (m_tokens < 1) {
            return false;
        }
        m_tokens -= 1;
        return true;
    }

private:
    double m_perSecond;
    double m_tokens;
    Time m_last;
};

} // namespace trucban::gateway
