// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace trucban::geo {

/// What can go wrong while reading geographic input. `sentenceOf` has the English sentence of each.
enum class ErrorCode : std::uint8_t {
    noHeader,
    badRow,
    repeatedCode,
    noRows,
    notJson,
    notFeatureCollection,
    noBoundaries,
    damagedBoundaries,
    newerBoundaries,
    damagedBasemap,
    notVectorTile,
    vectorTileTooLarge,
    badGzip,
    damagedRoads,
    newerRoads ///< the last one: the test counts on it
};

struct Error {
    ErrorCode code{};
    std::string where; ///< "line 12", "feature 3"; may be empty

    bool operator==(const Error&) const = default;
};

[[nodiscard]] std::string_view sentenceOf(ErrorCode code);
/// The sentence, and where it happened.
[[nodiscard]] std::string describe(const Error& error);

template <class T>
using Result = std::expected<T, Error>;

} // namespace trucban::geo
