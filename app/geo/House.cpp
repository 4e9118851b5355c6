// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/House.h"

#include "geo/PlaceSearch.h"

#include <algorithm>

namespace trucban::geo {
namespace {

bool isDigit(char letter) {
    return letter >= '0' && letter <= '9';
}

/// The words from the first one that does not begin with a digit: "12a 3 le loi" is "le loi".
std::string_view streetOf(std::string_view key) {
    while (!key.empty() && isDigit(key.front())) {
        const auto blank = key.find(' ');
        key = blank == std::string_view::npos ? std::string_view{} : key.substr(blank + 1);
    }
    return key;
}

/// Equal, or one goes on with further words.
bool isPrefix(std::string_view a, std::string_view b) {
    const auto& shorter = a.size() <= b.size() ? a : b;
    const auto& longer = a.size() <= b.size() ? b : a;
    return longer.starts_with(shorter) && (longer.size() == shorter.size() || longer[shorter.size()] == ' ');
}

} // namespace

std::string houseKey(std::string_view address) {
    auto key = searchKey(address.substr(0, address.find(',')));
    for (const std::string_view lead : {"so ", "nha so ", "nha "}) {
        if (key.starts_with(lead)) {
            key.erase(0, lead.size());
            break;
        }
    }
    const bool hasNumber = std::ranges::any_of(key, isDigit);
    const bool hasStreet = std::ranges::any_of(key, [](char letter) { return letter >= 'a' && letter <= 'z'; });
    return hasNumber && hasStreet && key.contains(' ') ? key : std::string{};
}

HouseMatch matchHouses(std::string_view a, std::string_view b) {
    if (a.empty() || b.empty()) {
        return HouseMatch::unknown;
    }
    if (isPrefix(a, b)) {
        return HouseMatch::same;
    }
    const auto streetA = streetOf(a);
    const auto streetB = streetOf(b);
    // Without a leading number it is a description with a number in it, which says nothing about another house.
    const bool bothNumbered = isDigit(a.front()) && isDigit(b.front());
    return bothNumbered && !streetA.empty() && !streetB.empty() && isPrefix(streetA, streetB) ? HouseMatch::otherNumber
                                                                                              : HouseMatch::unknown;
}

} // namespace trucban::geo
