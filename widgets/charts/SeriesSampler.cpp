// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/SeriesSampler.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace trucban::widgets {

namespace {

constexpr std::size_t kBlock = 64;
/// Fewer points a column than this are drawn as they are.
constexpr std::size_t kFewPerColumn = 4;

} // namespace

SeriesSampler::SeriesSampler(std::span<const models::TrendPoint> points) {
    m_points.reserve(points.size());
    bool isBroken = true;
    for (const auto& point : points) {
        if (!point.value || !std::isfinite(*point.value)) {
            isBroken = true;
            continue;
        }
        m_points.push_back({.at = point.at, .value = *point.value, .startsPiece = std::exchange(isBroken, false)});
    }
    std::size_t count = m_points.size();
    for (std::size_t level = 0; count > kBlock; ++level) {
        std::vector<Extremes> blocks((count + kBlock - 1) / kBlock);
        for (std::size_t block = 0; block < blocks.size(); ++block) {
            const std::size_t begin = block * kBlock;
            const std::size_t end = std::min(begin + kBlock, count);
            blocks[block] = level == 0 ? Extremes{begin, begin} : m_levels[level - 1][begin];
            for (std::size_t i = begin + 1; i < end; ++i) {
                level == 0 ? take(blocks[block], i) : take(blocks[block], m_levels[level - 1][i]);
            }
        }
        count = blocks.size();
        m_levels.push_back(std::move(blocks));
    }
}

void SeriesSampler::take(Extremes& into, std::size_t index) const {
    if (m_points[index].value < m_points[into.least].value) {
        into.least = index;
    }
    if (m_points[index].value > m_points[into.most].value) {
        into.most = index;
    }
}

void SeriesSampler::take(Extremes& into, const Extremes& block) const {
    take(into, block.least);
    take(into, block.most);
}

std::size_t SeriesSampler::firstFrom(double at) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(m_points, at, {}, &Point::at) - m_points.begin());
}

// Of [from, to), which holds something. Whole blocks are asked for their own extremes.
SeriesSampler::Extremes SeriesSampler::extremes(std::size_t from, std::size_t to) const {
    Extremes found{from, from};
    std::size_t level = 0;
    std::size_t begin = from;
    std::size_t end = to;
    const auto one = [this, &found, &level](std::size_t i) {
        level == 0 ? take(found, i) : take(found, m_levels[level - 1][i]);
    };
    while (level < m_levels.size() && end - begin > 2 * kBlock) {
        for (; begin % kBlock != 0; ++begin) {
            one(begin);
        }
        for (; end % kBlock != 0; --end) {
            one(end - 1);
        }
        begin /= kBlock;
        end /= kBlock;
        ++level;
    }
    for (; begin < end; ++begin) {
        one(begin);
    }
    return found;
}

void SeriesSampler::thin(std::size_t from, std::size_t to, std::vector<Point>& into) const {
    const auto found = extremes(from, to);
    std::array<std::size_t, 4> kept{from, found.least, found.most, to - 1};
    std::ranges::sort(kept);
    std::size_t previous = to;
    for (const std::size_t index : kept) {
        if (index != std::exchange(previous, index)) {
            into.push_back(m_points[index]);
        }
    }
}

std::vector<SeriesSampler::Point> SeriesSampler::between(double from, double to, int columns) const {
    std::vector<Point> drawn;
    if (m_points.empty() || columns < 1 || !(to >= from)) {
        return drawn;
    }
    std::size_t begin = firstFrom(from);
    begin -= begin > 0 ? 1 : 0;
    std::size_t end = firstFrom(std::nextafter(to, to + 1));
    end += end < m_points.size() ? 1 : 0;
    if (end - begin <= kFewPerColumn * static_cast<std::size_t>(columns)) {
        drawn.assign(m_points.begin() + static_cast<std::ptrdiff_t>(begin),
                     m_points.begin() + static_cast<std::ptrdiff_t>(end));
        return drawn;
    }
    drawn.reserve(kFewPerColumn * static_cast<std::size_t>(columns) + 8);
    const double width = (to - from) / columns;
    for (int column = -1; column <= columns && begin < end; ++column) {
        const std::size_t next =
            column == columns ? end : std::min(end, std::max(begin, firstFrom(from + width * (column + 1))));
        if (begin == next) {
            continue;
        }
        // A break is seen where a column begins with it; one within a column is narrower than a pixel.
        const auto at = drawn.size();
        thin(begin, next, drawn);
        const bool isBroken = m_points[begin].startsPiece;
        std::for_each(drawn.begin() + static_cast<std::ptrdiff_t>(at), drawn.end(),
                      [](Point& point) { point.startsPiece = false; });
        drawn[at].startsPiece = isBroken;
        begin = next;
    }
    return drawn;
}

bool SeriesSampler::isDense(double from, double to, int columns) const {
    return firstFrom(to) > firstFrom(from) + kFewPerColumn * static_cast<std::size_t>(std::max(1, columns));
}

std::vector<SeriesSampler::Band> SeriesSampler::bands(double from, double to, int columns) const {
    std::vector<Band> drawn;
    drawn.reserve(static_cast<std::size_t>(columns));
    const double width = (to - from) / columns;
    std::size_t begin = firstFrom(from);
    for (int column = 0; column < columns; ++column) {
        const std::size_t end = column + 1 == columns ? firstFrom(std::nextafter(to, to + 1))
                                                      : std::max(begin, firstFrom(from + width * (column + 1)));
        if (begin < end) {
            const auto found = extremes(begin, end);
            Band band{.at = from + width * (column + 0.5),
                      .least = m_points[found.least].value,
                      .most = m_points[found.most].value,
                      .startsPiece = drawn.empty() || m_points[begin].startsPiece};
            if (!band.startsPiece) { // the line between the last point there and the first one here
                const double last = m_points[begin - 1].value;
                band.least = std::min(band.least, last);
                band.most = std::max(band.most, last);
            }
            drawn.push_back(band);
        }
        begin = end;
    }
    return drawn;
}

std::optional<SeriesSampler::Range> SeriesSampler::range(double from, double to) const {
    const std::size_t begin = firstFrom(from);
    const std::size_t end = firstFrom(std::nextafter(to, to + 1));
    if (begin >= end) {
        return std::nullopt;
    }
    const auto found = extremes(begin, end);
    return Range{.least = m_points[found.least].value, .most = m_points[found.most].value};
}

std::optional<SeriesSampler::Point> SeriesSampler::nearest(double at) const {
    if (m_points.empty()) {
        return std::nullopt;
    }
    const std::size_t after = std::min(firstFrom(at), m_points.size() - 1);
    const std::size_t before = after > 0 ? after - 1 : 0;
    return at - m_points[before].at < m_points[after].at - at ? m_points[before] : m_points[after];
}

} // namespace trucban::widgets
