// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/BaseLayers.h"
#include "maps/MapStyle.h"

#include <QByteArray>
#include <QCache>
#include <QObject>
#include <QTcpServer>
#include <QThreadPool>
#include <QTimer>

#include <chrono>
#include <memory>

namespace trucban::maps {

class PackPainter;
class TileConnection;

/// Serves the base map as PNG tiles to the map of this process: HTTP on a free loopback port, under a path that holds a
/// random token, so that nobody else on the machine reads it by guessing. Lives on the GUI thread; tiles are drawn on a
/// pool of its own. The newest request is drawn first, and one whose connection went away is not drawn at all. Requests
/// that come before the layers are ready wait for them.
class TileServer : public QObject {
    Q_OBJECT
public:
    static constexpr int kMaxConnections = 64;
    static constexpr int kCacheBytes = 24 * 1024 * 1024;
    static constexpr std::chrono::milliseconds kTryAgain{1'000};

    explicit TileServer(const MapStyle& style, int scale, QObject* parent = nullptr);
    ~TileServer() override;

    /// False when no port could be had; `lost` is then the state to show.
    [[nodiscard]] bool start();
    /// "http://127.0.0.1:PORT/TOKEN/", to be followed by zoom/x/y.png; empty when no port was had.
    [[nodiscard]] QString url() const;

    void setLayers(std::shared_ptr<const BaseLayers> layers);
    /// A pack to draw over the layers; null: none. A caller that keeps tiles must drop them.
    void setPack(std::shared_ptr<const PackPainter> pack);
    /// Tiles asked for from now on have this style; a caller that keeps tiles must drop them.
    void setStyle(const MapStyle& style, int scale);

    [[nodiscard]] quint64 tilesDrawn() const { return m_drawn; }
    [[nodiscard]] qsizetype drawing() const { return m_drawing; }
    [[nodiscard]] qsizetype waiting() const { return static_cast<qsizetype>(m_waiting.size()); }
    [[nodiscard]] qsizetype connections() const;

signals:
    /// The server cannot serve, now or any more: the process has no more files to open, mostly. It goes on trying.
    void lost();
    /// It can again; what was asked for meanwhile must be asked for again.
    void regained();
    /// Some of the pack cannot be read, or is none of what it should be; once for each pack.
    void packDamaged();

private:
    friend class TileConnection;
    struct Job;

    void onNewConnection();
    void onAcceptFailed();
    void listenAgain();
    void onRequested(TileConnection* connection, const QByteArray& path);
    void draw(const std::shared_ptr<Job>& job);
    void onDrawn(const std::shared_ptr<Job>& job, const QByteArray& png);

    QTcpServer m_server;
    QTimer m_again;
    quint16 m_port = 0; ///< 0: it has never listened
    QByteArray m_token;
    MapStyle m_style;
    int m_scale;
    quint64 m_revision = 0; ///< of style, layers and pack
    std::shared_ptr<const BaseLayers> m_layers;
    std::shared_ptr<const PackPainter> m_pack;   ///< may be null
    std::vector<std::shared_ptr<Job>> m_waiting; ///< for the layers
    bool m_toldDamage = false;
    QCache<QByteArray, QByteArray> m_cache; ///< PNG by path, of the present revision
    quint64 m_drawn = 0;
    qsizetype m_drawing = 0; ///< handed to the pool and not back
    int m_urgency = 0;
    QThreadPool m_pool; ///< last: its threads end before what they use
};

} // namespace trucban::maps
