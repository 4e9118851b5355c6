// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Ward.h"
#include "geo/Mercator.h"

#include <QSizeF>

#include <span>

namespace trucban::maps {

struct HomeView {
    geo::WorldPoint centre;
    int zoom = 0;
    bool operator==(const HomeView&) const = default;
};

/// What a map of that size begins with: all of the wards named; of the whole city (none named, none known, or more than
/// half of it) so much as fits from near, and zooms being whole levels, a tenth of the wards, at the fringe, may stay
/// outside.
[[nodiscard]] HomeView homeView(std::span<const core::Ward> wards, const core::WardSet& own, const QSizeF& size);

} // namespace trucban::maps
