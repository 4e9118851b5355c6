// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/LedgerRequests.h"
#include "gateway/Sources.h"

#include <atomic>
#include <cstring>
#include <string>

// Values that several gateway tests start from.
namespace trucban::gateway {

inline constexpr core::WardCode kBenThanh{26743};
inline constexpr core::WardCode kSaiGon{26740};
inline constexpr core::Instant kNoon{std::chrono::milliseconds{1'795'300'000'000}};

/// Different bytes each time, the same in each run.
inline Random countingRandom() {
    return [count = std::make_shared<std::atomic<std::uint64_t>>(0)](std::span<std::uint8_t> bytes) {
        const std::uint64_t value = ++*count;
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            bytes[i] = static_cast<std::uint8_t>(value >> (8 * (i % 8)));
        }
    };
}

inline core::CommandId commandId(std::uint8_t n) {
    core::CommandId id;
    id.value.bytes[15] = n;
    return id;
}

inline core::Authority officer(core::WardCode ward, std::string name = "an") {
    return {{core::ActorKind::officer, std::move(name)}, core::Role::dutyOfficer, {.all = false, .wards = {ward}}};
}
inline core::Authority cityDesk() {
    return {{core::ActorKind::officer, "city"}, core::Role::city, {.all = true, .wards = {}}};
}

inline wire::AlertBody alertBody(std::string externalId, std::string digest = "d1", std::string kind = "robbery") {
    wire::AlertBody body;
    body.facts.source = core::AlertSource::sosApp;
    body.facts.externalId = std::move(externalId);
    body.facts.kind = std::move(kind);
    body.facts.occurredAt = kNoon;
    body.facts.contentDigest = std::move(digest);
    body.details.text = "Cướp tại chợ";
    return body;
}

/// A policy with one P1 and one P3 kind.
inline core::Policy smallPolicy() {
    core::Policy policy;
    policy.name = "test";
    policy.kinds = {{"robbery", "Cướp", "Robbery", core::Priority::p1, true, false, "danger"},
                    {"other", "Khác", "Other", core::Priority::p3, false, false, "marker"}};
    return policy;
}

} // namespace trucban::gateway
