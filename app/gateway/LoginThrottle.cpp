// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/LoginThrottle.h"

#include <algorithm>

namespace trucban::gateway {
namespace {

std::string userKey(std::string_view user) {
    return "u:" + std::string{user};
}
std::string addressKey(std::string_view address) {
    return "a:" + std::string{address};
}

} // namespace

std::chrono::milliseconds LoginThrottle::wait(std::string_view user, std::string_view address, Time now) const {
    std::chrono::milliseconds longest{0};
    for (const std::string& key : {userKey(user), addressKey(address)}) {
        const auto found = m_counts.find(key);
        if (found != m_counts.end() && found->second.until > now) {
            longest = std::max(longest, std::chrono::ceil<std::chrono::milliseconds>(found->second.until - now));
        }
    }
    return longest;
}

bool LoginThrottle::begin(std::string_view user) {
    std::size_t& count = m_atOnce[std::string{user}];
    if (count >= kMostAtOnce) {
        return false;
    }
    ++count;
    return true;
}

void LoginThrottle::end(std::string_view user) {
    const auto found = m_atOnce.find(std::string{user});
    if (found != m_atOnce.end() && --found->second == 0) {
        m_atOnce.erase(found);
    }
}

void LoginThrottle::onFailure(std::string_view user, std::string_view address, Time now) {
    if (m_counts.size() >= kMostKeys) {
        forget(now);
    }
    count(userKey(user), kFreePerUser, now);
    count(addressKey(address), kFreePerAddress, now);
}

void LoginThrottle::onSuccess(std::string_view user) {
    m_counts.erase(userKey(user));
}

void LoginThrottle::count(std::string key, int free, Time now) {
    Count& entry = m_counts[std::move(key)];
    if (entry.last + kForget < now) {
        entry.failures = 0;
    }
    ++entry.failures;
    entry.last = now;
    if (entry.failures > free) {
        const int doublings = std::min(entry.failures - free - 1, 16);
        entry.until = now + std::min<std::chrono::seconds>(kMost, kFirst * (1 << doublings));
    }
}

void LoginThrottle::forget(Time now) {
    std::erase_if(m_counts, [now](const auto& entry) { return entry.second.last + kForget < now; });
    if (m_counts.size() < kMostKeys) {
        return;
    }
    const auto oldest = std::ranges::min_element(m_counts, {}, [](const auto& entry) { return entry.second.last; });
    m_counts.erase(oldest);
}

} // namespace trucban::gateway
