// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ChartData.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace trucban::widgets {

/// Points of a line, thinned to what pixels can show: of each pixel column the first, the lowest, the highest and the
/// last, which draws the same picture as all of them. Made once for a line (one pass); then a redraw costs by pixel and
/// not by point. Keeps its own copy; reading it is thread-safe.
class SeriesSampler {
public:
    SeriesSampler() = default;
    explicit SeriesSampler(std::span<const models::TrendPoint> points);

    struct Point {
        double at = 0;
        double value = 0;
        bool startsPiece = false; ///< the line is broken before it
        bool operator==(const Point&) const = default;
    };
    struct Range {
        double least = 0;
        double most = 0;
        bool operator==(const Range&) const = default;
    };

    /// What a pixel column reaches of a line with more points than pixels.
    struct Band {
        double at = 0; ///< the column's middle
        double least = 0;
        double most = 0;
        bool startsPiece = false;
        bool operator==(const Band&) const = default;
    };

    /// Whether there are so many points there that only bands can be told apart.
    [[nodiscard]] bool isDense(double from, double to, int columns) const;
    /// The columns between two places on the axis that hold points; neighbours reach each other.
    [[nodiscard]] std::vector<Band> bands(double from, double to, int columns) const;
    /// What to draw between two places on the axis, with the neighbours outside so that lines leave the picture.
    [[nodiscard]] std::vector<Point> between(double from, double to, int columns) const;
    /// Of the values there; none where there are none.
    [[nodiscard]] std::optional<Range> range(double from, double to) const;
    /// The point nearest to a place on the axis.
    [[nodiscard]] std::optional<Point> nearest(double at) const;
    [[nodiscard]] std::size_t size() const { return m_points.size(); }

private:
    struct Extremes {
        std::size_t least = 0; ///< indices
        std::size_t most = 0;
    };
    [[nodiscard]] std::size_t firstFrom(double at) const;
    [[nodiscard]] Extremes extremes(std::size_t from, std::size_t to) const;
    void take(Extremes& into, std::size_t index) const;
    void take(Extremes& into, const Extremes& block) const;
    void thin(std::size_t from, std::size_t to, std::vector<Point>& into) const;

    std::vector<Point> m_points;                 ///< without those that have no value
    std::vector<std::vector<Extremes>> m_levels; ///< of 64 points, of 64 blocks of those, …
};

} // namespace trucban::widgets
