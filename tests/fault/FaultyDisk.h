// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace trucban::test {

/// What goes wrong, and at which of the disk's operations (counted from 1).
struct Fault {
    enum class Kind : std::uint8_t {
        none,
        cutAtWrite,    ///< power goes while something is written
        cutAtSync,     ///< power goes before a sync has done anything
        fullFromWrite, ///< no space, until freeSpace()
        errorAtWrite,  ///< EIO, once
        errorAtSync,   ///< EIO, once; what was to be synced stays unsynced
    };
    Kind kind = Kind::none;
    std::uint64_t at = 0;
};

/// A disk with a volatile cache, as an SQLite VFS over real files: what was not synced is lost when the power is cut, or
/// reaches the medium in part. Files that nobody synced are not there afterwards. Shared memory (-shm) is passed
/// through: it does not survive a cut anyway. One thread.
class FaultyDisk {
public:
    FaultyDisk();
    ~FaultyDisk();
    FaultyDisk(const FaultyDisk&) = delete;
    FaultyDisk& operator=(const FaultyDisk&) = delete;

    /// For DatabaseOptions::vfs.
    [[nodiscard]] const std::string& vfsName() const { return m_name; }

    /// Counting starts anew.
    void arm(Fault fault);
    void freeSpace() { m_fault = {}; }
    [[nodiscard]] std::uint64_t writes() const { return m_writes; }
    [[nodiscard]] std::uint64_t syncs() const { return m_syncs; }
    [[nodiscard]] bool isCut() const { return m_isCut; }
    [[nodiscard]] bool hasStruck() const { return m_hasStruck; }
    void cut() { m_isCut = true; }

    /// What became of the writes that were not synced when the power went.
    enum class Cache : std::uint8_t { lost, partlyWritten };
    /// Writes the files as they are found afterwards into `folder`, under their own names.
    void recover(const std::filesystem::path& folder, Cache cache, std::mt19937& random) const;

    /// An operation on one file, from here to the medium.
    struct Write {
        std::uint64_t offset = 0;
        std::optional<std::string> bytes; ///< absent: truncation to `offset`
    };
    struct Medium {
        std::string content;
        bool exists = false; ///< on the medium
        std::vector<Write> cached;
    };
    enum class Verdict : std::uint8_t { pass, cut, full, error };

    // Used by the VFS.
    [[nodiscard]] Verdict onWrite(const std::string& path, std::uint64_t offset, std::string bytes);
    [[nodiscard]] Verdict onTruncate(const std::string& path, std::uint64_t size);
    [[nodiscard]] Verdict onSync(const std::string& path);
    [[nodiscard]] Verdict onDelete(const std::string& path);

private:
    struct Vfs;
    [[nodiscard]] Verdict nextWrite();

    std::string m_name;
    std::unique_ptr<Vfs> m_vfs;
    std::map<std::string, Medium> m_files;
    Fault m_fault;
    std::uint64_t m_writes = 0;
    std::uint64_t m_syncs = 0;
    bool m_isCut = false;
    bool m_hasStruck = false;
};

} // namespace trucban::test
