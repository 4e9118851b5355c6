// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Boxed.h"
#include "core/Enums.h"
#include "core/Time.h"
#include "core/Unit.h"
#include "core/Uuid.h"
#include "core/Ward.h"
#include "wire/DecodeError.h"
#include "wire/JsonDocument.h"
#include "wire/JsonText.h"
#include "wire/Pointer.h"

#include <boost/describe/members.hpp>
#include <boost/describe/modifiers.hpp>
#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>

#include <array>
#include <cmath>
#include <concepts>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Internal to wire: JSON for every described struct, generated from its BOOST_DESCRIBE list. Include it only in the few
// files that instantiate it, it is slow to compile; everywhere else appendJson and readJson of JsonParts.h do.
//
// Writing: members in the order of the list; absent optionals left out. Reading: in any order, fastest in that of the
// list; unknown members are skipped, `null` is the same as absent.
namespace trucban::wire::json {

template <class E>
concept NamedEnum = requires { core::EnumNames<E>::table; };
template <class T>
concept Described = boost::describe::has_describe_members<T>::value;
template <class T>
concept Identifier = requires(T id) {
    { id.value } -> std::same_as<core::Uuid&>;
};
/// Types with functions of their own, declared (in JsonParts.h) before this template is used on them.
template <class T>
concept WithOwnJson = requires(std::string& out, const T& in, T& value, Value json, DecodeError& error) {
    appendJson(out, in);
    { readJson(json, value, error) } -> std::same_as<bool>;
};

template <class T>
inline constexpr bool kIsOptional = false;
template <class T>
inline constexpr bool kIsOptional<std::optional<T>> = true;
template <class T>
inline constexpr bool kIsOptional<core::Boxed<T>> = true;
template <class T>
inline constexpr bool kIsVector = false;
template <class T>
inline constexpr bool kIsVector<std::vector<T>> = true;
template <class T>
inline constexpr bool kIsArray = false;
template <class T, std::size_t N>
inline constexpr bool kIsArray<std::array<T, N>> = true;

template <class T>
using MembersOf = boost::describe::describe_members<T, boost::describe::mod_any_access>;

inline bool fail(DecodeError& error, DecodeFault fault) {
    error.fault = fault;
    error.pointer.clear();
    return false;
}
/// Prepends one step of the path; called while a failure unwinds.
inline bool failedIn(DecodeError& error, std::string_view step) {
    error.pointer.insert(0, "/" + escapedPointer(step));
    return false;
}

// --- writing -----------------------------------------------------------------------------------------------------

/// `,"name":` of a described member as one literal.
template <class Member>
struct MemberPrefix {
    static constexpr std::size_t kNameLength = std::string_view(Member::name).size();
    static constexpr auto kText = [] {
        std::array<char, kNameLength + 4> out{};
        out[0] = ',';
        out[1] = '"';
        for (std::size_t i = 0; i < kNameLength; ++i) {
            out[2 + i] = Member::name[i];
        }
        out[kNameLength + 2] = '"';
        out[kNameLength + 3] = ':';
        return out;
    }();
};

template <class T>
void append(std::string& out, const T& value);

template <Described T>
void appendDescribed(std::string& out, const T& value) {
    out += '{';
    [[maybe_unused]] std::size_t comma = 1; // the first member goes without
    boost::mp11::mp_for_each<MembersOf<T>>([&]<class Member>(Member) {
        const auto& member = value.*Member::pointer;
        using M = std::remove_cvref_t<decltype(member)>;
        if constexpr (kIsOptional<M>) {
            if (!member) {
                return;
            }
        }
        constexpr const auto& prefix = MemberPrefix<Member>::kText;
        out.append(prefix.data() + comma, prefix.size() - comma);
        comma = 0;
        if constexpr (kIsOptional<M>) {
            append(out, *member);
        } else {
            append(out, member);
        }
    });
    out += '}';
}

template <class List>
void appendList(std::string& out, const List& values) {
    char separator = '[';
    for (const auto& value : values) {
        out += separator;
        separator = ',';
        append(out, value);
    }
    out += separator == '[' ? "[]" : "]";
}

void appendWard(std::string& out, core::WardCode ward);

template <class T>
void append(std::string& out, const T& value) {
    if constexpr (std::same_as<T, bool>) {
        out += value ? "true" : "false";
    } else if constexpr (NamedEnum<T>) {
        out += '"'; // the names need no escapes
        out += core::nameOf(value);
        out += '"';
    } else if constexpr (std::unsigned_integral<T>) {
        appendUnsigned(out, value);
    } else if constexpr (std::signed_integral<T>) {
        appendInteger(out, value);
    } else if constexpr (std::same_as<T, double>) {
        appendDouble(out, value);
    } else if constexpr (std::same_as<T, std::string>) {
        appendString(out, value);
    } else if constexpr (std::same_as<T, core::Instant>) {
        appendInstant(out, value);
    } else if constexpr (std::same_as<T, core::Milliseconds>) {
        appendInteger(out, value.count());
    } else if constexpr (std::same_as<T, core::Uuid>) {
        appendUuid(out, value);
    } else if constexpr (Identifier<T>) {
        appendUuid(out, value.value);
    } else if constexpr (std::same_as<T, core::UnitId>) {
        appendString(out, value.value);
    } else if constexpr (std::same_as<T, core::WardCode>) {
        appendWard(out, value);
    } else if constexpr (kIsVector<T> || kIsArray<T>) {
        appendList(out, value);
    } else if constexpr (WithOwnJson<T>) {
        appendJson(out, value);
    } else {
        appendDescribed(out, value);
    }
}

// --- reading -----------------------------------------------------------------------------------------------------

template <class T>
bool read(Value json, T& value, DecodeError& error);

bool readBool(Value json, bool& value, DecodeError& error);
bool readSigned(Value json, std::int64_t& value, DecodeError& error);
bool readUnsigned(Value json, std::uint64_t& value, std::uint64_t most, DecodeError& error);
bool readDouble(Value json, double& value, DecodeError& error);
bool readString(Value json, std::string& value, DecodeError& error);
bool readInstant(Value json, core::Instant& value, DecodeError& error);
bool readUuid(Value json, core::Uuid& value, DecodeError& error);
bool readWard(Value json, core::WardCode& value, DecodeError& error);

template <NamedEnum E>
bool readEnum(Value json, E& value, DecodeError& error) {
    if (!json.isString()) {
        return fail(error, DecodeFault::wrongType);
    }
    const auto parsed = core::parseEnum<E>(json.text());
    if (!parsed) {
        return fail(error, DecodeFault::badValue);
    }
    value = *parsed;
    return true;
}

/// Elements of a std::vector (as many as come) or a std::array (at most as many as it has).
template <class List>
bool readList(Value json, List& values, DecodeError& error) {
    if (json.type() != Type::array) {
        return fail(error, DecodeFault::wrongType);
    }
    if constexpr (kIsVector<List>) {
        values.clear();
        values.reserve(json.size());
    } else if (json.size() > values.size()) {
        return fail(error, DecodeFault::badValue);
    }
    std::size_t index = 0;
    bool good = true;
    json.forEachElement([&](Value element) {
        if constexpr (kIsVector<List>) {
            good = read(element, values.emplace_back(), error);
        } else {
            good = read(element, values[index], error);
        }
        if (!good) {
            failedIn(error, std::to_string(index));
        }
        ++index;
        return good;
    });
    return good;
}

template <class T>
struct MemberReader {
    std::string_view name;
    bool (*read)(Value, T&, DecodeError&);
};

template <class T, class... Members>
consteval auto memberReaders(boost::mp11::mp_list<Members...>) {
    return std::array<MemberReader<T>, sizeof...(Members)>{
        MemberReader<T>{Members::name, [](Value json, T& value, DecodeError& error) {
                            auto& member = value.*Members::pointer;
                            if constexpr (kIsOptional<std::remove_cvref_t<decltype(member)>>) {
                                return json::read(json, member.emplace(), error);
                            } else {
                                return json::read(json, member, error);
                            }
                        }}...};
}

template <Described T>
bool readDescribed(Value json, T& value, DecodeError& error) {
    if (!json.isObject()) {
        return fail(error, DecodeFault::wrongType);
    }
    static constexpr auto readers = memberReaders<T>(boost::mp11::mp_rename<MembersOf<T>, boost::mp11::mp_list>{});
    bool good = true;
    std::size_t expected = 0; // our own writer's order needs one comparison per member
    json.forEachMember([&](std::string_view key, Value member) {
        for (std::size_t i = 0; i < readers.size(); ++i) {
            const auto& reader = readers[(expected + i) % readers.size()];
            if (reader.name == key) {
                expected += i + 1;
                if (!member.isNull() && !reader.read(member, value, error)) {
                    good = failedIn(error, key);
                }
                break;
            }
        }
        return good;
    });
    return good;
}

template <class T>
bool read(Value json, T& value, DecodeError& error) {
    if constexpr (std::same_as<T, bool>) {
        return readBool(json, value, error);
    } else if constexpr (NamedEnum<T>) {
        return readEnum(json, value, error);
    } else if constexpr (std::unsigned_integral<T>) {
        std::uint64_t wide = 0;
        const bool good = readUnsigned(json, wide, std::numeric_limits<T>::max(), error);
        value = static_cast<T>(wide);
        return good;
    } else if constexpr (std::signed_integral<T>) {
        std::int64_t wide = 0;
        if (!readSigned(json, wide, error)) {
            return false;
        }
        value = static_cast<T>(wide);
        return std::in_range<T>(wide) || fail(error, DecodeFault::badValue);
    } else if constexpr (std::same_as<T, double>) {
        return readDouble(json, value, error);
    } else if constexpr (std::same_as<T, std::string>) {
        return readString(json, value, error);
    } else if constexpr (std::same_as<T, core::Instant>) {
        return readInstant(json, value, error);
    } else if constexpr (std::same_as<T, core::Milliseconds>) {
        std::int64_t count = 0;
        const bool good = readSigned(json, count, error);
        value = core::Milliseconds{count};
        return good;
    } else if constexpr (std::same_as<T, core::Uuid>) {
        return readUuid(json, value, error);
    } else if constexpr (Identifier<T>) {
        return readUuid(json, value.value, error);
    } else if constexpr (std::same_as<T, core::UnitId>) {
        return readString(json, value.value, error);
    } else if constexpr (std::same_as<T, core::WardCode>) {
        return readWard(json, value, error);
    } else if constexpr (kIsVector<T> || kIsArray<T>) {
        return readList(json, value, error);
    } else if constexpr (WithOwnJson<T>) {
        return readJson(json, value, error);
    } else {
        return readDescribed(json, value, error);
    }
}

/// A whole text to one described value.
template <class T>
std::expected<T, DecodeError> decodeText(std::string_view bytes) {
    const auto document = Document::parseObject(bytes);
    if (!document) {
        return std::unexpected(document.error());
    }
    T value{};
    DecodeError error;
    if (!json::read(document->root(), value, error)) {
        return std::unexpected(std::move(error));
    }
    return value;
}

template <class T>
std::string encodeText(const T& value) {
    std::string out;
    append(out, value);
    return out;
}

} // namespace trucban::wire::json
