// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Policy.h"

#include <algorithm>

namespace trucban::core {

namespace {

const Kind* findKind(const std::vector<Kind>& kinds, std::string_view code) {
    const auto found = std::ranges::find(kinds, code, &Kind::code);
    return found == kinds.end() ? nullptr : &*found;
}

} // namespace

const Kind& Policy::kind(std::string_view code) const {
    static const Kind kPlain{.code = "other", .nameVi = "Khác", .nameEn = "Other", .icon = "marker"};
    if (const Kind* found = findKind(kinds, code)) {
        return *found;
    }
    const Kind* other = findKind(kinds, "other");
    return other != nullptr ? *other : kPlain;
}

bool Policy::hasKind(std::string_view code) const {
    return findKind(kinds, code) != nullptr;
}

const Checklist* Policy::checklistFor(std::string_view kindCode) const {
    const auto found = std::ranges::find_if(
        checklists, [kindCode](const Checklist& list) { return std::ranges::contains(list.kinds, kindCode); });
    return found == checklists.end() ? nullptr : &*found;
}

const NoActionReason* Policy::reason(std::string_view code) const {
    const auto found = std::ranges::find(reasons, code, &NoActionReason::code);
    return found == reasons.end() ? nullptr : &*found;
}

} // namespace trucban::core
