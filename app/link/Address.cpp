// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/Address.h"

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

namespace trucban::link {

namespace {

bool isLoopback(const boost::urls::url_view& url) {
    switch (url.host_type()) {
    case boost::urls::host_type::ipv4:
        return url.host_ipv4_address().is_loopback();
    case boost::urls::host_type::ipv6:
        return url.host_ipv6_address().is_loopback();
    default:
        return url.host() == "localhost";
    }
}

} // namespace

std::string Address::authority() const {
    const bool isV6 = host.contains(':');
    const bool isDefault = port == (tls ? "443" : "80");
    return (isV6 ? "[" + host + "]" : host) + (isDefault ? "" : ":" + port);
}

bool Address::isLiteral() const {
    return host.contains(':') || host.find_first_not_of("0123456789.") == std::string::npos;
}

std::optional<Address> Address::parse(std::string_view text) {
    const auto parsed = boost::urls::parse_uri(text);
    if (!parsed) {
        return std::nullopt;
    }
    const boost::urls::url_view url = *parsed;
    const bool tls = url.scheme() == "https";
    const bool plain = url.scheme() == "http" && isLoopback(url);
    const bool bare = !url.has_userinfo() && !url.has_query() && !url.has_fragment() &&
                      (url.encoded_path().empty() || url.encoded_path() == "/");
    if ((!tls && !plain) || !bare || url.host().empty() || (url.has_port() && url.port_number() == 0)) {
        return std::nullopt;
    }
    return Address{.host = std::string(url.host_address()),
                   .port = url.port_number() != 0 ? std::to_string(url.port_number())
                           : tls                  ? "443"
                                                  : "80",
                   .tls = tls};
}

} // namespace trucban::link
