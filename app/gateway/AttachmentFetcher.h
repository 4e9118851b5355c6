// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/Asio.h"
#include "store/Accounts.h"
#include "wire/HttpBodies.h"

#include <boost/asio/ip/address.hpp>

#include <deque>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace trucban::gateway {

struct Services;

/// A place attachments may be fetched from: "HOST[:PORT]" is HTTPS, "http://HOST[:PORT]" for a server in one's own
/// network.
struct AllowedHost {
    std::string host;
    std::string port;
    bool isSecure = true;
    bool isLiteral = false; ///< an address, not a name: the operator meant this very machine
    [[nodiscard]] static std::expected<AllowedHost, std::string> parse(std::string_view text);
};

/// Not reachable from the internet: loopback, private, link-local, shared, multicast and the like.
[[nodiscard]] bool isInternal(const asio::ip::address& address);

/// Fetches the attachments that alerts name by URL, from allow-listed hosts alone, so that a console never opens a
/// stranger's link. At most kMostRedirects redirects, each to a listed host again and never to an internal address;
/// size and time are limited. What was fetched is stored by its SHA-256 and told to the log as an update of the alert.
/// Overflow policy: beyond kWaiting an attachment is not fetched, which is recorded. Network thread.
class AttachmentFetcher {
public:
    static constexpr std::size_t kWaiting = 256;
    static constexpr std::size_t kAtOnce = 4;
    static constexpr int kMostRedirects = 3;
    static constexpr std::chrono::seconds kDeadline{30};

    explicit AttachmentFetcher(std::vector<AllowedHost> hosts) : m_hosts{std::move(hosts)} {}

    /// Adds a warning for each URL that will not be fetched, so that the console can say why there is no picture.
    void warn(wire::AlertBody& body) const;
    /// Starts fetching what the alert names. `body` as it was logged, its digest filled in.
    void want(Services& services, const wire::AlertBody& body, const store::IngestKey& key);

private:
    struct Job {
        wire::AlertBody body;
        store::IngestKey key;
    };
    struct Place {
        std::string host;
        std::string port;
        std::string target;
        bool isSecure = true;
        bool mayBeInternal = false;
    };
    [[nodiscard]] std::optional<Place> placeOf(std::string_view url) const;
    [[nodiscard]] Task<> work(Services& services, Job job);
    [[nodiscard]] Task<std::optional<std::string>> fetch(Services& services, std::string url);

    std::vector<AllowedHost> m_hosts;
    std::deque<Job> m_waiting;
    std::size_t m_running = 0;
};

/// Appended to an alert's digest once its attachments were fetched: its sender repeating it is still a repetition.
inline constexpr std::string_view kFetchedSuffix = "+fetched";

} // namespace trucban::gateway
