// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/Connector.h"

#include "wire/Limits.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <openssl/x509.h>

#include <netinet/in.h>
#include <netinet/tcp.h>

namespace trucban::link {

namespace asio = boost::asio;

namespace {

constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);

void setOption(int socket, int level, int name, int value) {
    // A kernel without one of these still connects; the heartbeat finds the silence then.
    ::setsockopt(socket, level, name, &value, sizeof value);
}

/// Keepalive alone misses a half-open connection while a byte of ours is unacknowledged; the user time-out does not.
void setLinkOptions(asio::ip::tcp::socket& socket) {
    const int handle = socket.native_handle();
    const auto silentMs = std::chrono::duration_cast<std::chrono::milliseconds>(wire::kSilentPeer);
    setOption(handle, IPPROTO_TCP, TCP_NODELAY, 1);
    setOption(handle, SOL_SOCKET, SO_KEEPALIVE, 1);
    setOption(handle, IPPROTO_TCP, TCP_KEEPIDLE, 4);
    setOption(handle, IPPROTO_TCP, TCP_KEEPINTVL, 2);
    setOption(handle, IPPROTO_TCP, TCP_KEEPCNT, 2);
    setOption(handle, IPPROTO_TCP, TCP_USER_TIMEOUT, static_cast<int>(silentMs.count()));
}

std::optional<Fingerprint> fingerprintOf(X509* certificate) {
    if (certificate == nullptr) {
        return std::nullopt;
    }
    const int length = i2d_X509(certificate, nullptr);
    if (length <= 0) {
        return std::nullopt;
    }
    std::vector<std::uint8_t> der(static_cast<std::size_t>(length));
    auto* out = der.data();
    i2d_X509(certificate, &out);
    return Fingerprint::of(der);
}

} // namespace

Connector::Connector(asio::any_io_executor executor, Address address, std::optional<Fingerprint> pin)
    : m_executor(std::move(executor)),
      m_address(std::move(address)),
      m_pin(pin),
      m_tls(asio::ssl::context::tls_client),
      m_resolver(m_executor) {
    SSL_CTX_set_min_proto_version(m_tls.native_handle(), TLS1_2_VERSION);
    if (m_address.tls && !m_pin) {
        boost::system::error_code ignored; // no authorities: then nothing is trusted, which the handshake says
        m_tls.set_default_verify_paths(ignored);
    }
}

asio::awaitable<std::expected<std::unique_ptr<PeerStream>, LinkFault>> Connector::connect() {
    auto stream = std::make_unique<PeerStream>(m_executor, m_tls, m_address.tls);
    m_inProgress = stream.get();
    const auto endpoints = co_await resolve();
    LinkFault fault = LinkFault::unreachable;
    if (!endpoints.empty() && m_inProgress != nullptr) {
        const auto [connectError, endpoint] = co_await asio::async_connect(stream->socket(), endpoints, kTuple);
        if (!connectError && m_inProgress != nullptr) {
            setLinkOptions(stream->socket());
            fault = m_address.tls ? co_await secure(*stream) : LinkFault::none;
        }
    }
    const bool cancelled = m_inProgress == nullptr;
    m_inProgress = nullptr;
    if (cancelled || fault != LinkFault::none) {
        co_return std::unexpected(cancelled ? LinkFault::unreachable : fault);
    }
    co_return std::move(stream);
}

asio::awaitable<std::vector<asio::ip::tcp::endpoint>> Connector::resolve() {
    std::vector<asio::ip::tcp::endpoint> endpoints;
    boost::system::error_code notLiteral;
    const auto literal = asio::ip::make_address(m_address.host, notLiteral);
    if (!notLiteral) {
        // Without the resolver, whose thread may hang in a dead name service.
        endpoints.emplace_back(literal, static_cast<std::uint16_t>(std::stoul(m_address.port)));
        co_return endpoints;
    }
    const auto [error, results] = co_await m_resolver.async_resolve(m_address.host, m_address.port, kTuple);
    if (!error) {
        for (const auto& result : results) {
            endpoints.push_back(result.endpoint());
        }
    }
    co_return endpoints;
}

asio::awaitable<LinkFault> Connector::secure(PeerStream& stream) {
    auto& tls = stream.tls();
    if (!m_address.isLiteral()) {
        SSL_set_tlsext_host_name(tls.native_handle(), m_address.host.c_str());
    }
    if (m_pin) {
        tls.set_verify_mode(asio::ssl::verify_none); // the pin says more than any authority; compared below
    } else {
        tls.set_verify_mode(asio::ssl::verify_peer);
        tls.set_verify_callback([this](bool good, asio::ssl::verify_context& context) {
            if (const auto seen = fingerprintOf(X509_STORE_CTX_get0_cert(context.native_handle()))) {
                m_peerFingerprint = seen->toString(); // shown to the user, who may decide to pin it
            }
            return asio::ssl::host_name_verification(m_address.host)(good, context);
        });
    }
    const auto [error] = co_await tls.async_handshake(asio::ssl::stream_base::client, kTuple);
    if (error) {
        // A peer that goes away during the handshake is as good as one that is not there.
        const bool gone = error.category() == asio::error::get_system_category() ||
                          error == asio::ssl::error::stream_truncated || error == asio::error::eof;
        co_return gone ? LinkFault::unreachable : LinkFault::tls;
    }
    const auto seen = fingerprintOf(SSL_get0_peer_certificate(tls.native_handle()));
    m_peerFingerprint = seen ? seen->toString() : std::string{};
    co_return m_pin&& seen != m_pin ? LinkFault::pinMismatch : LinkFault::none;
}

void Connector::cancel() {
    m_resolver.cancel();
    if (m_inProgress != nullptr) {
        std::exchange(m_inProgress, nullptr)->close();
    }
}

} // namespace trucban::link
