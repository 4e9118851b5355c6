// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace trucban::models {

/// Keys longer than this are cut: what is alike so far stays in the duty order.
inline constexpr std::size_t kLongestCollationKey = 64;

/// Bytes whose order is that of a Vietnamese dictionary (CLDR "vi": a ă â … d đ, then tones: none ` ? ~ ´ .), upper and
/// lower case alike, numbers by their value: "9 Lê Lợi" before "10 Lê Lợi". Valid UTF-8 in, composed or decomposed; no
/// byte of the key is 0. Ours and not QCollator's because its keys can neither be read nor counted in eights, and to
/// make one takes ten times as long: these are made as cases arrive.
[[nodiscard]] std::string collationKey(std::string_view text);

} // namespace trucban::models
