// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Enums.h"
#include "core/Time.h"
#include "link/ServerClock.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace trucban::link {

/// Where the connection is. The legal moves stand in one table in LinkState.cpp; see mayMove.
enum class LinkState : std::uint8_t {
    idle,         ///< made, not started
    loggingIn,    ///< asking for a session token
    connecting,   ///< TCP, TLS, WebSocket upgrade
    greeting,     ///< hello sent, welcome awaited
    snapshotting, ///< snapshot parts are coming in; the replica's old content is still what is shown
    live,         ///< events flow; commands may be sent
    waiting,      ///< broken off; the next try is after LinkStatus::retryIn
    refused,      ///< retrying would not help, or not soon: see the fault; start() tries again
    stopped,      ///< stop() was called and everything is closed
};

/// Why the connection is not, or was last not, live.
enum class LinkFault : std::uint8_t {
    none,
    unreachable,    ///< name not found, connection refused, reset or timed out
    tls,            ///< handshake failed or the certificate is not trusted (no pin given)
    pinMismatch,    ///< another certificate than the pinned one: nothing was sent to it
    badCredentials, ///< name or password wrong, or the user is disabled
    throttled,      ///< too many log-ins; retryIn says when
    unavailable,    ///< the gateway answers, but cannot serve (5xx, shutting down)
    badProtocol,    ///< the peer does not speak trucban.v1 as we do
    headMismatch,   ///< the gateway's log is not the one this replica was made from, or older than it
    silent,         ///< nothing heard for wire::kSilentPeer
    slow,           ///< the gateway let us go because we read too slowly; we resume
    revoked,        ///< the session was ended by an administrator
    gap,            ///< a hole in the event ranges; we ask again from the cursor
    closed,         ///< the gateway said goodbye without a complaint
    wrongMode,      ///< a gateway for exercises where a live one was meant, or the other way round
    badEndpoint,    ///< the URL cannot be used (not https, and not loopback http)
};

struct LinkStatus {
    LinkState state = LinkState::idle;
    LinkFault fault = LinkFault::none;                ///< of the last break; none again once live
    core::Instant since{};                            ///< when `state` was entered; server time where it is known
    std::optional<std::chrono::milliseconds> retryIn; ///< waiting (and refused for a pin): time to the next try
    core::Instant lastHeard{};                        ///< last byte from the gateway, likewise; epoch: never
    bool stale = true;                                ///< not live, or nothing heard for wire::kStaleAfter
    std::chrono::milliseconds roundTrip{};            ///< of the last ping; 0: not measured
    std::optional<ServerTime> serverTime;             ///< as well as it is known; stays when the link breaks
    std::string peerFingerprint; ///< SHA-256 of the certificate last presented, hex with colons; may be empty
    std::uint32_t attempts = 0;  ///< tries since it was last live
    bool operator==(const LinkStatus&) const = default;
};

[[nodiscard]] bool mayMove(LinkState from, LinkState to);
/// One English sentence for logs and command lines; the console has its own translations.
[[nodiscard]] std::string_view sentenceOf(LinkFault fault);

} // namespace trucban::link

namespace trucban::core {
TRUCBAN_ENUM_NAMES(link::LinkState, P{Enum::idle, "idle"}, P{Enum::loggingIn, "loggingIn"},
                   P{Enum::connecting, "connecting"}, P{Enum::greeting, "greeting"},
                   P{Enum::snapshotting, "snapshotting"}, P{Enum::live, "live"}, P{Enum::waiting, "waiting"},
                   P{Enum::refused, "refused"}, P{Enum::stopped, "stopped"})
TRUCBAN_ENUM_NAMES(link::LinkFault, P{Enum::none, "none"}, P{Enum::unreachable, "unreachable"}, P{Enum::tls, "tls"},
                   P{Enum::pinMismatch, "pinMismatch"}, P{Enum::badCredentials, "badCredentials"},
                   P{Enum::throttled, "throttled"}, P{Enum::unavailable, "unavailable"},
                   P{Enum::badProtocol, "badProtocol"}, P{Enum::headMismatch, "headMismatch"},
                   P{Enum::silent, "silent"}, P{Enum::slow, "slow"}, P{Enum::revoked, "revoked"}, P{Enum::gap, "gap"},
                   P{Enum::closed, "closed"}, P{Enum::wrongMode, "wrongMode"}, P{Enum::badEndpoint, "badEndpoint"})
} // namespace trucban::core
