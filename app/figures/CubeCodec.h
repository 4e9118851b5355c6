// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Enums.h"
#include "figures/Cube.h"

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

// Batches as bytes: a version, varints (LEB128), names once. About 18 bytes a case. What comes from outside is checked
// once, here: whatever the bytes, decode answers a whole batch or an error, and takes no more memory than some twenty
// times their size.
namespace trucban::figures {

enum class CodecError : std::uint8_t {
    truncated,  ///< they end too early
    version,    ///< another version wrote them
    outOfRange, ///< a number names nothing, or is too large
    disorder,   ///< rows not rising, or bytes left over
};

[[nodiscard]] std::string encode(const Batch& batch);
[[nodiscard]] std::expected<Batch, CodecError> decodeBatch(std::string_view bytes);
[[nodiscard]] std::string_view sentenceOf(CodecError error);

} // namespace trucban::figures

namespace trucban::core {
TRUCBAN_ENUM_NAMES(figures::CodecError, P{Enum::truncated, "truncated"}, P{Enum::version, "version"},
                   P{Enum::outOfRange, "outOfRange"}, P{Enum::disorder, "disorder"})
} // namespace trucban::core
