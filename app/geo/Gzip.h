// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/Error.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace trucban::geo {

/// By the first two bytes.
[[nodiscard]] bool isGzip(std::string_view bytes);
/// Unpacks one gzip member, to at most `mostBytes`. Errors: badGzip (also for a cut or padded one), vectorTileTooLarge.
[[nodiscard]] Result<std::string> gunzip(std::string_view bytes, std::size_t mostBytes);
/// Packs into one gzip member without a time, so that the same bytes give the same result.
[[nodiscard]] std::string gzip(std::string_view bytes);

} // namespace trucban::geo
