// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/AttachmentFetcher.h"

#include "gateway/AwaitReply.h"
#include "gateway/Services.h"
#include "wire/Limits.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/url/parse.hpp>

#include <algorithm>
#include <format>

namespace trucban::gateway {
namespace http = boost::beast::http;

namespace {

using ErrorCode = boost::system::error_code;
using Resolver = asio::ip::basic_resolver<tcp, Executor>;
using Parser = http::response_parser<http::string_body>;

template <class Stream>
Task<bool> exchange(Stream& stream, const std::string& host, const std::string& target, Parser& parser) {
    http::request<http::empty_body> request{http::verb::get, target, 11};
    request.set(http::field::host, host);
    request.set(http::field::user_agent, "trucban-gateway");
    request.set(http::field::connection, "close");
    const auto [writeError, written] = co_await http::async_write(stream, request, kAwaitTuple);
    if (writeError) {
        co_return false;
    }
    boost::beast::flat_buffer buffer;
    const auto [readError, count] = co_await http::async_read(stream, buffer, parser, kAwaitTuple);
    co_return !readError;
}

bool inRange(std::uint32_t address, std::uint32_t network, int bits) {
    return bits == 0 || (address ^ network) >> (32 - bits) == 0;
}

} // namespace

bool isInternal(const asio::ip::address& address) {
    if (address.is_v6()) {
        const auto v6 = address.to_v6();
        if (v6.is_v4_mapped()) {
            return isInternal(asio::ip::make_address_v4(asio::ip::v4_mapped, v6));
        }
        const auto bytes = v6.to_bytes();
        const bool isNat64 = bytes[0] == 0x00 && bytes[1] == 0x64 && bytes[2] == 0xFF && bytes[3] == 0x9B;
        return v6.is_loopback() || v6.is_unspecified() || v6.is_link_local() || v6.is_site_local() ||
               v6.is_multicast() || (bytes[0] & 0xFE) == 0xFC || isNat64 || (bytes[0] == 0x20 && bytes[1] == 0x02);
    }
    // IANA IPv4 Special-Purpose Address Registry, and multicast.
    constexpr std::pair<std::uint32_t, int> kSpecial[]{
        {0x00000000, 8},  {0x0A000000, 8},  {0x64400000, 10}, {0x7F000000, 8},  {0xA9FE0000, 16},
        {0xAC100000, 12}, {0xC0000000, 24}, {0xC0000200, 24}, {0xC0A80000, 16}, {0xC6120000, 15},
        {0xC6336400, 24}, {0xCB007100, 24}, {0xE0000000, 4},  {0xF0000000, 4}};
    const std::uint32_t value = address.to_v4().to_uint();
    return std::ranges::any_of(kSpecial,
                               [value](const auto& special) { return inRange(value, special.first, special.second); });
}

std::expected<AllowedHost, std::string> AllowedHost::parse(std::string_view text) {
    AllowedHost allowed;
    std::string url{text};
    if (!url.contains("://")) {
        url = "https://" + url;
    }
    const auto parsed = boost::urls::parse_uri(url);
    const bool usable = parsed && (parsed->scheme() == "https" || parsed->scheme() == "http") &&
                        !parsed->host().empty() && parsed->path().empty() && !parsed->has_userinfo();
    if (!usable) {
        return std::unexpected(std::format("\"{}\" is not HOST, HOST:PORT or http://HOST[:PORT].", text));
    }
    allowed.host = parsed->host_address();
    allowed.isSecure = parsed->scheme() == "https";
    allowed.port = parsed->has_port() ? std::string{parsed->port()} : allowed.isSecure ? "443" : "80";
    ErrorCode error;
    (void)asio::ip::make_address(allowed.host, error);
    allowed.isLiteral = !error;
    return allowed;
}

std::optional<AttachmentFetcher::Place> AttachmentFetcher::placeOf(std::string_view url) const {
    const auto parsed = boost::urls::parse_uri(url);
    if (!parsed || parsed->has_userinfo()) {
        return std::nullopt;
    }
    const bool isSecure = parsed->scheme() == "https";
    if (!isSecure && parsed->scheme() != "http") {
        return std::nullopt;
    }
    Place place{.host = parsed->host_address(),
                .port = parsed->has_port() ? std::string{parsed->port()}
                        : isSecure         ? "443"
                                           : "80",
                .target = std::string{parsed->encoded_target()},
                .isSecure = isSecure,
                .mayBeInternal = false};
    if (place.target.empty()) {
        place.target = "/";
    }
    const auto found = std::ranges::find_if(m_hosts, [&](const AllowedHost& allowed) {
        return allowed.host == place.host && allowed.port == place.port && allowed.isSecure == isSecure;
    });
    if (found == m_hosts.end()) {
        return std::nullopt;
    }
    place.mayBeInternal = found->isLiteral;
    return place;
}

void AttachmentFetcher::warn(wire::AlertBody& body) const {
    for (std::size_t i = 0; i < body.details.attachments.size(); ++i) {
        const core::Attachment& attachment = body.details.attachments[i];
        if (!attachment.url.empty() && attachment.sha256.empty() && !placeOf(attachment.url) &&
            body.facts.warnings.size() < wire::kMaxWarnings) {
            body.facts.warnings.push_back(
                {std::format("/attachments/{}/url", i), "not fetched: its host is not on the allow-list"});
        }
    }
}

void AttachmentFetcher::want(Services& services, const wire::AlertBody& body, const store::IngestKey& key) {
    const bool any = std::ranges::any_of(body.details.attachments, [this](const core::Attachment& attachment) {
        return !attachment.url.empty() && attachment.sha256.empty() && placeOf(attachment.url);
    });
    if (!any) {
        return;
    }
    if (m_waiting.size() >= kWaiting) {
        services.journal.warning("attachmentsNotFetched", {{"why", "too many waiting"}});
        return;
    }
    m_waiting.push_back({body, key});
    while (m_running < kAtOnce && !m_waiting.empty()) {
        ++m_running;
        Job job = std::move(m_waiting.front());
        m_waiting.pop_front();
        asio::co_spawn(services.io.get_executor(), work(services, std::move(job)), asio::detached);
    }
}

Task<> AttachmentFetcher::work(Services& services, Job job) {
    for (;;) {
        bool fetched = false;
        for (core::Attachment& attachment : job.body.details.attachments) {
            if (attachment.url.empty() || !attachment.sha256.empty() || !placeOf(attachment.url)) {
                continue;
            }
            auto bytes = co_await fetch(services, attachment.url);
            if (!bytes) {
                services.journal.warning("attachmentNotFetched");
                continue;
            }
            attachment.bytes = bytes->size();
            auto store = [&services, bytes = std::move(*bytes)](auto reply) mutable {
                return services.reader.run(
                    [&services, bytes = std::move(bytes), reply = std::move(reply)](LogReader&) mutable {
                        const std::span data{reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()};
                        std::string sha256 = store::AttachmentStore::sha256Hex(data);
                        reply(services.attachments.put(sha256, data) ? sha256 : std::string{});
                    });
            };
            auto sha256 = co_await awaitReply<std::string>(std::move(store));
            if (sha256 && !sha256->empty()) {
                attachment.sha256 = std::move(*sha256);
                fetched = true;
                services.metrics.attachmentsFetched.fetch_add(1, std::memory_order_relaxed);
            }
        }
        if (fetched) {
            IntakeRequest request;
            request.body = std::move(job.body);
            request.replaces = request.body.facts.contentDigest;
            request.body.facts.contentDigest += kFetchedSuffix;
            request.routing = services.locator->locate(request.body.details.position);
            request.source = {core::ActorKind::source, job.key.name};
            request.reply = [](IntakeOutcome) {};
            if (!services.ledger.submit(std::move(request))) {
                services.journal.warning("attachmentNotRecorded");
            }
        }
        if (m_waiting.empty()) {
            --m_running;
            co_return;
        }
        job = std::move(m_waiting.front());
        m_waiting.pop_front();
    }
}

Task<std::optional<std::string>> AttachmentFetcher::fetch(Services& services, std::string url) {
    for (int hop = 0; hop <= kMostRedirects; ++hop) {
        const auto place = placeOf(url);
        if (!place) {
            co_return std::nullopt;
        }
        Resolver resolver{services.io.get_executor()};
        const auto [resolveError, found] = co_await resolver.async_resolve(place->host, place->port, kAwaitTuple);
        if (resolveError || found.empty()) {
            co_return std::nullopt;
        }
        const tcp::endpoint endpoint = found.begin()->endpoint();
        if (isInternal(endpoint.address()) && !(place->mayBeInternal && hop == 0)) {
            co_return std::nullopt;
        }
        asio::ssl::context tls{asio::ssl::context::tls_client};
        tls.set_default_verify_paths();
        tls.set_verify_mode(asio::ssl::verify_peer);
        auto stream = std::make_shared<asio::ssl::stream<Socket>>(services.io, tls);
        Timer deadline{services.io.get_executor(), kDeadline};
        deadline.async_wait([weak = std::weak_ptr{stream}](ErrorCode error) {
            if (const auto alive = weak.lock(); alive && !error) {
                ErrorCode ignored;
                alive->next_layer().close(ignored);
            }
        });
        const auto [connectError] = co_await stream->next_layer().async_connect(endpoint, kAwaitTuple);
        if (connectError) {
            co_return std::nullopt;
        }
        Parser parser;
        parser.body_limit(wire::kMaxAttachmentBytes);
        bool done = false;
        if (place->isSecure) {
            stream->set_verify_callback(asio::ssl::host_name_verification{place->host});
            SSL_set_tlsext_host_name(stream->native_handle(), place->host.c_str());
            const auto [tlsError] = co_await stream->async_handshake(asio::ssl::stream_base::client, kAwaitTuple);
            if (tlsError) {
                co_return std::nullopt;
            }
            done = co_await exchange(*stream, place->host, place->target, parser);
        } else {
            done = co_await exchange(stream->next_layer(), place->host, place->target, parser);
        }
        if (!done) {
            co_return std::nullopt;
        }
        const unsigned status = parser.get().result_int();
        if (status == 200) {
            co_return std::move(parser.get().body());
        }
        const std::string location{parser.get()[http::field::location]};
        if (status < 300 || status > 399 || location.empty()) {
            co_return std::nullopt;
        }
        url = location; // a relative one is refused by placeOf
    }
    co_return std::nullopt;
}

} // namespace trucban::gateway
