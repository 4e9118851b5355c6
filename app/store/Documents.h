// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Database.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trucban::store {

/// Named blobs beside the log: imported boundaries, a certificate's fingerprint. Not part of the chain.
class Documents {
public:
    explicit Documents(Database& database) : m_database{&database} {}

    /// Replaces; durable when it returns.
    [[nodiscard]] Result<void> put(std::string_view name, std::string_view bytes);
    [[nodiscard]] Result<std::optional<std::string>> get(std::string_view name);
    [[nodiscard]] Result<bool> remove(std::string_view name);
    [[nodiscard]] Result<std::vector<std::string>> names();
    /// Raised by every put and remove, by whichever process.
    [[nodiscard]] Result<std::uint64_t> generation();

private:
    Database* m_database;
};

} // namespace trucban::store
