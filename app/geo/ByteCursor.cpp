// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/ByteCursor.h"

#include <boost/crc.hpp>

namespace trucban::geo {
namespace {

std::uint32_t crcOf(std::string_view bytes) {
    boost::crc_32_type crc;
    crc.process_bytes(bytes.data(), bytes.size());
    return static_cast<std::uint32_t>(crc.checksum());
}

void putU32(std::string& out, std::uint32_t value) {
    for (int shift = 0; shift < 32; shift += 8) {
        out += static_cast<char>(value >> shift & 0xFF);
    }
}

std::uint32_t u32At(std::string_view bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    }
    return value;
}

} // namespace

void ByteWriter::putVarint(std::uint64_t value) {
    while (value >= 0x80) {
        m_bytes += static_cast<char>((value & 0x7F) | 0x80);
        value >>= 7;
    }
    m_bytes += static_cast<char>(value);
}

void ByteWriter::putSigned(std::int64_t value) {
    putVarint(static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63));
}

void ByteWriter::putText(std::string_view text) {
    putVarint(text.size());
    m_bytes += text;
}

std::uint64_t ByteReader::takeVarint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; m_ok && shift < 64; shift += 7) {
        if (m_rest.empty()) {
            break;
        }
        const auto byte = static_cast<unsigned char>(m_rest.front());
        m_rest.remove_prefix(1);
        value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
        if (byte < 0x80) {
            return value;
        }
    }
    m_ok = false;
    return 0;
}

std::int64_t ByteReader::takeSigned() {
    const std::uint64_t value = takeVarint();
    return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
}

std::string ByteReader::takeText() {
    const std::uint64_t length = takeCount(1);
    std::string text{m_rest.substr(0, length)};
    m_rest.remove_prefix(text.size());
    return text;
}

std::uint64_t ByteReader::takeCount(std::size_t leastBytes) {
    const std::uint64_t count = takeVarint();
    if (count > m_rest.size() / leastBytes) {
        m_ok = false;
        return 0;
    }
    return count;
}

std::string sealed(std::string_view magic, std::uint32_t version, std::string_view body) {
    std::string bytes{magic};
    putU32(bytes, version);
    putU32(bytes, crcOf(body));
    bytes += body;
    return bytes;
}

std::expected<std::string_view, SealError> unsealed(std::string_view magic, std::uint32_t version,
                                                    std::string_view bytes) {
    const std::size_t header = magic.size() + 8;
    if (bytes.size() < header || !bytes.starts_with(magic)) {
        return std::unexpected(SealError::damaged);
    }
    if (u32At(bytes, magic.size()) > version) {
        return std::unexpected(SealError::newer);
    }
    const std::string_view body = bytes.substr(header);
    if (u32At(bytes, magic.size()) == 0 || u32At(bytes, magic.size() + 4) != crcOf(body)) {
        return std::unexpected(SealError::damaged);
    }
    return body;
}

} // namespace trucban::geo
