// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Time.h"
#include "gateway/Sources.h"
#include "gateway/Viewer.h"
#include "store/Accounts.h"
#include "store/KeyRing.h"

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace trucban::gateway {

/// Who is logged in. Kept by value in whatever uses it; `id` says whether it still holds.
struct Session {
    std::string id; ///< public name of the session: the start of its token's digest
    std::string user;
    Viewer viewer;
    std::uint64_t generation = 0; ///< of the account, when it logged in
    core::Seq scopeSince = 0;     ///< the account has had this scope since this place in the log
    core::Instant expiresAt{};
};

/// Log-in tokens: 32 random bytes each, kept as keyed digests, so that neither memory nor a core dump has one that
/// works, and a look-up takes the same time for every wrong token. Expire after kLifetime; revoked when the account
/// changes. Network thread.
class SessionTable {
public:
    static constexpr std::chrono::hours kLifetime{16};
    static constexpr std::size_t kMostPerUser = 512; ///< more: the one that expires first goes

    SessionTable(const store::KeyRing& keys, const Random& random);

    struct Opened {
        std::string token;
        Session session;
    };
    [[nodiscard]] Opened open(const store::User& user, core::Seq scopeSince, core::Instant now);
    [[nodiscard]] std::optional<Session> find(std::string_view token, core::Instant now);
    bool close(std::string_view token);
    /// Ends sessions whose account is gone, disabled, or of another generation; their ids.
    [[nodiscard]] std::vector<std::string> revoke(std::span<const store::User> users);
    [[nodiscard]] std::size_t size() const { return m_sessions.size(); }

private:
    [[nodiscard]] std::string digest(std::string_view token) const;

    const store::KeyRing& m_keys;
    const Random& m_random;
    std::unordered_map<std::string, Session> m_sessions;
    std::unordered_map<std::string, std::size_t> m_perUser;
};

} // namespace trucban::gateway
