// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/Changes.h"

#include <cstdint>

// Small believable values for the model tests; ids come from a number so that a failing run can be read.
namespace trucban::test {

inline constexpr core::Instant kNow{std::chrono::milliseconds{1'795'000'000'000}}; // 2026-11-18 18:06:40 +07

inline core::Uuid uuidOf(std::uint64_t number) {
    core::Uuid id;
    for (std::size_t i = 0; i < 8; ++i) {
        id.bytes[15 - i] = static_cast<std::uint8_t>(number >> (8 * i));
    }
    id.bytes[0] = 1;
    return id;
}

inline core::CaseId caseId(std::uint64_t number) {
    return {uuidOf(number)};
}
inline core::AlertId alertId(std::uint64_t number) {
    return {uuidOf(number + 1'000'000)};
}

inline core::Alert sampleAlert(std::uint64_t number, core::Instant receivedAt = kNow) {
    core::Alert alert;
    alert.id = alertId(number);
    alert.version = 1;
    alert.caseId = caseId(number);
    alert.originalCaseId = caseId(number);
    alert.receivedAt = receivedAt;
    alert.updatedAt = receivedAt;
    alert.facts.externalId = "e" + std::to_string(number);
    alert.facts.kind = "other";
    alert.facts.occurredAt = receivedAt;
    alert.details = core::AlertDetails{.text = "Có nhóm người đánh nhau",
                                       .address = std::to_string(number) + " Nguyễn Trãi",
                                       .position = core::Position{{10.76, 106.68}, 20},
                                       .attachments = {}};
    alert.visibleTo = {core::WardCode{26743}};
    return alert;
}

inline core::Case sampleCase(std::uint64_t number, core::Priority priority = core::Priority::p3,
                             core::Instant openedAt = kNow) {
    core::Case case_;
    case_.id = caseId(number);
    case_.version = 1;
    case_.decisionVersion = 1;
    case_.code = "VV-1118-" + std::to_string(number);
    case_.priority = priority;
    case_.kind = "other";
    case_.ward = core::WardCode{26743};
    case_.visibleTo = {case_.ward};
    case_.alerts = {alertId(number)};
    case_.openedAt = openedAt;
    case_.stateSince = openedAt;
    case_.changedAt = openedAt;
    return case_;
}

inline core::Policy samplePolicy() {
    core::Policy policy;
    policy.version = 1;
    policy.kinds = {{.code = "fight", .nameVi = "Đánh nhau", .nameEn = "Fight", .needsPolice = true},
                    {.code = "other", .nameVi = "Việc khác", .nameEn = "Other"}};
    policy.deadlines[0] = {.acknowledge = std::chrono::seconds{15},
                           .dispatch = std::chrono::seconds{60},
                           .arrive = std::chrono::minutes{15},
                           .resolve = {}};
    return policy;
}

} // namespace trucban::test
