// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/GatewayFixture.h"

#include <gtest/gtest.h>
#include <openssl/sha.h>

#include <arpa/inet.h>
#include <atomic>
#include <format>
#include <functional>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

// The gateway fetches what alerts name by URL: from listed hosts alone, and never where a redirect leads it inside.
namespace trucban::test {
namespace {

using namespace std::chrono_literals;

/// Answers every request with what `reply` makes of its path.
class FileServer {
public:
    explicit FileServer(std::function<std::string(const std::string& path)> reply) : m_reply{std::move(reply)} {
        m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        ::bind(m_listener, reinterpret_cast<const sockaddr*>(&address), size);
        ::listen(m_listener, 16);
        ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size);
        m_port = ntohs(address.sin_port);
        m_thread = std::jthread{[this](std::stop_token stop) { run(stop); }};
    }
    ~FileServer() {
        m_thread.request_stop();
        m_thread.join();
        ::close(m_listener);
    }
    FileServer(const FileServer&) = delete;
    FileServer& operator=(const FileServer&) = delete;

    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] int requests() const { return m_requests; }

private:
    void run(const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            pollfd waiting{m_listener, POLLIN, 0};
            if (::poll(&waiting, 1, 50) <= 0) {
                continue;
            }
            const int peer = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
            char chunk[4096];
            const ssize_t count = ::recv(peer, chunk, sizeof chunk, 0);
            ++m_requests;
            const std::string request(chunk, static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
            const std::size_t begin = request.find(' ') + 1;
            const std::string answer = m_reply(request.substr(begin, request.find(' ', begin) - begin));
            (void)::send(peer, answer.data(), answer.size(), MSG_NOSIGNAL);
            ::close(peer);
        }
    }

    std::function<std::string(const std::string&)> m_reply;
    int m_listener = -1;
    int m_port = 0;
    std::atomic<int> m_requests{0};
    std::jthread m_thread;
};

std::string ok(const std::string& body) {
    return std::format("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{}", body.size(), body);
}

TEST(FetchTest, fetchesFromListedHostsAndNowhereElse) {
    const std::string picture(50'000, 'p');
    FileServer inside{[](const std::string&) { return ok("secret of the inside"); }};
    FileServer files{[&](const std::string& path) {
        if (path == "/leads-inside") {
            return std::format("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:{}/\r\nContent-Length: 0\r\n\r\n",
                               inside.port());
        }
        if (path == "/leads-back") {
            return std::format(
                "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:{}/picture\r\nContent-Length: 0\r\n\r\n",
                files.port());
        }
        return ok(picture);
    }};
    GatewayFixture gateway;
    gateway.addUser("city", "city", "all");
    const std::string key = gateway.addKey("sos-app");
    gateway.start({"--attachment-host", std::format("http://127.0.0.1:{}", files.port())});
    TestConsole console{gateway, gateway.login("city")};
    const auto post = [&](const std::string& id, int port, const std::string& path) {
        return gateway.post(
            key,
            std::format(
                R"({{"externalId":"{}","occurredAt":"2026-11-21T00:00:00Z","attachments":[{{"kind":"photo","url":"http://127.0.0.1:{}{}"}}]}})",
                id, port, path));
    };
    const auto fetched = post("1", files.port(), "/picture");
    const auto hash = [&](const core::AlertId& id) {
        const core::Alert* alert = console.state().alert(id);
        return alert != nullptr && alert->details ? alert->details->attachments.front().sha256 : std::string{};
    };
    ASSERT_TRUE(console.pump([&] { return !hash(fetched.alertId).empty(); }, 15s));
    const HttpReply got = gateway.ask("GET", "/v1/attachments/" + hash(fetched.alertId), gateway.login("city"));
    EXPECT_EQ(got.body, picture);
    const auto again = post("1", files.port(), "/picture");
    EXPECT_FALSE(again.updated) << "the sender repeating itself changes nothing";
    const auto unlisted = post("2", inside.port(), "/");
    ASSERT_FALSE(unlisted.warnings.empty());
    post("3", files.port(), "/leads-inside");
    post("4", files.port(), "/leads-back"); // listed, but a redirect may not lead to an internal address
    const auto deadline = std::chrono::steady_clock::now() + 10s;
    while (files.requests() < 3 && std::chrono::steady_clock::now() < deadline) {
        console.pump([] { return false; }, 50ms);
    }
    console.pump([] { return false; }, 500ms);
    EXPECT_EQ(files.requests(), 3);
    EXPECT_EQ(inside.requests(), 0);
}

} // namespace
} // namespace trucban::test
