// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/FeedError.h"

namespace trucban::feed {

std::string_view sentenceOf(FeedFault fault) {
    switch (fault) {
    case FeedFault::badUrl:
        return "The gateway's URL must be https://host[:port], or http:// for a loopback host.";
    case FeedFault::badPin:
        return "A pin is the SHA-256 of the certificate: 64 hex digits, with or without colons.";
    case FeedFault::unreadable:
        return "A file cannot be read or written.";
    case FeedFault::badScenario:
        return "The scenario has a line that is not understood.";
    case FeedFault::unreachable:
        return "The gateway cannot be reached.";
    case FeedFault::tls:
        return "The gateway's certificate is not trusted; give its fingerprint with --pin.";
    case FeedFault::pinMismatch:
        return "The gateway shows another certificate than the pinned one; nothing was sent.";
    case FeedFault::broken:
        return "The connection was lost while a request was under way.";
    case FeedFault::timedOut:
        return "The gateway did not answer in time.";
    case FeedFault::badAnswer:
        return "The gateway's answer cannot be understood.";
    case FeedFault::turnedAway:
        return "The gateway is there but takes nothing now, and it was tried again for as long as was asked.";
    case FeedFault::notLoggedIn:
        return "The gateway does not accept this user and password.";
    case FeedFault::stopped:
        return "Stopped.";
    }
    return "?";
}

bool isPassing(FeedFault fault) {
    return fault == FeedFault::unreachable || fault == FeedFault::broken || fault == FeedFault::timedOut;
}

} // namespace trucban::feed
