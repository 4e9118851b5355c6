// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/LoopbackServer.h"

#include "link/Pin.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <memory>
#include <vector>

namespace trucban::test {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;

namespace {

constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);

template <class T, void (*Free)(T*)>
struct Freer {
    void operator()(T* object) const { Free(object); }
};
using Key = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY, EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freer<X509, X509_free>>;

/// Installs a fresh self-signed certificate for localhost and returns its fingerprint.
std::string installCertificate(asio::ssl::context& tls) {
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate(X509_new());
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    X509_set_pubkey(certificate.get(), key.get());
    X509_NAME* name = X509_get_subject_name(certificate.get());
    static constexpr unsigned char host[] = "localhost";
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, host, -1, -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    X509_sign(certificate.get(), key.get(), EVP_sha256());
    SSL_CTX_use_certificate(tls.native_handle(), certificate.get());
    SSL_CTX_use_PrivateKey(tls.native_handle(), key.get());
    std::vector<std::uint8_t> der(static_cast<std::size_t>(i2d_X509(certificate.get(), nullptr)));
    auto* out = der.data();
    i2d_X509(certificate.get(), &out);
    return link::Fingerprint::of(der).toString();
}

} // namespace

LoopbackServer::LoopbackServer(asio::io_context& context)
    : m_context(context),
      m_tls(asio::ssl::context::tls_server),
      m_acceptor(context, tcp::endpoint(asio::ip::address_v4::loopback(), 0)),
      m_port(m_acceptor.local_endpoint().port()),
      m_fingerprint(installCertificate(m_tls)) {
    asio::co_spawn(m_context, accept(), asio::detached);
}

void LoopbackServer::stop() {
    m_acceptor.close();
}

asio::awaitable<void> LoopbackServer::accept() {
    for (;;) {
        auto [error, socket] = co_await m_acceptor.async_accept(kTuple);
        if (error) {
            co_return;
        }
        ++connections;
        asio::co_spawn(m_context, serve(std::move(socket)), asio::detached);
    }
}

asio::awaitable<void> LoopbackServer::serve(tcp::socket socket) {
    if (!garbage.empty()) {
        co_await asio::async_write(socket, asio::buffer(garbage), kTuple);
        co_return;
    }
    Tls stream(std::move(socket), m_tls);
    if (const auto [error] = co_await stream.async_handshake(asio::ssl::stream_base::server, kTuple); error) {
        co_return;
    }
    beast::flat_buffer buffer;
    for (;;) {
        Request request;
        if (const auto [error, bytes] = co_await http::async_read(stream, buffer, request, kTuple); error) {
            co_return;
        }
        ++requests;
        if (beast::websocket::is_upgrade(request)) {
            co_await upgrade(std::move(stream), std::move(request));
            co_return;
        }
        if (!rawAnswer.empty()) {
            co_await asio::async_write(stream, asio::buffer(rawAnswer), kTuple);
            co_return;
        }
        Response response(http::status::ok, 11);
        onRequest(request, response);
        response.prepare_payload();
        co_await http::async_write(stream, response, kTuple);
        if (closeAfterEachAnswer) {
            co_return;
        }
    }
}

asio::awaitable<void> LoopbackServer::upgrade(Tls stream, Request request) {
    if (upgradeStatus != 101) {
        Response response(static_cast<http::status>(upgradeStatus), 11);
        response.prepare_payload();
        co_await http::async_write(stream, response, kTuple);
        co_return;
    }
    WebSocket socket(std::move(stream));
    beast::websocket::permessage_deflate compression; // as the gateway does it
    compression.server_enable = compresses;
    compression.server_no_context_takeover = true;
    compression.client_no_context_takeover = true;
    socket.set_option(compression);
    socket.set_option(beast::websocket::stream_base::decorator([this](beast::websocket::response_type& response) {
        if (!subprotocol.empty()) {
            response.set(http::field::sec_websocket_protocol, subprotocol);
        }
    }));
    if (const auto [error] = co_await socket.async_accept(request, kTuple); !error) {
        socket.text(true);
        co_await onSocket(socket);
    }
}

} // namespace trucban::test
