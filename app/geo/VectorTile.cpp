// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/VectorTile.h"

#include <algorithm>

namespace trucban::geo {

std::optional<std::uint32_t> TileLayer::keyIndex(std::string_view key) const {
    const auto found = std::ranges::find(keys, key);
    return found == keys.end() ? std::nullopt : std::optional{static_cast<std::uint32_t>(found - keys.begin())};
}

const TileValue* TileLayer::find(const TileFeature& feature, std::optional<std::uint32_t> key) const {
    if (!key) {
        return nullptr;
    }
    const auto own = std::span{tags}.subspan(feature.firstTag, feature.tags);
    const auto found = std::ranges::find(own, *key, &Tag::key);
    return found == own.end() ? nullptr : &values[found->value];
}

const TileValue* TileLayer::find(const TileFeature& feature, std::string_view key) const {
    return find(feature, keyIndex(key));
}

std::string_view textOf(const TileValue* value) {
    const auto* text = value == nullptr ? nullptr : std::get_if<std::string>(value);
    return text == nullptr ? std::string_view{} : std::string_view{*text};
}

std::optional<double> numberOf(const TileValue* value) {
    if (value == nullptr) {
        return std::nullopt;
    }
    return std::visit(
        [](const auto& held) -> std::optional<double> {
            if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::string>) {
                return std::nullopt;
            } else {
                return static_cast<double>(held);
            }
        },
        *value);
}

const TileLayer* VectorTile::layer(std::string_view name) const {
    const auto found = std::ranges::find(layers, name, &TileLayer::name);
    return found == layers.end() ? nullptr : &*found;
}

} // namespace trucban::geo
