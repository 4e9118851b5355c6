// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/KeyRing.h"
#include "store/PasswordCost.h"

#include <filesystem>
#include <string_view>

namespace trucban::store {

/// 32 random bytes, for a key store that keeps them.
[[nodiscard]] Key randomKey();

/// A console's file key from a passphrase, where there is no key store: Argon2id with the salt in `saltFile`, which is
/// made when it is missing (and then only when there is no `replicaFile` yet: keysMissing). Takes about a second.
[[nodiscard]] Result<Key> keyFromPassphrase(std::string_view passphrase, const std::filesystem::path& saltFile,
                                            const std::filesystem::path& replicaFile,
                                            PasswordCost cost = PasswordCost::normal);

} // namespace trucban::store
