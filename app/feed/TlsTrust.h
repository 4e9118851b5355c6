// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/Net.h"
#include "feed/Target.h"

#include <boost/asio/ssl/context.hpp>

namespace trucban::feed {

/// The client side's TLS context for one target, shared by all its connections. One thread.
class TlsTrust {
public:
    explicit TlsTrust(const Target& target);

    [[nodiscard]] asio::ssl::context& context() { return m_context; }
    /// Sets server name and checks on a fresh stream. False when the TLS library refuses the name.
    [[nodiscard]] bool prepare(TlsStream& stream, const Target& target) const;
    /// What a failed handshake means for this target.
    [[nodiscard]] FeedFault handshakeFault(const Target& target, const boost::system::error_code& error) const;

private:
    asio::ssl::context m_context;
};

} // namespace trucban::feed
