// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace trucban::maps {

/// Which of the style file's sets of colours tiles are drawn in.
enum class TileLook : std::uint8_t { day, night, wall };
inline constexpr std::size_t kTileLooks = 3;

} // namespace trucban::maps
