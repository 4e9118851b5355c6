// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/Connection.h"

#include "link/ConnectionImpl.h"

#include <utility>

namespace trucban::link {

Connection::Connection(const boost::asio::any_io_executor& executor, Endpoint endpoint, Credentials credentials,
                       std::string clientId, LinkEvents& events, Clock clock, RandomSource random)
    : Connection(executor, makeTransport(executor, endpoint), std::move(credentials), std::move(clientId), events,
                 std::move(clock), std::move(random)) {}

Connection::Connection(const boost::asio::any_io_executor& executor, Transport transport, Credentials credentials,
                       std::string clientId, LinkEvents& events, Clock clock, RandomSource random)
    : m_impl(std::make_shared<Impl>(executor, std::move(transport), std::move(credentials), std::move(clientId), events,
                                    std::move(clock), std::move(random))) {}

Connection::~Connection() {
    m_impl->abandon();
}

void Connection::start(core::Seq cursor, std::string head) {
    m_impl->start(cursor, std::move(head));
}
bool Connection::send(const wire::ClientFrame& frame) {
    return m_impl->send(frame);
}
void Connection::setCursor(core::Seq cursor, std::string head) {
    m_impl->setCursor(cursor, std::move(head));
}
void Connection::holdReading(bool hold) {
    m_impl->holdReading(hold);
}
void Connection::stop() {
    m_impl->stop();
}
const LinkStatus& Connection::status() const {
    return m_impl->status();
}
const std::string& Connection::token() const {
    return m_impl->token();
}

} // namespace trucban::link
