// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/FileFetcher.h"

#include <boost/asio/co_spawn.hpp>

#include <algorithm>
#include <deque>
#include <exception>
#include <optional>
#include <utility>
#include <vector>

namespace trucban::link {

namespace asio = boost::asio;

class FileFetcher::Impl : public std::enable_shared_from_this<FileFetcher::Impl> {
public:
    struct Job {
        core::CommandId id;
        FileWanted wanted;
        std::string token;
    };

    Impl(asio::any_io_executor executor, const Endpoint& endpoint, Done done)
        : m_executor(std::move(executor)), m_done(std::move(done)) {
        for (std::size_t i = 0; i < kAtOnce; ++i) {
            m_lanes.push_back(std::make_unique<Lane>(m_executor, endpoint));
        }
    }

    void fetch(Job job) {
        if (m_waiting.size() >= kMostWaiting) {
            m_done(job.id, std::unexpected(FileFault::busy));
            return;
        }
        m_waiting.push_back(std::move(job));
        startNext();
    }

    void drop(core::CommandId id) {
        std::erase_if(m_waiting, [&](const Job& job) { return job.id == id; });
        for (const auto& lane : m_lanes) {
            if (lane->id == id) {
                lane->isDropped = true;
                lane->client.close();
            }
        }
    }

    void abandon() {
        m_done = [](core::CommandId, const Answer&) {};
        m_waiting.clear();
        for (const auto& lane : m_lanes) {
            lane->client.close();
        }
    }

private:
    struct Lane {
        Lane(const asio::any_io_executor& executor, const Endpoint& endpoint) : client(executor, endpoint) {}
        FileClient client;
        std::optional<core::CommandId> id; ///< of what is under way
        bool isDropped = false;
    };

    void startNext() {
        const auto lane = std::ranges::find_if(m_lanes, [](const auto& one) { return !one->id; });
        if (lane == m_lanes.end() || m_waiting.empty()) {
            return;
        }
        auto job = std::move(m_waiting.front());
        m_waiting.pop_front();
        (*lane)->id = job.id;
        (*lane)->isDropped = false;
        asio::co_spawn(m_executor, (*lane)->client.get(std::move(job.wanted), std::move(job.token)),
                       [self = shared_from_this(), at = lane->get()](const std::exception_ptr& fault, Answer answer) {
                           // Out of memory, most likely: the file was too large for this desk.
                           self->finish(*at, fault ? Answer(std::unexpected(FileFault::busy)) : std::move(answer));
                       });
    }

    void finish(Lane& lane, Answer answer) {
        const auto id = *std::exchange(lane.id, std::nullopt);
        if (!lane.isDropped) {
            m_done(id, std::move(answer));
        }
        startNext();
    }

    asio::any_io_executor m_executor;
    Done m_done;
    std::vector<std::unique_ptr<Lane>> m_lanes;
    std::deque<Job> m_waiting;
};

FileFetcher::FileFetcher(const asio::any_io_executor& executor, const Endpoint& endpoint, Done done)
    : m_impl(std::make_shared<Impl>(executor, endpoint, std::move(done))) {}

FileFetcher::~FileFetcher() {
    m_impl->abandon();
}

void FileFetcher::fetch(core::CommandId id, FileWanted wanted, std::string token) {
    m_impl->fetch({.id = id, .wanted = std::move(wanted), .token = std::move(token)});
}

void FileFetcher::drop(core::CommandId id) {
    m_impl->drop(id);
}

} // namespace trucban::link
