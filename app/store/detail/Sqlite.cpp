// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/detail/Sqlite.h"

#include "store/detail/Crypto.h"
#include "store/detail/Files.h"
#include "store/detail/Schema.h"

#include <sqlite3.h>

#include <format>
#include <system_error>

namespace trucban::store {
namespace {

constexpr int openFlags(const DatabaseOptions& options) {
    return options.readOnly ? SQLite::OPEN_READONLY : SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;
}

constexpr const char* pragmaFor(Durability durability) {
    switch (durability) {
    case Durability::full:
        return "PRAGMA synchronous=FULL";
    case Durability::normal:
        return "PRAGMA synchronous=NORMAL";
    case Durability::off:
        return "PRAGMA synchronous=OFF";
    }
    return "";
}

/// The key with an explicit salt, which follows from the key: two processes that make the file at the same moment then
/// agree on it. A random key needs no random salt.
std::string keyPragma(const Key& key) {
    const auto salt = detail::keyedDigest(key, "trucban.database.salt.1", {});
    return std::format("PRAGMA key=\"x'{}{}'\"", detail::toHex(key), detail::toHex(std::span{salt}.first<16>()));
}

} // namespace

Database::Impl::Impl(std::filesystem::path path, std::span<const std::uint8_t, 32> databaseKey,
                     detail::FileKind fileKind, const DatabaseOptions& databaseOptions)
    : file{std::move(path)},
      kind{fileKind},
      options{databaseOptions},
      key{},
      m_handle{file.string(), openFlags(options), static_cast<int>(options.busyTimeout.count()), options.vfs} {
    std::copy(databaseKey.begin(), databaseKey.end(), key.begin());
    // SQLCipher writes what goes wrong to standard error; we report it by result.
    m_handle.exec("PRAGMA cipher_log_level=NONE");
    auto pragma = keyPragma(key);
    m_handle.exec(pragma);
    detail::wipe({reinterpret_cast<std::uint8_t*>(pragma.data()), pragma.size()});
    // Wiping each page buffer costs a fifth of the read speed and guards against a reader of our memory only.
    m_handle.exec("PRAGMA cipher_memory_security=OFF");
    // Part of the file's format, so given before its first page is read.
    m_handle.exec(fileKind == detail::FileKind::replica ? "PRAGMA cipher_page_size=8192"
                                                        : "PRAGMA cipher_page_size=4096");
}

Database::Impl::~Impl() {
    detail::wipe(key);
}

detail::Query Database::Impl::query(std::string_view sql) {
    const auto found = m_statements.find(sql);
    if (found != m_statements.end()) {
        return detail::Query{found->second};
    }
    return detail::Query{m_statements.try_emplace(sql, m_handle, std::string{sql}).first->second};
}

void Database::Impl::setDurability(Durability durability) {
    m_handle.exec(pragmaFor(durability));
}

Database::Database(std::unique_ptr<Impl> impl) : m_impl{std::move(impl)} {}
Database::~Database() = default;

} // namespace trucban::store

namespace trucban::store::detail {
namespace {

StoreFault faultOf(int code) {
    switch (code & 0xFF) {
    case SQLITE_FULL:
        return StoreFault::diskFull;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return StoreFault::busy;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return StoreFault::readOnly;
    case SQLITE_CANTOPEN:
        return StoreFault::cannotOpen;
    case SQLITE_NOTADB:
        return StoreFault::wrongKey;
    case SQLITE_CORRUPT:
    case SQLITE_SCHEMA:
    case SQLITE_MISMATCH:
    // SQLCipher answers with these two when a page's authentication code does not fit.
    case SQLITE_ERROR:
    case SQLITE_NOMEM:
        return StoreFault::corrupt;
    case SQLITE_CONSTRAINT:
        return StoreFault::exists;
    case SQLITE_TOOBIG:
        return StoreFault::tooLarge;
    default:
        return StoreFault::ioError;
    }
}

void configure(Database::Impl& database) {
    auto& handle = database.handle();
    // The first read: a wrong key shows here.
    handle.exec("SELECT count(*) FROM sqlite_schema");
    if (!database.options.readOnly) {
        handle.exec("PRAGMA journal_mode=WAL");
    }
    database.setDurability(database.options.durability);
    handle.exec("PRAGMA fullfsync=ON");
    handle.exec("PRAGMA checkpoint_fullfsync=ON");
    handle.exec("PRAGMA secure_delete=ON");
    handle.exec("PRAGMA trusted_schema=OFF");
    handle.exec("PRAGMA cell_size_check=ON");
    handle.exec("PRAGMA journal_size_limit=67108864");
    // Pages in the cache need no decrypting. A checkpoint costs two syncs, so not after every few batches.
    handle.exec("PRAGMA cache_size=-32768");
    handle.exec("PRAGMA wal_autocheckpoint=4000");
}

} // namespace

StoreError errorOf(const SQLite::Exception& exception) {
    const int code = exception.getExtendedErrorCode();
    // Not what(): it may quote SQL.
    return {faultOf(exception.getErrorCode()), std::format("SQLite {}: {}", code, sqlite3_errstr(code))};
}

Result<std::unique_ptr<Database>> openFile(const std::filesystem::path& file, std::span<const std::uint8_t, 32> key,
                                           FileKind kind, const DatabaseOptions& options) {
    ensureCrypto();
    std::error_code code;
    if (options.readOnly && !std::filesystem::exists(file, code)) {
        return failure(StoreFault::notFound, file.string());
    }
    if (!options.readOnly) {
        const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path{"."};
        if (auto made = makePrivateFolder(folder); !made) {
            return std::unexpected(made.error());
        }
        if (options.vfs.empty()) {
            makePrivateFile(file);
        }
    }
    auto opened = guarded([&]() -> Result<std::unique_ptr<Database>> {
        auto impl = std::make_unique<Database::Impl>(file, key, kind, options);
        configure(*impl);
        auto database = std::make_unique<Database>(std::move(impl));
        if (auto migrated = migrate(database->impl(), migrationsOf(kind)); !migrated) {
            return std::unexpected(migrated.error());
        }
        return database;
    });
    if (!opened) {
        opened.error().detail = std::format("{}: {}", file.string(), opened.error().detail);
    }
    return opened;
}

std::int64_t metaInteger(Database::Impl& database, std::string_view name, std::int64_t otherwise) {
    auto query = database.query("SELECT value FROM meta WHERE name=?");
    query.bind(name);
    return query.step() ? query.integer(0) : otherwise;
}

void setMeta(Database::Impl& database, std::string_view name, std::int64_t value) {
    database.query("INSERT OR REPLACE INTO meta(name, value) VALUES(?, ?)").bind(name, value).run();
}

std::string metaBytes(Database::Impl& database, std::string_view name) {
    auto query = database.query("SELECT value FROM meta WHERE name=?");
    query.bind(name);
    return query.step() ? query.text(0) : std::string{};
}

void setMetaBytes(Database::Impl& database, std::string_view name, std::string_view bytes) {
    database.query("INSERT OR REPLACE INTO meta(name, value) VALUES(?, ?)").bind(name, Blob{bytes}).run();
}

void raiseGeneration(Database::Impl& database, std::string_view name) {
    setMeta(database, name, metaInteger(database, name, 0) + 1);
}

} // namespace trucban::store::detail
