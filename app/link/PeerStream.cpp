// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/PeerStream.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

namespace trucban::link {

boost::asio::awaitable<boost::system::error_code> PeerStream::flush() {
    m_corked = false;
    const std::string bytes = std::exchange(m_gathered, {});
    const auto [error, written] = co_await boost::asio::async_write(*this, boost::asio::buffer(bytes),
                                                                    boost::asio::as_tuple(boost::asio::use_awaitable));
    co_return error;
}

void PeerStream::close() {
    boost::system::error_code ignored; // closing cannot be helped
    socket().close(ignored);
}

void teardown(boost::beast::role_type, PeerStream& stream, boost::system::error_code& error) {
    stream.close();
    error = {};
}

} // namespace trucban::link
