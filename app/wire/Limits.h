// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>

// The protocol's numbers, all of them. DESIGN.md section 5; OpenAPI states them from here.
namespace trucban::wire {

inline constexpr std::string_view kSubprotocol = "trucban.v1";
inline constexpr std::string_view kSocketPath = "/v1/socket"; ///< where a console asks for the upgrade
inline constexpr int kProtocolVersion = 1;

// HTTP
inline constexpr std::size_t kMaxHeaderBytes = 16 * 1024;
inline constexpr std::size_t kMaxBodyBytes = 256 * 1024;             ///< JSON and CAP bodies
inline constexpr std::size_t kMaxAttachmentBytes = 32 * 1024 * 1024; ///< PUT /v1/attachments
inline constexpr std::size_t kMaxJsonDepth = 16;
inline constexpr std::chrono::seconds kRequestDeadline{15}; ///< a whole request must be in by then
inline constexpr std::chrono::seconds kIdleDeadline{60};    ///< between requests of a kept connection
inline constexpr std::size_t kMaxConnections = 12'000;
inline constexpr std::size_t kMaxPageItems = 500;

// Alert fields
inline constexpr std::size_t kMaxTextChars = 4'000;
inline constexpr std::size_t kMaxAddressChars = 500;
inline constexpr std::size_t kMaxNameChars = 200;
inline constexpr std::size_t kMaxExternalIdChars = 128;
inline constexpr std::size_t kMaxAttachments = 16;
inline constexpr std::size_t kMaxUrlChars = 2'000;
inline constexpr std::size_t kMaxWarnings = 64;
inline constexpr std::chrono::hours kMaxOccurredAge{24 * 7}; ///< older: impossible, replaced by the receipt
inline constexpr std::chrono::minutes kMaxOccurredAhead{10}; ///< further in the future: likewise

// WebSocket
inline constexpr std::size_t kMaxHelloFrameBytes = 64 * 1024; ///< console → gateway, until it is known who asks
inline constexpr std::size_t kMaxClientFrameBytes =
    4 * 1024 * 1024; ///< from then on: a handover names every open case, an import 10,000 rows
inline constexpr std::size_t kMaxServerFrameBytes = 1024 * 1024; ///< gateway → console; larger ones are split
inline constexpr std::size_t kSnapshotPartItems = 500;
inline constexpr std::size_t kEventsPerFrame = 500;
inline constexpr std::size_t kSessionQueueBytes = 8 * 1024 * 1024; ///< beyond: `bye slow`
inline constexpr std::uint64_t kMaxReplayEvents = 20'000;          ///< an older cursor gets a snapshot
inline constexpr double kMaxCommandsPerSecond = 50;                ///< per session, burst twice that
/// Closing and reopening, which an officer does to many cases at once, are counted on their own; burst twice that.
inline constexpr double kMaxTriagePerSecond = 1'000;
inline constexpr std::chrono::seconds kHelloDeadline{5};
inline constexpr std::chrono::seconds kPingInterval{2};
inline constexpr std::chrono::seconds kSilentPeer{8};   ///< nothing heard so long: the peer is gone
inline constexpr std::chrono::seconds kStaleAfter{3};   ///< the console marks its data stale
inline constexpr std::chrono::seconds kEditLease{30};   ///< for editing a case, without a word from the holder
inline constexpr std::size_t kMaxPendingCommands = 256; ///< per session, unanswered

} // namespace trucban::wire
