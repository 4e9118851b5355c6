// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Text.h"

#include <array>
#include <cstdint>

namespace trucban::core {

namespace {

struct Decoded {
    char32_t codePoint = 0;
    std::size_t length = 0; ///< bytes; 0: not well-formed here
};

constexpr bool isContinuation(unsigned char byte) {
    return (byte & 0xC0) == 0x80;
}

/// The code point at the front of `text`, which is not empty. The ranges of second bytes are those of RFC 3629.
Decoded decodeFront(std::string_view text) {
    const auto byteAt = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byteAt(0);
    if (lead < 0x80) {
        return {lead, 1};
    }
    const std::size_t length = lead >= 0xC2 && lead <= 0xDF   ? 2
                               : lead >= 0xE0 && lead <= 0xEF ? 3
                               : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                              : 0;
    if (length == 0 || text.size() < length) {
        return {};
    }
    const unsigned char second = byteAt(1);
    const bool isForbidden = (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
                             (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F);
    if (isForbidden) {
        return {};
    }
    char32_t codePoint = lead & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if (!isContinuation(byteAt(i))) {
            return {};
        }
        codePoint = (codePoint << 6) | (byteAt(i) & 0x3Fu);
    }
    return {codePoint, length};
}

/// Base letters by code point; '?' where a letter has none and keeps its own form.
struct LetterBlock {
    char32_t first;
    std::string_view bases;
};

constexpr std::array kLetterBlocks{
    LetterBlock{0x00C0, "aaaaaa?ceeeeiiiidnooooo??uuuuy??aaaaaa?ceeeeiiiidnooooo??uuuuy?y"},
    LetterBlock{0x0100, "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii??jjkk?llllllllllnnnnnn?"
                        "??oooooo??rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"},
    LetterBlock{0x01A0, "oo"},
    LetterBlock{0x01AF, "uu"},
    LetterBlock{0x01CD, "aaiioouuuuuuuuuu"},
    LetterBlock{0x1E00, "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppp"
                        "rrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyas????"},
    LetterBlock{0x1EA0, "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy"},
};
static_assert(kLetterBlocks[0].bases.size() == 64 && kLetterBlocks[1].bases.size() == 128 &&
              kLetterBlocks[5].bases.size() == 160 && kLetterBlocks[6].bases.size() == 90);

constexpr char kOwnForm = '?';

char baseLetter(char32_t codePoint) {
    for (const LetterBlock& block : kLetterBlocks) {
        if (codePoint >= block.first && codePoint - block.first < block.bases.size()) {
            return block.bases[codePoint - block.first];
        }
    }
    return kOwnForm;
}

/// Lower case of the Latin letters without a base letter: Æ Ø Þ, and the pairs Ĳ Ŋ Œ.
char32_t lowered(char32_t codePoint) {
    if (codePoint == 0xC6 || codePoint == 0xD8 || codePoint == 0xDE) {
        return codePoint + 0x20;
    }
    return codePoint == 0x132 || codePoint == 0x14A || codePoint == 0x152 ? codePoint + 1 : codePoint;
}

bool isCombiningMark(char32_t codePoint) {
    return codePoint >= 0x300 && codePoint <= 0x36F;
}

void appendTwoBytes(std::string& out, char32_t codePoint) {
    out.push_back(static_cast<char>(0xC0 | (codePoint >> 6)));
    out.push_back(static_cast<char>(0x80 | (codePoint & 0x3F)));
}

void appendFolded(std::string& out, char32_t codePoint, std::string_view asWritten) {
    if (codePoint < 0x80) {
        const char letter = static_cast<char>(codePoint);
        out.push_back(letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter);
    } else if (const char base = baseLetter(codePoint); base != kOwnForm) {
        out.push_back(base);
    } else if (lowered(codePoint) != codePoint) {
        appendTwoBytes(out, lowered(codePoint));
    } else if (!isCombiningMark(codePoint)) {
        out.append(asWritten);
    }
}

} // namespace

bool isValidUtf8(std::string_view text) {
    while (!text.empty()) {
        const Decoded front = decodeFront(text);
        if (front.length == 0) {
            return false;
        }
        text.remove_prefix(front.length);
    }
    return true;
}

std::size_t characterCount(std::string_view text) {
    std::size_t count = 0;
    for (const char byte : text) {
        count += isContinuation(static_cast<unsigned char>(byte)) ? 0 : 1;
    }
    return count;
}

std::string truncated(std::string_view text, std::size_t count) {
    std::size_t end = 0;
    for (; end < text.size(); ++end) {
        if (!isContinuation(static_cast<unsigned char>(text[end])) && count-- == 0) {
            break;
        }
    }
    return std::string{text.substr(0, end)};
}

std::string folded(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const Decoded front = decodeFront(text);
        if (front.length == 0) {
            out.push_back(text.front());
            text.remove_prefix(1);
            continue;
        }
        appendFolded(out, front.codePoint, text.substr(0, front.length));
        text.remove_prefix(front.length);
    }
    return out;
}

} // namespace trucban::core
