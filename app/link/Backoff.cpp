// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/Backoff.h"

#include <algorithm>

namespace trucban::link {

std::chrono::milliseconds Backoff::next() {
    const auto span = static_cast<std::uint64_t>(m_ceiling.count()) + 1;
    const std::chrono::milliseconds drawn{static_cast<std::int64_t>(m_random() % span)}; // bias below 2^-48
    m_ceiling = std::min(m_ceiling * 2, kMost);
    return std::max(drawn, kLeast);
}

} // namespace trucban::link
