// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Backup.h"

#include "store/detail/Files.h"

#include <system_error>

namespace trucban::store {
namespace {

/// What is being made beside its place; removed again unless it was moved there.
class Unfinished {
public:
    explicit Unfinished(const std::filesystem::path& target) : m_path{detail::partialName(target)} {}
    Unfinished(const Unfinished&) = delete;
    Unfinished& operator=(const Unfinished&) = delete;
    ~Unfinished() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

Result<void> mustNotExist(const std::filesystem::path& path) {
    std::error_code code;
    return std::filesystem::exists(path, code) ? failure(StoreFault::exists, path.string()) : Result<void>{};
}

/// A folder that is not there yet gets the name of one that is whole.
Result<void> moveFolder(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::error_code code;
    std::filesystem::rename(from, to, code);
    return code ? Result<void>{std::unexpected(detail::errnoError(code.value(), to))}
                : detail::syncFolder(to.parent_path());
}

} // namespace

std::filesystem::path attachmentsOf(const std::filesystem::path& backup) {
    auto folder = backup;
    folder += ".attachments";
    return folder;
}

Result<AttachmentReport> backUp(Database& database, const AttachmentStore& attachments,
                                const std::filesystem::path& to) {
    const auto folder = attachmentsOf(to);
    if (auto free = mustNotExist(to).and_then([&] { return mustNotExist(folder); }); !free) {
        return std::unexpected(free.error());
    }
    const Unfinished log{to};
    const Unfinished copies{folder};
    if (auto copied = database.backup(log.path()); !copied) {
        return std::unexpected(copied.error());
    }
    auto report = detail::makePrivateFolder(copies.path()).and_then([&] { return attachments.copyTo(copies.path()); });
    if (!report) {
        return report;
    }
    if (auto moved = moveFolder(copies.path(), folder); !moved) {
        return std::unexpected(moved.error());
    }
    if (auto moved = detail::moveWithoutReplacing(log.path(), to); !moved) {
        (void)moveFolder(folder, copies.path()); // goes with what is unfinished: the next try finds the name free
        return std::unexpected(moved.error());
    }
    return report;
}

Result<AttachmentReport> restore(const std::filesystem::path& backup, const std::filesystem::path& dataFolder,
                                 const KeyRing& keys, std::size_t maxAttachmentBytes) {
    const auto folder = attachmentsOf(backup);
    std::error_code code;
    if (!std::filesystem::is_directory(folder, code)) {
        return failure(StoreFault::notFound, folder.string());
    }
    if (auto free = mustNotExist(logFile(dataFolder)).and_then([&] { return detail::makePrivateFolder(dataFolder); });
        !free) {
        return std::unexpected(free.error());
    }
    const auto target = AttachmentStore::open(dataFolder, keys, maxAttachmentBytes);
    const auto copies = AttachmentStore::openAt(folder, keys, maxAttachmentBytes);
    if (!target || !copies) {
        return std::unexpected((target ? copies : target).error());
    }
    auto report = copies->copyTo(target->folder());
    if (!report) {
        return report;
    }
    auto restored = restoreLog(backup, dataFolder, keys);
    return restored ? report : std::unexpected(restored.error());
}

} // namespace trucban::store
