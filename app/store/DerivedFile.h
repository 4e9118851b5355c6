// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/KeyRing.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace trucban::store {

/// A sealed file beside the log that follows from it, so that it may be thrown away at any time: what is written takes the
/// place of what was, whole and synced or not at all, and what is read is what was written or an error. It never takes the
/// disk's last bytes, which are the log's. One process and thread at a time.
class DerivedFile {
public:
    /// What stays free when it is written.
    static constexpr std::uintmax_t kSpareBytes = std::uintmax_t{256} * 1024 * 1024;

    DerivedFile(const std::filesystem::path& folder, std::string_view name, const KeyRing& keys,
                std::uintmax_t spareBytes = kSpareBytes);
    ~DerivedFile();
    DerivedFile(DerivedFile&&) noexcept = default;
    DerivedFile(const DerivedFile&) = delete;
    DerivedFile& operator=(const DerivedFile&) = delete;
    DerivedFile& operator=(DerivedFile&&) = delete;

    /// diskFull, also when less than the spare would be left; the file is as before then.
    [[nodiscard]] Result<void> write(std::string_view bytes) const;
    /// notFound; corrupt: not as it was written, or sealed by other keys.
    [[nodiscard]] Result<std::string> read() const;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    [[nodiscard]] std::filesystem::path temporaryPath() const;
    [[nodiscard]] Result<void> writeParts(int descriptor, std::string_view bytes) const;

    std::filesystem::path m_path;
    std::string m_name;
    Key m_key;
    std::uintmax_t m_spareBytes;
};

} // namespace trucban::store
