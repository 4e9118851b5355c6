// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Time.h"
#include "core/Ward.h"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace trucban::feed {

/// Alert bodies for load: spread over the city's wards, with the lengths and fields of real ones, no two alike.
/// `run` keeps the alerts of one run apart from those of others on the same gateway.
class AlertMaker {
public:
    AlertMaker(std::vector<core::Ward> wards, std::string run, std::uint64_t seed);

    [[nodiscard]] std::string next(core::Instant now);

private:
    std::vector<core::Ward> m_wards;
    std::string m_run;
    std::mt19937_64 m_random;
    std::uint64_t m_made = 0;
};

} // namespace trucban::feed
