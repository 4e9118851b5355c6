// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/detail/Sqlite.h"

#include <span>

namespace trucban::store::detail {

/// One step forward; step n (counting from 1) takes a file from schema n-1 to n. Steps are never changed once released.
struct Migration {
    const char* sql;
};

[[nodiscard]] std::span<const Migration> migrationsOf(FileKind kind);

/// Takes the file through the steps it has not had, in one transaction. newerSchema when it has had more than there
/// are; wrongKey when it is of the other kind. A read-only connection refuses a file that needs steps (readOnly).
[[nodiscard]] Result<void> migrate(Database::Impl& database, std::span<const Migration> migrations);

} // namespace trucban::store::detail
