// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace trucban::gateway {

/// Slows guessing of passwords: after some free failures each further one doubles the wait. Counted three ways: per user
/// and address; per address; and, with much more patience, per user from wherever. The address from which a user was
/// last let in is free of the two wider counts, so that nobody elsewhere can keep an officer from the desk. A success
/// clears the count of that user at that address. Forgets after kForget; holds at most kMostKeys counts, the oldest go
/// first. Time comes in as a value. Network thread.
class LoginThrottle {
public:
    using Time = std::chrono::steady_clock::time_point;
    static constexpr int kFreePerUserAndAddress = 3;
    static constexpr int kFreePerAddress = 20; ///< a police post shares one
    static constexpr int kFreePerUser = 100;   ///< over all addresses
    static constexpr std::chrono::seconds kFirst{1};
    static constexpr std::chrono::seconds kMost{300};
    static constexpr std::chrono::seconds kMostPerUser{30}; ///< whoever comes from a new address gets a turn
    static constexpr std::chrono::minutes kForget{30};
    static constexpr std::size_t kMostKeys = 100'000;
    static constexpr std::size_t kMostAtOnce = 8; ///< of a user, from their last good address; as many from all others

    /// How long to wait before a password of this user from this address is looked at; zero: now.
    [[nodiscard]] std::chrono::milliseconds wait(std::string_view user, std::string_view address, Time now) const;
    /// Counts the user's passwords being looked at now, so that many tries at once do not all slip in before the first
    /// fails; nullopt: there are kMostAtOnce already. What it gives goes to end() when the look is over.
    [[nodiscard]] std::optional<std::string> begin(std::string_view user, std::string_view address);
    void end(const std::string& begun);
    void onFailure(std::string_view user, std::string_view address, Time now);
    void onSuccess(std::string_view user, std::string_view address);

private:
    struct Count {
        int failures = 0;
        Time last{};
        Time until{};
    };
    [[nodiscard]] bool isLastGood(std::string_view user, std::string_view address) const;
    void count(std::string key, int free, std::chrono::seconds most, Time now);
    void forget(Time now);

    std::unordered_map<std::string, Count> m_counts; ///< by one letter for the kind, and the names
    std::unordered_map<std::string, std::string>
        m_lastGood; ///< address by user: users that exist, so no more than those
    std::unordered_map<std::string, std::size_t> m_atOnce;
};

} // namespace trucban::gateway
