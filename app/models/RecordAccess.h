// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Boxed.h"
#include "models/RecordForm.h"

#include <algorithm>
#include <limits>
#include <type_traits>

// How a field of the table reaches into a record. For RecordFields*.cpp alone.
namespace trucban::models::access {

template <class T>
const T* held(const FieldValue& value) {
    return std::get_if<T>(&value);
}

// --- from a part's member to a FieldValue; one overload for each type that members have

inline FieldValue toValue(const std::string& text) {
    return text.empty() ? FieldValue{} : FieldValue{text};
}
inline FieldValue toValue(std::uint32_t number) {
    return static_cast<std::int64_t>(number);
}
inline FieldValue toValue(core::Day day) {
    return day == 0 ? FieldValue{} : FieldValue{FieldDay{day}};
}
inline FieldValue toValue(bool tick) {
    return tick;
}
inline FieldValue toValue(const core::UnitId& unit) {
    return toValue(unit.value);
}
template <class Tag>
FieldValue toValue(const core::Id<Tag>& id) {
    return id.isNil() ? FieldValue{} : FieldValue{id.toString()};
}
template <class E>
    requires std::is_enum_v<E>
FieldValue toValue(E value) {
    return std::string{core::nameOf(value)};
}
template <class T>
FieldValue toValue(const std::optional<T>& value) {
    return value ? toValue(*value) : FieldValue{};
}
template <class T>
FieldValue toValue(const std::vector<T>& values) {
    return values.empty() ? FieldValue{} : FieldValue{values};
}

// --- and back

inline void fromValue(std::string& text, const FieldValue& value) {
    const auto* given = held<std::string>(value);
    text = given == nullptr ? std::string{} : *given;
}
inline void fromValue(std::uint32_t& number, const FieldValue& value) {
    const auto* given = held<std::int64_t>(value);
    constexpr std::int64_t kMost = std::numeric_limits<std::uint32_t>::max();
    number = given == nullptr ? 0 : static_cast<std::uint32_t>(std::clamp<std::int64_t>(*given, 0, kMost));
}
inline void fromValue(core::Day& day, const FieldValue& value) {
    const auto* given = held<FieldDay>(value);
    day = given == nullptr ? 0 : given->day;
}
inline void fromValue(bool& tick, const FieldValue& value) {
    const auto* given = held<bool>(value);
    tick = given != nullptr && *given;
}
inline void fromValue(core::UnitId& unit, const FieldValue& value) {
    fromValue(unit.value, value);
}
template <class Tag>
void fromValue(core::Id<Tag>& id, const FieldValue& value) {
    const auto* given = held<std::string>(value);
    id.value = given == nullptr ? core::Uuid{} : core::Uuid::parse(*given).value_or(core::Uuid{});
}
template <class E>
    requires std::is_enum_v<E>
void fromValue(E& target, const FieldValue& value) {
    const auto* given = held<std::string>(value);
    target = given == nullptr ? E{} : core::parseEnum<E>(*given).value_or(E{});
}
template <class T>
void fromValue(std::optional<T>& target, const FieldValue& value) {
    target.reset();
    if (!std::holds_alternative<std::monostate>(value)) {
        fromValue(target.emplace(), value);
    }
}
template <class T>
void fromValue(std::vector<T>& target, const FieldValue& value) {
    const auto* given = held<std::vector<T>>(value);
    target = given == nullptr ? std::vector<T>{} : *given;
}

// --- the functions of the table

template <auto Part, auto Member>
FieldValue get(const core::Record& record) {
    const auto& part = record.*Part;
    return part ? toValue((*part).*Member) : FieldValue{};
}
template <auto Part, auto Member>
void set(core::Record& record, const FieldValue& value) {
    auto& part = record.*Part;
    if (!part) {
        part.emplace();
    }
    fromValue((*part).*Member, value);
}

/// A field of a part, with the two functions that reach it.
template <auto Part, auto Member>
constexpr FormField field(FormField written) {
    written.get = &get<Part, Member>;
    written.set = &set<Part, Member>;
    return written;
}

} // namespace trucban::models::access
