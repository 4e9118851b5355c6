// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>

namespace trucban::bridge {

/// Messages from any thread to one. Has no bound of its own: what fills it (the socket) is held back by its owner at a
/// count, see ReplicaWorker; what an officer types cannot fill it.
template <class Message>
class Mailbox {
public:
    /// Returns how many wait now.
    std::size_t put(Message message) {
        std::size_t waiting = 0;
        {
            const std::scoped_lock lock(m_mutex);
            m_messages.push_back(std::move(message));
            waiting = m_messages.size();
        }
        m_arrived.notify_one();
        return waiting;
    }

    /// Waits until `deadline`; nullopt when nothing came.
    std::optional<Message> takeUntil(std::chrono::steady_clock::time_point deadline) {
        std::unique_lock lock(m_mutex);
        if (!m_arrived.wait_until(lock, deadline, [this] { return !m_messages.empty(); })) {
            return std::nullopt;
        }
        std::optional<Message> message(std::move(m_messages.front()));
        m_messages.pop_front();
        return message;
    }

    [[nodiscard]] std::size_t size() const {
        const std::scoped_lock lock(m_mutex);
        return m_messages.size();
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::deque<Message> m_messages;
};

} // namespace trucban::bridge
