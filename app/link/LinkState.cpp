// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/LinkState.h"

#include <algorithm>
#include <array>
#include <utility>

namespace trucban::link {

namespace {

using enum LinkState;

/// Every legal move. Whatever is under way may break off (waiting), be refused, or be stopped.
constexpr std::array kMoves{
    std::pair{idle, loggingIn},        std::pair{idle, refused}, // an endpoint that cannot be used
    std::pair{idle, stopped},

    std::pair{loggingIn, connecting},  std::pair{loggingIn, waiting},    std::pair{loggingIn, refused},
    std::pair{loggingIn, stopped},

    std::pair{connecting, greeting},   std::pair{connecting, waiting},   std::pair{connecting, refused},
    std::pair{connecting, stopped},

    std::pair{greeting, live},                                         // resumed from the cursor
    std::pair{greeting, snapshotting}, std::pair{greeting, loggingIn}, // the cached token was not accepted any more
    std::pair{greeting, waiting},      std::pair{greeting, refused},     std::pair{greeting, stopped},

    std::pair{snapshotting, live},     std::pair{snapshotting, waiting}, std::pair{snapshotting, refused},
    std::pair{snapshotting, stopped},

    std::pair{live, waiting},          std::pair{live, refused},         std::pair{live, stopped},

    std::pair{waiting, loggingIn},     std::pair{waiting, connecting}, // with the cached token
    std::pair{waiting, refused},       std::pair{waiting, stopped},

    std::pair{refused, loggingIn},     std::pair{refused, connecting},   std::pair{refused, waiting},
    std::pair{refused, stopped},

    std::pair{stopped, loggingIn}, // start() again
    std::pair{stopped, connecting},    std::pair{stopped, refused},
};

} // namespace

bool mayMove(LinkState from, LinkState to) {
    return std::ranges::contains(kMoves, std::pair{from, to});
}

std::string_view sentenceOf(LinkFault fault) {
    switch (fault) {
    case LinkFault::none:
        return "No fault.";
    case LinkFault::unreachable:
        return "The gateway cannot be reached.";
    case LinkFault::tls:
        return "The gateway's certificate is not trusted, or the encrypted connection could not be made.";
    case LinkFault::pinMismatch:
        return "The gateway shows another certificate than the pinned one; nothing was sent to it.";
    case LinkFault::badCredentials:
        return "The name or the password is wrong, or the user is disabled.";
    case LinkFault::throttled:
        return "There were too many attempts; the gateway asks to wait.";
    case LinkFault::unavailable:
        return "The gateway answers, but cannot serve now.";
    case LinkFault::badProtocol:
        return "The peer does not speak this version of the protocol.";
    case LinkFault::headMismatch:
        return "The gateway's log is not the one this console knows: it may have been replaced or restored.";
    case LinkFault::silent:
        return "The gateway fell silent.";
    case LinkFault::slow:
        return "This console read too slowly and was disconnected; it resumes.";
    case LinkFault::revoked:
        return "The session was ended by an administrator.";
    case LinkFault::gap:
        return "Events were missing; they are asked for again.";
    case LinkFault::closed:
        return "The gateway closed the connection.";
    case LinkFault::wrongMode:
        return "The gateway is for exercises and this desk is live, or the other way round.";
    case LinkFault::badEndpoint:
        return "The address cannot be used: https is needed, or http to this machine itself.";
    }
    return "Unknown fault.";
}

} // namespace trucban::link
