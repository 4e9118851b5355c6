// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/GeoPoint.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// OpenStreetMap's objects as values.
namespace trucban::mappack {

class OsmTags {
public:
    void add(std::string key, std::string value) { m_tags.emplace_back(std::move(key), std::move(value)); }
    /// Empty when there is none.
    [[nodiscard]] std::string_view operator[](std::string_view key) const {
        const auto found = std::ranges::find(m_tags, key, &std::pair<std::string, std::string>::first);
        return found == m_tags.end() ? std::string_view{} : std::string_view{found->second};
    }
    [[nodiscard]] bool has(std::string_view key) const { return !(*this)[key].empty(); }
    [[nodiscard]] bool isEmpty() const { return m_tags.empty(); }
    template <class Keep>
    void keepOnly(Keep&& keep) {
        std::erase_if(m_tags, [&](const auto& tag) { return !keep(tag.first); });
        m_tags.shrink_to_fit();
    }
    bool operator==(const OsmTags&) const = default;

private:
    std::vector<std::pair<std::string, std::string>> m_tags;
};

enum class OsmKind : std::uint8_t { node, way, relation };

struct OsmMember {
    OsmKind kind = OsmKind::node;
    std::int64_t id = 0;
    std::string role;
    bool operator==(const OsmMember&) const = default;
};

struct OsmObject {
    OsmKind kind = OsmKind::node;
    std::int64_t id = 0;
    std::string timestamp; ///< RFC 3339; empty when the file has none
    OsmTags tags;
    std::optional<core::GeoPoint> at; ///< of a node
    std::vector<std::int64_t> nodes;  ///< of a way
    std::vector<OsmMember> members;   ///< of a relation
    bool operator==(const OsmObject&) const = default;
};

} // namespace trucban::mappack
