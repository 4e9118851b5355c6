// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Ward.h"
#include "geo/LocalPlane.h"

#include <span>
#include <vector>

namespace trucban::geo {

/// Candidate wards by label points, for use where no boundary is known. A ward is thought of as a disc of its declared
/// area; its score is the distance to its label point over the root of its radius (in units of kTypicalRadiusM), so that
/// a wide rural commune reaches farther than a small inner-city ward. Candidates are the best score b and all up to
/// kFactor * b + kOffset, at most kMost. Measured against the real boundaries, random points have their true ward among
/// these in 98 to 99 of 100 cases, with about four candidates; the best one alone is right in 75. Immutable; any thread
/// may ask.
class LabelRule {
public:
    static constexpr double kTypicalRadiusM = 1'200;
    static constexpr double kFactor = 2.3;
    static constexpr double kOffset = 0.4;
    static constexpr std::size_t kMost = 8;

    LabelRule() = default;
    explicit LabelRule(std::span<const core::Ward> wards);

    [[nodiscard]] bool empty() const { return m_discs.empty(); }
    /// Candidates for a point, and all wards whose disc the accuracy circle touches; normalised. Empty when the point
    /// is more than `outsideM` away from the rims of all discs.
    [[nodiscard]] core::WardSet candidates(const core::GeoPoint& point, double accuracyM, double outsideM) const;
    /// Wards whose disc the circle touches; normalised.
    [[nodiscard]] core::WardSet touched(const core::GeoPoint& point, double accuracyM) const;
    /// The `count` wards whose label is nearest, nearest first, without `except`.
    [[nodiscard]] std::vector<core::WardCode> nearest(const core::GeoPoint& point, std::size_t count,
                                                      core::WardCode except = {}) const;

private:
    struct Disc {
        core::WardCode ward;
        PlanePoint centre;
        double radiusM = 0;
    };

    LocalPlane m_plane;
    std::vector<Disc> m_discs;
};

} // namespace trucban::geo
