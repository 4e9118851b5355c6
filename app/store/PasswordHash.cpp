// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/PasswordHash.h"

#include "store/Accounts.h"

#include <sodium.h>

#include <array>

namespace trucban::store {

Result<std::string> hashPassword(std::string_view password, PasswordCost cost) {
    if (password.size() < kMinPasswordBytes || password.size() > kMaxPasswordBytes) {
        return failure(StoreFault::badValue, "a password has 8 to 1024 bytes");
    }
    const bool normal = cost == PasswordCost::normal;
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (crypto_pwhash_str_alg(text.data(), password.data(), password.size(),
                              normal ? crypto_pwhash_OPSLIMIT_INTERACTIVE : crypto_pwhash_OPSLIMIT_MIN,
                              normal ? crypto_pwhash_MEMLIMIT_INTERACTIVE : crypto_pwhash_MEMLIMIT_MIN,
                              crypto_pwhash_ALG_ARGON2ID13) != 0) {
        return failure(StoreFault::ioError, "not enough memory for the password hash");
    }
    return std::string{text.data()};
}

bool matchesPassword(const std::string& hash, std::string_view password) {
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

} // namespace trucban::store
