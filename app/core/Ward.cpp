// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Ward.h"

#include <algorithm>
#include <iterator>

namespace trucban::core {

bool Scope::sees(const WardSet& visibleTo) const {
    if (all || visibleTo.empty()) {
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
