// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/Asio.h"

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/post.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace trucban::gateway {

/// Waits in a coroutine for what another thread will say. `start` gets a function to be called once with the reply, on
/// any thread, and returns whether the request was taken; nullopt when it was not. A request that is taken and then
/// dropped unanswered ends the coroutine, so that only a gateway that is stopping may do that.
template <class Reply, class Start>
Task<std::optional<Reply>> awaitReply(Start start) {
    auto initiate = [start = std::move(start)](auto handler) mutable {
        const auto executor = asio::get_associated_executor(handler);
        auto held = std::make_shared<decltype(handler)>(std::move(handler));
        const bool taken = start([held, executor](Reply reply) {
            asio::post(executor, [held, reply = std::make_optional(std::move(reply))]() mutable {
                auto resume = std::move(*held);
                held.reset();
                resume(std::move(reply));
            });
        });
        if (!taken) {
            asio::post(executor, [held = std::move(held)]() mutable {
                auto resume = std::move(*held);
                held.reset();
                resume(std::optional<Reply>{});
            });
        }
    };
    co_return co_await asio::async_initiate<const asio::use_awaitable_t<Executor>, void(std::optional<Reply>)>(
        std::move(initiate), kAwait);
}

} // namespace trucban::gateway
