// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/detail/Files.h"

#include "store/detail/Crypto.h"
#include "store/detail/Descriptor.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <format>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace trucban::store::detail {
namespace {

Result<void> syncPath(const std::filesystem::path& path, int flags) {
    const Descriptor descriptor{::open(path.c_str(), flags | O_CLOEXEC)};
    if (descriptor.value() < 0 || ::fsync(descriptor.value()) != 0) {
        return std::unexpected(errnoError(errno, path));
    }
    return {};
}

/// A file being made under its temporary name; removed again unless it was kept.
class PartialFile {
public:
    explicit PartialFile(const std::filesystem::path& file)
        : m_path{partialName(file)},
          m_descriptor{::open(m_path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)} {}
    PartialFile(const PartialFile&) = delete;
    PartialFile& operator=(const PartialFile&) = delete;
    ~PartialFile() {
        if (m_descriptor.value() >= 0) {
            ::unlink(m_path.c_str());
        }
    }

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] int descriptor() const { return m_descriptor.value(); }

private:
    std::filesystem::path m_path;
    Descriptor m_descriptor;
};

int renameWithoutReplacing(const char* from, const char* to) {
    if (::renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0) {
        return 0;
    }
    if (errno != EINVAL && errno != ENOSYS) {
        return -1;
    }
    // A file system without that flag: a hard link does not replace either.
    if (::link(from, to) != 0) {
        return -1;
    }
    ::unlink(from);
    return 0;
}

} // namespace

StoreError errnoError(int code, const std::filesystem::path& path) {
    StoreFault fault = StoreFault::ioError;
    switch (code) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        fault = StoreFault::diskFull;
        break;
    case EROFS:
        fault = StoreFault::readOnly;
        break;
    case EACCES:
    case EPERM:
    case ENOTDIR:
    case ELOOP:
        fault = StoreFault::cannotOpen;
        break;
    case EEXIST:
        fault = StoreFault::exists;
        break;
    case ENOENT:
        fault = StoreFault::notFound;
        break;
    default:
        break;
    }
    return {fault, std::format("{}: {}", path.string(), std::generic_category().message(code))};
}

Result<void> writeAll(int descriptor, std::string_view bytes, const std::filesystem::path& path) {
    while (!bytes.empty()) {
        const auto written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0) {
            if (errno == EINTR) {
                continue;
            }
            return std::unexpected(errnoError(errno, path));
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

Result<void> makePrivateFolder(const std::filesystem::path& folder) {
    std::error_code code;
    if (std::filesystem::is_directory(folder, code)) {
        if (std::filesystem::is_empty(folder, code)) {
            (void)::chmod(folder.c_str(), 0700);
        }
        return {};
    }
    const auto parent = folder.has_parent_path() ? folder.parent_path() : std::filesystem::path{"."};
    std::filesystem::create_directories(parent, code);
    if (code) {
        return std::unexpected(errnoError(code.value(), parent));
    }
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) {
        return std::unexpected(errnoError(errno, folder));
    }
    if (!std::filesystem::is_directory(folder, code)) {
        return failure(StoreFault::cannotOpen, folder.string() + " is not a folder");
    }
    return syncFolder(parent);
}

void makePrivateFile(const std::filesystem::path& file) {
    {
        // Never one that is there: POSIX takes all of a process's locks on a file away when it closes any descriptor of
        // it, and with SQLite's lock goes the write-ahead log, as soon as another program opens and closes the database.
        const Descriptor made{::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)};
    }
    for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
        const std::string name = file.string() + suffix;
        struct stat status{};
        if (::stat(name.c_str(), &status) == 0 && S_ISREG(status.st_mode) && (status.st_mode & 0077) != 0) {
            (void)::chmod(name.c_str(), status.st_mode & 0700);
        }
    }
}

Result<void> syncFile(const std::filesystem::path& file) {
    return syncPath(file, O_RDONLY);
}

Result<void> syncFolder(const std::filesystem::path& folder) {
    return syncPath(folder.empty() ? std::filesystem::path{"."} : folder, O_RDONLY | O_DIRECTORY);
}

Result<std::string> readFile(const std::filesystem::path& file, std::size_t maxBytes) {
    const Descriptor descriptor{::open(file.c_str(), O_RDONLY | O_CLOEXEC)};
    struct stat status{};
    if (descriptor.value() < 0 || ::fstat(descriptor.value(), &status) != 0) {
        return std::unexpected(errnoError(errno, file));
    }
    if (!S_ISREG(status.st_mode)) {
        return failure(StoreFault::cannotOpen, file.string() + " is not a file");
    }
    std::string bytes;
    std::array<char, 65536> chunk; // NOLINT(cppcoreguidelines-pro-type-member-init): read fills it
    for (;;) {
        const auto count = ::read(descriptor.value(), chunk.data(), chunk.size());
        if (count < 0) {
            if (errno == EINTR) {
                continue;
            }
            return std::unexpected(errnoError(errno, file));
        }
        if (count == 0) {
            return bytes;
        }
        bytes.append(chunk.data(), static_cast<std::size_t>(count));
        if (bytes.size() > maxBytes) {
            return failure(StoreFault::tooLarge, std::format("{}: more than {} bytes", file.string(), maxBytes));
        }
    }
}

Result<void> createFile(const std::filesystem::path& file, std::string_view bytes) {
    const PartialFile partial{file};
    if (partial.descriptor() < 0) {
        return std::unexpected(errnoError(errno, partial.path()));
    }
    if (auto written = writeAll(partial.descriptor(), bytes, file); !written) {
        return written;
    }
    if (::fsync(partial.descriptor()) != 0) {
        return std::unexpected(errnoError(errno, file));
    }
    return moveWithoutReplacing(partial.path(), file);
}

Result<void> moveWithoutReplacing(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (renameWithoutReplacing(from.c_str(), to.c_str()) != 0) {
        return std::unexpected(errnoError(errno, to));
    }
    return syncFolder(to.parent_path());
}

Result<void> copyToNewFile(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::error_code code;
    if (!std::filesystem::copy_file(from, to, std::filesystem::copy_options::none, code)) {
        return std::unexpected(errnoError(code ? code.value() : EIO, code == std::errc::file_exists ? to : from));
    }
    if (::chmod(to.c_str(), 0600) != 0) {
        return std::unexpected(errnoError(errno, to));
    }
    return syncFile(to);
}

std::filesystem::path partialName(const std::filesystem::path& file) {
    auto name = file;
    name += kPartialSuffix;
    name += toHex(randomBytes<8>());
    return name;
}

} // namespace trucban::store::detail
