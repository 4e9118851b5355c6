// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Database.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <concepts>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

// The only way from this layer to SQLite: a connection with a cache of prepared statements, and the place where
// SQLiteCpp's exceptions become StoreErrors.
namespace trucban::store::detail {

[[nodiscard]] StoreError errorOf(const SQLite::Exception& exception);

/// Runs `body`, which returns a Result and may throw SQLite::Exception.
template <class F>
[[nodiscard]] auto guarded(F&& body) -> std::invoke_result_t<F> {
    try {
        return std::forward<F>(body)();
    } catch (const SQLite::Exception& exception) {
        return std::unexpected(errorOf(exception));
    }
}

/// Bytes for a BLOB column.
struct Blob {
    std::string_view bytes;
};

/// A prepared statement in use; goes back to the cache reset. All its parameters are bound anew each time.
class Query {
public:
    explicit Query(SQLite::Statement& statement) : m_statement{&statement} {}
    Query(Query&& other) noexcept : m_statement{std::exchange(other.m_statement, nullptr)} {}
    Query& operator=(Query&&) = delete;
    ~Query() {
        if (m_statement != nullptr) {
            m_statement->tryReset();
        }
    }

    template <class... Values>
    Query& bind(const Values&... values) {
        int index = 0;
        (bindOne(++index, values), ...);
        return *this;
    }
    /// True while there is a row.
    [[nodiscard]] bool step() { return m_statement->executeStep(); }
    void run() { m_statement->exec(); }
    void reset() { m_statement->reset(); }

    [[nodiscard]] std::int64_t integer(int column) const { return m_statement->getColumn(column).getInt64(); }
    /// Text and blobs alike.
    [[nodiscard]] std::string text(int column) const { return m_statement->getColumn(column).getString(); }
    /// Without a copy; good until the next step.
    [[nodiscard]] std::string_view view(int column) const {
        const auto value = m_statement->getColumn(column);
        const auto* data = static_cast<const char*>(value.getBlob());
        return data == nullptr ? std::string_view{} : std::string_view{data, static_cast<std::size_t>(value.size())};
    }
    [[nodiscard]] bool isNull(int column) const { return m_statement->isColumnNull(column); }
    [[nodiscard]] std::optional<std::string> optionalText(int column) const {
        return isNull(column) ? std::nullopt : std::optional{text(column)};
    }
    [[nodiscard]] std::optional<std::int64_t> optionalInteger(int column) const {
        return isNull(column) ? std::nullopt : std::optional{integer(column)};
    }

private:
    template <std::integral Integer>
    void bindOne(int index, Integer value) {
        m_statement->bind(index, static_cast<std::int64_t>(value));
    }
    void bindOne(int index, std::string_view value) { m_statement->bind(index, std::string{value}); }
    void bindOne(int index, const std::string& value) { m_statement->bind(index, value); }
    void bindOne(int index, Blob value) {
        // A null pointer would bind NULL, not an empty blob.
        m_statement->bind(index, value.bytes.empty() ? "" : value.bytes.data(), static_cast<int>(value.bytes.size()));
    }
    template <class Value>
    void bindOne(int index, const std::optional<Value>& value) {
        if (value) {
            bindOne(index, *value);
        } else {
            m_statement->bind(index);
        }
    }

    SQLite::Statement* m_statement;
};

/// Which of the two kinds of file a database is.
enum class FileKind : std::uint8_t { log, replica };

} // namespace trucban::store::detail

namespace trucban::store {

class Database::Impl {
public:
    Impl(std::filesystem::path path, std::span<const std::uint8_t, 32> databaseKey, detail::FileKind fileKind,
         const DatabaseOptions& databaseOptions);
    ~Impl();
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    /// `sql` is a literal: its text is the cache's key. A statement is used by one Query at a time.
    [[nodiscard]] detail::Query query(std::string_view sql);
    [[nodiscard]] SQLite::Database& handle() { return m_handle; }
    void setDurability(Durability durability);

    const std::filesystem::path file;
    const detail::FileKind kind;
    const DatabaseOptions options;
    Key key;

private:
    SQLite::Database m_handle;
    // After the connection, so that statements are finalised before it closes.
    std::map<std::string_view, SQLite::Statement> m_statements;
};

} // namespace trucban::store

namespace trucban::store::detail {

/// A write transaction: the lock is taken at once, so that what is read in it stays true; rolled back unless committed.
class WriteTransaction {
public:
    explicit WriteTransaction(Database::Impl& database)
        : m_transaction{database.handle(), SQLite::TransactionBehavior::IMMEDIATE} {}
    void commit() { m_transaction.commit(); }

private:
    SQLite::Transaction m_transaction;
};

/// Several reads of one moment.
class ReadTransaction {
public:
    explicit ReadTransaction(Database::Impl& database)
        : m_transaction{database.handle(), SQLite::TransactionBehavior::DEFERRED} {}

private:
    SQLite::Transaction m_transaction;
};

/// Opens or makes an encrypted file and brings its schema up to date.
[[nodiscard]] Result<std::unique_ptr<Database>> openFile(const std::filesystem::path& file,
                                                         std::span<const std::uint8_t, 32> key, FileKind kind,
                                                         const DatabaseOptions& options);

/// Values by name in the table `meta`, inside the caller's transaction.
[[nodiscard]] std::int64_t metaInteger(Database::Impl& database, std::string_view name, std::int64_t otherwise);
void setMeta(Database::Impl& database, std::string_view name, std::int64_t value);
[[nodiscard]] std::string metaBytes(Database::Impl& database, std::string_view name);
void setMetaBytes(Database::Impl& database, std::string_view name, std::string_view bytes);
void raiseGeneration(Database::Impl& database, std::string_view name);

} // namespace trucban::store::detail
