// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Time.h"
#include "feed/FrameReader.h"
#include "feed/Net.h"
#include "feed/Target.h"
#include "feed/TlsTrust.h"
#include "wire/Frames.h"

#include <cstddef>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace trucban::feed {

struct EventsArrival {
    core::Seq from = 0;
    core::Seq to = 0;
    std::uint64_t size = 0;
    bool joined = true;
};

/// What a load run wants to know of its consoles. Called on the consoles' thread; must not block.
class ConsoleWatcher {
public:
    virtual ~ConsoleWatcher() = default;
    virtual void onWelcome(std::size_t console, const wire::Welcome& welcome) = 0;
    /// An events frame that covers from … to has arrived whole. `joined`: it followed on from the last one. `frame` is
    /// all of it for a console that keeps whole frames, else its start.
    virtual void onEvents(std::size_t console, const EventsArrival& arrival, std::string_view frame) = 0;
    /// The socket is gone; `reason` when the gateway said why.
    virtual void onDrop(std::size_t console, std::optional<wire::ByeReason> reason) = 0;
};

/// One console as the gateway sees it, as cheap as possible for the machine it runs on: says hello, reads frames by
/// their first bytes, acknowledges, pings, and comes back with its cursor when it was dropped. It keeps no state but
/// its cursor. One thread; `target`, `trust` and `watcher` outlive it, and it outlives its run().
class SimulatedConsole {
public:
    SimulatedConsole(Executor executor, const Target& target, TlsTrust& trust, std::size_t index, std::string token,
                     bool wholeFrames, bool compressed, ConsoleWatcher& watcher);

    /// Until stop(). Starts at `cursor`: at the log's head, no snapshot is sent.
    [[nodiscard]] Task<void> run(core::Seq cursor);
    /// Pings and acknowledges; to be called every wire::kPingInterval or sooner.
    void tick(core::Instant now);
    void stop();
    [[nodiscard]] bool isLive() const { return m_live; }
    [[nodiscard]] core::Seq cursor() const { return m_cursor; }

private:
    template <class WebSocket>
    Task<void> converse(WebSocket& socket);
    template <class WebSocket>
    void writeNext(WebSocket& socket);
    Task<void> connectAndConverse();
    void send(std::string frame);
    template <class WebSocket>
    bool takeBytes(WebSocket& socket, std::string_view bytes);
    bool take(std::string_view frame, std::uint64_t size);

    Executor m_executor;
    const Target& m_target;
    TlsTrust& m_trust;
    std::size_t m_index;
    std::string m_token;
    bool m_wholeFrames;
    bool m_compressed; ///< asks for permessage-deflate, as a real console does
    ConsoleWatcher& m_watcher;
    FrameReader m_reader;
    Timer m_timer; ///< the pause before another try, and the wait for the last write
    core::Seq m_cursor = 0;
    core::Seq m_acknowledged = 0;
    std::deque<std::string> m_outbox; ///< the front is being written while m_writing
    bool m_writing = false;
    bool m_live = false;
    bool m_stopping = false;
    std::optional<wire::ByeReason> m_bye;
    std::function<void()> m_wakeWriter; ///< set while a socket stands
    std::function<void()> m_closeSocket;
};

} // namespace trucban::feed
