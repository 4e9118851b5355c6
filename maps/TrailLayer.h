// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/MapStyle.h"
#include "maps/MapUnits.h"
#include "maps/RasterLayer.h"

#include <QTimer>

#include <vector>

namespace trucban::maps {

/// One unit's lines.
struct TrailLine {
    std::vector<geo::WorldPoint> trail;    ///< oldest first
    std::optional<geo::WorldPoint> target; ///< its case, while it is on its way
    core::UnitState state = core::UnitState::available;
    bool stale = false;
    std::vector<geo::WorldPoint> way; ///< to the target along roads; empty: not known
};

/// Fading trails of the last half hour, and a broken line to the case a unit is bound for: along roads where its way is
/// known, else as the crow flies. Pure; any thread.
void paintTrails(QPainter& painter, const RasterView& view, const std::vector<TrailLine>& lines, const MapStyle& style);

/// Where the units came from and where they are going; below the units. At most one new picture in kGather. GUI thread.
class TrailLayer : public RasterLayer {
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds kGather{500};

    TrailLayer(MapUnits& units, MapCamera& camera, const MapStyle& style, QQuickItem* parent = nullptr);
    void setStyle(const MapStyle& style);

protected:
    [[nodiscard]] Paint snapshot() const override;

private:
    MapUnits& m_units;
    MapStyle m_style;
    QTimer m_soon;
};

} // namespace trucban::maps
