// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/PasswordCost.h"
#include "store/StoreError.h"

#include <string>
#include <string_view>

namespace trucban::store {

/// Argon2id with a salt of its own, as libsodium's text form; badValue for a password outside kMinPasswordBytes and
/// kMaxPasswordBytes. Takes 64 MiB and some 70 ms at normal cost.
[[nodiscard]] Result<std::string> hashPassword(std::string_view password, PasswordCost cost);
[[nodiscard]] bool matchesPassword(const std::string& hash, std::string_view password);

} // namespace trucban::store
