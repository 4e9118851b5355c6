// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <utility>

namespace trucban::core {

/// An optional value that takes a pointer's room while it is absent, for structs of which one part of many is there.
/// Copies are deep. The codecs treat it as std::optional.
template <class T>
class Boxed {
public:
    using value_type = T;

    Boxed() = default;
    Boxed(T value) : m_value{std::make_unique<T>(std::move(value))} {}
    Boxed(const Boxed& other) : m_value{other.m_value ? std::make_unique<T>(*other.m_value) : nullptr} {}
    Boxed(Boxed&&) noexcept = default;
    Boxed& operator=(const Boxed& other) {
        Boxed copy{other};
        m_value.swap(copy.m_value);
        return *this;
    }
    Boxed& operator=(Boxed&&) noexcept = default;
    ~Boxed() = default;

    [[nodiscard]] bool has_value() const { return m_value != nullptr; }
    explicit operator bool() const { return has_value(); }
    T& operator*() { return *m_value; }
    const T& operator*() const { return *m_value; }
    T* operator->() { return m_value.get(); }
    const T* operator->() const { return m_value.get(); }

    T& emplace() { return *(m_value = std::make_unique<T>()); }
    void reset() { m_value.reset(); }

    bool operator==(const Boxed& other) const {
        return has_value() == other.has_value() && (!has_value() || *m_value == *other.m_value);
    }

private:
    std::unique_ptr<T> m_value;
};

} // namespace trucban::core
