// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <chrono>

// The gateway's network types. Everything of the network runs on one io_context with one thread, so the executor is
// named, not type-erased, and nothing there needs a lock or a strand.
namespace trucban::gateway {

namespace asio = boost::asio;
using tcp = asio::ip::tcp;
using Executor = asio::io_context::executor_type;
template <class T = void>
using Task = asio::awaitable<T, Executor>;
using Socket = asio::basic_stream_socket<tcp, Executor>;
using Timer =
    asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor>;
using SteadyTime = std::chrono::steady_clock::time_point;

inline constexpr asio::use_awaitable_t<Executor> kAwait{};
/// Errors as values: `auto [error, n] = co_await …(…, kAwaitTuple)`.
inline constexpr auto kAwaitTuple = asio::as_tuple(kAwait);

} // namespace trucban::gateway
