// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/GatewayFixture.h"
#include "wire/Limits.h"

#include <gtest/gtest.h>

#include <format>
#include <fstream>
#include <sys/resource.h>
#include <utility>
#include <vector>

// Whatever a sender does, it gets the documented answer, the gateway lives, its memory stays bounded, and others are
// served meanwhile.
namespace trucban::test {
namespace {

using namespace std::chrono_literals;

class HostileTest : public testing::Test {
protected:
    HostileTest() {
        gateway.addUser("city", "city", "all");
        key = gateway.addKey("sos-app");
        gateway.start();
    }
    void TearDown() override {
        ASSERT_TRUE(gateway.isRunning()) << gateway.process().standardError();
        EXPECT_EQ(gateway.ask("GET", "/readyz").status, 200);
        EXPECT_EQ(gateway.process().standardError().find("\"critical\""), std::string::npos)
            << gateway.process().standardError();
        EXPECT_LT(memoryKb(), 1'500'000);
    }
    long memoryKb() {
        std::ifstream status{std::format("/proc/{}/status", gateway.process().id())};
        std::string word;
        long value = 0;
        while (status >> word) {
            if (word == "VmRSS:") {
                status >> value;
            }
        }
        return value;
    }
    HttpReply raw(const std::string& bytes, std::chrono::milliseconds time = 20s) {
        TlsPeer peer{gateway.port()};
        peer.send(bytes);
        std::string buffer;
        return readReply(peer, buffer, time);
    }

    GatewayFixture gateway;
    std::string key;
};

TEST_F(HostileTest, answersBrokenRequests) {
    struct Row {
        const char* what;
        std::string bytes;
        int status;
    };
    const std::string auth = "Authorization: Bearer " + key + "\r\n";
    const Row rows[]{
        {"not HTTP", "\x16\x03\x01 hello\r\n\r\n", 400},
        {"no Host", "GET /healthz HTTP/1.1\r\n\r\n", 400},
        {"two Hosts", "GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
        {"HTTP/1.0", "GET /healthz HTTP/1.0\r\nHost: a\r\n\r\n", 400},
        {"huge header", "GET /healthz HTTP/1.1\r\nHost: a\r\nX: " + std::string(40'000, 'a') + "\r\n\r\n", 431},
        {"two lengths",
         "POST /v1/alerts HTTP/1.1\r\nHost: a\r\n" + auth + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", 400},
        {"length and chunks",
         "POST /v1/alerts HTTP/1.1\r\nHost: a\r\n" + auth +
             "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
         400},
        {"absurd length", "POST /v1/alerts HTTP/1.1\r\nHost: a\r\n" + auth + "Content-Length: 99999999999\r\n\r\n",
         413},
        {"negative length", "POST /v1/alerts HTTP/1.1\r\nHost: a\r\n" + auth + "Content-Length: -1\r\n\r\n", 400},
        {"bad chunk", "POST /v1/alerts HTTP/1.1\r\nHost: a\r\n" + auth + "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
         400},
        {"endless chunks",
         "POST /v1/alerts HTTP/1.1\r\nHost: a\r\n" + auth + "Transfer-Encoding: chunked\r\n\r\n50000\r\n" +
             std::string(0x50000, 'a') + "\r\n",
         413},
        {"body without a key", "POST /v1/alerts HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n", 401},
        {"upload without a key",
         "PUT /v1/attachments/" + std::string(64, 'a') +
             " HTTP/1.1\r\nHost: a\r\nContent-Length: 30000000\r\nExpect: 100-continue\r\n\r\n",
         401},
        {"unknown path with a body", "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n", 404},
        {"path climbing", "GET /v1/../../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n", 404},
        {"null byte", std::string{"GET /healthz\0 HTTP/1.1\r\nHost: a\r\n\r\n", 35}, 400},
        {"socket without upgrade", "GET /v1/socket HTTP/1.1\r\nHost: a\r\n\r\n", 426},
        {"socket without subprotocol",
         "GET /v1/socket HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
         "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
         426},
        {"socket from a web page",
         "GET /v1/socket HTTP/1.1\r\nHost: a\r\nOrigin: https://evil.example\r\nConnection: Upgrade\r\nUpgrade: "
         "websocket\r\n"
         "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
         "Sec-WebSocket-Protocol: trucban.v1\r\n\r\n",
         403}};
    for (const Row& row : rows) {
        EXPECT_EQ(raw(row.bytes).status, row.status) << row.what;
    }
}

TEST_F(HostileTest, servesPipelinedRequestsInOrder) {
    TlsPeer peer{gateway.port()};
    std::string bytes;
    for (int i = 0; i < 50; ++i) {
        bytes += httpRequest("POST", "/v1/alerts", key, std::format(R"({{"externalId":"p{}"}})", i));
        bytes += httpRequest("GET", "/healthz", {}, {});
    }
    peer.send(bytes);
    std::string buffer;
    for (int i = 0; i < 50; ++i) {
        EXPECT_EQ(readReply(peer, buffer).status, 201) << i;
        EXPECT_EQ(readReply(peer, buffer).status, 200) << i;
    }
}

TEST_F(HostileTest, cutsSlowSendersHoweverBusilyTheyTrickle) {
    TlsPeer slow{gateway.port()};
    const std::string request = httpRequest("POST", "/v1/alerts", key, R"({"externalId":"slow"})");
    const auto since = std::chrono::steady_clock::now();
    std::string buffer;
    HttpReply reply;
    for (std::size_t i = 0; i < request.size() && reply.status == 0; ++i) {
        slow.send(request.substr(i, 1));
        reply = readReply(slow, buffer, 1s);
        EXPECT_EQ(gateway.ask("GET", "/healthz").status, 200);
        ASSERT_LT(std::chrono::steady_clock::now() - since, 25s);
    }
    EXPECT_EQ(reply.status, 408);
    EXPECT_GE(std::chrono::steady_clock::now() - since, 14s);
}

TEST_F(HostileTest, answersBadFramesWithTheRightFarewell) {
    const std::string token = gateway.login("city");
    const std::string hello = wire::encode(wire::ClientFrame{wire::Hello{token, 0, "x", {}}});
    struct Row {
        const char* what;
        std::vector<std::pair<std::uint8_t, std::string>> frames;
        bool masked;
        const char* bye; ///< empty: a close code alone
        int code;
    };
    const Row rows[]{
        {"not JSON", {{0x81, "hello"}}, true, "badFrame", 1000},
        {"deep", {{0x81, R"({"t":"hello","token":)" + std::string(60'000, '[')}}, true, "badFrame", 1000},
        {"command before hello", {{0x81, wire::encode(wire::ClientFrame{wire::Ping{}})}}, true, "badProtocol", 1000},
        {"hello twice", {{0x81, hello}, {0x81, hello}}, true, "badProtocol", 1000},
        {"unknown type after hello", {{0x81, hello}, {0x81, R"({"t":"launch"})"}}, true, "badFrame", 1000},
        {"intake by socket",
         {{0x81, hello},
          {0x81, R"({"t":"command","id":"01890000-0000-7000-8000-000000000001","type":"receiveAlert","body":{}})"}},
         true,
         "badFrame",
         1000},
        {"wrong token",
         {{0x81, wire::encode(wire::ClientFrame{wire::Hello{"tbs_x", 0, "x", {}}})}},
         true,
         "badToken",
         1000},
        {"an ingest key",
         {{0x81, wire::encode(wire::ClientFrame{wire::Hello{key, 0, "x", {}}})}},
         true,
         "badToken",
         1000},
        {"unmasked", {{0x81, hello}}, false, "", 1002},
        {"binary", {{0x82, hello}}, true, "", 1003},
        {"bad UTF-8", {{0x81, "\xC0\xAF"}}, true, "", 1007},
        {"too large", {{0x81, std::string(70'000, 'a')}}, true, "", 1009},
        {"too large after hello",
         {{0x81, hello}, {0x81, std::string(wire::kMaxClientFrameBytes + 1, 'a')}},
         true,
         "",
         1009},
        {"reserved bit", {{0xC1, hello}}, true, "", 1002}};
    for (const Row& row : rows) {
        SocketPeer peer{gateway.port()};
        for (const auto& [first, payload] : row.frames) {
            peer.sendFrame(first, payload, row.masked);
        }
        std::string all;
        while (const auto text = peer.nextText(10s)) {
            all = *text;
        }
        EXPECT_EQ(peer.closeCode(), row.code) << row.what;
        if (*row.bye != '\0') {
            EXPECT_NE(all.find(row.bye), std::string::npos) << row.what << ": " << all;
        }
    }
}

TEST_F(HostileTest, cutsASocketThatDoesNotGreet) {
    SocketPeer peer{gateway.port()};
    const auto since = std::chrono::steady_clock::now();
    while (peer.nextText(15s)) {
    }
    EXPECT_LT(std::chrono::steady_clock::now() - since, 9s);
    EXPECT_GE(std::chrono::steady_clock::now() - since, 4s);
}

/// A console that takes nothing more: it is told so, or cut, and nobody waits for it.
TEST_F(HostileTest, leavesASlowConsoleBehind) {
    TestConsole stuck{gateway, gateway.login("city")};
    TestConsole lively{gateway, gateway.login("city")};
    const std::string text(3'900, 'x');
    core::Seq last = 0;
    TlsPeer sender{gateway.port()};
    std::string buffer;
    for (int i = 0; i < 4'000; ++i) {
        sender.send(httpRequest("POST", "/v1/alerts", key, alertJson("s" + std::to_string(i), 10.77, 106.69, text)));
        const HttpReply reply = readReply(sender, buffer);
        ASSERT_EQ(reply.status, 201) << reply.body;
        last = wire::parseAlertAnswer(reply.body)->seq;
        if (i % 50 == 0) {
            ASSERT_TRUE(lively.pumpTo(last)) << i;
        }
    }
    ASSERT_TRUE(lively.pumpTo(last));
    const std::string metrics = gateway.ask("GET", "/metrics").body;
    const bool isCut = metrics.find("trucban_slow_sessions_total 1\n") != std::string::npos ||
                       metrics.find("trucban_silent_sessions_total 1\n") != std::string::npos;
    EXPECT_TRUE(isCut) << metrics;
}

/// One that takes its time, but takes: what is under way, then the word, also when it talked all the while.
TEST_F(HostileTest, tellsASlowConsoleThatItIsSlow) {
    TestConsole slow{gateway, gateway.login("city")};
    // Long in bytes: it has to fall behind before it counts as silent, however slow the machine.
    std::string text;
    for (int i = 0; i < 3'900; ++i) {
        text += "ạ";
    }
    TlsPeer sender{gateway.port()};
    std::string buffer;
    const auto isBehind = [this] {
        return gateway.ask("GET", "/metrics").body.find("trucban_slow_sessions_total 1\n") != std::string::npos;
    };
    for (int i = 0; i < 10'000 && (i % 100 != 0 || !isBehind()); ++i) {
        sender.send(httpRequest("POST", "/v1/alerts", key, alertJson("s" + std::to_string(i), 10.77, 106.69, text)));
        ASSERT_EQ(readReply(sender, buffer).status, 201);
        if (i % 100 == 0) {
            slow.send(wire::Ping{});
            bool isTaken = false;
            slow.pump([&] { return std::exchange(isTaken, true); }, 1s);
        }
    }
    ASSERT_TRUE(isBehind());
    for (int i = 0; i < 50; ++i) {
        slow.send(wire::Ping{});
    }
    slow.pump([&] { return slow.bye().has_value(); }, 10s);
    EXPECT_EQ(slow.bye(), wire::ByeReason::slow);
}

void holdManyConnections(GatewayFixture& gateway, const std::string& key, int count) {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    if (limit.rlim_cur < static_cast<rlim_t>(count) + 100) {
        GTEST_SKIP() << "only " << limit.rlim_cur << " descriptors are allowed here";
    }
    std::vector<TlsPeer> idle;
    idle.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        idle.emplace_back(gateway.port());
        if (i % 3 == 0) {
            idle.back().send("GET /healthz HT"); // some begin and stop
        }
    }
    const auto since = std::chrono::steady_clock::now();
    EXPECT_EQ(gateway.ask("POST", "/v1/alerts", key, alertJson("crowd", 10.77, 106.69, "x")).status, 201);
    EXPECT_LT(std::chrono::steady_clock::now() - since, 2s);
}

TEST_F(HostileTest, servesBesideTwoThousandIdleConnections) {
    holdManyConnections(gateway, key, 2'000);
}

/// Label slow: run by name.
TEST_F(HostileTest, DISABLED_servesBesideTenThousandIdleConnections) {
    holdManyConnections(gateway, key, 10'000);
}

} // namespace
} // namespace trucban::test
