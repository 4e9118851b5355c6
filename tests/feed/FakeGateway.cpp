// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/FakeGateway.h"

#include "wire/Frames.h"
#include "wire/HttpBodies.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <algorithm>
#include <deque>
#include <format>

namespace trucban::feed::testing {

namespace http = beast::http;
namespace websocket = beast::websocket;

struct FakeGateway::Console {
    std::function<void(const std::string&)> send;
    std::function<void()> close;
};

FakeGateway::FakeGateway(asio::io_context& context, bool tls, Script script)
    : m_context{context},
      m_tls{tls},
      m_script{std::move(script)},
      m_sslContext{asio::ssl::context::tls_server},
      m_acceptor{context.get_executor()},
      m_endpoint{asio::ip::make_address("127.0.0.1"), 0} {
    if (m_tls) {
        makeCertificate();
    }
    listenAgain();
}

FakeGateway::~FakeGateway() = default;

std::string FakeGateway::url() const {
    return std::format("{}://127.0.0.1:{}", m_tls ? "https" : "http", m_endpoint.port());
}

std::size_t FakeGateway::consoles() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(m_consoles, [](const auto& console) { return static_cast<bool>(console->send); }));
}

std::size_t FakeGateway::framesFrom(std::string_view type) const {
    const std::string start = R"({"t":")" + std::string{type} + '"';
    return static_cast<std::size_t>(
        std::ranges::count_if(m_consoleFrames, [&start](const auto& frame) { return frame.starts_with(start); }));
}

void FakeGateway::listenAgain() {
    m_acceptor = asio::basic_socket_acceptor<tcp, Executor>{m_context.get_executor(), m_endpoint, true};
    m_endpoint = m_acceptor.local_endpoint();
    asio::co_spawn(m_context, accept(), asio::detached);
}

void FakeGateway::stopListening() {
    m_acceptor.close();
}

void FakeGateway::stop() {
    stopListening();
    for (const auto& close : m_closers) {
        close();
    }
}

void FakeGateway::broadcast(const std::string& frame) {
    for (const auto& console : m_consoles) {
        if (console->send) {
            console->send(frame);
        }
    }
}

Task<void> FakeGateway::accept() {
    for (;;) {
        auto [error, socket] = co_await m_acceptor.async_accept(kAwaitTuple);
        if (error) {
            co_return;
        }
        const auto number = ++m_connections;
        PlainStream plain{std::move(socket)};
        if (m_tls) {
            asio::co_spawn(m_context, serveTls(std::move(plain), number), asio::detached);
        } else {
            asio::co_spawn(m_context, serve(std::move(plain), number), asio::detached);
        }
    }
}

Task<void> FakeGateway::serveTls(PlainStream plain, std::uint64_t connection) {
    TlsStream tls{std::move(plain), m_sslContext};
    auto [error] = co_await tls.async_handshake(asio::ssl::stream_base::server, kAwaitTuple);
    if (!error) {
        co_await serve(std::move(tls), connection);
    }
}

template <class Stream>
Task<void> FakeGateway::serve(Stream stream, std::uint64_t connection) {
    const auto at = m_closers.size();
    m_closers.emplace_back([&stream] { beast::get_lowest_layer(stream).close(); });
    beast::flat_buffer buffer;
    for (;;) {
        http::request_parser<http::string_body> parser;
        const auto read = co_await http::async_read(stream, buffer, parser, kAwaitTuple);
        if (std::get<0>(read)) {
            break;
        }
        if (websocket::is_upgrade(parser.get())) {
            m_closers[at] = [] {};
            co_await greet(websocket::stream<Stream>{std::move(stream)}, parser.release());
            co_return;
        }
        const Heard heard{std::string{parser.get().target()}, std::string{parser.get()[http::field::authorization]},
                          parser.get().body(), connection};
        const auto reply = m_script(heard);
        if (reply.fate == Reply::Fate::dropUnheard) {
            break;
        }
        m_heard.push_back(heard);
        if (reply.fate == Reply::Fate::dropHeard) {
            break;
        }
        http::response<http::string_body> answer{static_cast<http::status>(reply.status), 11};
        answer.body() = reply.body;
        answer.keep_alive(true); // also where it closes: the client must find out by itself
        answer.prepare_payload();
        co_await http::async_write(stream, answer, kAwaitTuple);
        if (reply.fate == Reply::Fate::answerAndClose) {
            break;
        }
    }
    beast::get_lowest_layer(stream).close();
    m_closers[at] = [] {};
}

template <class WebSocket, class Request>
Task<void> FakeGateway::greet(WebSocket socket, Request request) {
    socket.set_option(websocket::stream_base::decorator(
        [](websocket::response_type& response) { response.set(http::field::sec_websocket_protocol, "trucban.v1"); }));
    auto [error] = co_await socket.async_accept(request, kAwaitTuple);
    if (error) {
        co_return;
    }
    auto console = std::make_shared<Console>();
    m_consoles.push_back(console);
    console->close = [&socket] { beast::get_lowest_layer(socket).close(); };
    m_closers.emplace_back([console] {
        if (console->close) {
            console->close();
        }
    });
    std::deque<std::string> outbox;
    Timer wake{m_context.get_executor()};
    beast::flat_buffer buffer;
    bool writing = false;
    std::function<void()> writeNext = [&] {
        if (writing || outbox.empty()) {
            return;
        }
        writing = true;
        socket.async_write(asio::buffer(outbox.front()), [&](const boost::system::error_code& failure, std::size_t) {
            writing = false;
            outbox.pop_front();
            if (failure) {
                outbox.clear();
            }
            outbox.empty() ? static_cast<void>(wake.cancel()) : writeNext();
        });
    };
    for (;;) {
        const auto read = co_await socket.async_read(buffer, kAwaitTuple);
        if (std::get<0>(read)) {
            break;
        }
        m_consoleFrames.push_back(beast::buffers_to_string(buffer.data()));
        buffer.clear();
        const auto frame = wire::decodeClientFrame(m_consoleFrames.back());
        if (frame && std::holds_alternative<wire::Hello>(*frame)) {
            console->send = [&](const std::string& text) {
                outbox.push_back(text);
                writeNext();
            };
            const auto cursor = std::get<wire::Hello>(*frame).cursor;
            console->send(wire::encode(
                wire::ServerFrame{wire::Welcome{.session = "s", .headSeq = headSeq, .resumed = cursor > 0}}));
            if (cursor > 0 && cursor < headSeq) {
                console->send(wire::joinEvents(cursor + 1, headSeq, "", {}));
            } else if (cursor == 0) {
                console->send(wire::encode(wire::ServerFrame{wire::Snapshot{.upTo = headSeq}}));
            }
        }
    }
    beast::get_lowest_layer(socket).close();
    console->send = nullptr;
    console->close = nullptr;
    while (writing) {
        wake.expires_at(SteadyTime::max());
        co_await wake.async_wait(kAwaitTuple);
    }
}

void FakeGateway::makeCertificate() {
    EVP_PKEY* const key = EVP_EC_gen("P-256");
    X509* const certificate = X509_new();
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -60);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
    X509_set_pubkey(certificate, key);
    X509_NAME* const name = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("fake"), -1, -1, 0);
    X509_set_issuer_name(certificate, name);
    X509_sign(certificate, key, EVP_sha256());
    SSL_CTX_use_certificate(m_sslContext.native_handle(), certificate);
    SSL_CTX_use_PrivateKey(m_sslContext.native_handle(), key);
    std::array<unsigned char, 32> digest{};
    unsigned int size = 0;
    X509_digest(certificate, EVP_sha256(), digest.data(), &size);
    for (const auto byte : digest) {
        m_fingerprint += std::format("{:02X}:", byte);
    }
    m_fingerprint.pop_back();
    X509_free(certificate);
    EVP_PKEY_free(key);
}

core::AlertId alertId(std::uint64_t number) {
    core::AlertId id;
    for (std::size_t i = 0; i < 8; ++i) {
        id.value.bytes[15 - i] = static_cast<std::uint8_t>(number >> (8 * i));
    }
    id.value.bytes[0] = 1;
    return id;
}

std::string alertAnswer(const core::AlertId& id, std::uint64_t seq, bool updated, std::size_t warnings) {
    return wire::encodeAlertAnswer({.alertId = id,
                                    .caseId = {id.value},
                                    .seq = seq,
                                    .updated = updated,
                                    .warnings = {warnings, core::Warning{"/position", "no"}}});
}

} // namespace trucban::feed::testing
