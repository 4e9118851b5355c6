// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "link/Transport.h"

#include <boost/asio/any_completion_handler.hpp>
#include <boost/asio/io_context.hpp>

#include <chrono>
#include <memory>
#include <vector>

namespace trucban::test {

class VirtualTimer;

/// A clock that moves only when told. advance() stops at every timer on the way and lets the coroutines run there, so
/// a test of an hour takes a millisecond and always goes the same way.
class VirtualTime {
public:
    explicit VirtualTime(boost::asio::io_context& context) : m_context(context) {}

    [[nodiscard]] link::TimePoint now() const { return m_now; }
    /// The wall clock that goes with it.
    [[nodiscard]] core::Instant wallClock() const;
    /// Somebody sets it, or NTP does: nothing else moves.
    void stepWallClock(std::chrono::milliseconds by) { m_wallStep += by; }
    void advance(std::chrono::milliseconds by);
    /// Runs everything that can run without time passing.
    void settle();
    /// For a Transport; refers to this.
    [[nodiscard]] std::unique_ptr<link::TimeSource> source();
    [[nodiscard]] std::unique_ptr<link::Timer> makeTimer();

private:
    friend class VirtualTimer;

    boost::asio::io_context& m_context;
    link::TimePoint m_now{std::chrono::hours{1}};
    std::chrono::milliseconds m_wallStep{};
    std::vector<VirtualTimer*> m_timers;
};

} // namespace trucban::test
