// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/FolderLock.h"

#include "store/detail/Files.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace trucban::store {

Result<FolderLock> FolderLock::acquire(const std::filesystem::path& folder) {
    if (auto made = detail::makePrivateFolder(folder); !made) {
        return std::unexpected(made.error());
    }
    const auto file = folder / "lock";
    FolderLock lock{::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)};
    if (lock.m_descriptor < 0) {
        return std::unexpected(detail::errnoError(errno, file));
    }
    if (::flock(lock.m_descriptor, LOCK_EX | LOCK_NB) != 0) {
        return errno == EWOULDBLOCK ? failure(StoreFault::busy, folder.string())
                                    : std::unexpected(detail::errnoError(errno, file));
    }
    return lock;
}

FolderLock::FolderLock(FolderLock&& other) noexcept : m_descriptor{std::exchange(other.m_descriptor, -1)} {}

FolderLock& FolderLock::operator=(FolderLock&& other) noexcept {
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

FolderLock::~FolderLock() {
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

} // namespace trucban::store
