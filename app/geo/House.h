// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// What an address as a citizen or an officer wrote it says about which house it is. Pure functions.
namespace trucban::geo {

/// House number and street, folded: what two spellings of one house have in common. "Số 12 Lê Lợi, P. Bến Thành" is
/// "12 le loi". Empty when it names no house: a street alone is no address, nor is a coordinate.
[[nodiscard]] std::string houseKey(std::string_view address);

enum class HouseMatch : std::uint8_t {
    unknown,     ///< one of the two names no house, or they are of different streets
    same,        ///< the same number and street; one may go on with the ward
    otherNumber, ///< the same street by another number
};
/// Of two house keys.
[[nodiscard]] HouseMatch matchHouses(std::string_view a, std::string_view b);

} // namespace trucban::geo
