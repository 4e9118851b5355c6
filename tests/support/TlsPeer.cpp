// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TlsPeer.h"

#include "wire/Deflate.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <arpa/inet.h>
#include <cctype>
#include <csignal>
#include <format>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace trucban::test {
namespace {

using Steady = std::chrono::steady_clock;

SSL_CTX* context() {
    static SSL_CTX* const kContext = [] {
        std::signal(SIGPIPE, SIG_IGN); // OpenSSL writes to sockets that the gateway may have closed
        SSL_CTX* made = SSL_CTX_new(TLS_client_method());
        SSL_CTX_set_mode(made, SSL_MODE_RELEASE_BUFFERS);
        return made;
    }();
    return kContext;
}

int milliseconds(Steady::time_point deadline) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Steady::now()).count();
    return static_cast<int>(std::max<std::int64_t>(left, 0));
}

} // namespace

struct TlsPeer::Parts {
    int descriptor = -1;
    SSL* ssl = nullptr;
    bool closed = false;

    ~Parts() {
        SSL_free(ssl);
        if (descriptor >= 0) {
            ::close(descriptor);
        }
    }
};

TlsPeer::TlsPeer(int port, bool isTls) : m_parts{std::make_unique<Parts>()} {
    m_parts->descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_parts->descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        throw std::runtime_error{"cannot connect"};
    }
    const int one = 1;
    ::setsockopt(m_parts->descriptor, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (isTls) {
        m_parts->ssl = SSL_new(context());
        SSL_set_fd(m_parts->ssl, m_parts->descriptor);
        if (SSL_connect(m_parts->ssl) != 1) {
            throw std::runtime_error{"no TLS"};
        }
    }
}

TlsPeer::~TlsPeer() = default;
TlsPeer::TlsPeer(TlsPeer&&) noexcept = default;
TlsPeer& TlsPeer::operator=(TlsPeer&&) noexcept = default;

bool TlsPeer::isClosed() const {
    return m_parts->closed;
}
int TlsPeer::descriptor() const {
    return m_parts->descriptor;
}

bool TlsPeer::send(std::string_view bytes) {
    while (!bytes.empty()) {
        ERR_clear_error();
        const ssize_t sent =
            m_parts->ssl != nullptr
                ? SSL_write(m_parts->ssl, bytes.data(), static_cast<int>(std::min<std::size_t>(bytes.size(), 1 << 20)))
                : ::send(m_parts->descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) {
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

std::string TlsPeer::receive(std::chrono::milliseconds time) {
    const auto deadline = Steady::now() + time;
    char chunk[64 * 1024];
    while (!m_parts->closed) {
        if (m_parts->ssl == nullptr || SSL_pending(m_parts->ssl) == 0) {
            pollfd waiting{m_parts->descriptor, POLLIN, 0};
            if (::poll(&waiting, 1, milliseconds(deadline)) <= 0) {
                return {};
            }
        }
        ERR_clear_error();
        const ssize_t count = m_parts->ssl != nullptr ? SSL_read(m_parts->ssl, chunk, sizeof chunk)
                                                      : ::recv(m_parts->descriptor, chunk, sizeof chunk, 0);
        if (count > 0) {
            return {chunk, static_cast<std::size_t>(count)};
        }
        m_parts->closed =
            m_parts->ssl == nullptr || SSL_get_error(m_parts->ssl, static_cast<int>(count)) != SSL_ERROR_WANT_READ;
    }
    return {};
}

std::string TlsPeer::receiveAll(std::chrono::milliseconds time) {
    const auto deadline = Steady::now() + time;
    std::string all;
    while (!m_parts->closed && Steady::now() < deadline) {
        all += receive(std::chrono::milliseconds{milliseconds(deadline)});
    }
    return all;
}

HttpReply readReply(TlsPeer& peer, std::string& buffer, std::chrono::milliseconds time) {
    const auto deadline = Steady::now() + time;
    const auto more = [&] {
        const std::string bytes = peer.receive(std::chrono::milliseconds{milliseconds(deadline)});
        buffer += bytes;
        return !bytes.empty();
    };
    HttpReply reply;
    std::size_t end = buffer.find("\r\n\r\n");
    while (end == std::string::npos) {
        if (!more()) {
            return reply;
        }
        end = buffer.find("\r\n\r\n");
    }
    const std::string head = buffer.substr(0, end + 2);
    buffer.erase(0, end + 4);
    reply.status = std::stoi(head.substr(9, 3));
    if (reply.status == 100) {
        return readReply(peer, buffer, std::chrono::milliseconds{milliseconds(deadline)});
    }
    std::size_t at = head.find("\r\n") + 2;
    while (at < head.size()) {
        const std::size_t lineEnd = head.find("\r\n", at);
        const std::size_t colon = head.find(':', at);
        std::string name = head.substr(at, colon - at);
        std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        reply.headers[name] = head.substr(colon + 2, lineEnd - colon - 2);
        at = lineEnd + 2;
    }
    const auto length = reply.headers.find("content-length");
    const std::size_t size = length == reply.headers.end() ? 0 : std::stoul(length->second);
    while (buffer.size() < size && more()) {
    }
    reply.body = buffer.substr(0, size);
    buffer.erase(0, size);
    return reply;
}

std::string httpRequest(std::string_view method, std::string_view target, std::string_view bearer,
                        std::string_view body, std::string_view contentType) {
    std::string request = std::format("{} {} HTTP/1.1\r\nHost: localhost\r\n", method, target);
    if (!bearer.empty()) {
        request += std::format("Authorization: Bearer {}\r\n", bearer);
    }
    if (!body.empty() || method == "POST" || method == "PUT") {
        request += std::format("Content-Type: {}\r\nContent-Length: {}\r\n", contentType, body.size());
    }
    return request + "\r\n" + std::string{body};
}

HttpReply ask(int port, std::string_view method, std::string_view target, std::string_view bearer,
              std::string_view body, bool isTls) {
    TlsPeer peer{port, isTls};
    peer.send(httpRequest(method, target, bearer, body));
    std::string buffer;
    return readReply(peer, buffer);
}

SocketPeer::SocketPeer(int port, bool isTls, bool isCompressed) : m_peer{port, isTls} {
    const std::string offer = isCompressed ? "Sec-WebSocket-Extensions: permessage-deflate\r\n" : "";
    m_peer.send("GET /v1/socket HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                "Sec-WebSocket-Protocol: trucban.v1\r\n" +
                offer + "\r\n");
    const HttpReply reply = readReply(m_peer, m_buffer);
    if (isCompressed != reply.headers.contains("sec-websocket-extensions")) {
        throw std::runtime_error{"compression is not what was asked for"};
    }
    if (reply.status != 101 || reply.headers.at("sec-websocket-accept") != "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=") {
        throw std::runtime_error{"no WebSocket: " + std::to_string(reply.status)};
    }
}

bool SocketPeer::sendText(std::string_view json) {
    return sendFrame(0x81, json);
}

bool SocketPeer::sendFrame(std::uint8_t firstByte, std::string_view payload, bool masked) {
    std::string frame(1, static_cast<char>(firstByte));
    const std::uint8_t maskBit = masked ? 0x80 : 0;
    if (payload.size() < 126) {
        frame += static_cast<char>(maskBit | payload.size());
    } else {
        const int bytes = payload.size() > 0xFFFF ? 8 : 2;
        frame += static_cast<char>(maskBit | (bytes == 8 ? 127 : 126));
        for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
            frame += static_cast<char>(static_cast<std::uint64_t>(payload.size()) >> shift & 0xFF);
        }
    }
    if (!masked) {
        return m_peer.send(frame + std::string{payload});
    }
    constexpr std::uint8_t kMask[]{0x12, 0x34, 0x56, 0x78};
    frame.append(reinterpret_cast<const char*>(kMask), 4);
    for (std::size_t i = 0; i < payload.size(); ++i) {
        frame += static_cast<char>(static_cast<std::uint8_t>(payload[i]) ^ kMask[i % 4]);
    }
    return m_peer.send(frame);
}

std::optional<std::string> SocketPeer::nextText(std::chrono::milliseconds time) {
    const auto deadline = Steady::now() + time;
    const auto need = [&](std::size_t size) {
        while (m_buffer.size() < size) {
            const std::string bytes = m_peer.receive(std::chrono::milliseconds{milliseconds(deadline)});
            if (bytes.empty()) {
                return false;
            }
            m_received += bytes.size();
            m_buffer += bytes;
        }
        return true;
    };
    while (m_closeCode == 0 && need(2)) {
        const auto opcode = static_cast<std::uint8_t>(m_buffer[0]) & 0x0F;
        const bool isPacked = (static_cast<std::uint8_t>(m_buffer[0]) & 0x40) != 0;
        std::size_t length = static_cast<std::uint8_t>(m_buffer[1]) & 0x7F;
        const std::size_t lengthBytes = length == 126 ? 2 : length == 127 ? 8 : 0;
        if (!need(2 + lengthBytes)) {
            return std::nullopt;
        }
        if (lengthBytes > 0) {
            length = 0;
            for (std::size_t i = 0; i < lengthBytes; ++i) {
                length = length << 8 | static_cast<std::uint8_t>(m_buffer[2 + i]);
            }
        }
        if (!need(2 + lengthBytes + length)) {
            return std::nullopt;
        }
        std::string payload = m_buffer.substr(2 + lengthBytes, length);
        m_buffer.erase(0, 2 + lengthBytes + length);
        if (opcode == 1 && isPacked) {
            ++m_compressedFrames;
            auto unpacked = wire::Inflater{}.inflate(payload, 64 * 1024 * 1024);
            if (!unpacked) {
                throw std::runtime_error{"a frame that cannot be unpacked"};
            }
            return std::move(*unpacked);
        }
        if (opcode == 1) {
            return payload;
        }
        if (opcode == 8) {
            m_closeCode = payload.size() >= 2
                              ? static_cast<std::uint8_t>(payload[0]) << 8 | static_cast<std::uint8_t>(payload[1])
                              : -1;
        } else if (opcode == 9) {
            sendFrame(0x8A, payload);
        }
    }
    return std::nullopt;
}

} // namespace trucban::test
