// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/AttachmentStore.h"

#include "store/detail/Crypto.h"
#include "store/detail/Files.h"

#include <sodium.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <limits>
#include <optional>
#include <system_error>
#include <unistd.h>

// A file: "TBA1" ‖ the file's key, sealed by the master key with the name as associated data ‖ secretstream header ‖
// chunks of 64 KiB, the last one tagged final.
namespace trucban::store {
namespace {

constexpr std::string_view kMagic = "TBA1";
constexpr std::size_t kWrappedBytes = 24 + 32 + 16;
constexpr std::size_t kStreamHeaderBytes = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t kChunkBytes = 64 * 1024;
constexpr std::size_t kChunkOverhead = crypto_secretstream_xchacha20poly1305_ABYTES;

bool isDigest(std::string_view text) {
    return text.size() == 64 &&
           std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

unsigned char* writable(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

std::string encrypt(std::span<const std::uint8_t> bytes, const Key& masterKey, std::string_view name) {
    auto key = detail::randomBytes<32>();
    std::string file{kMagic};
    file += detail::seal({reinterpret_cast<const char*>(key.data()), key.size()}, masterKey, name);
    crypto_secretstream_xchacha20poly1305_state state;
    std::string header(kStreamHeaderBytes, '\0');
    crypto_secretstream_xchacha20poly1305_init_push(&state, writable(header), key.data());
    detail::wipe(key);
    file += header;
    std::string chunk;
    do {
        const auto take = std::min(bytes.size(), kChunkBytes);
        const unsigned char tag = take == bytes.size() ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                                                       : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
        chunk.resize(take + kChunkOverhead);
        crypto_secretstream_xchacha20poly1305_push(&state, writable(chunk), nullptr, bytes.data(), take, nullptr, 0,
                                                   tag);
        file += chunk;
        bytes = bytes.subspan(take);
    } while (!bytes.empty());
    return file;
}

std::optional<std::string> decrypt(std::string_view file, const Key& masterKey, std::string_view name) {
    if (file.size() < kMagic.size() + kWrappedBytes + kStreamHeaderBytes || !file.starts_with(kMagic)) {
        return std::nullopt;
    }
    file.remove_prefix(kMagic.size());
    const auto key = detail::unseal(file.substr(0, kWrappedBytes), masterKey, name);
    file.remove_prefix(kWrappedBytes);
    crypto_secretstream_xchacha20poly1305_state state;
    if (!key || crypto_secretstream_xchacha20poly1305_init_pull(&state, detail::bytesOf(file).data(),
                                                                detail::bytesOf(*key).data()) != 0) {
        return std::nullopt;
    }
    file.remove_prefix(kStreamHeaderBytes);
    std::string bytes;
    std::string chunk;
    unsigned char tag = 0;
    while (!file.empty()) {
        const auto take = std::min(file.size(), kChunkBytes + kChunkOverhead);
        if (take < kChunkOverhead || tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL) {
            return std::nullopt;
        }
        chunk.resize(take - kChunkOverhead);
        if (crypto_secretstream_xchacha20poly1305_pull(&state, writable(chunk), nullptr, &tag,
                                                       detail::bytesOf(file).data(), take, nullptr, 0) != 0) {
            return std::nullopt;
        }
        bytes += chunk;
        file.remove_prefix(take);
    }
    return tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL ? std::optional{std::move(bytes)} : std::nullopt;
}

/// Has `remove` begun on it?
bool isWiped(std::string_view file) {
    return file.substr(0, kMagic.size() + kWrappedBytes).find_first_not_of('\0') == std::string_view::npos;
}

/// Left by a process that died while it wrote. A day old: no longer somebody's work in progress.
void removeStalePartials(const std::filesystem::path& folder) {
    std::error_code code;
    const auto limit = std::filesystem::file_time_type::clock::now() - std::chrono::hours{24};
    for (const auto& entry : std::filesystem::directory_iterator{folder, code}) {
        if (entry.path().filename().string().find(detail::kPartialSuffix) != std::string::npos &&
            entry.last_write_time(code) < limit && !code) {
            std::filesystem::remove(entry.path(), code);
        }
    }
}

} // namespace

AttachmentStore::AttachmentStore(std::filesystem::path folder, Key key, std::size_t maxBytes)
    : m_folder{std::move(folder)}, m_key{key}, m_maxBytes{maxBytes} {}

AttachmentStore::~AttachmentStore() {
    detail::wipe(m_key);
}

Result<AttachmentStore> AttachmentStore::open(const std::filesystem::path& dataFolder, const KeyRing& keys,
                                              std::size_t maxBytes) {
    return openAt(dataFolder / "attachments", keys, maxBytes);
}

Result<AttachmentStore> AttachmentStore::openAt(std::filesystem::path folder, const KeyRing& keys,
                                                std::size_t maxBytes) {
    if (auto made = detail::makePrivateFolder(folder); !made) {
        return std::unexpected(made.error());
    }
    removeStalePartials(folder);
    return AttachmentStore{std::move(folder), keys.sealingKey("attachment"), maxBytes};
}

Result<void> AttachmentStore::put(std::string_view sha256, std::span<const std::uint8_t> bytes) const {
    if (!isDigest(sha256)) {
        return failure(StoreFault::badValue, "a digest has 64 lower-case hex digits");
    }
    if (bytes.size() > m_maxBytes) {
        return failure(StoreFault::tooLarge, std::to_string(bytes.size()) + " bytes");
    }
    if (sha256Hex(bytes) != sha256) {
        return failure(StoreFault::digestMismatch);
    }
    auto made = detail::createFile(m_folder / sha256, encrypt(bytes, m_key, sha256));
    return !made && made.error().fault == StoreFault::exists ? Result<void>{} : made;
}

Result<std::string> AttachmentStore::get(std::string_view sha256) const {
    if (!isDigest(sha256)) {
        return failure(StoreFault::notFound);
    }
    // What was allowed when it was put may be more than what is allowed now.
    auto file = detail::readFile(m_folder / sha256, std::numeric_limits<std::uint32_t>::max());
    if (!file) {
        return std::unexpected(file.error());
    }
    auto bytes = decrypt(*file, m_key, sha256);
    if (!bytes || sha256Hex(detail::bytesOf(*bytes)) != sha256) {
        return failure(StoreFault::corrupt, "attachment " + std::string{sha256});
    }
    return std::move(*bytes);
}

bool AttachmentStore::exists(std::string_view sha256) const {
    std::error_code code;
    return isDigest(sha256) && std::filesystem::is_regular_file(m_folder / sha256, code);
}

Result<bool> AttachmentStore::remove(std::string_view sha256) const {
    if (!exists(sha256)) {
        return false;
    }
    const auto file = m_folder / sha256;
    const std::string zeros(kMagic.size() + kWrappedBytes, '\0');
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) {
        return std::unexpected(detail::errnoError(errno, file));
    }
    const bool wiped = ::pwrite(descriptor, zeros.data(), zeros.size(), 0) == static_cast<ssize_t>(zeros.size()) &&
                       ::fsync(descriptor) == 0;
    const int error = errno;
    ::close(descriptor);
    if (!wiped) {
        return std::unexpected(detail::errnoError(error, file));
    }
    if (::unlink(file.c_str()) != 0) {
        return std::unexpected(detail::errnoError(errno, file));
    }
    return detail::syncFolder(m_folder).transform([] { return true; });
}

template <class Visit>
Result<AttachmentReport> AttachmentStore::walk(Visit visit) const {
    std::error_code code;
    std::vector<std::string> names;
    for (auto entry = std::filesystem::directory_iterator{m_folder, code};
         !code && entry != std::filesystem::directory_iterator{}; entry.increment(code)) {
        if (auto name = entry->path().filename().string(); isDigest(name)) {
            names.push_back(std::move(name));
        }
    }
    if (code) {
        return std::unexpected(detail::errnoError(code.value(), m_folder));
    }
    std::ranges::sort(names);
    AttachmentReport report;
    for (const std::string& name : names) {
        const auto file = detail::readFile(m_folder / name, std::numeric_limits<std::uint32_t>::max());
        const auto bytes = file ? decrypt(*file, m_key, name) : std::nullopt;
        if (bytes && sha256Hex(detail::bytesOf(*bytes)) == name) {
            if (auto visited = visit(name, *file); !visited) {
                return std::unexpected(visited.error());
            }
            ++report.good;
        } else if (exists(name) && !(file && isWiped(*file))) { // else it was, or is being, removed
            report.damaged.push_back(name);
        }
    }
    return report;
}

Result<AttachmentReport> AttachmentStore::check() const {
    return walk([](const std::string&, const std::string&) { return Result<void>{}; });
}

Result<AttachmentReport> AttachmentStore::copyTo(const std::filesystem::path& folder) const {
    return walk([&folder](const std::string& name, const std::string& file) {
        auto made = detail::createFile(folder / name, file);
        return !made && made.error().fault == StoreFault::exists ? Result<void>{} : made;
    });
}

std::string AttachmentStore::sha256Hex(std::span<const std::uint8_t> bytes) {
    std::array<std::uint8_t, crypto_hash_sha256_BYTES> digest;
    crypto_hash_sha256(digest.data(), bytes.data(), bytes.size());
    return detail::toHex(digest);
}

} // namespace trucban::store
