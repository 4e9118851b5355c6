// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/StoreError.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

// Files that are either whole and on the disk, or not there. Errors carry file names and errno, never content.
namespace trucban::store::detail {

/// From errno, for an operation on `path`.
[[nodiscard]] StoreError errnoError(int code, const std::filesystem::path& path);

/// All of the bytes, however often a signal comes between; `path` is named in the error.
[[nodiscard]] Result<void> writeAll(int descriptor, std::string_view bytes, const std::filesystem::path& path);

/// Makes the folder and its parents, this one with mode 0700. An existing one becomes so while it is empty; one that
/// holds something stays as it is.
[[nodiscard]] Result<void> makePrivateFolder(const std::filesystem::path& folder);
/// Makes an empty file with mode 0600, or takes an existing one from the group and others, with what SQLite keeps beside
/// it. What cannot be done is left to whoever opens it to report.
void makePrivateFile(const std::filesystem::path& file);
[[nodiscard]] Result<void> syncFile(const std::filesystem::path& file);
[[nodiscard]] Result<void> syncFolder(const std::filesystem::path& folder);
/// notFound; tooLarge for more than `maxBytes`.
[[nodiscard]] Result<std::string> readFile(const std::filesystem::path& file, std::size_t maxBytes);
/// Writes a new 0600 file under a temporary name, syncs it and gives it its name: `exists` rather than overwrite.
[[nodiscard]] Result<void> createFile(const std::filesystem::path& file, std::string_view bytes);
/// Atomic, `exists` rather than overwrite, and synced.
[[nodiscard]] Result<void> moveWithoutReplacing(const std::filesystem::path& from, const std::filesystem::path& to);
/// Copies into a new file and syncs it.
[[nodiscard]] Result<void> copyToNewFile(const std::filesystem::path& from, const std::filesystem::path& to);

/// The part of a temporary file's name after the final one.
inline constexpr std::string_view kPartialSuffix = ".partial-";
[[nodiscard]] std::filesystem::path partialName(const std::filesystem::path& file);

} // namespace trucban::store::detail
