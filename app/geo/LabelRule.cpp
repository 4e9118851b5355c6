// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/LabelRule.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace trucban::geo {

LabelRule::LabelRule(std::span<const core::Ward> wards) {
    if (wards.empty()) {
        return;
    }
    double latitudes = 0;
    for (const core::Ward& ward : wards) {
        latitudes += ward.label.lat;
    }
    m_plane = LocalPlane{latitudes / static_cast<double>(wards.size())};
    m_discs.reserve(wards.size());
    for (const core::Ward& ward : wards) {
        m_discs.push_back({.ward = ward.code,
                           .centre = m_plane.toPlane(ward.label),
                           .radiusM = 1'000 * std::sqrt(ward.areaKm2 / std::numbers::pi)});
    }
}

core::WardSet LabelRule::candidates(const core::GeoPoint& point, double accuracyM, double outsideM) const {
    const PlanePoint at = m_plane.toPlane(point);
    std::vector<std::pair<double, core::WardCode>> scores;
    scores.reserve(m_discs.size());
    bool near = false;
    for (const Disc& disc : m_discs) {
        const double away = distance(at, disc.centre);
        near = near || away - disc.radiusM <= outsideM;
        scores.emplace_back(away / std::sqrt(disc.radiusM * kTypicalRadiusM), disc.ward);
    }
    if (!near) {
        return {};
    }
    const std::size_t most = std::min(kMost, scores.size());
    std::ranges::partial_sort(scores, scores.begin() + static_cast<std::ptrdiff_t>(most));
    const double limit = kFactor * scores.front().first + kOffset;
    core::WardSet found;
    for (std::size_t i = 0; i < most && scores[i].first <= limit; ++i) {
        found.push_back(scores[i].second);
    }
    core::normalise(found);
    return accuracyM > 0 ? core::unionOf(found, touched(point, accuracyM)) : found;
}

core::WardSet LabelRule::touched(const core::GeoPoint& point, double accuracyM) const {
    const PlanePoint at = m_plane.toPlane(point);
    core::WardSet found;
    for (const Disc& disc : m_discs) {
        if (distance(at, disc.centre) <= accuracyM + disc.radiusM) {
            found.push_back(disc.ward);
        }
    }
    core::normalise(found);
    return found;
}

std::vector<core::WardCode> LabelRule::nearest(const core::GeoPoint& point, std::size_t count,
                                               core::WardCode except) const {
    const PlanePoint at = m_plane.toPlane(point);
    std::vector<std::pair<double, core::WardCode>> distances;
    for (const Disc& disc : m_discs) {
        if (disc.ward != except) {
            distances.emplace_back(distance(at, disc.centre), disc.ward);
        }
    }
    count = std::min(count, distances.size());
    std::ranges::partial_sort(distances, distances.begin() + static_cast<std::ptrdiff_t>(count));
    std::vector<core::WardCode> found;
    for (std::size_t i = 0; i < count; ++i) {
        found.push_back(distances[i].second);
    }
    return found;
}

} // namespace trucban::geo
