// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/AccountService.h"

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace trucban::gateway {
namespace {

constexpr std::size_t kHashThreads = 2;
constexpr int kHashNice = 3;

} // namespace

store::Result<std::unique_ptr<AccountService>>
AccountService::open(const std::filesystem::path& dataFolder, const store::KeyRing& keys, store::PasswordCost cost) {
    std::vector<std::unique_ptr<Lane>> lanes;
    for (std::size_t i = 0; i < kHashThreads + 1; ++i) {
        auto database = store::openLog(dataFolder, keys);
        if (!database) {
            return std::unexpected(database.error());
        }
        store::Database& connection = **database;
        lanes.push_back(std::make_unique<Lane>(
            Lane{std::move(*database), store::Accounts{connection, keys, cost}, store::Documents{connection}}));
    }
    return std::unique_ptr<AccountService>{new AccountService{std::move(lanes)}};
}

AccountService::AccountService(std::vector<std::unique_ptr<Lane>> lanes)
    : m_lanes{std::move(lanes)}, m_lookups{1, kLookups} {
    for (std::size_t i = 1; i < m_lanes.size(); ++i) {
        m_hashing.push_back(std::make_unique<Worker>(1, kHashing / kHashThreads));
        (void)m_hashing.back()->post(
            [] { ::setpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid)), kHashNice); });
    }
}

AccountService::~AccountService() {
    stop();
}

void AccountService::stop() {
    m_lookups.stop();
    for (auto& worker : m_hashing) {
        worker->stop();
    }
}

bool AccountService::verifyPassword(std::string user, std::string password, Reply<store::User> reply) {
    const std::size_t index = m_nextHash++ % m_hashing.size();
    Lane& lane = *m_lanes[index + 1];
    return m_hashing[index]->post(
        [&lane, user = std::move(user), password = std::move(password), reply = std::move(reply)]() mutable {
            reply(lane.accounts.verifyPassword(user, password));
        });
}

bool AccountService::verifyKey(std::string text, Reply<store::IngestKey> reply) {
    return m_lookups.post([this, text = std::move(text), reply = std::move(reply)]() mutable {
        reply(m_lanes[0]->accounts.verifyKey(text));
    });
}

bool AccountService::poll(std::function<void(Changes)> reply) {
    return m_lookups.post([this, reply = std::move(reply)] {
        Lane& lane = *m_lanes[0];
        const auto accounts = lane.accounts.generation();
        const auto documents = lane.documents.generation();
        if (!accounts || !documents) {
            return; // asked again in a moment
        }
        if (m_polled && *accounts == m_accountsSeen && *documents == m_documentsSeen) {
            return;
        }
        auto users = lane.accounts.users();
        if (!users) {
            return;
        }
        const bool documentsChanged = !m_polled || *documents != m_documentsSeen;
        m_polled = true;
        m_accountsSeen = *accounts;
        m_documentsSeen = *documents;
        reply({std::move(*users), documentsChanged});
    });
}

bool AccountService::document(std::string name, Reply<std::optional<std::string>> reply) {
    return m_lookups.post(
        [this, name = std::move(name), reply = std::move(reply)]() mutable { reply(m_lanes[0]->documents.get(name)); });
}

bool AccountService::putDocument(std::string name, std::string bytes) {
    return m_lookups.post(
        [this, name = std::move(name), bytes = std::move(bytes)] { (void)m_lanes[0]->documents.put(name, bytes); });
}

} // namespace trucban::gateway
