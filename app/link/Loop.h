// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

namespace boost::asio {
class any_io_executor;
}

namespace trucban::link {

/// The network thread: an event loop on a thread of its own, for hosts that do not want Asio in their sources.
/// post() may be called from any thread; the rest from the owner's. The destructor stops and joins: destroy or stop
/// every Connection on the loop first (by a posted call).
class Loop {
public:
    Loop();
    ~Loop();
    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;

    [[nodiscard]] boost::asio::any_io_executor executor() const;
    /// Runs `work` on the loop's thread, in order of the calls. Dropped when the loop has stopped.
    void post(std::move_only_function<void()> work);
    /// Runs what is ready, then ends the thread.
    void stop();

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace trucban::link
