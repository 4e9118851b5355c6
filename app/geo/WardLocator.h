// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Command.h"
#include "geo/BoundaryIndex.h"
#include "geo/BoundarySet.h"
#include "geo/LabelRule.h"
#include "geo/WardTable.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace trucban::geo {

/// Tells which ward an alert goes to (DESIGN.md section 4). Immutable once made; any thread may ask.
///
/// With boundaries: the polygon that holds the point, when the accuracy circle stays in it; all wards the circle touches
/// otherwise. A point in a gap between simplified borders goes to the nearest ward within kGapM. Where polygons
/// overlap, both are candidates. A point outside all of them, but within kOutsideM of a border, has the wards nearest
/// to it as candidates.
/// Without (or where a ward has none): candidates by label points (LabelRule), marked approximate; never a certain ward.
/// No position, an accuracy beyond kUselessAccuracyM, or far outside the city: neither ward nor candidates, which sends
/// the alert to the city desk and the source's home ward.
class WardLocator {
public:
    static constexpr double kGapM = 150;
    static constexpr double kOutsideM = 5'000;
    static constexpr double kUselessAccuracyM = 15'000;
    /// Borders closer than this are taken as shared.
    static constexpr double kSharedBorderM = 60;

    explicit WardLocator(WardTable wards, const BoundarySet& boundaries = {});

    [[nodiscard]] core::Routing locate(const core::Position& position) const;
    [[nodiscard]] core::Routing locate(const std::optional<core::Position>& position) const;
    /// The wards next to any of `of`, without those themselves: where an escalation goes. By shared borders where both
    /// have boundaries, else by the Voronoi cells of the label points. An island gets its two nearest wards.
    [[nodiscard]] core::WardSet neighbours(const core::WardSet& of) const;

    [[nodiscard]] const WardTable& wards() const { return m_wards; }
    [[nodiscard]] bool hasBoundaries() const { return !m_index.empty(); }

private:
    [[nodiscard]] core::Routing byBoundary(const core::Position& position, double accuracyM) const;
    [[nodiscard]] core::Routing outside(const core::Position& position) const;
    void findNeighbours(const BoundarySet& boundaries);

    WardTable m_wards;
    BoundaryIndex m_index;
    LabelRule m_labels;        ///< over all wards
    LabelRule m_missingLabels; ///< over the wards without a boundary
    std::unordered_map<std::uint32_t, core::WardSet> m_neighbours;
};

} // namespace trucban::geo
