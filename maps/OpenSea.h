// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/Coverage.h"
#include "maps/WorldLine.h"

#include <QColor>
#include <QImage>

#include <vector>

namespace trucban::maps {

/// The sea under a better map, which mostly has none of its own (extracts of OpenStreetMap do not). The built-in coast is
/// some hundred metres off and takes wide rivers for sea, so only what lies farther from land than that is surely sea.
/// Towards the edge of what is covered, and towards tiles the map does not have, the coast comes back to where the
/// built-in map has it, so that one line goes on into the other. Each point's answer depends on the point alone and not
/// on the tile: neighbours meet. Any thread.
class OpenSea {
public:
    /// The coast stays back that far.
    static constexpr double kRetreatM = 500;
    /// From the full retreat to none.
    static constexpr double kReturnM = 2'000;

    OpenSea(const geo::TileId& tile, const Coverage& coverage, const std::vector<WorldLine>& land);

    /// The tile's sea and its coast, `side` pixels wide, transparent elsewhere; null when there is no sea.
    [[nodiscard]] QImage picture(int side, const QColor& water, const QColor& coast) const;

private:
    [[nodiscard]] geo::WorldPoint placeOf(int column, int row) const;
    [[nodiscard]] double retreatAt(const geo::WorldPoint& point) const;
    void findMissing();
    void measure(const std::vector<WorldLine>& land);
    void measureSegment(const geo::WorldPoint& from, const geo::WorldPoint& to);
    [[nodiscard]] QImage seaMask(const std::vector<WorldLine>& land) const;
    [[nodiscard]] float& at(int column, int row) {
        return m_depths[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_nodes) +
                        static_cast<std::size_t>(column)];
    }

    geo::TileId m_tile;
    const Coverage& m_coverage;
    geo::WorldBox m_box;
    double m_worldPx;
    double m_metrePx; ///< at the tile's middle
    int m_spacing;    ///< pixels between the points that are looked at
    int m_nodes;      ///< along a side
    double m_reachPx; ///< farther from the coast than this nothing changes
    std::vector<geo::WorldBox> m_missing;
    std::vector<float> m_depths; ///< pixels into the sea beyond the retreat; negative: no sea
    bool m_anySea = false;
};

} // namespace trucban::maps
