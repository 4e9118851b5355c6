// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace trucban::gateway {

/// RFC 4180 with a byte order mark and blank lines allowed.
[[nodiscard]] std::vector<std::vector<std::string>> parseCsv(std::string_view text);
/// Parts without the empty ones.
[[nodiscard]] std::vector<std::string> split(std::string_view text, char separator);

} // namespace trucban::gateway
