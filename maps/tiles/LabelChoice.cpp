// SPDX-License-Identifier: GPL-3.0-or-later
// chooseLabels: what a tile and its neighbours agree on without talking.
#include "maps/tiles/TileLabels.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace trucban::maps {
namespace {

bool overlap(const QRectF& a, const QRectF& b) {
    return a.left() < b.right() && a.right() > b.left() && a.top() < b.bottom() && a.bottom() > b.top();
}

std::span<const QRectF> coverOf(const LabelCandidate& label) {
    return label.parts.empty() ? std::span{&label.box, 1} : std::span{label.parts};
}

bool covers(const LabelCandidate& a, const LabelCandidate& b) {
    if (!overlap(a.box, b.box)) {
        return false;
    }
    return std::ranges::any_of(coverOf(a), [&](const QRectF& part) {
        return std::ranges::any_of(coverOf(b), [&](const QRectF& other) { return overlap(part, other); });
    });
}

bool isRepeated(const LabelCandidate& a, const LabelCandidate& b) {
    return a.name == b.name && a.rule->text == b.rule->text && a.rule->text != LabelRule::Text::number &&
           std::hypot(a.anchor.x() - b.anchor.x(), a.anchor.y() - b.anchor.y()) < kRepeatPx;
}

bool compete(const LabelCandidate& a, const LabelCandidate& b) {
    return covers(a, b) || isRepeated(a, b);
}

/// A total order, the same for everybody.
bool goesBefore(const LabelCandidate* a, const LabelCandidate* b) {
    const auto key = [](const LabelCandidate& label) {
        return std::tuple{-label.rule->priority, -label.rank, label.name, label.anchor.x(), label.anchor.y()};
    };
    return key(*a) < key(*b);
}

QRectF areaOf(const geo::TileId& tile) {
    return {tile.x * geo::kTilePixels, tile.y * geo::kTilePixels, geo::kTilePixels, geo::kTilePixels};
}

/// The area of the tile in which a label's anchor lies.
QRectF homeOf(const LabelCandidate& label) {
    return {std::floor(label.anchor.x() / geo::kTilePixels) * geo::kTilePixels,
            std::floor(label.anchor.y() / geo::kTilePixels) * geo::kTilePixels, geo::kTilePixels, geo::kTilePixels};
}

struct Entry {
    const LabelCandidate* label = nullptr;
    bool crossing = false;
    bool own = false; ///< of the tile that is drawn
};

} // namespace

std::vector<const LabelCandidate*> chooseLabels(std::span<const LabelCandidate* const> candidates,
                                                const geo::TileId& tile, std::span<const QRectF> reserved) {
    const QRectF area = areaOf(tile);
    std::vector<const LabelCandidate*> order{candidates.begin(), candidates.end()};
    std::ranges::sort(order, goesBefore);
    std::vector<Entry> entries;
    for (const LabelCandidate* label : order) {
        const QRectF home = homeOf(*label);
        const bool crossing = !home.contains(label->box);
        const bool large = label->box.width() > kMostCrossingPx || label->box.height() > kMostCrossingPx;
        const bool taken = std::ranges::any_of(reserved, [&](const QRectF& box) {
            return std::ranges::any_of(coverOf(*label), [&](const QRectF& part) { return overlap(part, box); });
        });
        if (!taken && !(crossing && large)) {
            entries.push_back({.label = label, .crossing = crossing, .own = home.topLeft() == area.topLeft()});
        }
    }
    std::vector<const LabelCandidate*> chosen;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const Entry& entry = entries[i];
        const bool stands = entry.crossing && overlap(entry.label->box, area) &&
                            std::none_of(entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(i),
                                         [&](const Entry& other) { return compete(*other.label, *entry.label); });
        if (stands) {
            chosen.push_back(entry.label);
        }
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const Entry& entry = entries[i];
        if (entry.crossing || !entry.own) {
            continue;
        }
        const bool hidden =
            std::ranges::any_of(chosen, [&](const LabelCandidate* other) { return compete(*other, *entry.label); });
        // What the next tile puts within it is not known here; that it would like to say the same is.
        const bool said =
            std::any_of(entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(i),
                        [&](const Entry& other) { return !other.own && isRepeated(*other.label, *entry.label); });
        if (!hidden && !said) {
            chosen.push_back(entry.label);
        }
    }
    return chosen;
}

} // namespace trucban::maps
