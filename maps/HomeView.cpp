// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/HomeView.h"

#include "maps/MapCamera.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace trucban::maps {
namespace {

constexpr double kMarginPx = 14;
constexpr double kLeaveOut = 0.1; // of the wards
// Closer than this, a small ward would fill the map and its neighbours be out of sight.
constexpr int kClosest = 15;

geo::WorldBox boxOf(std::span<const geo::WorldBox> boxes) {
    geo::WorldBox all{.minX = 1, .minY = 1, .maxX = 0, .maxY = 0};
    for (const geo::WorldBox& box : boxes) {
        all = {.minX = std::min(all.minX, box.minX),
               .minY = std::min(all.minY, box.minY),
               .maxX = std::max(all.maxX, box.maxX),
               .maxY = std::max(all.maxY, box.maxY)};
    }
    return all;
}

bool fits(const geo::WorldBox& box, const QSizeF& size, int zoom) {
    const double world = geo::worldPixels(zoom);
    return (box.maxX - box.minX) * world <= size.width() && (box.maxY - box.minY) * world <= size.height();
}

/// What is left when the outermost are taken away until all fit; nothing when those would be too many.
std::vector<geo::WorldBox> withoutFringe(std::vector<geo::WorldBox> boxes, const QSizeF& size, int zoom) {
    const auto most = static_cast<std::size_t>(static_cast<double>(boxes.size()) * kLeaveOut);
    const double world = geo::worldPixels(zoom);
    for (std::size_t gone = 0; gone <= most; ++gone) {
        const geo::WorldBox box = boxOf(boxes);
        if (fits(box, size, zoom)) {
            return boxes;
        }
        // The one farthest from the middle of all, along the side that is too long.
        const bool wide = (box.maxX - box.minX) * world - size.width() > (box.maxY - box.minY) * world - size.height();
        const auto place = [wide](const geo::WorldBox& one) {
            return wide ? one.minX + one.maxX : one.minY + one.maxY;
        };
        std::ranges::sort(boxes, {}, place);
        const double middle = place(boxes[boxes.size() / 2]);
        const bool first = middle - place(boxes.front()) > place(boxes.back()) - middle;
        boxes.erase(first ? boxes.begin() : boxes.end() - 1);
    }
    return {};
}

} // namespace

HomeView homeView(std::span<const core::Ward> wards, const core::WardSet& own, const QSizeF& size) {
    const QSizeF room{std::max(size.width() - 2 * kMarginPx, 1.0), std::max(size.height() - 2 * kMarginPx, 1.0)};
    std::vector<geo::WorldBox> all;
    std::vector<geo::WorldBox> named;
    std::vector<geo::WorldBox> namedWhole;
    for (const core::Ward& ward : wards) {
        const geo::WorldPoint at = geo::toWorld(ward.label);
        const geo::WorldBox place{.minX = at.x, .minY = at.y, .maxX = at.x, .maxY = at.y};
        all.push_back(place);
        if (core::contains(own, ward.code)) {
            const double radiusM = 1'000 * std::sqrt(ward.areaKm2 / std::numbers::pi);
            named.push_back(place);
            namedWhole.push_back(place.grownBy(radiusM * geo::worldPerMetre(ward.label.lat)));
        }
    }
    const auto lookAt = [](const geo::WorldBox& box, int zoom) {
        return HomeView{.centre = {.x = (box.minX + box.maxX) / 2, .y = (box.minY + box.maxY) / 2}, .zoom = zoom};
    };
    // A campaign names each of the city's wards, and an island a hundred kilometres off is one of them.
    const bool few = !named.empty() && named.size() * 2 <= all.size();
    const std::vector<geo::WorldBox>& shown = few ? namedWhole : named.empty() ? all : named;
    if (shown.empty()) {
        return {.centre = MapCamera{}.centre(), .zoom = MapCamera::kMinZoom};
    }
    for (int zoom = kClosest; zoom > MapCamera::kMinZoom; --zoom) {
        const auto left = few ? shown : withoutFringe(shown, room, zoom);
        if (!left.empty() && fits(boxOf(left), room, zoom)) {
            return lookAt(boxOf(left), zoom);
        }
    }
    return lookAt(boxOf(shown), MapCamera::kMinZoom);
}

} // namespace trucban::maps
