// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/MapPlaces.h"
#include "maps/MapStyle.h"
#include "maps/RasterLayer.h"

#include <vector>

namespace trucban::maps {

/// From this zoom on places have their name beside them.
inline constexpr int kPlaceNameZoom = 15;

/// The sign of a layer, `side` pixels wide, in the middle of the painter's origin.
void paintPlaceSign(QPainter& painter, PlaceSign sign, double side, const QColor& fill, const QColor& halo);
/// Areas, lines, then signs, then the names that fit; the first sheet on top. Pure; any thread.
void paintPlaces(QPainter& painter, const RasterView& view, const std::vector<PlaceSheet>& sheets,
                 const MapStyle& style);

/// The places of the user's files; above the heat map, below units and cases. GUI thread.
class PlaceLayer : public RasterLayer {
    Q_OBJECT
public:
    PlaceLayer(MapPlaces& places, MapCamera& camera, const MapStyle& style, QQuickItem* parent = nullptr);
    void setStyle(const MapStyle& style);

protected:
    [[nodiscard]] Paint snapshot() const override;

private:
    MapPlaces& m_places;
    MapStyle m_style;
};

} // namespace trucban::maps
