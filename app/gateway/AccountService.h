// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/Journal.h"
#include "gateway/Worker.h"
#include "store/Accounts.h"
#include "store/Documents.h"

#include <expected>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace trucban::gateway {

/// Accounts off the network thread: password hashing on threads of its own with low priority, so that a storm of log-ins
/// does not hold up alerts; keys and changes on another. Each thread has its connection. Replies come on those threads.
class AccountService {
public:
    static constexpr std::size_t kHashing = 256; ///< waiting log-ins; more are told to come back
    static constexpr std::size_t kLookups = 4'096;

    template <class T>
    using Reply = std::move_only_function<void(store::Result<T>)>;

    /// What other processes may have changed.
    struct Changes {
        std::vector<store::User> users;
        bool documents = false; ///< also boundaries or another document
    };

    [[nodiscard]] static store::Result<std::unique_ptr<AccountService>>
    open(const std::filesystem::path& dataFolder, const store::KeyRing& keys, store::PasswordCost cost);
    ~AccountService();

    [[nodiscard]] bool verifyPassword(std::string user, std::string password, Reply<store::User> reply);
    [[nodiscard]] bool verifyKey(std::string text, Reply<store::IngestKey> reply);
    /// Looks for changes since the last look; replies only when there are some, the first time always.
    [[nodiscard]] bool poll(std::function<void(Changes)> reply);
    [[nodiscard]] bool document(std::string name, Reply<std::optional<std::string>> reply);
    [[nodiscard]] bool putDocument(std::string name, std::string bytes);
    void stop();

private:
    struct Lane {
        std::unique_ptr<store::Database> database;
        store::Accounts accounts;
        store::Documents documents;
    };
    AccountService(std::vector<std::unique_ptr<Lane>> lanes);

    std::vector<std::unique_ptr<Lane>> m_lanes; ///< [0] is for look-ups, the others for hashing
    std::uint64_t m_accountsSeen = 0;
    std::uint64_t m_documentsSeen = 0;
    bool m_polled = false;
    Worker m_lookups;
    std::vector<std::unique_ptr<Worker>> m_hashing;
    std::size_t m_nextHash = 0;
};

} // namespace trucban::gateway
