// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/PackError.h"
#include "store/detail/Sqlite.h"

#include <filesystem>
#include <map>

// A plain SQLite file that holds a map, for MapPack and MapPackWriter.
namespace trucban::store::detail {

/// Version of our tables; in metadata as `trucban_pack`.
inline constexpr int kPackVersion = 1;
inline constexpr std::string_view kPackVersionName = "trucban_pack";
inline constexpr std::string_view kDataDateName = "trucban_data_date";
inline constexpr std::string_view kBuiltAtName = "trucban_built_at";
inline constexpr std::string_view kSourceName = "trucban_source";
inline constexpr std::string_view kRoadsName = "roads";
inline constexpr std::string_view kBoundariesName = "boundaries";

/// Coordinates in our tables are whole numbers of it.
inline constexpr double kPackUnitsPerDegree = 1e7;

[[nodiscard]] PackError packErrorOf(const SQLite::Exception& exception);

/// Runs `body`, which returns a PackResult and may throw SQLite::Exception.
template <class F>
[[nodiscard]] auto guardedPack(F&& body) -> std::invoke_result_t<F> {
    try {
        return std::forward<F>(body)();
    } catch (const SQLite::Exception& exception) {
        return std::unexpected(packErrorOf(exception));
    }
}

/// The connection, with statements kept. Any single statement is stopped after a bounded number of steps: a foreign
/// file's `tiles` may be a view that never ends.
class PackFile {
public:
    /// Throws SQLite::Exception; `checkPackFile` first tells missing and foreign files apart.
    PackFile(const std::filesystem::path& file, bool writable);
    PackFile(const PackFile&) = delete;
    PackFile& operator=(const PackFile&) = delete;
    ~PackFile();

    [[nodiscard]] Query query(std::string_view sql);
    [[nodiscard]] SQLite::Database& handle() { return m_handle; }
    /// For checks that read all of the file.
    void setUnbounded(bool unbounded) { m_unbounded = unbounded; }
    /// A table or view of that name.
    [[nodiscard]] bool has(std::string_view table);

private:
    static int onProgress(void* self);

    SQLite::Database m_handle;
    std::map<std::string_view, SQLite::Statement> m_statements;
    bool m_unbounded = false;
    int m_ticks = 0;
};

/// notFound, unreadable or notAPack by the file's first bytes.
[[nodiscard]] PackResult<void> checkPackFile(const std::filesystem::path& file);

} // namespace trucban::store::detail
