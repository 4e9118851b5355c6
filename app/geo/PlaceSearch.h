// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/Place.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The half of searching that needs no database: what was typed, and in which order finds are shown.
namespace trucban::geo {

/// Folded words (letters without diacritics, digits) joined by single blanks: what an index stores and is asked for.
/// "Hẻm 123/45 Nguyễn Trãi" is "hem 123 45 nguyen trai".
[[nodiscard]] std::string searchKey(std::string_view text);
/// Lower case with its diacritics, words joined by single blanks; for composed (NFC) text, which keyboards make.
[[nodiscard]] std::string exactKey(std::string_view text);
/// "10.8231, 106.6297" or with a blank, semicolon or degree signs between; either order as far as the numbers tell,
/// latitude first otherwise. nullopt for anything else.
[[nodiscard]] std::optional<core::GeoPoint> parseCoordinate(std::string_view text);
/// A folded one-word form of a numbered unit, as people write it: "Quận 5" is "q5", "Phường 12" "p12"; else empty.
[[nodiscard]] std::string shortUnitName(std::string_view name);
/// Of all units in a list with commas between, each with a blank before it.
[[nodiscard]] std::string shortUnitNames(std::string_view units);

/// What was typed, taken apart.
struct PlaceQuery {
    std::optional<core::GeoPoint> coordinate;
    std::vector<std::string> words;       ///< of the search key
    std::string key;                      ///< the words joined by blanks
    std::string exact;                    ///< with diacritics; empty when it has none
    std::vector<std::string> numberWords; ///< of a leading house or alley number: "123/45" is 123, 45
    std::vector<std::string> streetWords; ///< what follows that number
    bool hasShortUnit = false;            ///< a word like "q5"
};
/// At most kMostQueryWords words of at most kMostQueryBytes together; the rest is not looked at.
[[nodiscard]] PlaceQuery parsePlaceQuery(std::string_view text);
inline constexpr std::size_t kMostQueryWords = 10;
inline constexpr std::size_t kMostQueryBytes = 200;

/// Those of the words by which few places are found: not single letters and digits, nor "phuong", "duong" and the like or
/// the beginning of one. An index need be asked for no others when they leave little to rank.
[[nodiscard]] std::vector<std::string> tellingWords(const std::vector<std::string>& words);

/// How well a place answers a query; smaller is better.
enum class PlaceMatch : std::uint8_t {
    whole,    ///< its name, all of it
    prefix,   ///< its name begins so
    words,    ///< words of its name begin so
    withArea, ///< some words are of its area or its other names
    alleyOf,  ///< the alley in which that house number lies
    streetOf, ///< only the street; the number is not known
    none      ///< not an answer
};
[[nodiscard]] PlaceMatch matchOf(const Place& place, const PlaceQuery& query);

struct FoundPlace {
    Place place;
    PlaceMatch match = PlaceMatch::none;
    bool operator==(const FoundPlace&) const = default;
};

/// Answers in order: by match; within it what has the very diacritics typed, then wards, then by kind, then the nearest
/// to `near` if given, else in the order of `candidates`, which is by importance. Without those that do not match, and
/// without a repeated one; at most `limit`.
[[nodiscard]] std::vector<FoundPlace> rankPlaces(std::vector<Place> candidates, const PlaceQuery& query,
                                                 std::optional<core::GeoPoint> near, std::size_t limit);

} // namespace trucban::geo
