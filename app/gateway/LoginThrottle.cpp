// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/LoginThrottle.h"

#include <algorithm>
#include <vector>

namespace trucban::gateway {
namespace {

std::string userKey(std::string_view user) {
    return "u:" + std::string{user};
}
std::string addressKey(std::string_view address) {
    return "a:" + std::string{address};
}
/// The address stands first: no address has a blank in it, a name that somebody sends may have anything.
std::string bothKey(std::string_view user, std::string_view address) {
    return "b:" + std::string{address} + ' ' + std::string{user};
}

} // namespace

bool LoginThrottle::isLastGood(std::string_view user, std::string_view address) const {
    const auto found = m_lastGood.find(std::string{user});
    return found != m_lastGood.end() && found->second == address;
}

std::chrono::milliseconds LoginThrottle::wait(std::string_view user, std::string_view address, Time now) const {
    std::vector<std::string> keys{bothKey(user, address)};
    if (!isLastGood(user, address)) {
        keys.push_back(userKey(user));
        keys.push_back(addressKey(address));
    }
    std::chrono::milliseconds longest{0};
    for (const std::string& key : keys) {
        const auto found = m_counts.find(key);
        if (found != m_counts.end() && found->second.until > now) {
            longest = std::max(longest, std::chrono::ceil<std::chrono::milliseconds>(found->second.until - now));
        }
    }
    return longest;
}

std::optional<std::string> LoginThrottle::begin(std::string_view user, std::string_view address) {
    std::string place = isLastGood(user, address) ? bothKey(user, address) : userKey(user);
    std::size_t& atOnce = m_atOnce[place];
    if (atOnce >= kMostAtOnce) {
        return std::nullopt;
    }
    ++atOnce;
    return place;
}

void LoginThrottle::end(const std::string& begun) {
    const auto found = m_atOnce.find(begun);
    if (found != m_atOnce.end() && --found->second == 0) {
        m_atOnce.erase(found);
    }
}

void LoginThrottle::onFailure(std::string_view user, std::string_view address, Time now) {
    count(bothKey(user, address), kFreePerUserAndAddress, kMost, now);
    count(addressKey(address), kFreePerAddress, kMost, now);
    if (!isLastGood(user, address)) {
        count(userKey(user), kFreePerUser, kMostPerUser, now);
    }
}

void LoginThrottle::onSuccess(std::string_view user, std::string_view address) {
    m_counts.erase(bothKey(user, address));
    m_lastGood.insert_or_assign(std::string{user}, std::string{address});
}

void LoginThrottle::count(std::string key, int free, std::chrono::seconds most, Time now) {
    if (m_counts.size() >= kMostKeys && !m_counts.contains(key)) {
        forget(now);
    }
    Count& entry = m_counts[std::move(key)];
    if (entry.last + kForget < now) {
        entry.failures = 0;
    }
    ++entry.failures;
    entry.last = now;
    if (entry.failures > free) {
        const int doublings = std::min(entry.failures - free - 1, 16);
        entry.until = now + std::min<std::chrono::seconds>(most, kFirst * (1 << doublings));
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
