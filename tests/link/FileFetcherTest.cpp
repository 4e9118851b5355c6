// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/FileFetcher.h"

#include "link/LoopbackServer.h"

#include <gtest/gtest.h>

#include <chrono>
#include <map>

using namespace trucban;
using namespace std::chrono_literals;
using link::FileFault;
namespace asio = boost::asio;

namespace {

// sha256("abc")
constexpr auto kAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
constexpr std::size_t kMost = 1024 * 1024;

core::CommandId idOf(int number) {
    const auto text = "00000000-0000-7000-8000-00000000000" + std::to_string(number);
    return {*core::Uuid::parse(text)};
}

/// Real sockets, real TLS, the test's own event loop. Deadlines only bound a failure.
class FileFetcherTest : public testing::Test {
protected:
    FileFetcherTest() {
        server.onRequest = [this](const auto& request, auto& response) {
            targets.emplace_back(request.target());
            bearer = request["Authorization"];
            response.result(status);
            response.body() = body;
        };
        start(server.fingerprint());
    }
    ~FileFetcherTest() override {
        fetcher.reset();
        server.stop();
        context.restart();
        context.run_for(50ms);
    }
    void start(const std::string& pin) {
        fetcher = std::make_unique<link::FileFetcher>(
            context.get_executor(), link::Endpoint{server.url(), pin},
            [this](core::CommandId id, link::FileFetcher::Answer answer) { answers.emplace(id, std::move(answer)); });
    }
    bool runUntil(const std::function<bool()>& done) {
        const auto deadline = std::chrono::steady_clock::now() + 10s;
        while (!done() && std::chrono::steady_clock::now() < deadline) {
            context.restart();
            context.run_one_for(100ms);
        }
        return done();
    }
    link::FileFetcher::Answer fetched(const std::string& sha256 = kAbc, std::size_t most = kMost) {
        answers.clear();
        fetcher->fetch(idOf(1), {.sha256 = sha256, .command = {}, .mostBytes = most}, "tok");
        EXPECT_TRUE(runUntil([this] { return answers.contains(idOf(1)); }));
        return answers.contains(idOf(1)) ? answers.at(idOf(1)) : std::unexpected(FileFault::busy);
    }

    asio::io_context context;
    test::LoopbackServer server{context};
    boost::beast::http::status status = boost::beast::http::status::ok;
    std::string body = "abc";
    std::vector<std::string> targets;
    std::string bearer;
    std::map<core::CommandId, link::FileFetcher::Answer> answers;
    std::unique_ptr<link::FileFetcher> fetcher;
};

} // namespace

TEST_F(FileFetcherTest, bringsTheFileWithTheSessionsToken) {
    const auto file = fetched();
    ASSERT_TRUE(file.has_value());
    EXPECT_EQ(*file, "abc");
    EXPECT_EQ(targets.back(), std::string("/v1/attachments/") + kAbc);
    EXPECT_EQ(bearer, "Bearer tok");
}

TEST_F(FileFetcherTest, namesTheCommandThatRecordedTheLook) {
    fetcher->fetch(idOf(1), {.sha256 = kAbc, .command = "0190-x", .mostBytes = kMost}, "tok");
    ASSERT_TRUE(runUntil([this] { return !answers.empty(); }));
    EXPECT_EQ(targets.back(), std::string("/v1/attachments/") + kAbc + "?command=0190-x");
}

TEST_F(FileFetcherTest, givesNothingOfOtherBytesThanWereAskedFor) {
    body = "abd";
    EXPECT_EQ(fetched().error(), FileFault::damaged);
    body.clear();
    EXPECT_EQ(fetched().error(), FileFault::damaged);
}

TEST_F(FileFetcherTest, bringsALargeFileInPieces) {
    body.assign(700'000, 'x');
    const auto file = fetched("09f143a886696ba31189656dffc5d4cd14effc15ad33d00066ebe5d70b3649ff");
    ASSERT_TRUE(file.has_value());
    EXPECT_EQ(*file, body);
}

TEST_F(FileFetcherTest, readsNoMoreThanTheLimit) {
    EXPECT_EQ(fetched(kAbc, 2).error(), FileFault::tooLarge);
    server.rawAnswer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n3\r\nabc\r\n3\r\nabc\r\n";
    EXPECT_EQ(fetched(kAbc, 5).error(), FileFault::tooLarge);
}

TEST_F(FileFetcherTest, saysWhatTheGatewaySaid) {
    using enum boost::beast::http::status;
    const std::array cases{std::pair{not_found, FileFault::missing}, std::pair{forbidden, FileFault::refused},
                           std::pair{unauthorized, FileFault::refused}, std::pair{service_unavailable, FileFault::busy},
                           std::pair{moved_permanently, FileFault::busy}};
    for (const auto& [said, fault] : cases) {
        status = said;
        EXPECT_EQ(fetched().error(), fault) << static_cast<int>(said);
    }
    EXPECT_EQ(targets.size(), cases.size()); // nowhere else was asked
}

TEST_F(FileFetcherTest, anotherCertificateIsToldNothing) {
    start(std::string(64, 'a'));
    EXPECT_EQ(fetched().error(), FileFault::offline);
    EXPECT_TRUE(targets.empty());
}

TEST_F(FileFetcherTest, isOfflineWhenTheLineBreaksOrNobodyIsThere) {
    server.rawAnswer = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc";
    EXPECT_EQ(fetched().error(), FileFault::offline);
    server.rawAnswer = "garbage";
    EXPECT_EQ(fetched().error(), FileFault::offline);
    server.stop();
    EXPECT_EQ(fetched().error(), FileFault::offline);
}

TEST_F(FileFetcherTest, tellsNothingOfWhatWasDropped) {
    for (int i = 1; i <= 4; ++i) {
        fetcher->fetch(idOf(i), {.sha256 = kAbc, .command = {}, .mostBytes = kMost}, "tok");
    }
    fetcher->drop(idOf(1)); // under way
    fetcher->drop(idOf(3)); // waiting
    ASSERT_TRUE(runUntil([this] { return answers.size() == 2; }));
    EXPECT_TRUE(answers.at(idOf(2)).has_value());
    EXPECT_TRUE(answers.at(idOf(4)).has_value());
}

TEST_F(FileFetcherTest, isBusyBeyondItsQueue) {
    const auto all = static_cast<int>(link::FileFetcher::kAtOnce + link::FileFetcher::kMostWaiting);
    int told = 0;
    fetcher =
        std::make_unique<link::FileFetcher>(context.get_executor(), link::Endpoint{server.url(), server.fingerprint()},
                                            [&told](core::CommandId, const link::FileFetcher::Answer& answer) {
                                                told += !answer && answer.error() == FileFault::busy ? 1 : 0;
                                            });
    for (int i = 0; i < all; ++i) {
        fetcher->fetch(idOf(1), {.sha256 = kAbc, .command = {}, .mostBytes = kMost}, "tok");
    }
    EXPECT_EQ(told, 0);
    fetcher->fetch(idOf(2), {.sha256 = kAbc, .command = {}, .mostBytes = kMost}, "tok");
    EXPECT_EQ(told, 1);
}
