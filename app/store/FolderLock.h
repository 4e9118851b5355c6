// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/StoreError.h"

#include <filesystem>

namespace trucban::store {

/// Held by the one process that serves a data folder or profile; the system releases it when the process ends.
class FolderLock {
public:
    /// busy: another process has it.
    [[nodiscard]] static Result<FolderLock> acquire(const std::filesystem::path& folder);
    FolderLock(FolderLock&& other) noexcept;
    FolderLock& operator=(FolderLock&& other) noexcept;
    ~FolderLock();

private:
    explicit FolderLock(int descriptor) : m_descriptor{descriptor} {}
    int m_descriptor;
};

} // namespace trucban::store
