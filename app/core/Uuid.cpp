// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Uuid.h"

#include <cstring>

namespace trucban::core {

namespace {

constexpr std::uint8_t kNotHex = 0xFF;

constexpr std::array<std::uint8_t, 256> makeHexTable() {
    std::array<std::uint8_t, 256> table{};
    table.fill(kNotHex);
    for (std::uint8_t i = 0; i < 10; ++i) {
        table['0' + i] = i;
    }
    for (std::uint8_t i = 0; i < 6; ++i) {
        table['a' + i] = table['A' + i] = static_cast<std::uint8_t>(10 + i);
    }
    return table;
}

constexpr auto kHexValue = makeHexTable();
constexpr std::size_t kTextLength = 36;
/// Where the two digits of each byte start in the text form.
constexpr std::array<std::uint8_t, 16> kDigitsAt{0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34};

} // namespace

std::string Uuid::toString() const {
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text(kTextLength, '-');
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        text[kDigitsAt[i]] = kDigits[bytes[i] >> 4];
        text[kDigitsAt[i] + 1u] = kDigits[bytes[i] & 0x0F];
    }
    return text;
}

std::optional<Uuid> Uuid::parse(std::string_view text) {
    if (text.size() != kTextLength || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-') {
        return std::nullopt;
    }
    Uuid id;
    std::uint8_t seen = 0; // keeps the high bits of kNotHex of any digit, so that one test at the end is enough
    for (std::size_t i = 0; i < id.bytes.size(); ++i) {
        const std::uint8_t high = kHexValue[static_cast<std::uint8_t>(text[kDigitsAt[i]])];
        const std::uint8_t low = kHexValue[static_cast<std::uint8_t>(text[kDigitsAt[i] + 1u])];
        seen = static_cast<std::uint8_t>(seen | high | low);
        id.bytes[i] = static_cast<std::uint8_t>((high << 4) | low);
    }
    if ((seen & 0xF0) != 0) {
        return std::nullopt;
    }
    return id;
}

Uuid Uuid::v7(std::chrono::sys_time<std::chrono::milliseconds> at, std::span<const std::uint8_t, 10> random) {
    Uuid id;
    const auto milliseconds = static_cast<std::uint64_t>(at.time_since_epoch().count());
    for (std::size_t i = 0; i < 6; ++i) {
        id.bytes[i] = static_cast<std::uint8_t>(milliseconds >> (40 - 8 * i));
    }
    std::memcpy(id.bytes.data() + 6, random.data(), random.size());
    id.bytes[6] = static_cast<std::uint8_t>(0x70 | (id.bytes[6] & 0x0F));
    id.bytes[8] = static_cast<std::uint8_t>(0x80 | (id.bytes[8] & 0x3F));
    return id;
}

std::size_t hashValue(const Uuid& id) noexcept {
    std::uint64_t tail = 0;
    std::memcpy(&tail, id.bytes.data() + 8, sizeof tail);
    return tail;
}

} // namespace trucban::core
