// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/BriefingMapMaker.h"

#include "models/BriefingWording.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace trucban::models {

namespace {

constexpr std::size_t kMaxCorners = 12'000;
constexpr int kFinestGrid = 4'000;
constexpr int kCoarsestGrid = 500;
constexpr double kNearDeg = 1.4; ///< of longitude, about 150 km, from the middle of most wards

geo::WorldPoint middleOf(const BriefingOutline& outline) {
    geo::WorldBox box{.minX = 1, .minY = 1, .maxX = 0, .maxY = 0};
    for (const auto& ring : outline.rings) {
        for (const auto& point : ring) {
            box = {.minX = std::min(box.minX, point.x),
                   .minY = std::min(box.minY, point.y),
                   .maxX = std::max(box.maxX, point.x),
                   .maxY = std::max(box.maxY, point.y)};
        }
    }
    return {.x = (box.minX + box.maxX) / 2, .y = (box.minY + box.maxY) / 2};
}

double medianOf(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

/// Those close enough to be looked at together.
std::vector<bool> nearOnes(std::span<const BriefingOutline> outlines) {
    std::vector<double> xs;
    std::vector<double> ys;
    for (const auto& outline : outlines) {
        const auto middle = middleOf(outline);
        xs.push_back(middle.x);
        ys.push_back(middle.y);
    }
    const double x = medianOf(xs);
    const double y = medianOf(ys);
    std::vector<bool> near;
    for (std::size_t i = 0; i < outlines.size(); ++i) {
        near.push_back(std::hypot(xs[i] - x, ys[i] - y) <= kNearDeg / 360);
    }
    return near;
}

struct Frame {
    double left = 1;
    double top = 1;
    double right = 0;
    double bottom = 0;
};

BriefingRing snapped(const std::vector<geo::WorldPoint>& ring, const Frame& frame, double scale) {
    BriefingRing out;
    for (const auto& point : ring) {
        const BriefingPoint on{.x = static_cast<int>(std::lround((point.x - frame.left) * scale)),
                               .y = static_cast<int>(std::lround((point.y - frame.top) * scale))};
        if (out.empty() || out.back() != on) {
            out.push_back(on);
        }
    }
    while (out.size() > 1 && out.front() == out.back()) {
        out.pop_back();
    }
    return out;
}

/// Areas on a grid of that width; how many corners they have is told beside.
std::size_t fill(BriefingMap& map, std::span<const BriefingOutline> outlines, const std::vector<bool>& near,
                 const Frame& frame, int grid) {
    const double span = std::max(frame.right - frame.left, frame.bottom - frame.top);
    const double scale = grid / std::max(span, std::numeric_limits<double>::min());
    map.width = std::max(1, static_cast<int>(std::ceil((frame.right - frame.left) * scale)));
    map.height = std::max(1, static_cast<int>(std::ceil((frame.bottom - frame.top) * scale)));
    map.areas.clear();
    std::size_t corners = 0;
    for (std::size_t i = 0; i < outlines.size(); ++i) {
        if (!near[i]) {
            continue;
        }
        BriefingArea area{.ward = outlines[i].ward, .name = outlines[i].name, .value = outlines[i].value, .rings = {}};
        for (const auto& ring : outlines[i].rings) {
            auto on = snapped(ring, frame, scale);
            if (on.size() >= 3) {
                corners += on.size();
                area.rings.push_back(std::move(on));
            }
        }
        map.areas.push_back(std::move(area));
    }
    return corners;
}

} // namespace

BriefingMap briefingMap(std::span<const BriefingOutline> outlines, ChartForm form, const QString& unit,
                        bool isApproximate) {
    BriefingMap map;
    map.form = form;
    map.unit = unit;
    map.width = 1;
    map.height = 1;
    if (outlines.empty()) {
        return map;
    }
    const auto near = nearOnes(outlines);
    Frame frame;
    QStringList outside;
    for (std::size_t i = 0; i < outlines.size(); ++i) {
        if (!near[i]) {
            const auto& value = outlines[i].value;
            outside << QStringLiteral("%1: %2").arg(outlines[i].name, value ? briefing::withUnit(*value, form, unit)
                                                                            : briefing::noFigure());
            continue;
        }
        for (const auto& ring : outlines[i].rings) {
            for (const auto& point : ring) {
                frame = {.left = std::min(frame.left, point.x),
                         .top = std::min(frame.top, point.y),
                         .right = std::max(frame.right, point.x),
                         .bottom = std::max(frame.bottom, point.y)};
            }
        }
    }
    int grid = kFinestGrid;
    while (fill(map, outlines, near, frame, grid) > kMaxCorners && grid > kCoarsestGrid) {
        grid = grid * 3 / 4;
    }
    QStringList notes;
    if (isApproximate) {
        notes << QStringLiteral("Ranh giới gần đúng.");
    }
    if (!outside.isEmpty()) {
        notes << QStringLiteral("Ngoài khung: %1.").arg(outside.join(QLatin1String("; ")));
    }
    map.note = notes.join(QLatin1Char(' '));
    return map;
}

} // namespace trucban::models
