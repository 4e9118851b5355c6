// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unistd.h>

namespace trucban::store::detail {

/// An open file, closed at the end; negative: it could not be opened.
class Descriptor {
public:
    explicit Descriptor(int value) : m_value{value} {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (m_value >= 0) {
            ::close(m_value);
        }
    }
    [[nodiscard]] int value() const { return m_value; }

private:
    int m_value;
};

} // namespace trucban::store::detail
