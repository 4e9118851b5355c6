// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/Asio.h"
#include "gateway/HttpReader.h"
#include "gateway/Router.h"
#include "gateway/Services.h"
#include "gateway/Stream.h"

#include <memory>

namespace trucban::gateway {

/// One connection from its handshake to its end: requests one after the other (pipelined ones wait their turn), until
/// the peer goes, is too slow, breaks the protocol, or becomes a console on /v1/socket. One coroutine, network thread.
class HttpSession {
public:
    static constexpr std::chrono::seconds kHandshakeDeadline{10};
    static constexpr std::chrono::seconds kWriteDeadline{15};
    /// A film over a poor mobile link takes longer than an alert.
    static constexpr std::chrono::seconds kAttachmentDeadline{180};
    static constexpr std::size_t kMostUploads = 16; ///< attachments being received at once, each up to 32 MiB

    HttpSession(Services& services, std::shared_ptr<Stream> stream);

    [[nodiscard]] Task<> run();

private:
    [[nodiscard]] Task<bool> serveOne();
    [[nodiscard]] Task<bool> serveRoute(const Route& route, HttpReader::Head head, std::vector<std::string> parameters);
    [[nodiscard]] Task<std::optional<std::string>> receiveBody(const Route& route, const HttpReader::Head& head);
    [[nodiscard]] Task<bool> respond(HttpResponse response, bool keepAlive, bool isHead = false);
    [[nodiscard]] Task<bool> fail(HttpReader::Failure failure);
    [[nodiscard]] Task<> becomeSocket(const HttpReader::Head& head);

    Services& m_services;
    std::shared_ptr<Stream> m_stream;
    HttpReader m_reader;
};

} // namespace trucban::gateway
