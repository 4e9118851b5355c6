// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

// Small binary records: little endian, unsigned numbers as base-128 varints, signed ones zigzag-coded before.
namespace trucban::geo {

class ByteWriter {
public:
    void putVarint(std::uint64_t value);
    void putSigned(std::int64_t value);
    void putText(std::string_view text); ///< its length, its bytes
    [[nodiscard]] const std::string& bytes() const { return m_bytes; }

private:
    std::string m_bytes;
};

/// Reads what ByteWriter wrote. After anything wrong `ok` is false and every further read gives 0: callers check once.
class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : m_rest{bytes} {}

    [[nodiscard]] std::uint64_t takeVarint();
    [[nodiscard]] std::int64_t takeSigned();
    [[nodiscard]] std::string takeText();
    /// A count of records of at least `leastBytes` each; fails when the rest cannot hold so many, so that damaged
    /// input never makes us reserve memory for it.
    [[nodiscard]] std::uint64_t takeCount(std::size_t leastBytes);
    void fail() { m_ok = false; }
    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }

private:
    std::string_view m_rest;
    bool m_ok = true;
};

enum class SealError : std::uint8_t { damaged, newer };

/// magic, version (u32), CRC-32 of body (u32), body.
[[nodiscard]] std::string sealed(std::string_view magic, std::uint32_t version, std::string_view body);
/// The body, a view into `bytes`.
[[nodiscard]] std::expected<std::string_view, SealError> unsealed(std::string_view magic, std::uint32_t version,
                                                                  std::string_view bytes);

} // namespace trucban::geo
