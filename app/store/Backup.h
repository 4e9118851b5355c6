// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/AttachmentStore.h"
#include "store/Database.h"

#include <filesystem>

// A backup is two things side by side, both encrypted with the gateway's keys, which are in neither: the log as a file,
// and the attachments in the folder attachmentsOf(file).
namespace trucban::store {

/// "log.db" → "log.db.attachments".
[[nodiscard]] std::filesystem::path attachmentsOf(const std::filesystem::path& backup);

/// Both parts at `to`, whole or not at all, while others read and write: first the log, so that what its alerts name is
/// copied after it. `exists` when either part is there. Damaged attachments are left out and named.
[[nodiscard]] Result<AttachmentReport> backUp(Database& database, const AttachmentStore& attachments,
                                              const std::filesystem::path& to);

/// Both parts of `backup` into a data folder that has no log; the log last, so that it can be run again when it fails.
/// Damaged attachments are left out and named. notFound: a part is not there.
[[nodiscard]] Result<AttachmentReport> restore(const std::filesystem::path& backup,
                                               const std::filesystem::path& dataFolder, const KeyRing& keys,
                                               std::size_t maxAttachmentBytes);

} // namespace trucban::store
