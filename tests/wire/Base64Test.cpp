// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/Base64.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace trucban::wire {

TEST(Base64, theVectorsOfRfc4648) {
    const std::pair<std::string_view, std::string_view> vectors[]{
        {"", ""},
        {"f", "Zg=="},
        {"fo", "Zm8="},
        {"foo", "Zm9v"},
        {"foob", "Zm9vYg=="},
        {"fooba", "Zm9vYmE="},
        {"foobar", "Zm9vYmFy"},
    };
    for (const auto& [bytes, text] : vectors) {
        std::string written;
        appendBase64(written, bytes);
        EXPECT_EQ(written, text);
        EXPECT_EQ(parseBase64(text), bytes);
    }
}

TEST(Base64, anyBytesComeBack) {
    std::mt19937 random{7};
    for (std::size_t size = 0; size < 200; ++size) {
        std::string bytes(size, '\0');
        for (char& byte : bytes) {
            byte = static_cast<char>(random());
        }
        std::string text = "x";
        appendBase64(text, bytes);
        EXPECT_EQ(parseBase64(std::string_view{text}.substr(1)), bytes);
    }
}

TEST(Base64, refusesWhatItDoesNotWrite) {
    for (const std::string_view text :
         {"Z", "Zg", "Zg=", "Zh==", "Zm9=", "Z===", "====", "Zm9v\n", "Zm 9", "Zg==Zg==", "Zm9-"}) {
        EXPECT_EQ(parseBase64(text), std::nullopt) << text;
    }
}

} // namespace trucban::wire
