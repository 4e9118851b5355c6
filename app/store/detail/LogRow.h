// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Event.h"
#include "store/EventLog.h"
#include "store/detail/Sqlite.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// One row of the table `event` and the bytes that the chain covers.
//
//   hash(seq) = BLAKE2b-256( hash(seq - 1) ‖ bytes(seq) )      hash(0) = BLAKE2b-256( "trucban.log.1" ‖ log id )
//
// bytes(seq) is the concatenation, in the order of the members below, of every column but `hash`. Integers: eight bytes
// little-endian. Texts and blobs: one byte 1, their length as eight bytes little-endian, their bytes. An absent blob: one
// byte 0. So the sealed parts are covered as they are stored, and stay covered when their key is gone.
namespace trucban::store::detail {

struct LogRow {
    core::Seq seq = 0;
    std::string kind;
    std::string key;
    std::int64_t version = 0;
    std::string type;
    std::int64_t at = 0;
    std::string actorKind;
    std::string actorName;
    std::string wards; ///< codes in ascending order, separated by blanks
    std::string data;
    std::optional<std::string> details; ///< sealed, see Sealing.h
    std::optional<std::string> reporter;
    std::optional<std::string> raw;
};

[[nodiscard]] Hash genesisHash(std::string_view logId);
[[nodiscard]] Hash chainHash(const Hash& previous, const LogRow& row);

/// The envelope and the open data; `data` without details or position.
[[nodiscard]] LogRow rowOf(const core::Event& event);
/// nullopt and `reason` for what this version cannot read. Sealed parts are put in afterwards.
[[nodiscard]] std::expected<core::Event, Undecodable> eventOf(const LogRow& row);

/// A record's last event. What a household needs stays sealed for good then; others have nothing sealed.
[[nodiscard]] bool endsRecord(const core::EventData& data);

/// The sealed part of an alertUnarchived: its details and its placement, one line each, empty when absent.
[[nodiscard]] std::string unarchivedDetails(const core::Alert& alert);
[[nodiscard]] bool putUnarchivedDetails(core::Alert& alert, std::string_view text);

[[nodiscard]] std::string wardsText(const core::WardSet& wards);
[[nodiscard]] std::optional<core::WardSet> parseWards(std::string_view text);

} // namespace trucban::store::detail
