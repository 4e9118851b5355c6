// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace trucban::store {

/// How hard Argon2id works. `reduced` is for tests alone: it makes hashing fast, and guessing as well.
enum class PasswordCost : std::uint8_t { normal, reduced };

} // namespace trucban::store
