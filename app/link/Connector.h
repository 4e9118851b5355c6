// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "link/Address.h"
#include "link/LinkState.h"
#include "link/PeerStream.h"
#include "link/Pin.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>

#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace trucban::link {

/// From an address to a connected, encrypted and verified stream: look-up, TCP with the options a long-lived link
/// needs, TLS, and the check of the certificate (the pin if there is one, else the system's authorities and the host
/// name). One connect at a time, on the executor.
class Connector {
public:
    Connector(boost::asio::any_io_executor executor, Address address, std::optional<Fingerprint> pin);

    /// Faults: unreachable, tls, pinMismatch. In the last case nothing but the TLS handshake went out.
    [[nodiscard]] boost::asio::awaitable<std::expected<std::unique_ptr<PeerStream>, LinkFault>> connect();
    /// What is under way ends with unreachable.
    void cancel();
    [[nodiscard]] const Address& address() const { return m_address; }
    /// Of the certificate last seen, also when it was refused; empty before.
    [[nodiscard]] const std::string& peerFingerprint() const { return m_peerFingerprint; }

private:
    [[nodiscard]] boost::asio::awaitable<std::vector<boost::asio::ip::tcp::endpoint>> resolve();
    [[nodiscard]] boost::asio::awaitable<LinkFault> secure(PeerStream& stream);

    boost::asio::any_io_executor m_executor;
    Address m_address;
    std::optional<Fingerprint> m_pin;
    boost::asio::ssl::context m_tls;
    boost::asio::ip::tcp::resolver m_resolver;
    PeerStream* m_inProgress = nullptr; ///< owned by connect()
    std::string m_peerFingerprint;
};

} // namespace trucban::link
