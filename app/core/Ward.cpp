// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Ward.h"

#include <algorithm>
#include <iterator>

namespace trucban::core {

bool Scope::sees(const WardSet& visibleTo) const {
    if (visibleTo.empty() || (all && !isTeamDesk(visibleTo.back()))) {
        return true;
    }
    auto mine = wards.begin();
    auto theirs = visibleTo.begin();
    while (mine != wards.end() && theirs != visibleTo.end()) {
        if (*mine == *theirs) {
            return true;
        }
        *mine < *theirs ? static_cast<void>(++mine) : static_cast<void>(++theirs);
    }
    return false;
}

WardCode teamDesk(std::string_view unit) {
    // FNV-1a, so that every machine gives a team the same number. Two teams of the city with the same one are less
    // likely than one in ten thousand, and would share what households need, not whose they are.
    std::uint32_t hash = 2'166'136'261u;
    for (const char byte : unit) {
        hash = (hash ^ static_cast<unsigned char>(byte)) * 16'777'619u;
    }
    return WardCode{1'000'000 + hash % 4'000'000'000u};
}

void normalise(WardSet& wards) {
    std::ranges::sort(wards);
    const auto repeats = std::ranges::unique(wards);
    wards.erase(repeats.begin(), repeats.end());
}

WardSet unionOf(const WardSet& a, const WardSet& b) {
    WardSet both;
    both.reserve(a.size() + b.size());
    std::ranges::set_union(a, b, std::back_inserter(both));
    return both;
}

bool contains(const WardSet& set, WardCode code) {
    return std::ranges::binary_search(set, code);
}

} // namespace trucban::core
