// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/Target.h"

#include "link/Address.h"

namespace trucban::feed {

Result<Target> parseTarget(std::string_view url, std::string_view pin, bool insecure) {
    auto address = link::Address::parse(url);
    if (!address) {
        return std::unexpected(FeedError{FeedFault::badUrl, std::string{url}});
    }
    Target target{.tls = address->tls, .host = std::move(address->host), .port = std::move(address->port)};
    if (!pin.empty()) {
        const auto fingerprint = link::Fingerprint::parse(pin);
        if (!fingerprint) {
            return std::unexpected(FeedError{FeedFault::badPin, std::string{pin}});
        }
        target.trust = Trust::pin;
        target.pin = *fingerprint;
    } else if (insecure) {
        target.trust = Trust::anything;
    }
    return target;
}

} // namespace trucban::feed
