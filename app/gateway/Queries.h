// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/Asio.h"
#include "gateway/CasePages.h"
#include "gateway/Services.h"
#include "wire/Frames.h"

#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

// What sessions ask beside commands and events. Coroutines of the network thread; the work is done on the ledger's and
// the reader's threads.
namespace trucban::gateway {

/// Is a console's head of this log? `unknown`: it could not be looked up now, which says nothing about the log.
enum class HeadCheck : std::uint8_t { ours, another, unknown };
/// From what the look-up found; nullopt: the reader is overloaded.
[[nodiscard]] HeadCheck checkHead(const std::optional<store::Result<store::Head>>& found, std::string_view hash);
[[nodiscard]] Task<HeadCheck> checkHead(Services& services, core::Seq seq, std::string hash);

/// One part of a snapshot as WebSocket bytes; null when the plan was given up or the gateway is overloaded.
[[nodiscard]] Task<SharedBytes> encodedPart(Services& services, std::shared_ptr<SnapshotPlan> plan, std::size_t index,
                                            bool deflates);

/// All kinds but past (answerPast); see wire::QueryKind.
[[nodiscard]] Task<std::expected<wire::Result, wire::Refused>> answerQuery(Services& services, Session session,
                                                                           wire::Query query);

/// A query of type past, answered as WebSocket bytes: fewer places than asked for when they would not fit one frame.
[[nodiscard]] Task<std::expected<SharedBytes, wire::Refused>> answerPast(Services& services, Session session,
                                                                         wire::Query query, bool deflates);

enum class CaseFault : std::uint8_t {
    unknown,     ///< there is none, or it is out of sight
    unavailable, ///< the gateway is overloaded, or the archive cannot be read
};
/// The case, archived or not, if it is in the viewer's sight.
[[nodiscard]] Task<std::expected<core::Case, CaseFault>> visibleCase(Services& services, Viewer viewer,
                                                                     core::CaseId id);

/// Looks into the state for a page's cases; nullopt when the ledger is overloaded.
using LiveLook = std::function<Task<std::optional<LivePage>>()>;
/// A page of the state's cases and the archive's; nullopt when one of them is overloaded or cannot be read. Looks again
/// when a case came back from the archive between the two looks and would be in neither.
[[nodiscard]] Task<std::optional<CaseList>> casePage(Services& services, LiveLook live, store::ArchiveSearch search);

} // namespace trucban::gateway
