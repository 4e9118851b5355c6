// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/MapStyle.h"
#include "maps/RasterLayer.h"

#include <QTimer>

#include <vector>

namespace trucban::maps {

class MapHeat;

/// Where most cases lie the veil lets so much of the map through.
inline constexpr double kHeatStrongest = 0.85;

/// How densely cases lie, each spread over some 20 pixels, as a veil that is strongest where most are. In one hue, and
/// not that of P1. Pure; any thread.
void paintHeat(QPainter& painter, const RasterView& view, const std::vector<geo::WorldPoint>& points,
               const MapStyle& style);

/// The heat map, hidden at first; above the wards, below units and cases. At most one new picture in kGather. GUI
/// thread.
class HeatLayer : public RasterLayer {
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds kGather{1'000};

    HeatLayer(MapHeat& heat, MapCamera& camera, const MapStyle& style, QQuickItem* parent = nullptr);
    void setStyle(const MapStyle& style);

protected:
    [[nodiscard]] Paint snapshot() const override;

private:
    MapHeat& m_heat;
    MapStyle m_style;
    QTimer m_soon;
};

} // namespace trucban::maps
