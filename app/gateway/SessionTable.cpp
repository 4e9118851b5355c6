// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/SessionTable.h"

#include <algorithm>
#include <array>

namespace trucban::gateway {
namespace {

constexpr std::string_view kPrefix = "tbs_";

/// RFC 4648 section 5, without padding.
std::string base64url(std::span<const std::uint8_t> bytes) {
    static constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::string text;
    std::uint32_t bits = 0;
    int count = 0;
    for (const std::uint8_t byte : bytes) {
        bits = bits << 8 | byte;
        for (count += 8; count >= 6; count -= 6) {
            text += kDigits[bits >> (count - 6) & 63];
        }
    }
    if (count > 0) {
        text += kDigits[bits << (6 - count) & 63];
    }
    return text;
}

} // namespace

SessionTable::SessionTable(const store::KeyRing& keys, const Random& random) : m_keys{keys}, m_random{random} {}

std::string SessionTable::digest(std::string_view token) const {
    return m_keys.digestHex("session", token);
}

SessionTable::Opened SessionTable::open(const store::User& user, core::Seq scopeSince, core::Instant now) {
    std::size_t& count = m_perUser[user.name];
    if (count >= kMostPerUser) {
        std::erase_if(m_sessions, [&](const auto& entry) {
            const bool gone = entry.second.user == user.name && entry.second.expiresAt <= now;
            count -= gone ? 1 : 0;
            return gone;
        });
        while (count >= kMostPerUser) {
            auto oldest = m_sessions.end();
            for (auto it = m_sessions.begin(); it != m_sessions.end(); ++it) {
                if (it->second.user == user.name &&
                    (oldest == m_sessions.end() || it->second.expiresAt < oldest->second.expiresAt)) {
                    oldest = it;
                }
            }
            m_sessions.erase(oldest);
            --count;
        }
    }
    std::array<std::uint8_t, 32> bytes{};
    m_random(bytes);
    Opened opened{std::string{kPrefix} + base64url(bytes), {}};
    const std::string key = digest(opened.token);
    opened.session = {.id = key.substr(0, 16),
                      .user = user.name,
                      .viewer = viewerOf(user.role, user.scope, user.name),
                      .generation = user.generation,
                      .scopeSince = scopeSince,
                      .expiresAt = now + kLifetime};
    m_sessions.emplace(key, opened.session);
    ++count;
    return opened;
}

std::optional<Session> SessionTable::find(std::string_view token, core::Instant now) {
    if (!token.starts_with(kPrefix) || token.size() > 128) {
        return std::nullopt;
    }
    const auto found = m_sessions.find(digest(token));
    if (found == m_sessions.end()) {
        return std::nullopt;
    }
    if (found->second.expiresAt <= now) {
        --m_perUser[found->second.user];
        m_sessions.erase(found);
        return std::nullopt;
    }
    return found->second;
}

bool SessionTable::close(std::string_view token) {
    const auto found = m_sessions.find(digest(token));
    if (found == m_sessions.end()) {
        return false;
    }
    --m_perUser[found->second.user];
    m_sessions.erase(found);
    return true;
}

std::vector<std::string> SessionTable::revoke(std::span<const store::User> users) {
    std::unordered_map<std::string_view, const store::User*> byName;
    for (const store::User& user : users) {
        byName.emplace(user.name, &user);
    }
    std::vector<std::string> ended;
    std::erase_if(m_sessions, [&](const auto& entry) {
        const Session& session = entry.second;
        const auto user = byName.find(session.user);
        const bool holds =
            user != byName.end() && !user->second->disabled && user->second->generation == session.generation;
        if (!holds) {
            ended.push_back(session.id);
            --m_perUser[session.user];
        }
        return !holds;
    });
    return ended;
}

} // namespace trucban::gateway
