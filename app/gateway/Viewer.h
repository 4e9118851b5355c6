// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Actor.h"
#include "core/Event.h"

namespace trucban::gateway {

/// What a session may see: the wards of its scope and, for an outreach team, no alerts and no cases.
struct Viewer {
    core::Role role = core::Role::dutyOfficer;
    core::Scope scope;
    bool operator==(const Viewer&) const = default;

    [[nodiscard]] bool seesKind(core::AggregateKind kind) const {
        return role != core::Role::team || (kind != core::AggregateKind::alert && kind != core::AggregateKind::case_);
    }
    [[nodiscard]] bool sees(core::AggregateKind kind, const core::WardSet& visibleTo) const {
        return seesKind(kind) && scope.sees(visibleTo);
    }
    /// Sessions with the same key see the same bytes.
    [[nodiscard]] std::string groupKey() const;
};

/// City desk and admin see all wards whatever their account says.
/// `user`: an outreach team sees what is its own alone under this name (core::teamDesk).
[[nodiscard]] Viewer viewerOf(core::Role role, const core::Scope& scope, std::string_view user = {});

} // namespace trucban::gateway
