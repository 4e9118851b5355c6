// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Ward.h"
#include "geo/Error.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace trucban::geo {

class WardTable;

/// A closed line without its repeated last point; at least three different points.
using Ring = std::vector<core::GeoPoint>;

struct Polygon {
    Ring outer;
    std::vector<Ring> holes;
    bool operator==(const Polygon&) const = default;
};

struct WardBoundary {
    core::WardCode code;
    std::vector<Polygon> polygons;
    bool operator==(const WardBoundary&) const = default;
};

/// A feature of an import that was not taken, and why, in English for a log or a terminal.
struct BoundaryProblem {
    std::string feature; ///< "feature 3 (Phường An Lạc)"
    std::string reason;
    bool operator==(const BoundaryProblem&) const = default;
};

struct BoundaryReport {
    std::size_t features = 0; ///< in the file
    std::size_t wards = 0;    ///< that have a boundary now
    std::size_t vertices = 0;
    std::vector<BoundaryProblem> skipped; ///< without a unit code: not meant for us
    std::vector<BoundaryProblem> refused; ///< meant for us and wrong
    core::WardSet missing;                ///< wards of the table without a boundary
};

/// Administrative boundaries of wards. A copyable value, immutable once made; any thread may read it. Coordinates are
/// kept to 1e-7 degree (11 mm), so that what was saved is exactly what was loaded.
class BoundarySet {
public:
    struct Imported;

    BoundarySet() = default;

    /// Reads a GeoJSON FeatureCollection (RFC 7946) of Polygons and MultiPolygons whose property `code` is the unit's
    /// code, as text or number. Features of the same code are parts of one ward. A feature with any bad ring (open,
    /// fewer than three different points, no area, crossing itself, not finite or outside the world), another geometry,
    /// or a code `wards` does not have is refused; the others are taken.
    /// Errors: notJson, notFeatureCollection, noBoundaries.
    [[nodiscard]] static Result<Imported> fromGeoJson(std::string_view text, const WardTable& wards);

    /// The compact form for a store, with a checksum.
    [[nodiscard]] std::string toBytes() const;
    /// Errors: damagedBoundaries, newerBoundaries.
    [[nodiscard]] static Result<BoundarySet> fromBytes(std::string_view bytes);

    [[nodiscard]] const std::vector<WardBoundary>& wards() const { return m_wards; } ///< sorted by code
    [[nodiscard]] bool empty() const { return m_wards.empty(); }
    [[nodiscard]] bool has(core::WardCode code) const;
    /// All wards of both; those that `newer` has, as it has them.
    [[nodiscard]] BoundarySet mergedWith(const BoundarySet& newer) const;
    bool operator==(const BoundarySet&) const = default;

private:
    std::vector<WardBoundary> m_wards;
};

struct BoundarySet::Imported {
    BoundarySet boundaries;
    BoundaryReport report;
};

/// A summary of an import in plain English lines, without a trailing newline.
[[nodiscard]] std::string describe(const BoundaryReport& report);

} // namespace trucban::geo
