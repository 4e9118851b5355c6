// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/Connection.h"
#include "link/HttpClient.h"
#include "link/LoopbackServer.h"
#include "wire/HttpBodies.h"
#include "wire/Limits.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <gtest/gtest.h>

#include <chrono>

using namespace trucban;
using namespace std::chrono_literals;
using link::LinkFault;
using link::LinkState;
namespace asio = boost::asio;
namespace beast = boost::beast;

namespace {

constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);

/// Real sockets, real TLS, the test's own event loop. Deadlines only bound a failure.
class LoopbackTest : public testing::Test, public link::LinkEvents {
public:
    void onStatus(const link::LinkStatus& status) override { statuses.push_back(status); }
    void onFrame(wire::ServerFrame frame) override { frames.push_back(std::move(frame)); }

protected:
    LoopbackTest() {
        server.onRequest = [this](const auto& request, auto& response) {
            lastRequest = request;
            response.body() = wire::encodeLoginAnswer({.token = "tok", .user = "lan"});
        };
        server.onSocket = [this](auto& socket) { return converse(socket); };
    }
    ~LoopbackTest() override {
        connection.reset();
        server.stop();
        context.restart();
        context.run_for(50ms);
    }

    bool runUntil(const std::function<bool()>& done) {
        const auto deadline = std::chrono::steady_clock::now() + 10s;
        while (!done() && std::chrono::steady_clock::now() < deadline) {
            context.restart();
            context.run_one_for(100ms);
        }
        return done();
    }
    std::expected<link::HttpAnswer, LinkFault> send(link::HttpClient& client, link::HttpRequest request = {}) {
        std::optional<std::expected<link::HttpAnswer, LinkFault>> out;
        asio::co_spawn(context, client.send(std::move(request)),
                       [&](const std::exception_ptr&, std::expected<link::HttpAnswer, LinkFault> answer) {
                           out = std::move(answer);
                       });
        EXPECT_TRUE(runUntil([&] { return out.has_value(); }));
        return out.value_or(std::unexpected(LinkFault::silent));
    }
    LinkFault faultOf(link::HttpClient& client) {
        const auto answer = send(client);
        EXPECT_FALSE(answer.has_value());
        return answer ? LinkFault::none : answer.error();
    }
    void connect() {
        connection = std::make_unique<link::Connection>(
            context.get_executor(), link::Endpoint{server.url(), server.fingerprint()},
            link::Credentials{"lan", "secret"}, "desk", *this,
            [] { return std::chrono::time_point_cast<core::Milliseconds>(std::chrono::system_clock::now()); },
            [] { return 0ULL; });
        connection->start(4, "h4");
    }
    [[nodiscard]] bool came(LinkState state, LinkFault fault = LinkFault::none) {
        return runUntil([&] {
            return std::ranges::any_of(statuses, [&](const link::LinkStatus& status) {
                return status.state == state && status.fault == fault;
            });
        });
    }

    asio::awaitable<void> converse(test::LoopbackServer::WebSocket& socket) {
        for (const auto& message : greeting) {
            socket.binary(binary);
            co_await socket.async_write(asio::buffer(message), kTuple);
        }
        for (;;) {
            beast::flat_buffer buffer;
            if (const auto [error, bytes] = co_await socket.async_read(buffer, kTuple); error) {
                co_return;
            }
            received.push_back(beast::buffers_to_string(buffer.cdata()));
        }
    }

    asio::io_context context;
    test::LoopbackServer server{context};
    test::LoopbackServer::Request lastRequest;
    std::vector<std::string> greeting{wire::encode(wire::ServerFrame(wire::Welcome{.headSeq = 9, .resumed = true}))};
    bool binary = false;
    std::vector<std::string> received;
    std::vector<link::LinkStatus> statuses;
    std::vector<wire::ServerFrame> frames;
    std::unique_ptr<link::Connection> connection;
};

} // namespace

TEST_F(LoopbackTest, aPinnedServerIsAnsweredTo) {
    link::HttpClient client(context.get_executor(), {server.url(), server.fingerprint()});
    const auto answer =
        send(client,
             {.method = "POST", .target = "/v1/x", .body = "{}", .contentType = "application/json", .bearer = "key"});
    ASSERT_TRUE(answer.has_value());
    EXPECT_EQ(answer->status, 200);
    EXPECT_EQ(lastRequest.method_string(), "POST");
    EXPECT_EQ(lastRequest.target(), "/v1/x");
    EXPECT_EQ(lastRequest["Authorization"], "Bearer key");
    EXPECT_EQ(lastRequest["Content-Type"], "application/json");
    EXPECT_EQ(lastRequest.body(), "{}");
    EXPECT_EQ(client.peerFingerprint(), server.fingerprint());
}

TEST_F(LoopbackTest, thePinMayBeWrittenWithoutColonsAndInLowerCase) {
    std::string pin = server.fingerprint();
    std::erase(pin, ':');
    std::ranges::transform(pin, pin.begin(), [](char c) { return static_cast<char>(std::tolower(c)); });
    link::HttpClient client(context.get_executor(), {server.url(), pin});
    EXPECT_TRUE(send(client).has_value());
}

TEST_F(LoopbackTest, anotherCertificateThanThePinnedGetsNothing) {
    link::HttpClient client(context.get_executor(), {server.url(), std::string(64, 'a')});
    EXPECT_EQ(faultOf(client), LinkFault::pinMismatch);
    EXPECT_EQ(server.requests, 0);
    EXPECT_EQ(client.peerFingerprint(), server.fingerprint()) << "to show what was there";
}

TEST_F(LoopbackTest, anUnknownCertificateWithoutPinIsNotTrusted) {
    link::HttpClient client(context.get_executor(), {server.url(), ""});
    EXPECT_EQ(faultOf(client), LinkFault::tls);
    EXPECT_EQ(server.requests, 0);
    EXPECT_EQ(client.peerFingerprint(), server.fingerprint()) << "so that somebody may decide to pin it";
}

TEST_F(LoopbackTest, aConnectionIsKeptAndADeadOneReplaced) {
    link::HttpClient client(context.get_executor(), {server.url(), server.fingerprint()});
    EXPECT_TRUE(send(client).has_value());
    EXPECT_TRUE(send(client).has_value());
    EXPECT_EQ(server.connections, 1);
    server.closeAfterEachAnswer = true;
    EXPECT_TRUE(send(client).has_value());
    EXPECT_TRUE(send(client).has_value());
    EXPECT_EQ(server.connections, 2);
    client.close();
    EXPECT_TRUE(send(client).has_value());
    EXPECT_EQ(server.connections, 3);
}

TEST_F(LoopbackTest, statusesAreAnswersAndTellWhenToComeAgain) {
    server.onRequest = [](const auto&, auto& response) {
        response.result(429);
        response.set("Retry-After", "17");
        response.body() = "{}";
    };
    link::HttpClient client(context.get_executor(), {server.url(), server.fingerprint()});
    const auto answer = send(client);
    ASSERT_TRUE(answer.has_value());
    EXPECT_EQ(answer->status, 429);
    EXPECT_EQ(answer->retryAfter, 17s);
}

TEST_F(LoopbackTest, whatIsNotTlsIsATlsFault) {
    server.garbage = "HTTP/1.1 400 Bad Request\r\n\r\n";
    link::HttpClient client(context.get_executor(), {server.url(), server.fingerprint()});
    EXPECT_EQ(faultOf(client), LinkFault::tls);
}

TEST_F(LoopbackTest, whatIsNotHttpIsABadProtocol) {
    server.rawAnswer = "220 smtp ready\r\n\r\n";
    link::HttpClient client(context.get_executor(), {server.url(), server.fingerprint()});
    EXPECT_EQ(faultOf(client), LinkFault::badProtocol);
}

TEST_F(LoopbackTest, aCutAnswerIsUnreachable) {
    server.rawAnswer = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc";
    link::HttpClient client(context.get_executor(), {server.url(), server.fingerprint()});
    EXPECT_EQ(faultOf(client), LinkFault::unreachable);
}

TEST_F(LoopbackTest, nobodyListeningIsUnreachable) {
    const auto url = server.url();
    server.stop();
    link::HttpClient client(context.get_executor(), {url, server.fingerprint()});
    EXPECT_EQ(faultOf(client), LinkFault::unreachable);
}

TEST_F(LoopbackTest, closingTheClientEndsWhatIsUnderWay) {
    server.rawAnswer = "HTTP/1.1 200 OK\r\n";
    std::optional<LinkFault> fault;
    link::HttpClient client(context.get_executor(), {server.url(), server.fingerprint()});
    server.onRequest = nullptr;
    asio::co_spawn(context, client.send({}),
                   [&](const std::exception_ptr&, std::expected<link::HttpAnswer, LinkFault> answer) {
                       fault = answer ? LinkFault::none : answer.error();
                   });
    ASSERT_TRUE(runUntil([&] { return server.connections == 1; }));
    client.close();
    EXPECT_TRUE(runUntil([&] { return fault.has_value(); }));
    EXPECT_EQ(fault, LinkFault::unreachable);
}

TEST_F(LoopbackTest, passwordsNeverGoOutInClear) {
    link::HttpClient client(context.get_executor(), {"http://gateway.example.vn", ""});
    EXPECT_EQ(faultOf(client), LinkFault::badEndpoint);
    link::HttpClient badPin(context.get_executor(), {server.url(), "abc"});
    EXPECT_EQ(faultOf(badPin), LinkFault::badEndpoint);
}

TEST_F(LoopbackTest, theWholeWayToLiveAndBack) {
    greeting.push_back(wire::encode(wire::ServerFrame(wire::Events{.from = 5, .to = 9, .head = "h9", .items = {}})));
    connect();
    ASSERT_TRUE(came(LinkState::live));
    EXPECT_EQ(lastRequest.target(), "/v1/login");
    EXPECT_EQ(lastRequest.body(), R"({"user":"lan","password":"secret"})");
    ASSERT_TRUE(runUntil([&] { return frames.size() == 2; }));
    ASSERT_TRUE(connection->send(wire::Query{}));
    ASSERT_TRUE(connection->send(wire::Ack{1}));
    ASSERT_TRUE(connection->send(wire::Ack{2}));
    ASSERT_TRUE(runUntil([&] { return received.size() >= 4; }));
    const auto hello = wire::decodeClientFrame(received[0]);
    ASSERT_TRUE(hello.has_value());
    EXPECT_EQ(std::get<wire::Hello>(*hello),
              (wire::Hello{.token = "tok", .cursor = 4, .clientId = "desk", .head = "h4"}));
    EXPECT_EQ(received[2], R"({"t":"ack","seq":1})") << "written together, still frame by frame";
    EXPECT_EQ(received[3], R"({"t":"ack","seq":2})");
    EXPECT_EQ(connection->status().peerFingerprint, server.fingerprint());
    connection->stop();
    ASSERT_TRUE(came(LinkState::stopped));
    EXPECT_TRUE(std::ranges::contains(received, R"({"t":"bye","reason":"done"})"));
}

TEST_F(LoopbackTest, aWrongPasswordIsRefused) {
    server.onRequest = [](const auto&, auto& response) { response.result(401); };
    connect();
    EXPECT_TRUE(came(LinkState::refused, LinkFault::badCredentials));
}

TEST_F(LoopbackTest, aLogInAnswerWithoutTokenIsABadProtocol) {
    server.onRequest = [](const auto&, auto& response) { response.body() = "{}"; };
    connect();
    EXPECT_TRUE(came(LinkState::waiting, LinkFault::badProtocol));
}

TEST_F(LoopbackTest, aDeclinedUpgradeSaysWhy) {
    server.upgradeStatus = 503;
    connect();
    EXPECT_TRUE(came(LinkState::waiting, LinkFault::unavailable));
}

TEST_F(LoopbackTest, anotherSubprotocolIsABadProtocol) {
    server.subprotocol = "";
    connect();
    EXPECT_TRUE(came(LinkState::waiting, LinkFault::badProtocol));
}

TEST_F(LoopbackTest, binaryFramesAreABadProtocol) {
    binary = true;
    connect();
    EXPECT_TRUE(came(LinkState::waiting, LinkFault::badProtocol));
}

TEST_F(LoopbackTest, framesLargerThanAllowedAreABadProtocol) {
    greeting.emplace_back(wire::kMaxServerFrameBytes + 1, ' ');
    connect();
    EXPECT_TRUE(came(LinkState::waiting, LinkFault::badProtocol));
}

TEST_F(LoopbackTest, theLargestFrameIsRead) {
    greeting.push_back(R"({"t":"later","x":")" + std::string(wire::kMaxServerFrameBytes - 20, 'x') + "\"}");
    greeting.push_back(wire::encode(wire::ServerFrame(wire::Events{.from = 5, .to = 5, .head = "", .items = {}})));
    connect();
    EXPECT_TRUE(runUntil([&] { return frames.size() == 2; }));
}
