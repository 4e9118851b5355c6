// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/KeyRing.h"
#include "store/StoreError.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace trucban::store {

struct AttachmentReport {
    std::uint64_t good = 0;
    std::vector<std::string> damaged; ///< their digests
};

/// Photos, sounds and films by the SHA-256 of their bytes (64 lower-case hex digits), one encrypted file each
/// (secretstream, a random key per file, wrapped by the master key). A file has its name only when it is whole and on
/// the disk. Any thread; processes may share the folder.
class AttachmentStore {
public:
    /// Makes the folder DATA/attachments. Larger files than `maxBytes` are tooLarge.
    [[nodiscard]] static Result<AttachmentStore> open(const std::filesystem::path& dataFolder, const KeyRing& keys,
                                                      std::size_t maxBytes);
    /// The folder itself, which is made when it is missing: of a backup.
    [[nodiscard]] static Result<AttachmentStore> openAt(std::filesystem::path folder, const KeyRing& keys,
                                                        std::size_t maxBytes);
    ~AttachmentStore();
    AttachmentStore(AttachmentStore&&) noexcept = default;
    AttachmentStore& operator=(AttachmentStore&&) noexcept = default;

    /// Durable when it returns. digestMismatch when the bytes are not those of `sha256`; the same file again is fine.
    [[nodiscard]] Result<void> put(std::string_view sha256, std::span<const std::uint8_t> bytes) const;
    [[nodiscard]] Result<std::string> get(std::string_view sha256) const; ///< notFound, corrupt
    [[nodiscard]] bool exists(std::string_view sha256) const;
    /// Overwrites the file's key, then removes it. False: there was none.
    [[nodiscard]] Result<bool> remove(std::string_view sha256) const;

    /// Reads all of them. Those that are removed meanwhile do not count.
    [[nodiscard]] Result<AttachmentReport> check() const;
    /// Copies all that are good into another folder, encrypted as they are; what is there already is kept.
    [[nodiscard]] Result<AttachmentReport> copyTo(const std::filesystem::path& folder) const;
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }

    [[nodiscard]] static std::string sha256Hex(std::span<const std::uint8_t> bytes);

private:
    AttachmentStore(std::filesystem::path folder, Key key, std::size_t maxBytes);
    /// Hands each good file, as it is stored, to `visit` with its name.
    template <class Visit>
    [[nodiscard]] Result<AttachmentReport> walk(Visit visit) const;

    std::filesystem::path m_folder;
    Key m_key;
    std::size_t m_maxBytes;
};

} // namespace trucban::store
