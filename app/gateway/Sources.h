// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Time.h"
#include "core/Uuid.h"

#include <cstdint>
#include <functional>
#include <span>

// What the gateway takes from outside the program beside bytes: the time and randomness. Injected, so that a test
// decides both. The functions are called from several threads and must allow that.
namespace trucban::gateway {

using Clock = std::function<core::Instant()>;
using Random = std::function<void(std::span<std::uint8_t>)>;

[[nodiscard]] Clock systemClock();
/// From the system's cryptographic source (libsodium).
[[nodiscard]] Random systemRandom();

template <class Id>
[[nodiscard]] Id newId(core::Instant at, const Random& random) {
    std::array<std::uint8_t, 10> bits{};
    random(bits);
    return Id{core::Uuid::v7(at, bits)};
}

} // namespace trucban::gateway
