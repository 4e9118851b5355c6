// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/DerivedFile.h"

#include "store/detail/Crypto.h"
#include "store/detail/Descriptor.h"
#include "store/detail/Files.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <format>
#include <system_error>
#include <unistd.h>

namespace trucban::store {
namespace {

constexpr std::size_t kIdBytes = 16;
constexpr std::size_t kLengthBytes = 8;
/// Each part is sealed and synced for itself: twice a large file need not fit the memory, and the log's own syncs never
/// wait for more than one part.
constexpr std::size_t kPartBytes = 4 * 1024 * 1024;
constexpr std::uintmax_t kMaxBytes = std::uintmax_t{4} * 1024 * 1024 * 1024;

/// What a part is sealed to: parts of another file, in another order or without the last one do not open.
std::string contextOf(std::string_view name, std::string_view id, std::uint64_t part, bool isLast) {
    return std::format("{}/{}/{}/{}", name, detail::toHex(detail::bytesOf(id)), part, isLast ? "last" : "more");
}

/// What is left of a file that is being read.
struct Rest {
    std::string_view bytes;
    std::string_view take(std::size_t count) {
        const auto taken = bytes.substr(0, count);
        bytes.remove_prefix(taken.size());
        return taken;
    }
};

} // namespace

DerivedFile::DerivedFile(const std::filesystem::path& folder, std::string_view name, const KeyRing& keys,
                         std::uintmax_t spareBytes)
    : m_path{folder / name}, m_name{name}, m_key{keys.sealingKey(name)}, m_spareBytes{spareBytes} {}

DerivedFile::~DerivedFile() {
    detail::wipe(m_key);
}

std::filesystem::path DerivedFile::temporaryPath() const {
    auto path = m_path;
    path += ".new"; // always the same, so that nothing is left behind by however many kills
    return path;
}

Result<void> DerivedFile::writeParts(int descriptor, std::string_view bytes) const {
    std::string out;
    out.resize(kIdBytes);
    detail::fillRandom({reinterpret_cast<std::uint8_t*>(out.data()), out.size()});
    const std::string id = out;
    Rest rest{bytes};
    for (std::uint64_t part = 0; part == 0 || !rest.bytes.empty(); ++part) {
        const auto plain = rest.take(kPartBytes);
        const auto sealed = detail::seal(plain, m_key, contextOf(m_name, id, part, rest.bytes.empty()));
        detail::appendLittleEndian(out, sealed.size());
        out += sealed;
        if (auto written = detail::writeAll(descriptor, out, m_path); !written) {
            return written;
        }
        if (::fdatasync(descriptor) != 0) {
            return std::unexpected(detail::errnoError(errno, m_path));
        }
        out.clear();
    }
    return {};
}

Result<void> DerivedFile::write(std::string_view bytes) const {
    std::error_code code;
    const auto space = std::filesystem::space(m_path.parent_path(), code);
    if (!code && (space.available < bytes.size() || space.available - bytes.size() < m_spareBytes)) {
        return failure(StoreFault::diskFull, std::format("{}: the disk's last bytes are the log's", m_path.string()));
    }
    const auto temporary = temporaryPath();
    Result<void> written;
    {
        const detail::Descriptor file{
            ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600)};
        if (file.value() < 0) {
            return std::unexpected(detail::errnoError(errno, temporary));
        }
        written = writeParts(file.value(), bytes);
        if (written && ::fsync(file.value()) != 0) {
            written = std::unexpected(detail::errnoError(errno, temporary));
        }
    }
    if (written && ::rename(temporary.c_str(), m_path.c_str()) != 0) {
        written = std::unexpected(detail::errnoError(errno, m_path));
    }
    if (!written) {
        ::unlink(temporary.c_str());
        return written;
    }
    return detail::syncFolder(m_path.parent_path());
}

Result<std::string> DerivedFile::read() const {
    const auto file = detail::readFile(m_path, kMaxBytes);
    if (!file) {
        return std::unexpected(file.error());
    }
    Rest rest{*file};
    const std::string id{rest.take(kIdBytes)};
    std::string bytes;
    bytes.reserve(file->size());
    for (std::uint64_t part = 0; part == 0 || !rest.bytes.empty(); ++part) {
        const auto length = rest.take(kLengthBytes);
        const auto size = length.size() == kLengthBytes ? detail::readLittleEndian(length) : 0;
        if (size == 0 || size > rest.bytes.size()) {
            return failure(StoreFault::corrupt, m_path.string());
        }
        const auto sealed = rest.take(static_cast<std::size_t>(size));
        const auto plain = detail::unseal(sealed, m_key, contextOf(m_name, id, part, rest.bytes.empty()));
        if (!plain) {
            return failure(StoreFault::corrupt, m_path.string());
        }
        bytes += *plain;
    }
    return bytes;
}

} // namespace trucban::store
