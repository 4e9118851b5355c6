// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <utility>

namespace trucban::store {

/// What can be wrong with a map pack. Apart from StoreFault: those sentences are for who runs a gateway, these for
/// somebody who opened a file.
enum class PackFault : std::uint8_t {
    notFound,
    unreadable,    ///< the system does not let us read or write it
    notAPack,      ///< no SQLite file, or one without tiles
    damaged,       ///< SQLite or a checksum says so
    unknownFormat, ///< of tiles
    newer,         ///< written by a newer version of this program
    noPlaces,      ///< the pack has no search index
    noRoads,
    noBoundaries,
    diskFull,
    busy,
};

/// What happened, as a sentence in English for a terminal or a log.
[[nodiscard]] std::string_view sentenceOf(PackFault fault);

struct [[nodiscard]] PackError {
    PackFault fault = PackFault::damaged;
    std::string detail; ///< file, table, SQLite's code
    bool operator==(const PackError&) const = default;

    /// The sentence, and the detail in brackets when there is one.
    [[nodiscard]] std::string message() const;
};

template <class T>
using PackResult = std::expected<T, PackError>;

[[nodiscard]] inline std::unexpected<PackError> packFailure(PackFault fault, std::string detail = {}) {
    return std::unexpected(PackError{fault, std::move(detail)});
}

} // namespace trucban::store
