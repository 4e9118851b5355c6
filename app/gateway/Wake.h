// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/Asio.h"

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/post.hpp>

#include <functional>
#include <utility>

namespace trucban::gateway {

/// Lets one coroutine sleep until another part of the network thread has something for it. Cheaper than a timer: a
/// fan-out wakes thousands of them. A notify while nobody waits is remembered.
class Wake {
public:
    Task<> wait() {
        if (std::exchange(m_notified, false)) {
            co_return;
        }
        auto initiate = [this](auto handler) {
            m_waiting = [handler = std::move(handler)]() mutable { std::move(handler)(); };
        };
        co_await asio::async_initiate<const asio::use_awaitable_t<Executor>, void()>(std::move(initiate), kAwait);
    }

    /// Resumes the sleeper before it returns; the sleeper must not end its owner.
    void notify() {
        if (!m_waiting) {
            m_notified = true;
            return;
        }
        auto resume = std::exchange(m_waiting, nullptr);
        resume();
    }

private:
    std::move_only_function<void()> m_waiting;
    bool m_notified = false;
};

} // namespace trucban::gateway
