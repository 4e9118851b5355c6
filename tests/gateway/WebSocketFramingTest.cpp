// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/WebSocketFraming.h"

#include <gtest/gtest.h>

namespace trucban::gateway {
namespace {

std::string masked(std::uint8_t first, std::string_view payload) {
    std::string frame = wsFrame(WsOpcode::text, payload);
    frame[0] = static_cast<char>(first);
    frame[1] = static_cast<char>(frame[1] | 0x80);
    const std::size_t header = frame.size() - payload.size();
    constexpr std::string_view kMask{"\x11\x22\x33\x44", 4};
    frame.insert(header, kMask);
    for (std::size_t i = 0; i < payload.size(); ++i) {
        frame[header + 4 + i] = static_cast<char>(frame[header + 4 + i] ^ kMask[i % 4]);
    }
    return frame;
}

std::vector<WsMessage> decoded(std::string_view bytes, std::size_t step) {
    WsDecoder decoder{1'000'000};
    std::vector<WsMessage> out;
    for (std::size_t at = 0; at < bytes.size(); at += step) {
        EXPECT_TRUE(decoder.feed(bytes.substr(at, step), out));
    }
    return out;
}

/// A compressed client frame.
std::string packed(std::string_view text, std::uint8_t first = 0xC1) {
    return masked(first, wire::Deflater{}.deflate(text));
}

TEST(WebSocketFramingTest, unpacksCompressedMessagesWithinTheLimit) {
    const auto feed = [](std::string_view bytes, bool inflates) {
        WsDecoder decoder{1'000, inflates};
        std::vector<WsMessage> out;
        const auto fed = decoder.feed(bytes, out);
        return fed ? std::expected<std::vector<WsMessage>, WsFault>{out} : std::unexpected{fed.error()};
    };
    EXPECT_EQ(feed(packed("xin chào"), true), (std::vector<WsMessage>{{WsOpcode::text, "xin chào"}}));
    const std::string whole = wire::Deflater{}.deflate("xin chào");
    EXPECT_EQ(feed(masked(0x41, whole.substr(0, 3)) + masked(0x80, whole.substr(3)) + masked(0x81, "plain"), true),
              (std::vector<WsMessage>{{WsOpcode::text, "xin chào"}, {WsOpcode::text, "plain"}}));
    EXPECT_EQ(feed(packed("xin chào"), false), std::unexpected{WsFault::protocol}) << "not agreed on";
    EXPECT_EQ(feed(packed(std::string(1'001, 'a')), true), std::unexpected{WsFault::tooLarge});
    EXPECT_EQ(feed(packed(std::string(500'000, 'a')), true), std::unexpected{WsFault::tooLarge});
    EXPECT_EQ(feed(packed("\xC0\xAF"), true), std::unexpected{WsFault::badUtf8});
    EXPECT_EQ(feed(masked(0xC1, "\xFF\xFF\xFF"), true), std::unexpected{WsFault::badUtf8}) << "no deflate stream";
    EXPECT_EQ(feed(masked(0xC9, "ping"), true), std::unexpected{WsFault::protocol});
    EXPECT_EQ(feed(masked(0x01, "a") + masked(0xC0, "b"), true), std::unexpected{WsFault::protocol});
}

TEST(WebSocketFramingTest, compressesWhatIsWorthIt) {
    wire::Deflater deflater;
    EXPECT_EQ(wsDeflatedFrame(deflater, "short"), wsFrame(WsOpcode::text, "short"));
    const std::string text(5'000, 'a');
    const std::string frame = wsDeflatedFrame(deflater, text);
    EXPECT_EQ(static_cast<std::uint8_t>(frame[0]), 0xC1);
    EXPECT_LT(frame.size(), 200u);
    EXPECT_EQ(wire::Inflater{}.inflate(std::string_view{frame}.substr(2), 5'000), text);
}

TEST(WebSocketFramingTest, readsMessagesHoweverTheyAreCut) {
    const std::string bytes = masked(0x81, "xin chào") + masked(0x81, std::string(300, 'a')) +
                              masked(0x81, std::string(70'000, 'b')) + masked(0x89, "p") + masked(0x01, "xin ") +
                              masked(0x8A, "") + masked(0x80, "chào") + masked(0x81, "");
    const std::vector<WsMessage> expected{{WsOpcode::text, "xin chào"},
                                          {WsOpcode::text, std::string(300, 'a')},
                                          {WsOpcode::text, std::string(70'000, 'b')},
                                          {WsOpcode::ping, "p"},
                                          {WsOpcode::pong, ""},
                                          {WsOpcode::text, "xin chào"},
                                          {WsOpcode::text, ""}};
    for (const std::size_t step : {std::size_t{1}, std::size_t{7}, std::size_t{4096}, bytes.size()}) {
        EXPECT_EQ(decoded(bytes, step), expected) << step;
    }
}

TEST(WebSocketFramingTest, refusesWhatIsNotAllowed) {
    struct Row {
        const char* what;
        std::string bytes;
        WsFault fault;
    };
    const Row rows[]{{"unmasked", wsFrame(WsOpcode::text, "a"), WsFault::protocol},
                     {"reserved bit", masked(0xC1, "a"), WsFault::protocol},
                     {"reserved opcode", masked(0x83, "a"), WsFault::protocol},
                     {"binary", masked(0x82, "a"), WsFault::unsupported},
                     {"long ping", masked(0x89, std::string(126, 'a')), WsFault::protocol},
                     {"cut ping", masked(0x09, "a"), WsFault::protocol},
                     {"continuation of nothing", masked(0x80, "a"), WsFault::protocol},
                     {"text inside a message", masked(0x01, "a") + masked(0x81, "b"), WsFault::protocol},
                     {"bad UTF-8", masked(0x81, "\xC0\xAF"), WsFault::badUtf8},
                     {"cut character", masked(0x81, "\xC3"), WsFault::badUtf8},
                     {"too large", masked(0x81, std::string(201, 'a')), WsFault::tooLarge},
                     {"too large in parts", masked(0x01, std::string(120, 'a')) + masked(0x80, std::string(120, 'a')),
                      WsFault::tooLarge},
                     {"absurd length", std::string{"\x81\xFF\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01\x02\x03\x04", 14},
                      WsFault::tooLarge}};
    for (const Row& row : rows) {
        WsDecoder decoder{200};
        std::vector<WsMessage> out;
        const auto fed = decoder.feed(row.bytes, out);
        ASSERT_FALSE(fed) << row.what;
        EXPECT_EQ(fed.error(), row.fault) << row.what;
        EXPECT_FALSE(decoder.feed(masked(0x81, "a"), out)) << row.what;
        EXPECT_TRUE(out.empty()) << row.what;
    }
}

TEST(WebSocketFramingTest, writesCloseFrames) {
    EXPECT_EQ(wsCloseFrame(1000), (std::string{"\x88\x02\x03\xE8", 4}));
}

} // namespace
} // namespace trucban::gateway
