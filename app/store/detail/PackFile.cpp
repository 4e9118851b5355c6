// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/detail/PackFile.h"

#include <sqlite3.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <format>
#include <fstream>

namespace trucban::store::detail {
namespace {

constexpr int kStepsPerTick = 100'000;
/// About a second of work; the largest honest statement takes a hundredth of it.
constexpr int kMostTicks = 600;
constexpr int kMostValueBytes = 1 << 30;
constexpr int kBusyMs = 5'000;

PackFault faultOf(int code) {
    switch (code & 0xFF) {
    case SQLITE_NOTADB:
        return PackFault::notAPack;
    case SQLITE_FULL:
        return PackFault::diskFull;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return PackFault::busy;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_AUTH:
        return PackFault::unreadable;
    default:
        return PackFault::damaged;
    }
}

} // namespace

PackError packErrorOf(const SQLite::Exception& exception) {
    return {faultOf(exception.getErrorCode()), std::format("SQLite {}: {}", exception.getExtendedErrorCode(),
                                                           sqlite3_errstr(exception.getExtendedErrorCode()))};
}

PackFile::PackFile(const std::filesystem::path& file, bool writable)
    : m_handle{file.string(), writable ? SQLite::OPEN_READWRITE : SQLite::OPEN_READONLY, kBusyMs} {
    auto* const connection = m_handle.getHandle();
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, kMostValueBytes);
    sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_progress_handler(connection, kStepsPerTick, &PackFile::onProgress, this);
    // SQLCipher writes what goes wrong to standard error; we report it by result.
    m_handle.exec("PRAGMA cipher_log_level=NONE");
    m_handle.exec("PRAGMA trusted_schema=OFF");
    m_handle.exec("PRAGMA cell_size_check=ON");
    m_handle.exec("PRAGMA cache_size=-16384");
    m_handle.exec("PRAGMA mmap_size=0"); // a pack cut short on a stick would kill us by SIGBUS
}

PackFile::~PackFile() = default;

int PackFile::onProgress(void* self) {
    auto& file = *static_cast<PackFile*>(self);
    return !file.m_unbounded && ++file.m_ticks > kMostTicks ? 1 : 0;
}

Query PackFile::query(std::string_view sql) {
    m_ticks = 0;
    const auto found = m_statements.find(sql);
    if (found != m_statements.end()) {
        return Query{found->second};
    }
    return Query{m_statements.try_emplace(sql, m_handle, std::string{sql}).first->second};
}

bool PackFile::has(std::string_view table) {
    auto asked = query("SELECT 1 FROM sqlite_schema WHERE name=? AND type IN ('table', 'view')");
    return asked.bind(table).step();
}

PackResult<void> checkPackFile(const std::filesystem::path& file) {
    std::error_code code;
    const auto status = std::filesystem::status(file, code);
    if (status.type() == std::filesystem::file_type::not_found) {
        return packFailure(PackFault::notFound, file.string());
    }
    if (!std::filesystem::is_regular_file(status)) {
        return packFailure(PackFault::notAPack, file.string());
    }
    std::array<char, 16> head{};
    errno = 0;
    std::ifstream stream{file, std::ios::binary};
    if (!stream) {
        return packFailure(PackFault::unreadable, std::format("{}: {}", file.string(), std::strerror(errno)));
    }
    stream.read(head.data(), head.size());
    constexpr std::string_view kMagic{"SQLite format 3\0", 16};
    if (std::string_view{head.data(), static_cast<std::size_t>(stream.gcount())} != kMagic) {
        return packFailure(PackFault::notAPack, file.string());
    }
    return {};
}

} // namespace trucban::store::detail
