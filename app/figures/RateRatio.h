// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

// Exact intervals for counts: no approximation by the normal distribution, so right for small numbers too.
namespace trucban::figures {

struct Interval {
    double low = 0;
    double high = 0; ///< may be infinite
    bool operator==(const Interval&) const = default;
};

/// The exact interval of a share k of n at `level` confidence (C. J. Clopper and E. S. Pearson, Biometrika 26 (1934)
/// 404-413): the quantiles of beta distributions. n = 0: from 0 to 1.
[[nodiscard]] Interval shareInterval(std::uint64_t k, std::uint64_t n, double level = 0.95);

/// How many times as frequent `now` is as `before`, both counts of independent events over their exposures (days,
/// cases …; over 0), with its exact interval: given the sum of both counts, `now` is binomial with the share
/// ratio * e1 / (ratio * e1 + e0), so the share's interval gives the ratio's (J. Przyborowski and H. Wilenski, Biometrika
/// 31 (1940) 313-323; E. L. Lehmann, Testing Statistical Hypotheses, section 4.5).
struct RateRatio {
    double ratio = 0; ///< infinite when `before` is 0, not a number when both are
    Interval interval;
};
[[nodiscard]] RateRatio rateRatio(std::uint64_t now, double nowExposure, std::uint64_t before, double beforeExposure,
                                  double level = 0.95);

} // namespace trucban::figures
