// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/FrameReader.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace trucban::feed {
namespace {

using Step = FrameReader::Step;
using Kind = FrameReader::Kind;

std::string frame(std::string_view payload, unsigned char first = 0x81) {
    std::string out(1, static_cast<char>(first));
    const auto size = payload.size();
    if (size < 126) {
        out += static_cast<char>(size);
    } else if (size < 65'536) {
        out += {126, static_cast<char>(size >> 8U), static_cast<char>(size & 255U)};
    } else {
        out += 127;
        for (int shift = 56; shift >= 0; shift -= 8) {
            out += static_cast<char>((size >> static_cast<unsigned>(shift)) & 255U);
        }
    }
    return out + std::string{payload};
}

/// Everything the reader makes of `bytes`, given in pieces of `step`.
std::vector<std::string> messages(FrameReader& reader, std::string_view bytes, std::size_t step) {
    std::vector<std::string> out;
    while (!bytes.empty()) {
        auto piece = bytes.substr(0, step);
        bytes.remove_prefix(piece.size());
        for (;;) {
            const auto found = reader.next(piece);
            if (found == Step::broken) {
                out.emplace_back("broken");
                return out;
            }
            if (found == Step::needMore) {
                break;
            }
            out.emplace_back(reader.message());
        }
    }
    return out;
}

TEST(FrameReader, cutsMessagesHoweverTheyArrive) {
    const std::string medium(300, 'm');
    const std::string large(70'000, 'l');
    const auto bytes = frame("one") + frame("") + frame(medium) + frame(large) + frame("end");
    for (const std::size_t step : {1U, 2U, 3U, 7U, 1000U, 1'000'000U}) {
        FrameReader reader{true};
        EXPECT_EQ(messages(reader, bytes, step), (std::vector<std::string>{"one", "", medium, large, "end"})) << step;
    }
}

TEST(FrameReader, keepsOnlyTheStartOfWhatNobodyLooksAt) {
    const std::string events = R"({"t":"events","from":1,"to":2,"head":"","items":[)" + std::string(5'000, 'x') + "]}";
    const std::string welcome = R"({"t":"welcome",)" + std::string(5'000, 'w') + "}";
    for (const std::size_t step : {1U, 13U, 100'000U}) {
        FrameReader reader{false};
        const auto found = messages(reader, frame(events) + frame(welcome) + frame("x"), step);
        ASSERT_EQ(found.size(), 3U);
        EXPECT_EQ(found[0], events.substr(0, FrameReader::kKept));
        EXPECT_EQ(found[1], welcome);
        EXPECT_EQ(found[2], "x");
    }
}

TEST(FrameReader, tellsTheWholeSize) {
    FrameReader reader{false};
    const auto bytes = frame(R"({"t":"events")" + std::string(9'000, 'x'));
    std::string_view view{bytes};
    ASSERT_EQ(reader.next(view), Step::message);
    EXPECT_EQ(reader.size(), 9'013U);
}

TEST(FrameReader, joinsFragments) {
    const auto bytes = frame("ab", 0x01) + frame("", 0x00) + frame("cd", 0x00) + frame("ef", 0x80) + frame("next");
    for (const std::size_t step : {1U, 1000U}) {
        FrameReader fresh{true};
        EXPECT_EQ(messages(fresh, bytes, step), (std::vector<std::string>{"abcdef", "next"}));
    }
}

TEST(FrameReader, knowsControlFrames) {
    FrameReader reader{false};
    const auto bytes = frame("p", 0x89) + frame("", 0x8A) + frame("", 0x88);
    std::string_view view{bytes};
    EXPECT_EQ(reader.next(view), Step::message);
    EXPECT_EQ(reader.kind(), Kind::ping);
    EXPECT_EQ(reader.next(view), Step::message);
    EXPECT_EQ(reader.kind(), Kind::pong);
    EXPECT_EQ(reader.next(view), Step::message);
    EXPECT_EQ(reader.kind(), Kind::close);
}

TEST(FrameReader, unpacksWhatItKeeps) {
    wire::Deflater deflater;
    const std::string events = R"({"t":"events","from":1,"to":2,"head":"","items":[)" + std::string(5'000, 'x') + "]}";
    const std::string welcome = R"({"t":"welcome",)" + std::string(5'000, 'w') + "}";
    const auto bytes = frame(deflater.deflate(events), 0xC1) + frame(deflater.deflate(welcome), 0xC1) +
                       frame("p", 0x89) + frame(events) + frame(deflater.deflate("x"), 0xC1);
    for (const bool keepAll : {true, false}) {
        for (const std::size_t step : {1U, 13U, 100'000U}) {
            FrameReader reader{keepAll};
            const auto found = messages(reader, bytes, step);
            ASSERT_EQ(found.size(), 5U);
            const auto kept = keepAll ? events : events.substr(0, FrameReader::kKept);
            EXPECT_EQ(found, (std::vector<std::string>{kept, welcome, "p", kept, "x"}));
        }
    }
}

TEST(FrameReader, refusesWhatAGatewayNeverSends) {
    std::string huge = frame("");
    huge[1] = 127;
    huge += std::string(8, '\x7f');
    for (const auto& bytes : {frame("x", 0x82),                    // binary
                              frame("x", 0xA1),                    // a reserved bit
                              frame("\xff\xff\xff", 0xC1),         // compressed, and damaged
                              frame("x", 0xC9),                    // a compressed ping
                              frame("x", 0x80),                    // a continuation of nothing
                              frame("x", 0x09),                    // a control frame in fragments
                              frame("a", 0x01) + frame("b", 0x81), // a new message inside another
                              frame(std::string(126, 'x'), 0x88), std::string{"\x81\x81xxxxx"}, huge}) {
        FrameReader reader{true};
        EXPECT_EQ(messages(reader, bytes, 1).back(), "broken");
    }
}

} // namespace
} // namespace trucban::feed
