// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Time.h"

#include <cstdint>
#include <string_view>

namespace trucban::feed {

enum class FrameType : std::uint8_t { welcome, snapshot, events, ping, bye, other };

/// What thousands of simulated consoles need of a server frame, read from its first bytes without decoding the rest.
struct FrameGlance {
    FrameType type = FrameType::other;
    core::Seq from = 0; ///< events only
    core::Seq to = 0;   ///< events; of a snapshot its upTo
    bool operator==(const FrameGlance&) const = default;
};

/// Takes the member order the gateway writes: "t" first, then the numbers. Anything else is `other`.
[[nodiscard]] FrameGlance glanceAt(std::string_view frame);

} // namespace trucban::feed
