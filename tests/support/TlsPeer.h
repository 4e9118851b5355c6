// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

// A peer that speaks bytes, so that a test can send what no decent client would. Blocking, with deadlines.
namespace trucban::test {

/// One TLS or plain connection to 127.0.0.1.
class TlsPeer {
public:
    /// Throws when it cannot connect.
    explicit TlsPeer(int port, bool isTls = true);
    ~TlsPeer();
    TlsPeer(TlsPeer&&) noexcept;
    TlsPeer& operator=(TlsPeer&&) noexcept;

    /// False when the other side is gone.
    bool send(std::string_view bytes);
    /// What came within `time`, at least one byte; empty at the end or when nothing came.
    [[nodiscard]] std::string receive(std::chrono::milliseconds time);
    /// Everything until the other side closes or `time` is over.
    [[nodiscard]] std::string receiveAll(std::chrono::milliseconds time);
    [[nodiscard]] bool isClosed() const;
    [[nodiscard]] int descriptor() const;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

struct HttpReply {
    int status = 0;                             ///< 0: no answer
    std::map<std::string, std::string> headers; ///< lower-case names
    std::string body;
};
/// One answer out of the stream; `buffer` keeps what follows it.
[[nodiscard]] HttpReply readReply(TlsPeer& peer, std::string& buffer,
                                  std::chrono::milliseconds time = std::chrono::seconds{20});
[[nodiscard]] std::string httpRequest(std::string_view method, std::string_view target, std::string_view bearer,
                                      std::string_view body, std::string_view contentType = "application/json");
/// One request on a connection of its own.
[[nodiscard]] HttpReply ask(int port, std::string_view method, std::string_view target, std::string_view bearer = {},
                            std::string_view body = {}, bool isTls = true);

/// A console's socket, frame by frame.
class SocketPeer {
public:
    /// Connects and upgrades; throws when that is refused, or when compression is asked for and not granted.
    explicit SocketPeer(int port, bool isTls = true, bool isCompressed = false);

    bool sendText(std::string_view json);
    bool sendFrame(std::uint8_t firstByte, std::string_view payload, bool masked = true);
    bool sendRaw(std::string_view bytes) { return m_peer.send(bytes); }
    /// The payload of the next text frame; nullopt when the socket closed or nothing came. Pings are answered.
    [[nodiscard]] std::optional<std::string> nextText(std::chrono::milliseconds time = std::chrono::seconds{20});
    /// Of the close frame, once nextText gave nullopt; 0: none came.
    [[nodiscard]] int closeCode() const { return m_closeCode; }
    [[nodiscard]] bool isClosed() const { return m_peer.isClosed() || m_closeCode != 0; }
    [[nodiscard]] TlsPeer& peer() { return m_peer; }
    [[nodiscard]] std::uint64_t bytesReceived() const { return m_received; }
    [[nodiscard]] std::size_t compressedFrames() const { return m_compressedFrames; }

private:
    TlsPeer m_peer;
    std::string m_buffer;
    int m_closeCode = 0;
    std::uint64_t m_received = 0;
    std::size_t m_compressedFrames = 0;
};

} // namespace trucban::test
