// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/Deflate.h"

#include <gtest/gtest.h>

#include <random>

namespace trucban::wire {
namespace {

std::string someText(std::size_t size, unsigned seed) {
    std::mt19937 random{seed};
    std::string text;
    while (text.size() < size) {
        text += R"({"kind":"alert","key":")" + std::to_string(random()) + R"(","wards":["26743"]},)";
    }
    text.resize(size);
    return text;
}

std::string noise(std::size_t size, unsigned seed) {
    std::mt19937 random{seed};
    std::string bytes(size, '\0');
    for (char& byte : bytes) {
        byte = static_cast<char>(random());
    }
    return bytes;
}

TEST(DeflateTest, comesBackAsItWas) {
    Deflater deflater;
    Inflater inflater;
    for (const std::size_t size : {0UZ, 1UZ, 2UZ, 100UZ, 255UZ, 256UZ, 257UZ, 5'000UZ, 70'000UZ, 1'000'000UZ}) {
        for (const std::string& message : {someText(size, 1), noise(size, 2), std::string(size, 'a')}) {
            const std::string packed = deflater.deflate(message);
            EXPECT_FALSE(packed.empty());
            const auto whole = inflater.inflate(packed, size);
            ASSERT_TRUE(whole) << size;
            EXPECT_EQ(*whole, message);
        }
    }
}

/// What lets one message's bytes be shared: they do not depend on the ones before.
TEST(DeflateTest, carriesNothingOver) {
    Deflater fresh;
    Deflater used;
    (void)used.deflate(someText(100'000, 3));
    const std::string message = someText(10'000, 4);
    EXPECT_EQ(used.deflate(message), fresh.deflate(message));
}

TEST(DeflateTest, makesLittleOfEvents) {
    const std::string message = someText(50'000, 5);
    EXPECT_LT(Deflater{}.deflate(message).size(), message.size() / 3);
}

TEST(DeflateTest, stopsAtTheLimit) {
    Inflater inflater;
    const std::string bomb = Deflater{}.deflate(std::string(50'000'000, '\0'));
    ASSERT_LT(bomb.size(), 300'000u);
    const auto refused = inflater.inflate(bomb, 64 * 1024);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error(), InflateFault::tooLarge);
    const std::string exact(1'000, 'x');
    EXPECT_TRUE(inflater.inflate(Deflater{}.deflate(exact), 1'000));
    EXPECT_FALSE(inflater.inflate(Deflater{}.deflate(exact), 999));
}

TEST(DeflateTest, refusesWhatIsNoDeflateStream) {
    Inflater inflater;
    for (const std::string& bad : {std::string(40, '\xFF'), std::string("\x06\x00", 2), noise(300, 6)}) {
        const auto refused = inflater.inflate(bad, 1'000'000);
        EXPECT_FALSE(refused);
    }
    // Whatever is cut or changed, it ends and stays within the limit.
    const std::string packed = Deflater{}.deflate(someText(3'000, 7));
    std::mt19937 random{8};
    for (int i = 0; i < 2'000; ++i) {
        std::string changed = packed.substr(0, random() % packed.size() + 1);
        changed[random() % changed.size()] = static_cast<char>(random());
        if (const auto whole = inflater.inflate(changed, 10'000)) {
            EXPECT_LE(whole->size(), 10'000u);
        }
    }
}

TEST(DeflateTest, givesTheStart) {
    Inflater inflater;
    const std::string message = someText(200'000, 9);
    const std::string packed = Deflater{}.deflate(message);
    EXPECT_EQ(inflater.start(packed, 256), message.substr(0, 256));
    EXPECT_EQ(inflater.start(Deflater{}.deflate("short"), 256), "short");
}

} // namespace
} // namespace trucban::wire
