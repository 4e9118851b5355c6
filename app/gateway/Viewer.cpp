// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/Viewer.h"

#include <charconv>

namespace trucban::gateway {

std::string Viewer::groupKey() const {
    std::string key = role == core::Role::team ? "team" : "desk";
    if (scope.all) {
        return key + ":all";
    }
    for (const core::WardCode ward : scope.wards) {
        key += ':';
        key += std::to_string(ward.value);
    }
    return key;
}

Viewer viewerOf(core::Role role, const core::Scope& scope, std::string_view user) {
    Viewer viewer{role, scope};
    if (role == core::Role::city || role == core::Role::admin) {
        viewer.scope.all = true;
    }
    if (role == core::Role::team && !user.empty()) {
        viewer.scope.wards.push_back(core::teamDesk(user));
    }
    core::normalise(viewer.scope.wards);
    return viewer;
}

} // namespace trucban::gateway
