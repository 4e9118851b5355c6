// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

// RFC 4648 section 4, with padding.
namespace trucban::wire {

void appendBase64(std::string& out, std::string_view bytes);
/// nullopt for anything that appendBase64 does not write: other characters, a wrong length, bits left over.
[[nodiscard]] std::optional<std::string> parseBase64(std::string_view text);

} // namespace trucban::wire
