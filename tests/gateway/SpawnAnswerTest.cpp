// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/SpawnAnswer.h"

#include <boost/asio/post.hpp>
#include <gtest/gtest.h>

#include <stdexcept>

namespace trucban::gateway {
namespace {

Task<SharedBytes> making(asio::io_context& io, bool fails) {
    co_await asio::post(io.get_executor(), kAwait); // somewhere else first, as a question to another thread would
    if (fails) {
        throw std::runtime_error{"out of memory"};
    }
    co_return std::make_shared<const std::string>("answer");
}

TEST(SpawnAnswer, deliversWhatWasMade) {
    asio::io_context io{1};
    std::vector<std::string> delivered;
    spawnAnswer(io.get_executor(), making(io, false),
                [&](SharedBytes bytes) { delivered.push_back(bytes ? *bytes : "nothing"); });
    io.run();
    EXPECT_EQ(delivered, std::vector<std::string>{"answer"});
}

TEST(SpawnAnswer, deliversNothingOnceWhenItsMakingThrows) {
    asio::io_context io{1};
    std::vector<std::string> delivered;
    spawnAnswer(io.get_executor(), making(io, true),
                [&](SharedBytes bytes) { delivered.push_back(bytes ? *bytes : "nothing"); });
    EXPECT_NO_THROW(io.run());
    EXPECT_EQ(delivered, std::vector<std::string>{"nothing"}) << "the session answers unavailable, and counts it off";
}

} // namespace
} // namespace trucban::gateway
