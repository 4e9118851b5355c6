// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Uuid.h"
#include "figures/CubeCodec.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

// Numbers and texts as bytes and back. Used inside figures only.
namespace trucban::figures {

class ByteWriter {
public:
    void number(std::uint64_t value) {
        while (value >= 0x80) {
            m_out.push_back(static_cast<char>(value | 0x80));
            value >>= 7;
        }
        m_out.push_back(static_cast<char>(value));
    }
    /// Small for small values of either sign.
    void signedNumber(std::int64_t value) {
        number((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
    }
    void byte(std::uint8_t value) { m_out.push_back(static_cast<char>(value)); }
    void text(std::string_view value) {
        number(value.size());
        m_out.append(value);
    }
    void uuid(const core::Uuid& id) { m_out.append(reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()); }
    [[nodiscard]] std::string take() && { return std::move(m_out); }

private:
    std::string m_out;
};

/// Reads on whatever comes; the first error stays, and from there on everything is 0.
class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : m_bytes{bytes} {}

    [[nodiscard]] std::uint64_t number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const std::uint8_t next = byte();
            if (shift == 63 && next > 1) {
                fail(CodecError::outOfRange);
            }
            value |= std::uint64_t{next & 0x7Fu} << shift;
            if (next < 0x80) {
                return hasFailed() ? 0 : value;
            }
        }
        fail(CodecError::outOfRange);
        return 0;
    }
    [[nodiscard]] std::int64_t signedNumber() {
        const std::uint64_t value = number();
        return static_cast<std::int64_t>((value >> 1) ^ (~(value & 1) + 1));
    }
    /// At most `most`.
    template <class T>
    [[nodiscard]] T upTo(std::uint64_t most) {
        const std::uint64_t value = number();
        if (value > most) {
            fail(CodecError::outOfRange);
            return T{};
        }
        return static_cast<T>(value);
    }
    template <class T>
    [[nodiscard]] T number() {
        return upTo<T>(std::numeric_limits<T>::max());
    }
    template <class T>
    [[nodiscard]] T signedNumber() {
        const std::int64_t value = signedNumber();
        if (value < std::numeric_limits<T>::min() || value > std::numeric_limits<T>::max()) {
            fail(CodecError::outOfRange);
            return T{};
        }
        return static_cast<T>(value);
    }
    /// How many entries follow, of at least `leastBytes` each: no more than can be there.
    [[nodiscard]] std::size_t size(std::size_t leastBytes) {
        const std::uint64_t value = number();
        if (value > m_bytes.size() / leastBytes) {
            fail(CodecError::truncated);
            return 0;
        }
        return static_cast<std::size_t>(value);
    }
    [[nodiscard]] std::uint8_t byte() {
        if (m_bytes.empty()) {
            fail(CodecError::truncated);
            return 0;
        }
        const auto value = static_cast<std::uint8_t>(m_bytes.front());
        m_bytes.remove_prefix(1);
        return value;
    }
    [[nodiscard]] std::string_view text() {
        const std::string_view value = m_bytes.substr(0, size(1));
        m_bytes.remove_prefix(value.size());
        return value;
    }
    [[nodiscard]] core::Uuid uuid() {
        core::Uuid id;
        for (std::uint8_t& part : id.bytes) {
            part = byte();
        }
        return id;
    }

    void fail(CodecError error) {
        if (!m_error) {
            m_error = error;
        }
        m_bytes = {};
    }
    [[nodiscard]] bool hasFailed() const { return m_error.has_value(); }
    [[nodiscard]] const std::optional<CodecError>& error() const { return m_error; }
    [[nodiscard]] bool isAtEnd() const { return m_bytes.empty(); }

private:
    std::string_view m_bytes;
    std::optional<CodecError> m_error;
};

} // namespace trucban::figures
