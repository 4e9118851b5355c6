// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/JsonText.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace trucban::wire::json {

namespace {

constexpr std::string_view kHex = "0123456789abcdef";

constexpr bool mustEscape(char c) {
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
}

void appendEscaped(std::string& out, char c) {
    switch (c) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        const auto byte = static_cast<unsigned char>(c);
        out += "\\u00";
        out += kHex[byte >> 4U];
        out += kHex[byte & 0xFU];
    }
}

template <class Number>
void appendNumber(std::string& out, Number value) {
    std::array<char, 32> buffer; // NOLINT(cppcoreguidelines-pro-type-member-init): written before it is read
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    out.append(buffer.data(), end);
}

void putDigits(char* at, unsigned value, int digits) {
    for (int i = digits - 1; i >= 0; --i) {
        at[i] = static_cast<char>('0' + value % 10);
        value /= 10;
    }
}

} // namespace

void appendString(std::string& out, std::string_view text) {
    out += '"';
    const char* from = text.data();
    const char* const end = from + text.size();
    while (from != end) {
        const char* const stop = std::find_if(from, end, mustEscape);
        out.append(from, stop);
        if (stop == end) {
            break;
        }
        appendEscaped(out, *stop);
        from = stop + 1;
    }
    out += '"';
}

void appendInteger(std::string& out, std::int64_t value) {
    appendNumber(out, value);
}
void appendUnsigned(std::string& out, std::uint64_t value) {
    appendNumber(out, value);
}

void appendDouble(std::string& out, double value) {
    if (!std::isfinite(value)) {
        out += "null";
        return;
    }
    appendNumber(out, value == 0 ? 0.0 : value); // minus zero and zero are the same content
}

void appendInstant(std::string& out, core::Instant at) {
    using namespace std::chrono;
    // RFC 3339 knows the years 0000 to 9999 only.
    static constexpr core::Instant first = sys_days{year{0} / 1 / 1};
    static constexpr core::Instant last = core::Instant{sys_days{year{10'000} / 1 / 1}} - milliseconds{1};
    at = std::clamp(at, first, last);
    const auto day = floor<days>(at);
    const year_month_day date{day};
    const auto time = static_cast<unsigned>((at - day).count());

    std::array<char, 26> text{'"', '0', '0', '0', '0', '-', '0', '0', '-', '0', '0', 'T', '0',
                              '0', ':', '0', '0', ':', '0', '0', '.', '0', '0', '0', 'Z', '"'};
    putDigits(&text[1], static_cast<unsigned>(static_cast<int>(date.year())), 4);
    putDigits(&text[6], static_cast<unsigned>(date.month()), 2);
    putDigits(&text[9], static_cast<unsigned>(date.day()), 2);
    putDigits(&text[12], time / 3'600'000, 2);
    putDigits(&text[15], time / 60'000 % 60, 2);
    putDigits(&text[18], time / 1'000 % 60, 2);
    putDigits(&text[21], time % 1'000, 3);
    out.append(text.data(), text.size());
}

void appendUuid(std::string& out, const core::Uuid& id) {
    std::array<char, 38> text; // NOLINT(cppcoreguidelines-pro-type-member-init): filled below
    std::size_t at = 0;
    text[at++] = '"';
    for (std::size_t i = 0; i < id.bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) {
            text[at++] = '-';
        }
        text[at++] = kHex[id.bytes[i] >> 4U];
        text[at++] = kHex[id.bytes[i] & 0xFU];
    }
    text[at] = '"';
    out.append(text.data(), text.size());
}

} // namespace trucban::wire::json
