// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>

namespace trucban::gateway {

/// When to say again what goes on being wrong: at once, then once in kEvery, until it is over. Time comes in as a value.
class Reminder {
public:
    using Time = std::chrono::steady_clock::time_point;
    static constexpr std::chrono::minutes kEvery{1};

    [[nodiscard]] bool isDue(Time now) {
        if (m_said && now - *m_said < kEvery) {
            return false;
        }
        m_said = now;
        return true;
    }
    void over() { m_said.reset(); }

private:
    std::optional<Time> m_said;
};

} // namespace trucban::gateway
