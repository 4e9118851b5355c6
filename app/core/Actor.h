// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Enums.h"
#include "core/Ward.h"

#include <boost/describe/class.hpp>

#include <string>

namespace trucban::core {

/// Who did it, as the log keeps it.
struct Actor {
    ActorKind kind = ActorKind::officer;
    std::string name; ///< user name, key name, unit call sign, or "gateway"
    bool operator==(const Actor&) const = default;
};
BOOST_DESCRIBE_STRUCT(Actor, (), (kind, name))

/// Who asks, with what they may do. Made by the gateway from a session, key or timer; never taken from the wire.
struct Authority {
    Actor actor;
    Role role = Role::dutyOfficer; ///< meaningful for officers
    Scope scope;
    bool operator==(const Authority&) const = default;
};

} // namespace trucban::core
