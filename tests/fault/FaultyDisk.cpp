// SPDX-License-Identifier: GPL-3.0-or-later
#include "fault/FaultyDisk.h"

#include <sqlite3.h>

#include <algorithm>
#include <fstream>
#include <new>

namespace trucban::test {

struct FaultyDisk::Vfs {
    sqlite3_vfs base{};
    sqlite3_vfs* real = nullptr;
};

namespace {

/// Behind each of these SQLite has room for the real VFS's file.
struct File {
    sqlite3_file base;
    FaultyDisk* disk;
    std::string* path; ///< null: not followed (shared memory, temporary files)
    [[nodiscard]] sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

File& fileOf(sqlite3_file* file) {
    return *reinterpret_cast<File*>(file);
}
sqlite3_file* realOf(sqlite3_file* file) {
    return fileOf(file).real();
}
const sqlite3_io_methods& methodsOf(sqlite3_file* file) {
    return *realOf(file)->pMethods;
}

int codeOf(FaultyDisk::Verdict verdict, int ioError) {
    switch (verdict) {
    case FaultyDisk::Verdict::pass:
        return SQLITE_OK;
    case FaultyDisk::Verdict::full:
        return SQLITE_FULL;
    default:
        return ioError;
    }
}

int closeFile(sqlite3_file* file) {
    const int code = methodsOf(file).xClose(realOf(file));
    delete fileOf(file).path;
    fileOf(file).path = nullptr;
    return code;
}

int readFile(sqlite3_file* file, void* out, int count, sqlite3_int64 offset) {
    if (fileOf(file).path != nullptr && fileOf(file).disk->isCut()) {
        return SQLITE_IOERR_READ;
    }
    return methodsOf(file).xRead(realOf(file), out, count, offset);
}

int writeFile(sqlite3_file* file, const void* data, int count, sqlite3_int64 offset) {
    if (fileOf(file).path != nullptr) {
        const auto verdict =
            fileOf(file).disk->onWrite(*fileOf(file).path, static_cast<std::uint64_t>(offset),
                                       {static_cast<const char*>(data), static_cast<std::size_t>(count)});
        if (verdict != FaultyDisk::Verdict::pass) {
            if (verdict == FaultyDisk::Verdict::full) {
                // As a real one does: the part that still fitted is there.
                static_cast<void>(methodsOf(file).xWrite(realOf(file), data, count / 2, offset));
            }
            return codeOf(verdict, SQLITE_IOERR_WRITE);
        }
    }
    return methodsOf(file).xWrite(realOf(file), data, count, offset);
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size) {
    if (fileOf(file).path != nullptr) {
        const auto verdict = fileOf(file).disk->onTruncate(*fileOf(file).path, static_cast<std::uint64_t>(size));
        if (verdict != FaultyDisk::Verdict::pass) {
            return codeOf(verdict, SQLITE_IOERR_TRUNCATE);
        }
    }
    return methodsOf(file).xTruncate(realOf(file), size);
}

int syncFile(sqlite3_file* file, int) {
    // The real sync is left out: this disk decides what is on the medium.
    return fileOf(file).path == nullptr ? SQLITE_OK
                                        : codeOf(fileOf(file).disk->onSync(*fileOf(file).path), SQLITE_IOERR_FSYNC);
}

const sqlite3_io_methods kMethods{
    .iVersion = 2,
    .xClose = closeFile,
    .xRead = readFile,
    .xWrite = writeFile,
    .xTruncate = truncateFile,
    .xSync = syncFile,
    .xFileSize = [](sqlite3_file* file, sqlite3_int64* size) { return methodsOf(file).xFileSize(realOf(file), size); },
    .xLock = [](sqlite3_file* file, int level) { return methodsOf(file).xLock(realOf(file), level); },
    .xUnlock = [](sqlite3_file* file, int level) { return methodsOf(file).xUnlock(realOf(file), level); },
    .xCheckReservedLock = [](sqlite3_file* file,
                             int* out) { return methodsOf(file).xCheckReservedLock(realOf(file), out); },
    .xFileControl = [](sqlite3_file* file, int op,
                       void* argument) { return methodsOf(file).xFileControl(realOf(file), op, argument); },
    .xSectorSize = [](sqlite3_file* file) { return methodsOf(file).xSectorSize(realOf(file)); },
    .xDeviceCharacteristics = [](sqlite3_file* file) { return methodsOf(file).xDeviceCharacteristics(realOf(file)); },
    .xShmMap = [](sqlite3_file* file, int region, int size, int extend,
                  void volatile** out) { return methodsOf(file).xShmMap(realOf(file), region, size, extend, out); },
    .xShmLock = [](sqlite3_file* file, int offset, int count,
                   int flags) { return methodsOf(file).xShmLock(realOf(file), offset, count, flags); },
    .xShmBarrier = [](sqlite3_file* file) { methodsOf(file).xShmBarrier(realOf(file)); },
    .xShmUnmap = [](sqlite3_file* file, int erase) { return methodsOf(file).xShmUnmap(realOf(file), erase); },
    .xFetch = nullptr,
    .xUnfetch = nullptr,
};

FaultyDisk& diskOf(sqlite3_vfs* vfs) {
    return *static_cast<FaultyDisk*>(vfs->pAppData);
}

int openFile(sqlite3_vfs* vfs, sqlite3_filename name, sqlite3_file* out, int flags, int* outFlags) {
    auto* file = new (out) File{{nullptr}, &diskOf(vfs), nullptr};
    sqlite3_vfs* real = sqlite3_vfs_find(nullptr);
    if (diskOf(vfs).isCut()) {
        return SQLITE_CANTOPEN;
    }
    const int code = real->xOpen(real, name, file->real(), flags, outFlags);
    if (code != SQLITE_OK) {
        return code;
    }
    if (name != nullptr && (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL)) != 0) {
        file->path = new std::string{name};
    }
    file->base.pMethods = &kMethods;
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs* vfs, const char* name, int) {
    if (diskOf(vfs).onDelete(name) != FaultyDisk::Verdict::pass) {
        return SQLITE_IOERR_DELETE;
    }
    sqlite3_vfs* real = sqlite3_vfs_find(nullptr);
    return real->xDelete(real, name, 0);
}

void apply(std::string& content, const FaultyDisk::Write& write) {
    if (!write.bytes) {
        content.resize(write.offset);
        return;
    }
    content.resize(std::max<std::size_t>(content.size(), write.offset + write.bytes->size()));
    std::ranges::copy(*write.bytes, content.begin() + static_cast<std::ptrdiff_t>(write.offset));
}

} // namespace

FaultyDisk::FaultyDisk()
    : m_name{"faulty-" + std::to_string(reinterpret_cast<std::uintptr_t>(this))}, m_vfs{std::make_unique<Vfs>()} {
    m_vfs->real = sqlite3_vfs_find(nullptr);
    m_vfs->base = *m_vfs->real;
    auto& base = m_vfs->base;
    base.szOsFile = static_cast<int>(sizeof(File)) + m_vfs->real->szOsFile;
    base.pNext = nullptr;
    base.zName = m_name.c_str();
    base.pAppData = this;
    base.xOpen = openFile;
    base.xDelete = deleteFile;
    sqlite3_vfs_register(&base, 0);
}

FaultyDisk::~FaultyDisk() {
    sqlite3_vfs_unregister(&m_vfs->base);
}

void FaultyDisk::arm(Fault fault) {
    m_fault = fault;
    m_writes = 0;
    m_syncs = 0;
    m_hasStruck = false;
}

FaultyDisk::Verdict FaultyDisk::nextWrite() {
    if (m_isCut) {
        return Verdict::cut;
    }
    ++m_writes;
    if (m_fault.kind == Fault::Kind::fullFromWrite && m_writes >= m_fault.at) {
        m_hasStruck = true;
        return Verdict::full;
    }
    if (m_writes != m_fault.at) {
        return Verdict::pass;
    }
    if (m_fault.kind == Fault::Kind::errorAtWrite) {
        m_hasStruck = true;
        return Verdict::error;
    }
    if (m_fault.kind == Fault::Kind::cutAtWrite) {
        m_hasStruck = m_isCut = true;
        return Verdict::cut;
    }
    return Verdict::pass;
}

FaultyDisk::Verdict FaultyDisk::onWrite(const std::string& path, std::uint64_t offset, std::string bytes) {
    const bool wasCut = m_isCut;
    const auto verdict = nextWrite();
    if (verdict == Verdict::full) {
        bytes.resize(bytes.size() / 2);
    }
    if (verdict == Verdict::pass || verdict == Verdict::full || (verdict == Verdict::cut && !wasCut)) {
        m_files[path].cached.push_back({offset, std::move(bytes)});
    }
    return verdict;
}

FaultyDisk::Verdict FaultyDisk::onTruncate(const std::string& path, std::uint64_t size) {
    if (m_isCut) {
        return Verdict::cut;
    }
    m_files[path].cached.push_back({size, std::nullopt});
    return Verdict::pass;
}

FaultyDisk::Verdict FaultyDisk::onSync(const std::string& path) {
    if (m_isCut) {
        return Verdict::cut;
    }
    ++m_syncs;
    if (m_syncs == m_fault.at && m_fault.kind == Fault::Kind::cutAtSync) {
        m_hasStruck = m_isCut = true;
        return Verdict::cut;
    }
    if (m_syncs == m_fault.at && m_fault.kind == Fault::Kind::errorAtSync) {
        m_hasStruck = true;
        return Verdict::error;
    }
    auto& file = m_files[path];
    for (const auto& write : file.cached) {
        apply(file.content, write);
    }
    file.cached.clear();
    file.exists = true; // SQLite syncs the folder when it first syncs a file that it made
    return Verdict::pass;
}

FaultyDisk::Verdict FaultyDisk::onDelete(const std::string& path) {
    if (m_isCut) {
        return Verdict::cut;
    }
    m_files.erase(path);
    return Verdict::pass;
}

void FaultyDisk::recover(const std::filesystem::path& folder, Cache cache, std::mt19937& random) const {
    constexpr std::size_t kSectorBytes = 512;
    std::filesystem::create_directories(folder);
    for (const auto& [path, file] : m_files) {
        auto content = file.content;
        bool exists = file.exists;
        if (cache == Cache::partlyWritten) {
            for (const auto& write : file.cached) {
                if (random() % 2 == 0) {
                    continue;
                }
                exists = true;
                if (!write.bytes) {
                    apply(content, write);
                    continue;
                }
                // Sector by sector, in no order: some of them arrive.
                for (std::size_t at = 0; at < write.bytes->size(); at += kSectorBytes) {
                    if (random() % 4 != 0) {
                        apply(content, {write.offset + at, write.bytes->substr(at, kSectorBytes)});
                    }
                }
            }
        }
        if (exists) {
            std::ofstream{folder / std::filesystem::path{path}.filename(), std::ios::binary} << content;
        }
    }
}

} // namespace trucban::test
