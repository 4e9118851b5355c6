// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/MapWards.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace trucban::maps {

std::uint32_t valueOf(const WardFigure& figure, WardMeasure measure) {
    switch (measure) {
    case WardMeasure::none:
    case WardMeasure::scale:
        return 0;
    case WardMeasure::open:
        return figure.open;
    case WardMeasure::unacknowledged:
        return figure.unacknowledged;
    case WardMeasure::urgent:
        return figure.urgent;
    }
    return 0;
}

template <class T>
void MapWards::set(T& member, T value) {
    if (member != value) {
        member = std::move(value);
        emit changed();
    }
}

void MapWards::setFigures(std::vector<WardFigure> figures, bool filtered) {
    std::ranges::sort(figures, {}, &WardFigure::code);
    if (figures != m_figures || filtered != m_filtered) {
        m_figures = std::move(figures);
        m_filtered = filtered;
        emit changed();
    }
}

void MapWards::setPartial(bool partial) {
    set(m_partial, partial);
}

void MapWards::setChosen(const core::WardSet& wards) {
    set(m_chosen, wards);
}

void MapWards::setLost(const core::WardSet& wards) {
    set(m_lost, wards);
}

void MapWards::setMeasure(WardMeasure measure) {
    set(m_measure, measure);
}

void MapWards::setScale(WardScale scale) {
    auto classes = classesOf(scale.values);
    const bool isOther = classes != m_scaleClasses || scale.title != m_scale.title || m_measure != WardMeasure::scale;
    m_scale = std::move(scale);
    m_scaleClasses = std::move(classes);
    m_measure = WardMeasure::scale;
    if (isOther) {
        emit changed();
    }
}

WardFigure MapWards::figure(core::WardCode code) const {
    const auto found = std::ranges::lower_bound(m_figures, code, {}, &WardFigure::code);
    return found != m_figures.end() && found->code == code ? *found : WardFigure{.code = code};
}

std::uint32_t MapWards::largest() const {
    std::uint32_t largest = 0;
    for (const WardFigure& figure : m_figures) {
        largest = std::max(largest, valueOf(figure, m_measure));
    }
    return largest;
}

WardClasses classesOf(std::vector<std::pair<core::WardCode, double>> values) {
    constexpr std::size_t kMost = 5;
    WardClasses classes;
    std::ranges::sort(
        values, [](const auto& a, const auto& b) { return std::tie(a.second, a.first) < std::tie(b.second, b.first); });
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto& [ward, value] = values[i];
        // The same value is in the same class, wherever the wards would have been cut.
        const bool isSame = !classes.bounds.empty() && classes.bounds.back().second == value;
        const bool isNext = classes.bounds.empty() || i * kMost >= classes.bounds.size() * values.size();
        if (isNext && !isSame) {
            classes.bounds.emplace_back(value, value);
        }
        classes.bounds.back().second = value;
        classes.wards.emplace_back(ward, classes.bounds.size() - 1);
    }
    return classes;
}

std::vector<std::uint32_t> classesUpTo(std::uint32_t largest) {
    constexpr std::size_t kMost = 5;
    constexpr std::array<std::uint64_t, 3> kRow{1, 2, 5};
    std::vector<std::uint32_t> steps;
    for (std::uint64_t power = 1; power <= largest; power *= 10) {
        for (const std::uint64_t digit : kRow) {
            if (digit * power <= largest) {
                steps.push_back(static_cast<std::uint32_t>(digit * power));
            }
        }
    }
    if (steps.size() > kMost) {
        // The lowest class takes in what lies below the upper ones.
        std::vector<std::uint32_t> upper{steps.end() - (kMost - 1), steps.end()};
        upper.insert(upper.begin(), 1);
        return upper;
    }
    return steps;
}

} // namespace trucban::maps
