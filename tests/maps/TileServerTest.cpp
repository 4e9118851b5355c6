// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/TileServer.h"

#include "MapSamples.h"
#include "Scarcity.h"

#include <QImage>
#include <QNetworkProxy>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QUrl>

#include <algorithm>
#include <memory>
#include <vector>

using namespace trucban;
using maps::TileServer;

namespace {

/// One raw connection to the server.
class Peer {
public:
    explicit Peer(const TileServer& server) : m_url{server.url()} {
        m_socket.setProxy(QNetworkProxy::NoProxy);
        m_socket.connectToHost(m_url.host(), static_cast<quint16>(m_url.port()));
    }
    void send(const QByteArray& bytes) {
        QVERIFY(QTest::qWaitFor([this] { return m_socket.state() == QAbstractSocket::ConnectedState; }));
        m_socket.write(bytes);
    }
    void get(const QByteArray& place) {
        send("GET " + m_url.path().toLatin1() + place + " HTTP/1.1\r\nHost: x\r\n\r\n");
    }
    /// The next answer: its status line, and its body.
    std::pair<QByteArray, QByteArray> answer() {
        qsizetype end = -1;
        qsizetype length = 0;
        const bool whole = QTest::qWaitFor([&] {
            m_input += m_socket.readAll();
            end = m_input.indexOf("\r\n\r\n");
            if (end < 0) {
                return false;
            }
            const qsizetype at = m_input.indexOf("Content-Length: ") + 16;
            length = m_input.sliced(at, m_input.indexOf("\r\n", at) - at).toLongLong();
            return m_input.size() >= end + 4 + length;
        });
        if (!whole) {
            return {"nothing", {}};
        }
        const QByteArray status = m_input.first(m_input.indexOf("\r\n"));
        const QByteArray body = m_input.sliced(end + 4, length);
        m_input.remove(0, end + 4 + length);
        return {status, body};
    }
    bool isClosed() {
        return QTest::qWaitFor([this] { return m_socket.state() == QAbstractSocket::UnconnectedState; });
    }
    QTcpSocket& socket() { return m_socket; }

private:
    QUrl m_url;
    QTcpSocket m_socket;
    QByteArray m_input;
};

constexpr auto kOk = "HTTP/1.1 200 OK";

} // namespace

class TileServerTest : public QObject {
    Q_OBJECT
private:
    std::shared_ptr<const maps::BaseLayers> m_layers;
    maps::MapStyle m_style = test::styleOf(QStringLiteral("light"));

private slots:
    void initTestCase() {
        test::addFonts();
        m_layers = test::sampleLayers();
    }

    void servesPngTilesOfEitherScale() {
        for (const int scale : {1, 2}) {
            TileServer server{m_style, scale};
            QVERIFY(server.start());
            server.setLayers(m_layers);
            Peer peer{server};
            peer.get("13/6525/3849.png");
            const auto [status, body] = peer.answer();
            QCOMPARE(status, QByteArray{kOk});
            QCOMPARE(QImage::fromData(body, "png").size(), QSize(256, 256) * scale);
        }
    }

    void listensOnLoopbackAloneUnderAFreshToken() {
        TileServer one{m_style, 1};
        TileServer other{m_style, 1};
        QVERIFY(one.url().isEmpty());
        QVERIFY(one.start() && other.start());
        QCOMPARE(QUrl{one.url()}.host(), QStringLiteral("127.0.0.1"));
        QCOMPARE(QUrl{one.url()}.path().size(), 34);
        QVERIFY(QUrl{one.url()}.path() != QUrl{other.url()}.path());
    }

    void refusesEverythingElse_data() {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("status");
        const QByteArray rest = " HTTP/1.1\r\n\r\n";
        QTest::newRow("no token") << "GET /13/6525/3849.png" + rest << QByteArray{"HTTP/1.1 403 Forbidden"};
        QTest::newRow("root") << "GET /" + rest << QByteArray{"HTTP/1.1 403 Forbidden"};
        QTest::newRow("short token") << "GET /abc/13/6525/3849.png" + rest << QByteArray{"HTTP/1.1 403 Forbidden"};
        for (const char* place :
             {"", "13/6525.png", "13/6525/3849", "13/6525/3849.jpg", "99/1/1.png", "3/8/0.png", "-1/0/0.png",
              "3/+1/1.png", "3/1/1/1.png", "3/ 1/1.png", "3/99999999999/1.png", "../../etc/passwd", "%2e%2e/x.png"}) {
            QTest::newRow(place) << QByteArray{"GET TOKEN"} + place + rest
                                 << QByteArray{QByteArray{place}.contains(' ') ? "HTTP/1.1 400 Bad Request"
                                                                               : "HTTP/1.1 404 Not Found"};
        }
        QTest::newRow("post") << "POST TOKEN3/1/1.png" + rest << QByteArray{"HTTP/1.1 405 Method Not Allowed"};
        QTest::newRow("noise") << QByteArray{"\x16\x03\x01\r\n\r\n"} << QByteArray{"HTTP/1.1 400 Bad Request"};
        QTest::newRow("other protocol") << QByteArray{"GET / FTP\r\n\r\n"} << QByteArray{"HTTP/1.1 400 Bad Request"};
        QTest::newRow("too long") << "GET /" + QByteArray(20'000, 'x')
                                  << QByteArray{"HTTP/1.1 431 Request Header Fields Too Large"};
    }
    void refusesEverythingElse() {
        QFETCH(QByteArray, request);
        QFETCH(QByteArray, status);
        TileServer server{m_style, 1};
        QVERIFY(server.start());
        server.setLayers(m_layers);
        Peer peer{server};
        peer.send(request.replace("TOKEN", QUrl{server.url()}.path().toLatin1()));
        QCOMPARE(peer.answer().first, status);
        QVERIFY(peer.isClosed());
        QCOMPARE(server.tilesDrawn(), 0u);
    }

    void answersManyRequestsOnOneConnectionInOrder() {
        TileServer server{m_style, 1};
        QVERIFY(server.start());
        server.setLayers(m_layers);
        Peer peer{server};
        peer.get("13/6525/3849.png");
        peer.get("13/6530/3830.png"); // with the river
        peer.get("13/6525/3849.png");
        const QByteArray first = peer.answer().second;
        const QByteArray second = peer.answer().second;
        QVERIFY(first != second);
        QCOMPARE(peer.answer().second, first);
        QCOMPARE(server.tilesDrawn(), 2u); // the third came from memory
    }

    void takesARequestInPieces() {
        TileServer server{m_style, 1};
        QVERIFY(server.start());
        server.setLayers(m_layers);
        Peer peer{server};
        peer.send("GET ");
        peer.socket().flush();
        peer.send(QUrl{server.url()}.path().toLatin1() + "13/6525/3849.png HT");
        peer.socket().flush();
        peer.send("TP/1.1\r\n\r");
        peer.socket().flush();
        peer.send("\n");
        QCOMPARE(peer.answer().first, QByteArray{kOk});
    }

    void keepsRequestsUntilTheLayersAreThereAndForgetsTheAbandoned() {
        TileServer server{m_style, 1};
        QVERIFY(server.start());
        Peer stays{server};
        Peer leaves{server};
        stays.get("13/6525/3849.png");
        leaves.get("13/6525/3850.png");
        QVERIFY(QTest::qWaitFor([&] { return server.waiting() == 2; }));
        leaves.socket().abort();
        QVERIFY(QTest::qWaitFor([&] { return server.connections() == 1; }));
        server.setLayers(m_layers);
        QCOMPARE(stays.answer().first, QByteArray{kOk});
        QCOMPARE(server.tilesDrawn(), 1u);
    }

    void drawsAgainWhatHadTheOldStyle() {
        TileServer server{m_style, 1};
        QVERIFY(server.start());
        server.setLayers(m_layers);
        Peer peer{server};
        peer.get("13/6525/3849.png");
        const QByteArray light = peer.answer().second;
        server.setStyle(test::styleOf(QStringLiteral("dark")), 1);
        peer.get("13/6525/3849.png");
        const QByteArray dark = peer.answer().second;
        QVERIFY(light != dark);
        // A change while tiles are being drawn: no answer may have the style before it.
        peer.get("13/6525/3851.png");
        QVERIFY(QTest::qWaitFor([&] { return server.drawing() > 0 || server.tilesDrawn() > 2; }));
        server.setStyle(m_style, 1);
        const QImage late = QImage::fromData(peer.answer().second, "png");
        peer.get("13/6525/3851.png");
        const QImage after = QImage::fromData(peer.answer().second, "png");
        QCOMPARE(after.pixelColor(3, 3).lightness() > 128, true);
        QVERIFY(late == after || late.pixelColor(3, 3).lightness() < 128); // else it was answered before the change
    }

    void boundsItsConnections() {
        TileServer server{m_style, 1};
        QVERIFY(server.start());
        std::vector<std::unique_ptr<Peer>> peers;
        for (int i = 0; i < TileServer::kMaxConnections + 8; ++i) {
            peers.push_back(std::make_unique<Peer>(server));
        }
        QVERIFY(QTest::qWaitFor([&] { return server.connections() == TileServer::kMaxConnections; }));
        QTRY_COMPARE(
            std::ranges::count_if(
                peers, [](const auto& peer) { return peer->socket().state() == QAbstractSocket::UnconnectedState; }),
            8);
        peers.clear();
        QVERIFY(QTest::qWaitFor([&] { return server.connections() == 0; }));
    }

    void servesAgainWhenThereAreFilesToOpenAgain() {
        TileServer server{m_style, 1};
        QVERIFY(server.start());
        server.setLayers(m_layers);
        QSignalSpy lost{&server, &TileServer::lost};
        QSignalSpy regained{&server, &TileServer::regained};
        const test::Caller caller;
        {
            const test::NoMoreFiles none;
            QVERIFY(caller.call(QUrl{server.url()}));
            QVERIFY(QTest::qWaitFor([&] { return !lost.isEmpty(); }));
        }
        QVERIFY(QTest::qWaitFor([&] { return regained.count() == 1; }));
        QCOMPARE(lost.count(), 1);
        Peer peer{server};
        peer.get("13/6525/3849.png");
        QCOMPARE(peer.answer().first, QByteArray{kOk});
    }

    void endsWhileTilesAreBeingDrawn() {
        for (int round = 0; round < 5; ++round) {
            TileServer server{m_style, 2};
            QVERIFY(server.start());
            server.setLayers(m_layers);
            Peer peer{server};
            for (int i = 0; i < 20; ++i) {
                peer.get("12/" + QByteArray::number(3260 + i) + "/1925.png");
            }
            QVERIFY(QTest::qWaitFor([&] { return server.connections() == 1; }));
        }
    }
};

QTEST_MAIN(TileServerTest)
#include "TileServerTest.moc"
