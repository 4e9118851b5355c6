// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/Sources.h"

#include <sodium.h>

namespace trucban::gateway {

Clock systemClock() {
    return [] { return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now()); };
}

Random systemRandom() {
    return [](std::span<std::uint8_t> bytes) { randombytes_buf(bytes.data(), bytes.size()); };
}

} // namespace trucban::gateway
