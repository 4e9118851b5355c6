// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/LocalPlane.h"
#include "geo/RoadNetwork.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace trucban::geo {

/// A way to somewhere, for showing it and for saying when somebody can be there.
struct Route {
    double seconds = 0;    ///< including the way on foot at both ends
    double lengthM = 0;    ///< along roads
    double walkStartM = 0; ///< from where the unit is to the first road it can use, as the crow flies
    double walkEndM = 0;   ///< from where the vehicle must be left to the target, as the crow flies
    std::vector<core::GeoPoint>
        points;                       ///< from road to road, without the ways on foot; for a way all on foot both ends
    std::vector<std::string> streets; ///< names along it in order, unnamed ones left out, none twice in a row
    bool operator==(const Route&) const = default;
};

/// Finds ways and times in a road network. A vehicle keeps to roads that it may use and fits in; where none reaches the
/// target, the rest is walked: that is how a pick-up ends at the mouth of a 1.5 m alley. Speeds are usual ones in
/// traffic; an estimate, no promise. Immutable once made; any thread may ask.
class Router {
public:
    /// Beyond so far from any usable road a place cannot be reached.
    static constexpr double kMostWalkM = 2'000;
    /// A unit as near as this may leave its vehicle where it is.
    static constexpr double kMostWalkAllM = 300;
    static constexpr double kWalkKmh = 4.5;
    /// A way on foot is longer than the straight line.
    static constexpr double kWalkDetour = 1.3;

    explicit Router(RoadNetwork network);
    ~Router();
    Router(Router&&) noexcept;
    Router& operator=(Router&&) noexcept;

    /// The quickest way; nullopt when there is none.
    [[nodiscard]] std::optional<Route> route(const core::GeoPoint& from, const core::GeoPoint& to,
                                             Vehicle vehicle) const;
    /// Seconds that each of `from` needs to the target by its quickest way, in their order: one search for all of them.
    /// nullopt: cannot get there, or not within `mostSeconds`.
    [[nodiscard]] std::vector<std::optional<double>> arrivals(std::span<const core::GeoPoint> from,
                                                              const core::GeoPoint& to, Vehicle vehicle,
                                                              double mostSeconds = 7'200) const;

    [[nodiscard]] const RoadNetwork& network() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace trucban::geo
