// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/KeyRing.h"
#include "store/StoreError.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace trucban::store {

/// How far a commit is on its way to the disk when it returns. Only `full` survives a power cut.
enum class Durability : std::uint8_t { full, normal, off };

struct DatabaseOptions {
    bool readOnly = false;                         ///< such a connection never makes nor migrates anything
    Durability durability = Durability::full;      ///< of the log and the outbox; lower ones are for tests
    std::chrono::milliseconds busyTimeout{10'000}; ///< how long to wait for another process's write
    std::string vfs;                               ///< SQLite VFS by name; empty: the system's
};

/// One connection to an encrypted SQLite file (SQLCipher, WAL). Used by one thread at a time; EventLog, Accounts and the
/// other classes of this layer work on a connection and are used by its thread. Threads that need the same file open a
/// connection each: opening is cheap (no key derivation), readers never wait for the writer.
class Database {
public:
    class Impl;

    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Changes when another connection, in this process or another one, has committed something.
    [[nodiscard]] Result<std::uint64_t> dataVersion();
    /// Whether something can be written now, found out by writing a little.
    [[nodiscard]] Result<void> checkWritable();
    /// Writes the WAL back into the file and truncates it, so that what was erased is gone from both. False: a reader
    /// was in the way; try again later.
    [[nodiscard]] Result<bool> truncateWal();
    /// A consistent copy at `to`, made while others read and write, encrypted with the same key; then opened and checked.
    /// Refuses an existing file. The keys are not in it: keep them apart, without them the copy is noise.
    [[nodiscard]] Result<void> backup(const std::filesystem::path& to);

    [[nodiscard]] Impl& impl() { return *m_impl; }

    explicit Database(std::unique_ptr<Impl> impl);

private:
    std::unique_ptr<Impl> m_impl;
};

/// The gateway's file in a data folder: log, projections, accounts, documents.
[[nodiscard]] std::filesystem::path logFile(const std::filesystem::path& dataFolder);
/// Opens it, making folder and file when they are missing (unless read-only) and migrating older schemas forward.
[[nodiscard]] Result<std::unique_ptr<Database>> openLog(const std::filesystem::path& dataFolder, const KeyRing& keys,
                                                        const DatabaseOptions& options = {});
/// Puts a backup file into `dataFolder`, after proving that it opens with `keys` and that its chain holds. Refuses a
/// folder that has a log already. What was erased since the backup was made is there again: erase it anew.
[[nodiscard]] Result<void> restoreLog(const std::filesystem::path& backup, const std::filesystem::path& dataFolder,
                                      const KeyRing& keys);

/// A console's file: replica, outbox, drafts.
[[nodiscard]] Result<std::unique_ptr<Database>> openReplica(const std::filesystem::path& file,
                                                            std::span<const std::uint8_t, 32> key,
                                                            const DatabaseOptions& options = {});

} // namespace trucban::store
