// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Boxed.h"
#include "core/Enums.h"
#include "core/Time.h"
#include "core/Unit.h"
#include "core/Uuid.h"
#include "core/Ward.h"

#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>

#include <array>
#include <bit>
#include <chrono>
#include <cstring>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

// The codec behind core/CanonicalBytes.h, generic over described structs. Include it only in a source file that encodes.
namespace trucban::core::canonical {

template <class E>
constexpr std::size_t kNameCount = EnumNames<E>::table.size();
template <class T>
constexpr bool kIsId = false;
template <class Tag>
constexpr bool kIsId<Id<Tag>> = true;
template <class T>
constexpr bool kIsOptional = false;
template <class T>
constexpr bool kIsOptional<std::optional<T>> = true;
template <class T>
constexpr bool kIsOptional<Boxed<T>> = true;
template <class T>
constexpr bool kIsVector = false;
template <class T>
constexpr bool kIsVector<std::vector<T>> = true;
template <class T>
constexpr bool kIsArray = false;
template <class T, std::size_t N>
constexpr bool kIsArray<std::array<T, N>> = true;
template <class T>
constexpr bool kIsVariant = false;
template <class... T>
constexpr bool kIsVariant<std::variant<T...>> = true;
template <class T>
constexpr bool kIsDuration = false;
template <class Rep, class Period>
constexpr bool kIsDuration<std::chrono::duration<Rep, Period>> = true;
template <class T>
constexpr bool kIsTimePoint = false;
template <class Clock, class Duration>
constexpr bool kIsTimePoint<std::chrono::time_point<Clock, Duration>> = true;

template <class T>
using Members = boost::describe::describe_members<T, boost::describe::mod_public>;

/// Appends values to a string; cannot fail.
class Writer {
public:
    explicit Writer(std::string& out) : m_out(out) {}

    template <class T>
    void write(const T& value) {
        if constexpr (std::is_same_v<T, bool>) {
            m_out.push_back(value ? 1 : 0);
        } else if constexpr (std::is_enum_v<T>) {
            m_out.push_back(static_cast<char>(value));
        } else if constexpr (std::is_integral_v<T>) {
            writeInteger(value);
        } else if constexpr (std::is_same_v<T, double>) {
            writeInteger(std::bit_cast<std::uint64_t>(value));
        } else if constexpr (std::is_same_v<T, std::string>) {
            writeSize(value.size());
            m_out.append(value);
        } else if constexpr (std::is_same_v<T, Uuid>) {
            m_out.append(reinterpret_cast<const char*>(value.bytes.data()), value.bytes.size());
        } else if constexpr (kIsId<T> || std::is_same_v<T, WardCode> || std::is_same_v<T, UnitId>) {
            write(value.value);
        } else if constexpr (kIsDuration<T>) {
            write(static_cast<std::int64_t>(value.count()));
        } else if constexpr (kIsTimePoint<T>) {
            write(value.time_since_epoch());
        } else {
            writeComposite(value);
        }
    }

private:
    template <class T>
    void writeComposite(const T& value) {
        if constexpr (kIsOptional<T>) {
            write(value.has_value());
            if (value) {
                write(*value);
            }
        } else if constexpr (kIsVector<T>) {
            writeSize(value.size());
            for (const auto& element : value) {
                write(element);
            }
        } else if constexpr (kIsArray<T>) {
            for (const auto& element : value) {
                write(element);
            }
        } else if constexpr (kIsVariant<T>) {
            static_assert(std::variant_size_v<T> <= 256);
            m_out.push_back(static_cast<char>(value.index()));
            std::visit([this](const auto& alternative) { write(alternative); }, value);
        } else {
            boost::mp11::mp_for_each<Members<T>>([&](auto member) { write(value.*member.pointer); });
        }
    }

    template <class Integer>
    void writeInteger(Integer value) {
        const auto bits = static_cast<std::make_unsigned_t<Integer>>(value);
        for (std::size_t i = 0; i < sizeof bits; ++i) {
            m_out.push_back(static_cast<char>(static_cast<unsigned char>(bits >> (8 * i))));
        }
    }

    void writeSize(std::size_t size) { writeInteger(static_cast<std::uint32_t>(size)); }

    std::string& m_out;
};

/// Takes values off the front of a byte string. Each read says whether it succeeded; after a failure the value and
/// the reader are good for nothing but destruction. Memory taken is bounded by the input's own size.
class Reader {
public:
    explicit Reader(std::string_view bytes) : m_rest(bytes) {}

    [[nodiscard]] bool isAtEnd() const { return m_rest.empty(); }

    template <class T>
    [[nodiscard]] bool read(T& value) {
        if constexpr (std::is_same_v<T, bool>) {
            return readFlag(value);
        } else if constexpr (std::is_enum_v<T>) {
            std::uint8_t number = 0;
            if (!read(number) || number >= kNameCount<T>) {
                return false;
            }
            value = static_cast<T>(number);
            return true;
        } else if constexpr (std::is_integral_v<T>) {
            return readInteger(value);
        } else if constexpr (std::is_same_v<T, double>) {
            std::uint64_t bits = 0;
            const bool isRead = readInteger(bits);
            value = std::bit_cast<double>(bits);
            return isRead;
        } else if constexpr (std::is_same_v<T, std::string>) {
            std::string_view text;
            const bool isRead = readText(text);
            value = text;
            return isRead;
        } else if constexpr (std::is_same_v<T, Uuid>) {
            return readRaw(value.bytes.data(), value.bytes.size());
        } else if constexpr (kIsId<T> || std::is_same_v<T, WardCode> || std::is_same_v<T, UnitId>) {
            return read(value.value);
        } else if constexpr (kIsDuration<T>) {
            std::int64_t count = 0;
            const bool isRead = readInteger(count);
            value = T{static_cast<typename T::rep>(count)};
            return isRead;
        } else if constexpr (kIsTimePoint<T>) {
            typename T::duration sinceEpoch{};
            const bool isRead = read(sinceEpoch);
            value = T{sinceEpoch};
            return isRead;
        } else {
            return readComposite(value);
        }
    }

private:
    template <class T>
    [[nodiscard]] bool readComposite(T& value) {
        if constexpr (kIsOptional<T>) {
            bool isPresent = false;
            if (!readFlag(isPresent)) {
                return false;
            }
            if (!isPresent) {
                value.reset();
                return true;
            }
            typename T::value_type present{};
            const bool isRead = read(present);
            value = std::move(present);
            return isRead;
        } else if constexpr (kIsVector<T>) {
            return readList(value);
        } else if constexpr (kIsArray<T>) {
            for (auto& element : value) {
                if (!read(element)) {
                    return false;
                }
            }
            return true;
        } else if constexpr (kIsVariant<T>) {
            std::uint8_t index = 0;
            return readInteger(index) && readAlternative<0>(value, index);
        } else {
            bool isRead = true;
            boost::mp11::mp_for_each<Members<T>>([&](auto member) { isRead = isRead && read(value.*member.pointer); });
            return isRead;
        }
    }

    template <class T>
    [[nodiscard]] bool readList(std::vector<T>& list) {
        std::uint32_t count = 0;
        if (!readInteger(count) || count > m_rest.size()) { // every element takes a byte at least
            return false;
        }
        list.clear();
        for (std::uint32_t i = 0; i < count; ++i) {
            if (!read(list.emplace_back())) {
                return false;
            }
        }
        return true;
    }

    template <std::size_t I, class Variant>
    [[nodiscard]] bool readAlternative(Variant& value, std::size_t index) {
        if constexpr (I == std::variant_size_v<Variant>) {
            return false;
        } else {
            return index == I ? read(value.template emplace<I>()) : readAlternative<I + 1>(value, index);
        }
    }

    [[nodiscard]] bool readFlag(bool& value) {
        std::uint8_t byte = 0;
        const bool isRead = readInteger(byte) && byte <= 1;
        value = byte == 1;
        return isRead;
    }

    [[nodiscard]] bool readText(std::string_view& text) {
        std::uint32_t size = 0;
        if (!readInteger(size) || size > m_rest.size()) {
            return false;
        }
        text = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        return true;
    }

    template <class Integer>
    [[nodiscard]] bool readInteger(Integer& value) {
        std::array<unsigned char, sizeof(Integer)> raw{};
        if (!readRaw(raw.data(), raw.size())) {
            return false;
        }
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < raw.size(); ++i) {
            bits |= std::uint64_t{raw[i]} << (8 * i);
        }
        value = static_cast<Integer>(bits);
        return true;
    }

    [[nodiscard]] bool readRaw(unsigned char* to, std::size_t size) {
        if (m_rest.size() < size) {
            return false;
        }
        std::memcpy(to, m_rest.data(), size);
        m_rest.remove_prefix(size);
        return true;
    }

    std::string_view m_rest;
};

} // namespace trucban::core::canonical
