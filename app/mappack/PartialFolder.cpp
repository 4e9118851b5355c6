// SPDX-License-Identifier: GPL-3.0-or-later
#include "mappack/PartialFolder.h"

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <format>
#include <sys/stat.h>
#include <unistd.h>

namespace trucban::mappack {
namespace {

std::filesystem::path folderOf(const std::filesystem::path& output) {
    return output.has_parent_path() ? output.parent_path() : std::filesystem::path{"."};
}

std::string prefixOf(const std::filesystem::path& output) {
    return std::format(".{}.partial-", output.filename().string());
}

void removeLeftovers(const std::filesystem::path& output) {
    std::error_code code;
    const std::string prefix = prefixOf(output);
    for (const auto& entry : std::filesystem::directory_iterator{folderOf(output), code}) {
        const std::string name = entry.path().filename().string();
        pid_t owner = 0;
        if (!name.starts_with(prefix)) {
            continue;
        }
        const auto [end, failure] = std::from_chars(name.data() + prefix.size(), name.data() + name.size(), owner);
        const bool isOurs = failure == std::errc{} && end == name.data() + name.size() && owner > 0;
        if (isOurs && ::kill(owner, 0) != 0 && errno == ESRCH) {
            std::error_code ignored;
            std::filesystem::remove_all(entry.path(), ignored);
        }
    }
}

} // namespace

Result<PartialFolder> PartialFolder::beside(const std::filesystem::path& output) {
    std::error_code code;
    if (!output.has_filename() || std::filesystem::is_directory(output, code)) {
        return failed(Fault::badOutput, std::format("{} is a folder.", output.string()));
    }
    removeLeftovers(output);
    const auto path = folderOf(output) / (prefixOf(output) + std::to_string(::getpid()));
    if (::mkdir(path.c_str(), 0700) != 0) {
        return failed(Fault::badOutput, std::format("{}: {}", folderOf(output).string(), std::strerror(errno)));
    }
    return PartialFolder{path};
}

PartialFolder::PartialFolder(PartialFolder&& other) noexcept : m_path{std::exchange(other.m_path, {})} {}

PartialFolder::~PartialFolder() {
    if (!m_path.empty()) {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
}

Result<void> PartialFolder::publish(const std::filesystem::path& file, const std::filesystem::path& output) const {
    if (::rename(file.c_str(), output.c_str()) != 0) {
        return failed(Fault::badOutput, std::format("{}: {}", output.string(), std::strerror(errno)));
    }
    const int folder = ::open(folderOf(output).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        ::fsync(folder); // some file systems cannot; the pack is whole either way
        ::close(folder);
    }
    return {};
}

} // namespace trucban::mappack
