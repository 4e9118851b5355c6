// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace trucban::core {

/// A 128-bit identifier, RFC 9562. A plain value; the all-zero value is "nil" and names nothing.
struct Uuid {
    std::array<std::uint8_t, 16> bytes{};

    auto operator<=>(const Uuid&) const = default;
    [[nodiscard]] bool isNil() const { return *this == Uuid{}; }

    /// Lower-case 8-4-4-4-12 form.
    [[nodiscard]] std::string toString() const;
    /// Accepts the 36-character form in either case; anything else is nullopt.
    [[nodiscard]] static std::optional<Uuid> parse(std::string_view text);
    /// RFC 9562 section 5.7: 48 bits of Unix milliseconds, then 74 random bits from `random`.
    [[nodiscard]] static Uuid v7(std::chrono::sys_time<std::chrono::milliseconds> at,
                                 std::span<const std::uint8_t, 10> random);
};

/// A Uuid that knows what it names, so that a case id is never passed for an alert id.
template <class Tag>
struct Id {
    Uuid value;
    auto operator<=>(const Id&) const = default;
    [[nodiscard]] bool isNil() const { return value.isNil(); }
    [[nodiscard]] std::string toString() const { return value.toString(); }
};

using AlertId = Id<struct AlertTag>;
using CaseId = Id<struct CaseTag>;
using VisitId = Id<struct VisitTag>;
using HandoverId = Id<struct HandoverTag>;
using CampaignId = Id<struct CampaignTag>;
using RecordId = Id<struct RecordTag>;
using BriefingId = Id<struct BriefingTag>;
using ImportId = Id<struct ImportTag>;
using CommandId = Id<struct CommandTag>;
using RequestId = Id<struct RequestTag>;

/// Cheap and good enough: every Uuid we make carries at least 62 random bits at its end.
[[nodiscard]] std::size_t hashValue(const Uuid& id) noexcept;

} // namespace trucban::core

template <>
struct std::hash<trucban::core::Uuid> {
    std::size_t operator()(const trucban::core::Uuid& id) const noexcept { return trucban::core::hashValue(id); }
};
template <class Tag>
struct std::hash<trucban::core::Id<Tag>> {
    std::size_t operator()(const trucban::core::Id<Tag>& id) const noexcept {
        return trucban::core::hashValue(id.value);
    }
};
