// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/FilterText.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

namespace trucban::models {

namespace {

/// Below it nobody is helped by moving it together.
constexpr std::size_t kLeastLost = 1'000'000;

/// Letters of folded Vietnamese, the commonest first; what is not here is rarer still.
constexpr std::string_view kCommon = "nh gtiacoumdlpvbykrsqex";

using Bytes [[gnu::vector_size(16)]] = std::uint8_t;
using Halves [[gnu::vector_size(16)]] = std::uint64_t; ///< the same register

/// Looks at 64 places at once for the two rarest letters of a word: memmem goes letter by letter through short words,
/// and takes several times as long.
class WordFinder {
public:
    explicit WordFinder(std::string_view word) : m_word(word) {
        for (std::size_t place = 1; place < word.size(); ++place) {
            if (rarity(place) > rarity(m_rarest)) {
                m_second = std::exchange(m_rarest, place);
            } else if (m_second == m_rarest || rarity(place) > rarity(m_second)) {
                m_second = place;
            }
        }
    }

    /// nullptr: not there.
    [[nodiscard]] const char* find(const char* from, const char* end) const {
        if constexpr (std::endian::native == std::endian::little) {
            constexpr std::size_t kStep = sizeof(Bytes);
            const Bytes rarest = filledWith(m_word[m_rarest]);
            const Bytes second = filledWith(m_word[m_second]);
            const auto bothAt = [&](const char* at) {
                return std::bit_cast<Halves>((bytesAt(at + m_rarest) == rarest) & (bytesAt(at + m_second) == second));
            };
            for (; static_cast<std::size_t>(end - from) >= 4 * kStep + m_word.size(); from += 4 * kStep) {
                const std::array four{bothAt(from), bothAt(from + kStep), bothAt(from + 2 * kStep),
                                      bothAt(from + 3 * kStep)};
                const Halves any = (four[0] | four[1]) | (four[2] | four[3]);
                for (std::size_t i = 0; i < four.size() && (any[0] | any[1]) != 0; ++i) {
                    if (const char* found = firstOf(four[i], from + i * kStep)) {
                        return found;
                    }
                }
            }
        }
        return static_cast<const char*>(
            memmem(from, static_cast<std::size_t>(end - from), m_word.data(), m_word.size()));
    }

private:
    /// `hits`: 255 for each place where both letters are.
    [[nodiscard]] const char* firstOf(Halves hits, const char* from) const {
        for (std::size_t half = 0; half < 2; ++half) {
            for (std::uint64_t rest = hits[half]; rest != 0;) {
                const auto place = static_cast<std::size_t>(std::countr_zero(rest)) / 8;
                const char* candidate = from + 8 * half + place;
                if (std::memcmp(candidate, m_word.data(), m_word.size()) == 0) {
                    return candidate;
                }
                rest &= ~(std::uint64_t{0xFF} << (8 * place));
            }
        }
        return nullptr;
    }
    [[nodiscard]] std::size_t rarity(std::size_t place) const { return kCommon.find(m_word[place]); }
    static Bytes bytesAt(const char* text) {
        Bytes bytes;
        std::memcpy(&bytes, text, sizeof bytes);
        return bytes;
    }
    static Bytes filledWith(char letter) { return Bytes{} + static_cast<std::uint8_t>(letter); }

    std::string_view m_word;
    std::size_t m_rarest = 0;
    std::size_t m_second = 0;
};

} // namespace

void FilterText::put(Slot slot, std::string_view folded) {
    erase(slot);
    if (slot >= m_piece.size()) {
        m_piece.resize(slot + 1, kNone);
        m_hits.resize(slot + 1, 0);
    }
    m_piece[slot] = static_cast<std::uint32_t>(m_pieces.size());
    const Piece piece{.begin = m_buffer.size(), .length = static_cast<std::uint32_t>(folded.size()), .slot = slot};
    m_pieces.push_back(piece);
    m_buffer.append(folded);
    std::replace(m_buffer.begin() + static_cast<std::ptrdiff_t>(piece.begin), m_buffer.end(), '\0', ' ');
    m_buffer.push_back('\0');
    m_hits[slot] = textOf(piece).contains(m_needle) ? 1 : 0;
    m_hitCount += m_hits[slot];
    if (m_lost > kLeastLost && m_lost > m_buffer.size() / 2) {
        compact();
    }
}

void FilterText::erase(Slot slot) {
    if (slot >= m_piece.size() || m_piece[slot] == kNone) {
        return;
    }
    auto& piece = m_pieces[std::exchange(m_piece[slot], kNone)];
    piece.slot = kNone;
    m_lost += piece.length + 1;
    m_hitCount -= std::exchange(m_hits[slot], std::uint8_t{0});
}

void FilterText::compact() {
    std::string buffer;
    buffer.reserve(m_buffer.size() - m_lost);
    std::vector<Piece> pieces;
    for (auto piece : m_pieces) {
        if (piece.slot != kNone) {
            m_piece[piece.slot] = static_cast<std::uint32_t>(pieces.size());
            const auto text = std::string_view(m_buffer).substr(piece.begin, piece.length + 1);
            piece.begin = buffer.size();
            buffer.append(text);
            pieces.push_back(piece);
        }
    }
    m_buffer = std::move(buffer);
    m_pieces = std::move(pieces);
    m_lost = 0;
}

void FilterText::search(std::string needle) {
    std::ranges::replace(needle, '\0', ' ');
    if (needle == m_needle) {
        return;
    }
    const bool isLonger = !m_needle.empty() && needle.contains(m_needle);
    m_needle = std::move(needle);
    if (m_needle.empty()) {
        return; // everything is one
    }
    // Piece by piece costs more a byte than straight through.
    if (isLonger && m_hitCount < m_pieces.size() / 4) {
        searchHits();
    } else {
        searchAll();
    }
}

void FilterText::searchHits() {
    m_hitCount = 0;
    for (const auto& piece : m_pieces) {
        if (piece.slot != kNone && m_hits[piece.slot] != 0) {
            m_hits[piece.slot] = textOf(piece).contains(m_needle) ? 1 : 0;
            m_hitCount += m_hits[piece.slot];
        }
    }
}

void FilterText::searchAll() {
    m_hitCount = 0;
    std::ranges::fill(m_hits, std::uint8_t{0});
    const char* const begin = m_buffer.data();
    const char* const end = begin + m_buffer.size();
    auto piece = m_pieces.begin();
    const char* at = begin;
    const WordFinder finder(m_needle);
    while (at < end) {
        const auto* found = finder.find(at, end);
        if (found == nullptr) {
            return;
        }
        const auto offset = static_cast<std::size_t>(found - begin);
        while (piece->begin + piece->length < offset) {
            ++piece;
        }
        if (piece->slot != kNone) {
            m_hits[piece->slot] = 1;
            ++m_hitCount;
        }
        at = begin + piece->begin + piece->length + 1;
        ++piece;
    }
}

} // namespace trucban::models
