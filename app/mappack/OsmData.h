// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mappack/OsmObject.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace trucban::mappack {

/// What a pack needs of an extract, in little memory: places of all nodes that came, and of the objects with tags those
/// tags that somebody asks for. Objects come in any order.
class OsmData {
public:
    struct Node {
        std::int64_t id = 0;
        OsmTags tags;
    };
    struct Way {
        std::int64_t id = 0;
        OsmTags tags;
        std::vector<std::int64_t> nodes;
    };
    struct Relation {
        std::int64_t id = 0;
        OsmTags tags;
        std::vector<OsmMember> members;
    };

    void add(OsmObject&& object);
    /// After the last `add`, before any question.
    void sort();

    [[nodiscard]] std::optional<core::GeoPoint> at(std::int64_t node) const;
    /// Without the nodes that the extract does not have.
    [[nodiscard]] std::vector<core::GeoPoint> line(const Way& way) const;
    [[nodiscard]] const Way* way(std::int64_t id) const;

    [[nodiscard]] std::span<const Node> nodes() const { return m_nodes; } ///< with tags
    [[nodiscard]] std::span<const Way> ways() const { return m_ways; }
    [[nodiscard]] std::span<const Relation> relations() const { return m_relations; }
    [[nodiscard]] bool isEmpty() const { return m_places.empty() && m_ways.empty(); }
    [[nodiscard]] core::GeoPoint southWest() const { return m_southWest; }
    [[nodiscard]] core::GeoPoint northEast() const { return m_northEast; }
    /// Day of the newest object, YYYY-MM-DD; empty when none has a time.
    [[nodiscard]] std::string newestDay() const { return m_newest.substr(0, 10); }

private:
    struct NodePlace {
        std::int64_t id = 0;
        std::int32_t lat = 0; ///< 1e-7 degree, as OpenStreetMap has it
        std::int32_t lon = 0;
    };

    std::vector<NodePlace> m_places; ///< by id
    std::vector<Node> m_nodes;
    std::vector<Way> m_ways; ///< by id
    std::vector<Relation> m_relations;
    core::GeoPoint m_southWest{.lat = 90, .lon = 180};
    core::GeoPoint m_northEast{.lat = -90, .lon = -180};
    std::string m_newest;
};

} // namespace trucban::mappack
