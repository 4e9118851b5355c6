// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/Target.h"

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

namespace trucban::feed {

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

Result<std::string> parsePin(std::string_view text) {
    constexpr std::string_view kPrefix = "sha256:"; // as the gateway prints it
    std::string pin;
    for (const char c : text.starts_with(kPrefix) ? text.substr(kPrefix.size()) : text) {
        if (c >= 'A' && c <= 'F') {
            pin += static_cast<char>(c - 'A' + 'a');
        } else if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')) {
            pin += c;
        } else if (c != ':' && c != ' ') {
            return std::unexpected(FeedError{FeedFault::badPin, std::string{text}});
        }
    }
    if (pin.size() != 64) {
        return std::unexpected(FeedError{FeedFault::badPin, std::string{text}});
    }
    return pin;
}

} // namespace

Result<Target> parseTarget(std::string_view url, std::string_view pin, bool insecure) {
    const auto parsed = boost::urls::parse_uri(url);
    const std::unexpected bad{FeedError{FeedFault::badUrl, std::string{url}}};
    if (!parsed || parsed->host().empty() || !parsed->encoded_query().empty() || parsed->has_userinfo() ||
        (!parsed->encoded_path().empty() && parsed->encoded_path() != "/")) {
        return bad;
    }
    Target target;
    target.host = parsed->host_address();
    target.tls = parsed->scheme() == "https";
    target.port = parsed->has_port() ? std::string{parsed->port()} : (target.tls ? "443" : "80");
    if (!target.tls && (parsed->scheme() != "http" || !isLoopback(*parsed))) {
        return bad;
    }
    if (!pin.empty()) {
        auto digits = parsePin(pin);
        if (!digits) {
            return std::unexpected(digits.error());
        }
        target.trust = Trust::pin;
        target.pin = std::move(*digits);
    } else if (insecure) {
        target.trust = Trust::anything;
    }
    return target;
}

} // namespace trucban::feed
