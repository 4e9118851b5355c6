// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/Changes.h"

#include <cstdint>

namespace trucban::widgets {

/// Whether a view that shows nothing may say that there is nothing.
enum class Knowledge : std::uint8_t {
    current,   ///< what is shown is what the gateway has
    loading,   ///< the first of it is on its way
    stale,     ///< never heard of the gateway, or not lately
    refused,   ///< the gateway does not talk to this desk
    notForRole ///< an outreach team's account sees no cases
};

[[nodiscard]] inline Knowledge knowledgeOf(const bridge::ConnectionStatus& status) {
    using bridge::ConnectionState;
    if (status.state == ConnectionState::refused) {
        using enum bridge::ConnectionFault;
        const bool isGatewaysWord =
            status.fault == badCredentials || status.fault == throttled || status.fault == revoked;
        return isGatewaysWord ? Knowledge::refused : Knowledge::stale; // else it is this desk that does not talk
    }
    if (status.role == core::Role::team) {
        return Knowledge::notForRole;
    }
    const bool isFirstTry = status.state == ConnectionState::connecting && !status.lastHeard &&
                            status.fault == bridge::ConnectionFault::none;
    if (status.state == ConnectionState::loading || isFirstTry) {
        return Knowledge::loading;
    }
    return status.isStale ? Knowledge::stale : Knowledge::current;
}

} // namespace trucban::widgets
