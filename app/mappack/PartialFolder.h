// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mappack/Failure.h"

#include <filesystem>

namespace trucban::mappack {

/// A folder beside the file that is being made, on the same file system, gone with everything in it at the end. One that
/// a killed run left behind is removed by the next run for the same file.
class PartialFolder {
public:
    /// Error: badOutput.
    [[nodiscard]] static Result<PartialFolder> beside(const std::filesystem::path& output);
    PartialFolder(PartialFolder&& other) noexcept;
    PartialFolder& operator=(PartialFolder&&) = delete;
    ~PartialFolder();

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    /// Gives a finished file of the folder its name, over an older one, and syncs the folder that holds it.
    [[nodiscard]] Result<void> publish(const std::filesystem::path& file, const std::filesystem::path& output) const;

private:
    explicit PartialFolder(std::filesystem::path path) : m_path{std::move(path)} {}
    std::filesystem::path m_path;
};

} // namespace trucban::mappack
