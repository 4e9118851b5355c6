// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/Json.h"
#include "wire/JsonText.h"

#include <chrono>

namespace trucban::wire {

namespace {

/// Reads fixed-width digits and single characters from the front of a text; once it failed it stays failed.
class Scanner {
public:
    explicit Scanner(std::string_view text) : m_rest(text) {}

    unsigned digits(int count) {
        unsigned value = 0;
        for (int i = 0; i < count; ++i) {
            value = value * 10 + digit();
        }
        return value;
    }
    unsigned digit() {
        if (!atDigit()) {
            m_good = false;
            return 0;
        }
        const auto value = static_cast<unsigned>(m_rest.front() - '0');
        m_rest.remove_prefix(1);
        return value;
    }
    [[nodiscard]] bool atDigit() const { return !m_rest.empty() && m_rest.front() >= '0' && m_rest.front() <= '9'; }
    /// The next character when it is one of `any`, else 0 and failed.
    char take(std::string_view any) {
        const char c = peek(any);
        if (c == 0) {
            m_good = false;
        } else {
            m_rest.remove_prefix(1);
        }
        return c;
    }
    [[nodiscard]] char peek(std::string_view any) const {
        return !m_rest.empty() && any.contains(m_rest.front()) ? m_rest.front() : '\0';
    }
    [[nodiscard]] bool doneWell() const { return m_good && m_rest.empty(); }

private:
    std::string_view m_rest;
    bool m_good = true;
};

} // namespace

std::string formatInstant(core::Instant at) {
    std::string quoted;
    json::appendInstant(quoted, at);
    return quoted.substr(1, quoted.size() - 2);
}

std::expected<core::Instant, DecodeError> parseInstant(std::string_view text) {
    using namespace std::chrono;
    Scanner scan(text);
    const auto yearDigits = scan.digits(4);
    scan.take("-");
    const auto monthDigits = scan.digits(2);
    scan.take("-");
    const auto dayDigits = scan.digits(2);
    scan.take("Tt ");
    const auto hour = scan.digits(2);
    scan.take(":");
    const auto minute = scan.digits(2);
    scan.take(":");
    const auto second = scan.digits(2);
    unsigned millis = 0;
    if (scan.peek(".") != 0) {
        scan.take(".");
        millis = scan.digit() * 100;
        millis += scan.atDigit() ? scan.digit() * 10 : 0;
        millis += scan.atDigit() ? scan.digit() : 0;
        while (scan.atDigit()) {
            scan.digit(); // finer than we keep
        }
    }
    minutes offset{0};
    unsigned offsetHour = 0;
    unsigned offsetMinute = 0;
    const char sign = scan.take("Zz+-");
    if (sign == '+' || sign == '-') {
        offsetHour = scan.digits(2);
        scan.take(":");
        offsetMinute = scan.digits(2);
        offset = hours{offsetHour} + minutes{offsetMinute};
        offset = sign == '-' ? -offset : offset;
    }
    const year_month_day date{year{static_cast<int>(yearDigits)}, month{monthDigits}, day{dayDigits}};
    // 60 is a leap second; it counts as the first instant after it, as POSIX time does.
    if (!scan.doneWell() || !date.ok() || hour > 23 || minute > 59 || second > 60 || offsetHour > 23 ||
        offsetMinute > 59) {
        return std::unexpected(DecodeError{DecodeFault::badValue, {}});
    }
    return core::Instant{sys_days{date}} + hours{hour} + minutes{minute} + seconds{second} + milliseconds{millis} -
           offset;
}

} // namespace trucban::wire
