// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/FeedError.h"
#include "link/Pin.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace trucban::feed {

enum class Trust : std::uint8_t {
    verify,  ///< the system's certificate authorities and the host's name
    pin,     ///< exactly one certificate, by its fingerprint
    anything ///< --insecure: encrypted, but to whom is not known
};

/// Where the gateway is and how far its certificate is believed.
struct Target {
    bool tls = true;
    std::string host;
    std::string port;
    Trust trust = Trust::verify;
    link::Fingerprint pin; ///< when trust is pin
    bool operator==(const Target&) const = default;
};

/// `pin` may be empty; else as link::Fingerprint reads it.
[[nodiscard]] Result<Target> parseTarget(std::string_view url, std::string_view pin, bool insecure);

} // namespace trucban::feed
