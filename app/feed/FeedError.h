// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace trucban::feed {

enum class FeedFault : std::uint8_t {
    badUrl,      ///< not https, and not http on loopback
    badPin,      ///< not 64 hex digits
    unreadable,  ///< a file cannot be read or written
    badScenario, ///< a line of a scenario is not what it should be
    unreachable, ///< name not found, connection refused, reset or timed out before a connection stood
    tls,         ///< handshake failed or the certificate is not trusted
    pinMismatch, ///< another certificate than the pinned one
    broken,      ///< the connection was lost with a request on it; it may or may not have been heard
    timedOut,    ///< no whole answer in time
    badAnswer,   ///< an answer that cannot be understood
    turnedAway,  ///< answered "later" (408, 425, 429, 5xx) for longer than was to be waited
    notLoggedIn, ///< user or password refused
    stopped,     ///< asked to stop
};

struct FeedError {
    FeedFault fault = FeedFault::unreachable;
    std::string detail; ///< what and where, for a person
    bool operator==(const FeedError&) const = default;
};
template <class T>
using Result = std::expected<T, FeedError>;

[[nodiscard]] std::string_view sentenceOf(FeedFault fault);
/// Trying again may help: the gateway is away, restarting or slow.
[[nodiscard]] bool isPassing(FeedFault fault);

} // namespace trucban::feed
