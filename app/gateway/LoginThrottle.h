// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

namespace trucban::gateway {

/// Slows guessing of passwords: after kFree failures each further one doubles the wait, per user and per address, up to
/// kMost. A success clears the user's count, not the address's. Forgets after kForget; holds at most kMostKeys, the
/// oldest go first. Time comes in as a value. Network thread.
class LoginThrottle {
public:
    using Time = std::chrono::steady_clock::time_point;
    static constexpr int kFreePerUser = 3;
    static constexpr int kFreePerAddress = 20; ///< a police post shares one
    static constexpr std::chrono::seconds kFirst{1};
    static constexpr std::chrono::seconds kMost{300};
    static constexpr std::chrono::minutes kForget{30};
    static constexpr std::size_t kMostKeys = 100'000;
    static constexpr std::size_t kMostAtOnce = 8;

    /// How long to wait before a password of this user from this address is looked at; zero: now.
    [[nodiscard]] std::chrono::milliseconds wait(std::string_view user, std::string_view address, Time now) const;
    /// Counts the user's passwords being looked at now, so that many tries at once do not all slip in before the first
    /// fails; false: there are kMostAtOnce already. Each true is followed by one end().
    [[nodiscard]] bool begin(std::string_view user);
    void end(std::string_view user);
    void onFailure(std::string_view user, std::string_view address, Time now);
    void onSuccess(std::string_view user);

private:
    struct Count {
        int failures = 0;
        Time last{};
        Time until{};
    };
    void count(std::string key, int free, Time now);
    void forget(Time now);

    std::unordered_map<std::string, Count> m_counts; ///< "u:" or "a:" before the name
    std::unordered_map<std::string, std::size_t> m_atOnce;
};

} // namespace trucban::gateway
