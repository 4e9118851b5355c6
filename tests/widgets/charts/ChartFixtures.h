// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ChartData.h"

#include <cstdint>
#include <random>
#include <vector>

namespace trucban::test {

/// 01/11/2026, in days of models::ChartDay.
inline constexpr double kFirstDay = 20'758;

/// Charts with believable figures; the same seed gives the same charts.
class ChartMaker {
public:
    explicit ChartMaker(std::uint64_t seed) : m_random(seed) {}

    [[nodiscard]] models::ChartData trend(int days, bool isCumulative = false);
    [[nodiscard]] models::ChartData dumbbell(std::size_t rows);
    [[nodiscard]] models::ChartData heat();
    [[nodiscard]] models::ChartData ranking(std::size_t rows);
    [[nodiscard]] models::ChartData ecdf(std::size_t points);
    [[nodiscard]] models::ChartData coverage(std::size_t rows);
    [[nodiscard]] models::ChartData funnel();
    [[nodiscard]] models::ChartData states(std::size_t rows);
    [[nodiscard]] models::ChartData burndown(int days);
    [[nodiscard]] models::ChartData figures(std::size_t rows);
    [[nodiscard]] models::ChartData tile();
    /// One of each, with so many rows or days.
    [[nodiscard]] std::vector<models::ChartData> all(std::size_t rows);
    /// A ward's, khu phố's or kind's name, sometimes a very long one.
    [[nodiscard]] QString name();
    [[nodiscard]] double upTo(double most) { return std::uniform_real_distribution<double>(0, most)(m_random); }
    [[nodiscard]] double count(double most);
    [[nodiscard]] bool oneIn(int n) { return std::uniform_int_distribution<int>(1, n)(m_random) == 1; }

private:
    [[nodiscard]] models::ChartChange change(double now);
    std::mt19937_64 m_random;
};

} // namespace trucban::test
