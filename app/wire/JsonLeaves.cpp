// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/Json.h"
#include "wire/JsonDescribe.h"

#include <array>
#include <charconv>

namespace trucban::wire::json {

namespace {

constexpr std::size_t kWardDigits = 5;

} // namespace

/// Five digits as text, as the Statistics Office writes them; empty for "no ward".
void appendWard(std::string& out, core::WardCode ward) {
    if (ward.isNone()) {
        out += "\"\"";
        return;
    }
    std::array<char, 12> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), ward.value).ptr;
    const auto length = static_cast<std::size_t>(end - digits.data());
    out += '"';
    out.append(length < kWardDigits ? kWardDigits - length : 0, '0');
    out.append(digits.data(), length);
    out += '"';
}

bool readWard(Value json, core::WardCode& value, DecodeError& error) {
    if (!json.isString()) {
        return fail(error, DecodeFault::wrongType);
    }
    const auto text = json.text();
    if (text.empty()) {
        value = {};
        return true;
    }
    std::uint32_t code = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), code);
    if (fault != std::errc{} || end != text.data() + text.size() || text.size() < kWardDigits || code == 0 ||
        (text.size() > kWardDigits && text.front() == '0')) {
        return fail(error, DecodeFault::badValue);
    }
    value.value = code;
    return true;
}

bool readBool(Value json, bool& value, DecodeError& error) {
    if (json.type() != Type::boolean) {
        return fail(error, DecodeFault::wrongType);
    }
    value = json.node().integer != 0;
    return true;
}

bool readSigned(Value json, std::int64_t& value, DecodeError& error) {
    if (json.type() != Type::integer) {
        return fail(error, json.isNumber() ? DecodeFault::badValue : DecodeFault::wrongType);
    }
    value = json.node().integer;
    return true;
}

bool readUnsigned(Value json, std::uint64_t& value, std::uint64_t most, DecodeError& error) {
    if (!json.isNumber()) {
        return fail(error, DecodeFault::wrongType);
    }
    if (json.type() == Type::real || (json.type() == Type::integer && json.node().integer < 0)) {
        return fail(error, DecodeFault::badValue);
    }
    value =
        json.type() == Type::integer ? static_cast<std::uint64_t>(json.node().integer) : json.node().unsignedInteger;
    return value <= most || fail(error, DecodeFault::badValue);
}

bool readDouble(Value json, double& value, DecodeError& error) {
    if (!json.isNumber()) {
        return fail(error, DecodeFault::wrongType);
    }
    value = json.number();
    return std::isfinite(value) || fail(error, DecodeFault::badValue); // 1e999 is valid JSON
}

bool readString(Value json, std::string& value, DecodeError& error) {
    if (!json.isString()) {
        return fail(error, DecodeFault::wrongType);
    }
    value.assign(json.text());
    return true;
}

bool readInstant(Value json, core::Instant& value, DecodeError& error) {
    if (!json.isString()) {
        return fail(error, DecodeFault::wrongType);
    }
    const auto parsed = parseInstant(json.text());
    if (!parsed) {
        return fail(error, DecodeFault::badValue);
    }
    value = *parsed;
    return true;
}

bool readUuid(Value json, core::Uuid& value, DecodeError& error) {
    if (!json.isString()) {
        return fail(error, DecodeFault::wrongType);
    }
    const auto parsed = core::Uuid::parse(json.text());
    if (!parsed) {
        return fail(error, DecodeFault::badValue);
    }
    value = *parsed;
    return true;
}

} // namespace trucban::wire::json
