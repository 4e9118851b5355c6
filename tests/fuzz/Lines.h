// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace trucban::test {

/// Calls `each` with every line of the input: one seed file then holds a whole table of recorded messages.
template <class Each>
void forEachLine(const std::uint8_t* data, std::size_t size, Each&& each) {
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    while (!rest.empty()) {
        const auto end = rest.find('\n');
        each(rest.substr(0, end));
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
}

/// A broken promise of the decoder, which the fuzzer reports as a crash.
inline void require(bool condition) {
    if (!condition) {
        std::abort();
    }
}

} // namespace trucban::test
