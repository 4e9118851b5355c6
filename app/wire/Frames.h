// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Command.h"
#include "core/Event.h"
#include "core/Fold.h"
#include "core/State.h"
#include "core/Uuid.h"
#include "wire/DecodeError.h"

#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

// The whole socket protocol: one JSON object per text frame, its type in "t". DESIGN.md section 5.
//
//   console → gateway                     gateway → console
//   hello      token, cursor, clientId    welcome   session, user, role, scope, serverTime, head, resume
//                                         snapshot  part, of, upTo, items
//                                         events    from, to, items
//   command    id, expected?, type, body  accepted  id, seq, caseId?  |  refused  id, code, message, current?
//   query      id, type, …                result    id, items, next?   (or refused)
//                                         past      id, from, to, before, items   (to a query of that type)
//                                         figures   id?, seq, asOf, head, last, rows   (likewise, and on change)
//   ack        seq                        desks     live, lost, logWritable
//   watching   caseId?, editing           watchers  caseId, people
//   ping       at                         pong      at
//   bye        reason                     bye       reason
//
// With permessage-deflate agreed on, snapshots, event frames and pasts are compressed, once for all sockets that see the
// same; what goes to one socket alone is so when it is long.
//
// The body of an enterAlert command is one of POST /v1/alerts, read with the same rules and limits; its source is one of
// core::kOfficerSources and its externalId a UUID. The same externalId with the same content again is accepted with the
// same answer, whatever the command's id; other content is refused.
//
// Order: hello is the first frame, welcome the answer; then either events from cursor+1 or a snapshot whose parts come
// in order, then events from upTo+1. `events` frames cover contiguous ranges; a hole makes the console ask again by
// reconnecting with its cursor.
namespace trucban::wire {

// --- console → gateway -------------------------------------------------------------------------------------------

struct Hello {
    std::string token;    ///< from POST /v1/login
    core::Seq cursor = 0; ///< last seq applied; 0: has nothing, wants a snapshot
    std::string clientId; ///< of the console's profile; names the desk
    std::string head;     ///< hex hash known for `cursor`, empty if none; the gateway refuses one it does not have
    bool operator==(const Hello&) const = default;
};
struct CommandFrame {
    core::Command command;
    bool operator==(const CommandFrame&) const = default;
};
enum class QueryKind : std::uint8_t {
    timeline,
    olderCases,
    reveal,
    past,
    sameCaller,
    reveals,
    figures,
    figureItems,
    figureQuartiles
};
/// timeline: the events of a case, `after` pages by seq; with `text` "record ID": a record's.
/// olderCases: closed cases, newest first, `text` filters; a page may hold less than `limit`, even nothing, and not be the
/// last: it goes on at `after` = next, `caseId` = nextCase.
/// reveal: the reporter of `alert`, only for a session whose own accepted revealReporter has the id `command`.
/// sameCaller: the cases in scope of the last days with an alert from a telephone that an alert of `caseId` came from
/// too; compared by keyed hash in the gateway, the number is not told.
/// reveals: who looked a reporter up in scope, when and why, newest first, `after` pages down; for ward leaders, city and
/// admin. Attachments that were viewed and edits that were taken over stand among them, with their `cases`.
/// figures: the daily figures of the wards in scope; `text` names spans of days, inclusive, as day numbers: "20400-20459,
/// 20035-20094". Answered by figures frames; changed days follow in such frames, without an id, until a figures query
/// with an empty text or the socket's end. With " @MS" behind the spans (milliseconds since 1970): as the log stood then,
/// counted anew from its beginning, and nothing follows.
/// Its text "records @MS" asks for the entries of the scope as they stood then: a result with a wire::FigureRecords, a page
/// of `limit` behind the first `after`.
/// figureItems: what a figure counts, newest first; `text` is a wire::FigureItemsRequest, the result's a
/// wire::FigureItems; `after` items are passed over, `next` is where to go on.
/// figureQuartiles: how the wards of the city stand, without saying which is which; wire::FigureQuartilesRequest and
/// wire::FigureQuartiles.
/// past: at most `limit` places of the log, the last of them `upTo` (absent: the head).
struct Query {
    core::CommandId id;
    QueryKind kind = QueryKind::timeline;
    std::optional<core::CaseId> caseId;
    std::optional<core::AlertId> alert;
    std::optional<core::CommandId> command;
    std::string text;
    core::Seq after = 0;
    std::optional<core::Seq> upTo;
    std::uint32_t limit = 200;
    bool operator==(const Query&) const = default;
};
struct Ack {
    core::Seq seq = 0;
    bool operator==(const Ack&) const = default;
};

/// What this desk looks at now, sent on change and, while it edits, again before its lease is over. The gateway keeps the
/// latest per session and forgets it with the socket.
struct Watching {
    std::optional<core::CaseId> caseId; ///< absent: none
    bool editing = false;               ///< asks for the lease, and keeps it; another's lease is not broken by it
    bool takeOver = false;              ///< breaks another's lease; a takeOverEdit command records why
    bool operator==(const Watching&) const = default;
};

// --- gateway → console -------------------------------------------------------------------------------------------

struct Welcome {
    std::string session;
    std::string user;
    core::Role role = core::Role::dutyOfficer;
    core::Scope scope;
    core::Instant serverTime{};
    core::Seq headSeq = 0;
    std::string head;      ///< hex hash of the log at headSeq
    bool exercise = false; ///< a gateway for exercises: nothing in it is live
    bool resumed = false;  ///< true: events follow from the cursor; false: a snapshot follows and replaces all
    bool operator==(const Welcome&) const = default;
};
struct Snapshot {
    std::uint32_t part = 1; ///< 1 … of
    std::uint32_t of = 1;
    core::Seq upTo = 0;
    std::string head; ///< hex hash at upTo
    std::vector<core::Aggregate> items;
    bool operator==(const Snapshot&) const = default;
};
/// An aggregate came into scope: its value as of this place in the log, before the events that follow it.
struct Entered {
    core::Aggregate aggregate;
    bool operator==(const Entered&) const = default;
};
/// An aggregate left the scope; the replica erases it.
struct Left {
    core::AggregateRef aggregate;
    bool operator==(const Left&) const = default;
};
using EventItem = std::variant<core::Event, Entered, Left>;
struct Events {
    core::Seq from = 0; ///< first seq covered
    core::Seq to = 0;   ///< last seq covered; from - 1 ≤ to; items are those in scope, in order
    std::string head;   ///< hex hash at `to`
    std::vector<EventItem> items;
    bool operator==(const Events&) const = default;
};
struct Accepted {
    core::CommandId id;
    core::Seq seq = 0; ///< of the command's last event; 0 when it had been done before without an event
    std::optional<core::CaseId> caseId; ///< of an enterAlert: where the alert is; the console may not see that case
    bool operator==(const Accepted&) const = default;
};
/// code: a core::Refusal name, or one of "expired", "tooMany", "unavailable", "badCommand".
/// "expired": core::expires(body) holds and the command's id (its UUIDv7 time, which the console makes in server time)
/// is older than Policy::commandExpiry. An id that was applied before is accepted again whatever its age: so a console
/// that lost the answer may always send the command once more.
struct Refused {
    core::CommandId id;
    std::string code;
    std::string message;
    std::optional<core::Case> current; ///< for conflict: the case as it is now
    bool operator==(const Refused&) const = default;
};
struct Result {
    core::CommandId id;
    std::vector<core::Event> timeline;
    std::vector<core::Case> cases;
    std::vector<core::Visit> visits;
    std::optional<core::Reporter> reporter;
    core::Seq next = 0;                   ///< 0: no more
    std::optional<core::CaseId> nextCase; ///< of olderCases; goes back as `caseId` beside `after`
    std::optional<std::string> text;      ///< of figureItems and figureQuartiles
    bool operator==(const Result&) const = default;
};
/// One place of the log as the scope was told of it.
struct PastItem {
    core::Seq seq = 0;
    core::Instant at{};
    EventItem item;
    bool operator==(const PastItem&) const = default;
};
/// A contiguous range of the log, with what undoes it: a console that holds the state at `to` comes to the state just
/// before `from` by taking back every aggregate that the items name: to its value in `before`, or out of the replica
/// when it has none there. What was erased before it was asked for stays erased.
struct Past {
    core::CommandId id;
    core::Seq from = 1; ///< from - 1 ≤ to; from 1: nothing is older
    core::Seq to = 0;
    std::vector<core::Aggregate> before;
    std::vector<PastItem> items; ///< those in scope, in order
    bool operator==(const Past&) const = default;
};
/// Days of wards with what was counted on them (figures::CubeCodec), each as a whole. An answer may take several frames,
/// the last of which says so; it replaces what the console had of the spans it asked for.
struct Figures {
    core::CommandId id; ///< of the query; nil for changes that follow it
    core::Seq seq = 0;  ///< counted up to here
    core::Instant asOf{};
    std::string head; ///< hex hash at `seq`
    bool last = true;
    std::string rows; ///< bytes; base64 in the frame
    bool operator==(const Figures&) const = default;
};
/// Which wards have a live console now; sent to sessions that see all wards, on change.
struct Desks {
    core::WardSet live;
    core::WardSet lost;      ///< had one since the gateway started or should have (has users), and have none now
    bool logWritable = true; ///< false: alerts are being turned away with 503; every console shows it in red
    bool operator==(const Desks&) const = default;
};

struct Watcher {
    std::string user;
    std::string clientId;  ///< of the desk; a user may sit at two
    bool editing = false;  ///< holds the lease
    core::Instant until{}; ///< of the lease, in server time
    bool operator==(const Watcher&) const = default;
};
/// Everybody who looks at a case that this session sees; sent when it changes to those who look at it, empty when the
/// last one has gone.
struct Watchers {
    core::CaseId caseId;
    std::vector<Watcher> people;
    bool operator==(const Watchers&) const = default;
};

// --- both --------------------------------------------------------------------------------------------------------

struct Ping {
    core::Instant at{};
    bool operator==(const Ping&) const = default;
};
struct Pong {
    core::Instant at{}; ///< of the ping
    core::Instant serverTime{};
    bool operator==(const Pong&) const = default;
};
enum class ByeReason : std::uint8_t {
    shutdown,
    slow,
    badFrame,
    badToken,
    revoked,
    headMismatch,
    silent,
    tooMany,
    badProtocol,
    done
};
struct Bye {
    ByeReason reason = ByeReason::done;
    bool operator==(const Bye&) const = default;
};

using ClientFrame = std::variant<Hello, CommandFrame, Query, Ack, Ping, Pong, Bye, Watching>;
using ServerFrame =
    std::variant<Welcome, Snapshot, Events, Accepted, Refused, Result, Past, Desks, Ping, Pong, Bye, Watchers, Figures>;

[[nodiscard]] std::string encode(const ClientFrame& frame);
[[nodiscard]] std::string encode(const ServerFrame& frame);
[[nodiscard]] std::expected<ClientFrame, DecodeError> decodeClientFrame(std::string_view bytes);
[[nodiscard]] std::expected<ServerFrame, DecodeError> decodeServerFrame(std::string_view bytes);

// The pieces of an events frame, so that an event is serialized once and its bytes shared by all sockets.
[[nodiscard]] std::string encodeItem(const EventItem& item);
/// Joins encoded items into a frame; equal to encode(Events) of the same items.
[[nodiscard]] std::string joinEvents(core::Seq from, core::Seq to, std::string_view head,
                                     const std::vector<std::shared_ptr<const std::string>>& items);

} // namespace trucban::wire

namespace trucban::core {
TRUCBAN_ENUM_NAMES(wire::QueryKind, P{Enum::timeline, "timeline"}, P{Enum::olderCases, "olderCases"},
                   P{Enum::reveal, "reveal"}, P{Enum::past, "past"}, P{Enum::sameCaller, "sameCaller"},
                   P{Enum::reveals, "reveals"}, P{Enum::figures, "figures"}, P{Enum::figureItems, "figureItems"},
                   P{Enum::figureQuartiles, "figureQuartiles"})
TRUCBAN_ENUM_NAMES(wire::ByeReason, P{Enum::shutdown, "shutdown"}, P{Enum::slow, "slow"}, P{Enum::badFrame, "badFrame"},
                   P{Enum::badToken, "badToken"}, P{Enum::revoked, "revoked"}, P{Enum::headMismatch, "headMismatch"},
                   P{Enum::silent, "silent"}, P{Enum::tooMany, "tooMany"}, P{Enum::badProtocol, "badProtocol"},
                   P{Enum::done, "done"})
} // namespace trucban::core
