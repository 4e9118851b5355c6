// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace trucban::link {

/// Where to connect, taken apart.
struct Address {
    std::string host; ///< name or literal, without brackets
    std::string port; ///< digits
    bool tls = true;

    /// "host", "host:port" or "[v6]:port", for the Host header.
    [[nodiscard]] std::string authority() const;
    [[nodiscard]] bool isLiteral() const; ///< an IP address, not a name
    bool operator==(const Address&) const = default;

    /// https://host[:port] (443), or http://host[:port] (80) when the host is this machine itself. Nothing after the
    /// port but one slash. nullopt otherwise: a password must never go out in clear.
    [[nodiscard]] static std::optional<Address> parse(std::string_view url);
};

} // namespace trucban::link
