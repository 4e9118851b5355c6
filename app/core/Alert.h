// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Enums.h"
#include "core/GeoPoint.h"
#include "core/Time.h"
#include "core/Uuid.h"
#include "core/Ward.h"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <vector>

namespace trucban::core {

/// What intake had to drop or replace; `pointer` is an RFC 6901 JSON pointer into the body as it was sent.
struct Warning {
    std::string pointer;
    std::string reason;
    bool operator==(const Warning&) const = default;
};
BOOST_DESCRIBE_STRUCT(Warning, (), (pointer, reason))

/// How the reporter may be reached. `silent`: a call may betray a hiding victim, so the console warns first.
struct Contact {
    bool callable = false;
    bool silent = false;
    bool operator==(const Contact&) const = default;
};
BOOST_DESCRIBE_STRUCT(Contact, (), (callable, silent))

/// A photo, sound or film, held by the gateway under the SHA-256 of its bytes (64 hex digits; empty until fetched).
struct Attachment {
    AttachmentKind kind = AttachmentKind::other;
    std::string sha256;
    std::string url;         ///< as sent, when the gateway is to fetch it; empty otherwise
    std::uint64_t bytes = 0; ///< 0: not told
    bool operator==(const Attachment&) const = default;
};
BOOST_DESCRIBE_STRUCT(Attachment, (), (kind, sha256, url, bytes))

/// The sealed part of an alert: erased together when the retention time is over. Never holds the reporter.
struct AlertDetails {
    std::string text; ///< at most 4,000 characters
    std::string address;
    std::optional<Position> position; ///< absent: unlocated
    std::vector<Attachment> attachments;
    bool operator==(const AlertDetails&) const = default;
};
BOOST_DESCRIBE_STRUCT(AlertDetails, (), (text, address, position, attachments))

/// Who reported. Lives sealed in the gateway and in the answer to a reveal; no event and no state holds one.
struct Reporter {
    std::string name;
    std::string phone;
    bool operator==(const Reporter&) const = default;
    [[nodiscard]] bool isEmpty() const { return name.empty() && phone.empty(); }
};
BOOST_DESCRIBE_STRUCT(Reporter, (), (name, phone))

/// The open part of an alert: safe to keep after erasure.
struct AlertFacts {
    AlertSource source = AlertSource::other;
    std::string externalId; ///< 1 to 128 characters; with `source` the alert's identity for its sender
    std::string kind;       ///< a code of Policy::kinds
    Instant occurredAt{};
    bool occurredAtAssumed = false; ///< true: missing or impossible in the body, so the time of receipt
    Contact contact;
    SenderState senderState = SenderState::active;
    bool hasReporter = false;
    bool exercise = false;
    std::string contentDigest; ///< keyed digest of the body, hex; the same content again is recognised by it
    std::vector<Warning> warnings;
    bool operator==(const AlertFacts&) const = default;
};
BOOST_DESCRIBE_STRUCT(AlertFacts, (),
                      (source, externalId, kind, occurredAt, occurredAtAssumed, contact, senderState, hasReporter,
                       exercise, contentDigest, warnings))

/// One report as it came in ("tin báo"). Never edited or deleted; only updated by its sender, or placed by an officer.
struct Alert {
    AlertId id;
    std::uint32_t version = 0;
    CaseId caseId;         ///< the case it belongs to now
    CaseId originalCaseId; ///< the case it opened when it came in
    Instant receivedAt{};
    Instant updatedAt{};       ///< of its last event
    std::uint32_t updates = 0; ///< how often the sender updated it
    AlertFacts facts;
    std::optional<AlertDetails> details; ///< absent: erased
    std::optional<Position> placedAt;    ///< put on the map by an officer
    WardSet visibleTo;                   ///< follows its case
    bool operator==(const Alert&) const = default;

    /// The officer's placement if there is one, else the sender's position.
    [[nodiscard]] std::optional<Position> position() const;
};
BOOST_DESCRIBE_STRUCT(Alert, (),
                      (id, version, caseId, originalCaseId, receivedAt, updatedAt, updates, facts, details, placedAt,
                       visibleTo))

} // namespace trucban::core
