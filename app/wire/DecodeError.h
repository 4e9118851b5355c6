// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Enums.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace trucban::wire {

enum class DecodeFault : std::uint8_t {
    notJson,
    notObject,
    tooLarge,
    tooDeep,
    badUtf8,
    duplicateKey,
    missingField,
    wrongType,
    badValue,
    unknownType,
    badXml
};

/// Why bytes from outside were not understood, and where.
struct DecodeError {
    DecodeFault fault = DecodeFault::notJson;
    std::string pointer; ///< RFC 6901; empty for the whole
    bool operator==(const DecodeError&) const = default;
};

[[nodiscard]] std::string_view sentenceOf(DecodeFault fault);

} // namespace trucban::wire
