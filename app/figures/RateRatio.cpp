// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/RateRatio.h"

#include <boost/math/special_functions/beta.hpp>

#include <limits>

namespace trucban::figures {

Interval shareInterval(std::uint64_t k, std::uint64_t n, double level) {
    const double tail = (1 - level) / 2;
    const auto hits = static_cast<double>(k);
    const auto misses = static_cast<double>(n - k);
    return {.low = k == 0 ? 0 : boost::math::ibeta_inv(hits, misses + 1, tail),
            .high = k == n ? 1 : boost::math::ibetac_inv(hits + 1, misses, tail)};
}

RateRatio rateRatio(std::uint64_t now, double nowExposure, std::uint64_t before, double beforeExposure, double level) {
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    const double scale = beforeExposure / nowExposure;
    const auto odds = [scale](double share) { return share >= 1 ? kInfinity : scale * share / (1 - share); };
    const Interval share = shareInterval(now, now + before, level);
    RateRatio found{.ratio = std::numeric_limits<double>::quiet_NaN(),
                    .interval = {.low = odds(share.low), .high = odds(share.high)}};
    if (before != 0) {
        found.ratio = scale * static_cast<double>(now) / static_cast<double>(before);
    } else if (now != 0) {
        found.ratio = kInfinity;
    }
    return found;
}

} // namespace trucban::figures
