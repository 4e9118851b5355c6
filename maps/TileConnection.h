// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>

class QTcpSocket;

namespace trucban::maps {

/// One keep-alive HTTP/1.1 connection of the tile server: reads requests, one at a time, and writes answers. Bad input
/// is answered and the connection closed. Owns its socket and deletes itself with it.
class TileConnection : public QObject {
    Q_OBJECT
public:
    static constexpr qsizetype kMaxHeadBytes = 8 * 1024;

    TileConnection(QTcpSocket* socket, QObject* parent);

    /// Becomes false when the other side is gone; for threads that outlive this object.
    [[nodiscard]] std::shared_ptr<const std::atomic<bool>> alive() const { return m_alive; }

    void answer(const QByteArray& png);
    /// `status` as "404 Not Found".
    void refuse(const QByteArray& status);

signals:
    /// A well-formed GET; answer or refuse it before the next one comes.
    void requested(const QByteArray& path);

private:
    void onReadyRead();
    void write(const QByteArray& status, const QByteArray& type, const QByteArray& body, bool keep);

    QTcpSocket* m_socket;
    QByteArray m_head;
    bool m_busy = false;
    std::shared_ptr<std::atomic<bool>> m_alive = std::make_shared<std::atomic<bool>>(true);
    QTimer m_patience; ///< a request must be complete in time
};

} // namespace trucban::maps
