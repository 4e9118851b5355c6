// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/TileConnection.h"

#include <QTcpSocket>

#include <chrono>

namespace trucban::maps {

using namespace std::chrono_literals;

TileConnection::TileConnection(QTcpSocket* socket, QObject* parent) : QObject{parent}, m_socket{socket} {
    m_socket->setParent(this);
    m_patience.setSingleShot(true);
    m_patience.setInterval(10s);
    connect(&m_patience, &QTimer::timeout, m_socket, &QTcpSocket::abort);
    connect(m_socket, &QTcpSocket::readyRead, this, &TileConnection::onReadyRead);
    connect(m_socket, &QTcpSocket::disconnected, this, [this] {
        *m_alive = false;
        deleteLater();
    });
}

void TileConnection::onReadyRead() {
    m_head += m_socket->read(kMaxHeadBytes + 1 - m_head.size());
    if (m_busy) { // what comes early waits, within the limit
        if (m_head.size() > kMaxHeadBytes) {
            m_socket->abort();
        }
        return;
    }
    const qsizetype end = m_head.indexOf("\r\n\r\n");
    if (end < 0) {
        if (m_head.size() > kMaxHeadBytes) {
            refuse("431 Request Header Fields Too Large");
        } else if (!m_head.isEmpty() && !m_patience.isActive()) {
            m_patience.start();
        }
        return;
    }
    m_patience.stop();
    const QList<QByteArray> words = m_head.first(m_head.indexOf("\r\n")).split(' ');
    m_head.remove(0, end + 4);
    if (words.size() != 3 || !words[2].startsWith("HTTP/1.") || !words[1].startsWith('/')) {
        refuse("400 Bad Request");
    } else if (words[0] != "GET") {
        refuse("405 Method Not Allowed");
    } else {
        m_busy = true;
        emit requested(words[1]);
    }
}

void TileConnection::answer(const QByteArray& png) {
    write("200 OK", "image/png", png, true);
}

void TileConnection::refuse(const QByteArray& status) {
    write(status, "text/plain", status, false);
}

void TileConnection::write(const QByteArray& status, const QByteArray& type, const QByteArray& body, bool keep) {
    m_socket->write(
        "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + QByteArray::number(body.size()) +
        "\r\nCache-Control: no-store\r\nConnection: " + (keep ? "keep-alive" : "close") + "\r\n\r\n" + body);
    m_busy = false;
    if (!keep) {
        m_socket->disconnectFromHost();
    } else if (!m_head.isEmpty()) {
        QMetaObject::invokeMethod(this, &TileConnection::onReadyRead, Qt::QueuedConnection);
    }
}

} // namespace trucban::maps
