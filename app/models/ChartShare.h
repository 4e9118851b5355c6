// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>

namespace trucban::models {

/// How a share in percent is written, everywhere: whole where a decimal would say nothing more, else with one. One that
/// is not all is never written as 100 %, one that is not nothing never as 0 %: "> 99,9 %" and "< 0,1 %", as statistics
/// offices do, which keep 0 and 100 for what is exactly so.
struct WrittenShare {
    enum class Bound { none, below, above };
    Bound bound = Bound::none; ///< what stands before the number
    double number = 0;
    int digits = 0;

    [[nodiscard]] constexpr const char* sign() const {
        return bound == Bound::below ? "< " : bound == Bound::above ? "> " : "";
    }
};

[[nodiscard]] inline WrittenShare writtenShare(double percent) {
    constexpr double kNothing = 1e-9; // what sums of doubles leave behind
    const double tenths = std::round(percent * 10);
    if (tenths == 0 && percent > kNothing) {
        return {.bound = WrittenShare::Bound::below, .number = 0.1, .digits = 1};
    }
    if (tenths == 1'000 && percent < 100 - kNothing) {
        return {.bound = WrittenShare::Bound::above, .number = 99.9, .digits = 1};
    }
    return {.number = percent, .digits = std::fmod(tenths, 10) == 0 ? 0 : 1};
}

} // namespace trucban::models
