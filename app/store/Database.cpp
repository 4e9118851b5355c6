// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Database.h"

#include "store/detail/Files.h"
#include "store/detail/LogTable.h"
#include "store/detail/Sqlite.h"

#include <SQLiteCpp/Backup.h>

#include <format>
#include <system_error>

namespace trucban::store {
namespace {

/// A database file on its way to its name; with its side files it is removed again unless it was moved.
class PartialDatabase {
public:
    explicit PartialDatabase(const std::filesystem::path& target) : m_path{detail::partialName(target)} {}
    PartialDatabase(const PartialDatabase&) = delete;
    PartialDatabase& operator=(const PartialDatabase&) = delete;
    ~PartialDatabase() {
        for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
            std::error_code ignored;
            std::filesystem::remove(m_path.string() + suffix, ignored);
        }
    }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

/// Opens the copy as any program would, and reads all of it. Closing it again leaves one file without a WAL.
Result<void> checkCopy(const std::filesystem::path& file, std::span<const std::uint8_t, 32> key,
                       detail::FileKind kind) {
    auto database = detail::openFile(file, key, kind, {});
    if (!database) {
        return std::unexpected(database.error());
    }
    return detail::guarded([&]() -> Result<void> {
        auto& impl = (*database)->impl();
        if (auto verdict = impl.handle().execAndGet("PRAGMA integrity_check(1)").getString(); verdict != "ok") {
            return failure(StoreFault::corrupt, file.string());
        }
        if (kind == detail::FileKind::log) {
            const auto walk = detail::walkChain(impl, [](const auto&, const auto&) { return std::string{}; });
            if (walk.firstBad) {
                return failure(StoreFault::chainBroken, std::format("event {}: {}", *walk.firstBad, walk.reason));
            }
        }
        return {};
    });
}

} // namespace

Result<std::uint64_t> Database::dataVersion() {
    return detail::guarded([&]() -> Result<std::uint64_t> {
        auto query = m_impl->query("PRAGMA data_version");
        return query.step() ? static_cast<std::uint64_t>(query.integer(0)) : 0;
    });
}

Result<void> Database::checkWritable() {
    return detail::guarded([&]() -> Result<void> {
        m_impl->setDurability(m_impl->options.durability);
        detail::WriteTransaction transaction{*m_impl};
        detail::setMeta(*m_impl, "written", detail::metaInteger(*m_impl, "written", 0) + 1);
        transaction.commit();
        return {};
    });
}

Result<bool> Database::truncateWal() {
    return detail::guarded([&]() -> Result<bool> {
        auto query = m_impl->query("PRAGMA wal_checkpoint(TRUNCATE)");
        return query.step() && query.integer(0) == 0;
    });
}

Result<void> Database::backup(const std::filesystem::path& to) {
    std::error_code code;
    if (std::filesystem::exists(to, code)) {
        return failure(StoreFault::exists, to.string());
    }
    const PartialDatabase partial{to};
    detail::makePrivateFile(partial.path());
    auto copied = detail::guarded([&]() -> Result<void> {
        Impl target{partial.path(), m_impl->key, m_impl->kind, {}};
        target.setDurability(Durability::full);
        SQLite::Backup backup{target.handle(), m_impl->handle()};
        // In one step: it reads one moment of the WAL and holds nobody up; in several, each commit would start it anew.
        if (backup.executeStep(-1) != SQLite::OK && backup.getRemainingPageCount() > 0) {
            return failure(StoreFault::ioError, to.string());
        }
        return {};
    });
    if (copied) {
        copied = checkCopy(partial.path(), m_impl->key, m_impl->kind);
    }
    if (copied) {
        copied = detail::syncFile(partial.path());
    }
    return copied ? detail::moveWithoutReplacing(partial.path(), to) : copied;
}

std::filesystem::path logFile(const std::filesystem::path& dataFolder) {
    return dataFolder / "log.db";
}

Result<std::unique_ptr<Database>> openLog(const std::filesystem::path& dataFolder, const KeyRing& keys,
                                          const DatabaseOptions& options) {
    return detail::openFile(logFile(dataFolder), keys.databaseKey(), detail::FileKind::log, options);
}

Result<void> restoreLog(const std::filesystem::path& backup, const std::filesystem::path& dataFolder,
                        const KeyRing& keys) {
    const auto target = logFile(dataFolder);
    std::error_code code;
    if (!std::filesystem::exists(backup, code)) {
        return failure(StoreFault::notFound, backup.string());
    }
    // Side files of a log that is gone would be taken for those of the restored one.
    for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
        if (std::filesystem::exists(target.string() + suffix, code)) {
            return failure(StoreFault::exists, target.string() + suffix);
        }
    }
    if (auto made = detail::makePrivateFolder(dataFolder); !made) {
        return made;
    }
    const PartialDatabase partial{target};
    auto restored = detail::copyToNewFile(backup, partial.path());
    if (restored) {
        restored = checkCopy(partial.path(), keys.databaseKey(), detail::FileKind::log);
    }
    if (restored) {
        restored = detail::syncFile(partial.path());
    }
    return restored ? detail::moveWithoutReplacing(partial.path(), target) : restored;
}

Result<std::unique_ptr<Database>> openReplica(const std::filesystem::path& file, std::span<const std::uint8_t, 32> key,
                                              const DatabaseOptions& options) {
    return detail::openFile(file, key, detail::FileKind::replica, options);
}

} // namespace trucban::store
