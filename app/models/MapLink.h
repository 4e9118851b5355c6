// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/GeoPoint.h"

#include <QString>

#include <optional>

namespace trucban::models {

/// A place of the map that can be sent to a colleague: "trucban://map/10.82310,106.62970,16".
struct MapLink {
    core::GeoPoint point;
    int zoom = 16; ///< 5 to 19
    bool operator==(const MapLink&) const = default;

    [[nodiscard]] QString text() const;
    /// nullopt for anything else, also for another scheme, a place outside the world or a zoom that no map has. The zoom
    /// may be left out.
    [[nodiscard]] static std::optional<MapLink> parse(const QString& text);
};

} // namespace trucban::models
