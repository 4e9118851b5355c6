// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Fold.h"
#include "store/EventLog.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

// What the store's tests share: folders that vanish, and logs of what decide really writes.
namespace trucban::test {

class TempFolder {
public:
    /// `inMemory`: where there is such a place; for tests whose disk is a simulated one.
    explicit TempFolder(bool inMemory = false);
    ~TempFolder();
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] std::filesystem::path operator/(const char* name) const { return m_path / name; }

private:
    std::filesystem::path m_path;
};

/// Takes a log's file back to the schema before the archive had an index over its text; user_version is the caller's.
inline constexpr const char* kWithoutArchiveIndex =
    "DROP TABLE archived_text; DROP TABLE archived_document; DROP TABLE archived_unindexed; DROP TABLE "
    "archived_case_alert; "
    "DROP INDEX archived_case_by_place; ALTER TABLE archived_case DROP COLUMN place;";

[[nodiscard]] core::Instant minute(int number); ///< of 2026-11-21, 07:00 UTC on
template <class IdType>
[[nodiscard]] IdType idOf(std::uint32_t number) {
    IdType id;
    id.value.bytes = {1, 0x93, 0, 0, 0, 0, 0x70, 0, 0x80, 0};
    for (int i = 0; i < 4; ++i) {
        id.value.bytes[12 + i] = static_cast<std::uint8_t>(number >> (24 - 8 * i));
    }
    return id;
}
/// The alert `number` opens the case `number`.
[[nodiscard]] core::ReceiveAlert alertNumber(std::uint32_t number, std::string text = "Có đánh nhau trước chợ");
[[nodiscard]] core::Authority source();
[[nodiscard]] core::Authority officer();
[[nodiscard]] core::Authority gateway();

template <class T>
T orFail(store::Result<T> result) {
    if (!result) {
        throw std::runtime_error(result.error().message());
    }
    if constexpr (!std::is_void_v<T>) {
        return std::move(*result);
    }
}

/// Keys, database, log and the state folded from it, in a folder; commands go through decide.
class LogDriver {
public:
    explicit LogDriver(std::filesystem::path dataFolder, const store::DatabaseOptions& options = {});

    /// Decides and appends; the events as the log has them. Throws when refused.
    std::vector<core::Event> run(const core::CommandBody& body, const core::Authority& authority, core::Instant at,
                                 const store::PendingEvent& extras = {});
    void receive(std::uint32_t number);
    /// Alerts in all their fates: noted, dispatched, closed, merged, erased …
    void playEvening(std::uint32_t count) { playEvening(1, count); }
    void playEvening(std::uint32_t first, std::uint32_t last);

    [[nodiscard]] store::Database& database() { return *m_database; }
    [[nodiscard]] store::EventLog& log() { return m_log; }
    [[nodiscard]] const core::State& state() const { return m_state; }
    [[nodiscard]] const store::KeyRing& keys() const { return m_keys; }
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    /// Every aggregate that events since the last call touched.
    [[nodiscard]] std::vector<core::AggregateRef> takeTouched();

private:
    std::filesystem::path m_folder;
    store::KeyRing m_keys;
    std::unique_ptr<store::Database> m_database;
    store::EventLog m_log;
    core::State m_state;
    std::vector<core::AggregateRef> m_touched;
    std::uint32_t m_commands = 0;
};

[[nodiscard]] std::string allBytes(const core::State& state);

} // namespace trucban::test
