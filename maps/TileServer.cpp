// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/TileServer.h"

#include "maps/TileConnection.h"
#include "maps/TilePainter.h"
#include "maps/WorkerPriority.h"
#include "maps/tiles/PackPainter.h"
#include "maps/tiles/QuickPng.h"

#include <QNetworkProxy>
#include <QPointer>
#include <QRandomGenerator>
#include <QTcpSocket>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <optional>

namespace trucban::maps {
namespace {

QByteArray randomToken() {
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    return QByteArray{reinterpret_cast<const char*>(words.data()), sizeof words}.toHex();
}

std::optional<std::uint32_t> numberOf(const QByteArray& text) {
    bool ok = false;
    const bool digits = !text.isEmpty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    const uint number = text.toUInt(&ok);
    return ok && digits ? std::optional<std::uint32_t>{number} : std::nullopt;
}

/// "zoom/x/y.png"
std::optional<geo::TileId> tileOf(const QByteArray& path) {
    if (!path.endsWith(".png")) {
        return std::nullopt;
    }
    const QList<QByteArray> parts = path.chopped(4).split('/');
    if (parts.size() != 3) {
        return std::nullopt;
    }
    const auto zoom = numberOf(parts[0]);
    const auto x = numberOf(parts[1]);
    const auto y = numberOf(parts[2]);
    if (!zoom || !x || !y || *zoom > geo::kMaxZoom) {
        return std::nullopt;
    }
    const geo::TileId tile{.zoom = static_cast<int>(*zoom), .x = *x, .y = *y};
    return tile.isValid() ? std::optional{tile} : std::nullopt;
}

} // namespace

struct TileServer::Job {
    geo::TileId tile;
    QByteArray path;
    QPointer<TileConnection> connection;
    std::shared_ptr<const std::atomic<bool>> wanted; ///< false: the connection is gone
    quint64 revision = 0;
};

TileServer::TileServer(const MapStyle& style, int scale, QObject* parent)
    : QObject{parent}, m_token{randomToken()}, m_style{style}, m_scale{scale}, m_cache{kCacheBytes} {
    // While tiles are drawn the window mostly waits for them.
    m_pool.setMaxThreadCount(std::max(2, QThread::idealThreadCount() / 2));
    m_server.setProxy(QNetworkProxy::NoProxy);
    connect(&m_server, &QTcpServer::newConnection, this, &TileServer::onNewConnection);
    connect(&m_server, &QTcpServer::acceptError, this, &TileServer::onAcceptFailed);
    m_again.setSingleShot(true);
    m_again.setInterval(kTryAgain);
    connect(&m_again, &QTimer::timeout, this, &TileServer::listenAgain);
}

TileServer::~TileServer() {
    m_server.close();
    m_pool.clear();
    m_pool.waitForDone();
}

bool TileServer::start() {
    const bool listens = m_server.listen(QHostAddress::LocalHost, 0);
    m_port = m_server.serverPort();
    return listens;
}

QString TileServer::url() const {
    if (m_port == 0) {
        return {};
    }
    return QStringLiteral("http://127.0.0.1:%1/%2/").arg(m_port).arg(QString::fromLatin1(m_token));
}

qsizetype TileServer::connections() const {
    return findChildren<TileConnection*>(Qt::FindDirectChildrenOnly).size();
}

void TileServer::setLayers(std::shared_ptr<const BaseLayers> layers) {
    m_layers = std::move(layers);
    ++m_revision;
    m_cache.clear();
    for (const std::shared_ptr<Job>& job : std::exchange(m_waiting, {})) {
        draw(job);
    }
}

void TileServer::setPack(std::shared_ptr<const PackPainter> pack) {
    m_pack = std::move(pack);
    m_toldDamage = false;
    ++m_revision;
    m_cache.clear();
}

void TileServer::setStyle(const MapStyle& style, int scale) {
    m_style = style;
    m_scale = scale;
    ++m_revision;
    m_cache.clear();
}

void TileServer::onAcceptFailed() {
    m_again.start();
    emit lost();
}

// At the same place, for those who know it. A server of Qt that failed once says so after each connection from then on.
void TileServer::listenAgain() {
    m_server.close();
    if (m_server.listen(QHostAddress::LocalHost, m_port)) {
        emit regained();
    } else {
        m_again.start();
    }
}

void TileServer::onNewConnection() {
    while (QTcpSocket* socket = m_server.nextPendingConnection()) {
        if (connections() >= kMaxConnections) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        auto* connection = new TileConnection{socket, this};
        connect(connection, &TileConnection::requested, this,
                [this, connection](const QByteArray& path) { onRequested(connection, path); });
    }
}

void TileServer::onRequested(TileConnection* connection, const QByteArray& path) {
    if (!path.startsWith('/' + m_token + '/')) {
        connection->refuse("403 Forbidden");
        return;
    }
    const QByteArray place = path.sliced(m_token.size() + 2);
    const auto tile = tileOf(place);
    if (!tile) {
        connection->refuse("404 Not Found");
        return;
    }
    if (const QByteArray* png = m_cache.object(place)) {
        connection->answer(*png);
        return;
    }
    auto job = std::make_shared<Job>();
    job->tile = *tile;
    job->path = place;
    job->connection = connection;
    job->wanted = connection->alive();
    if (m_layers) {
        draw(job);
    } else {
        m_waiting.push_back(std::move(job));
    }
}

void TileServer::draw(const std::shared_ptr<Job>& job) {
    job->revision = m_revision;
    ++m_drawing;
    m_pool.start(
        [this, job, layers = m_layers, pack = m_pack, style = m_style, scale = m_scale] {
            stayBehindFrames();
            const auto paint = [&] {
                return pack ? pack->paint(*layers, style, job->tile, scale)
                            : paintTile(*layers, style, job->tile, scale);
            };
            const QByteArray png = *job->wanted ? quickPng(paint()) : QByteArray{};
            QMetaObject::invokeMethod(this, [this, job, png] { onDrawn(job, png); }, Qt::QueuedConnection);
        },
        ++m_urgency);
}

void TileServer::onDrawn(const std::shared_ptr<Job>& job, const QByteArray& png) {
    --m_drawing;
    if (png.isEmpty()) {
        return;
    }
    ++m_drawn;
    if (m_pack && !m_toldDamage && m_pack->pack().damagedTiles() > 0) {
        m_toldDamage = true;
        emit packDamaged();
    }
    if (job->revision != m_revision) { // the style changed while it was drawn
        if (*job->wanted) {
            draw(job);
        }
        return;
    }
    m_cache.insert(job->path, new QByteArray{png}, static_cast<int>(png.size()));
    if (job->connection) {
        job->connection->answer(png);
    }
}

} // namespace trucban::maps
