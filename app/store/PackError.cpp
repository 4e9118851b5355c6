// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/PackError.h"

namespace trucban::store {

std::string_view sentenceOf(PackFault fault) {
    switch (fault) {
    case PackFault::notFound:
        return "There is no such file.";
    case PackFault::unreadable:
        return "The file cannot be read or written.";
    case PackFault::notAPack:
        return "This is neither a map pack nor an MBTiles file.";
    case PackFault::damaged:
        return "The map pack is damaged; copy it again or build it anew.";
    case PackFault::unknownFormat:
        return "The map's tiles are of a kind that this program does not draw (it draws pbf, png, jpg and webp).";
    case PackFault::newer:
        return "The map pack was made by a newer version of this program; use that version.";
    case PackFault::noPlaces:
        return "The map pack has no search index.";
    case PackFault::noRoads:
        return "The map pack has no road graph.";
    case PackFault::noBoundaries:
        return "The map pack has no ward boundaries.";
    case PackFault::diskFull:
        return "The disk is full.";
    case PackFault::busy:
        return "Another program is writing to the file.";
    }
    return "?";
}

std::string PackError::message() const {
    std::string text{sentenceOf(fault)};
    if (!detail.empty()) {
        text += " (" + detail + ")";
    }
    return text;
}

} // namespace trucban::store
