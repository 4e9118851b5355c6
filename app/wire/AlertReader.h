// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/HttpBodies.h"
#include "wire/JsonDocument.h"

#include <string>
#include <string_view>

namespace trucban::wire {

/// Collects what intake dropped or replaced, up to kMaxWarnings. Reasons are fixed sentences: never the sender's text.
class WarningList {
public:
    explicit WarningList(std::vector<core::Warning>& warnings) : m_warnings(warnings) {}
    void add(std::string_view pointer, std::string_view reason);

private:
    std::vector<core::Warning>& m_warnings;
};

/// Text from outside made fit for screens and storage: control characters but tab and line ends go, and what is longer
/// than `maxChars` is cut. Each is warned of. `text` must be valid UTF-8.
[[nodiscard]] std::string cleanedText(std::string_view text, std::size_t maxChars, std::string_view pointer,
                                      WarningList& warnings);

/// False when no alert can have happened then: older than kMaxOccurredAge or further ahead than kMaxOccurredAhead.
[[nodiscard]] bool isPossibleTime(core::Instant occurredAt, core::Instant receivedAt);

/// Null, out of range, or the 0/0 that devices without a fix send.
[[nodiscard]] bool isUsablePoint(const core::GeoPoint& point);

/// Empty when it cannot serve as an identity: empty, blank, longer than kMaxExternalIdChars.
[[nodiscard]] std::string usableExternalId(std::string_view text);

/// One pass over an alert body: takes what is usable, warns of the rest. Throws nothing; the only failure is an
/// identity that cannot be used.
class AlertReader {
public:
    AlertReader(json::Value body, core::Instant receivedAt, const core::Policy& policy);

    [[nodiscard]] std::expected<AlertBody, DecodeError> read();

private:
    void readSource();
    void readCategory();
    void readOccurredAt();
    void readPosition();
    void readReporter();
    void readContact();
    void readAttachments();
    void readSenderState();
    void readExercise();
    [[nodiscard]] std::string readText(json::Value value, std::size_t maxChars, std::string_view pointer);

    json::Value m_body;
    core::Instant m_receivedAt;
    const core::Policy& m_policy;
    AlertBody m_alert;
    WarningList m_warnings;
};

} // namespace trucban::wire
