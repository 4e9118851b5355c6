// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace trucban::models {

/// The searchable text of many cases, folded, one behind the other in one buffer: a search runs through it once,
/// whatever the number of cases, and a longer word looks only at those that held the shorter one. Slots are small
/// numbers that the owner gives. GUI thread.
class FilterText {
public:
    using Slot = std::uint32_t;

    /// Replaces what the slot had.
    void put(Slot slot, std::string_view folded);
    void erase(Slot slot);
    /// Folded; empty: everything is a hit.
    void search(std::string needle);
    [[nodiscard]] const std::string& needle() const { return m_needle; }
    [[nodiscard]] bool isHit(Slot slot) const {
        return m_needle.empty() || (slot < m_hits.size() && m_hits[slot] != 0);
    }
    /// Bytes that the buffer takes.
    [[nodiscard]] std::size_t size() const { return m_buffer.size(); }

private:
    struct Piece {
        std::size_t begin = 0;
        std::uint32_t length = 0;
        Slot slot = 0;
    };
    static constexpr std::uint32_t kNone = 0xFFFF'FFFF;

    void compact();
    void searchAll();
    void searchHits();
    [[nodiscard]] std::string_view textOf(const Piece& piece) const {
        return std::string_view(m_buffer).substr(piece.begin, piece.length);
    }

    std::string m_buffer;               ///< each piece ends with a 0 that no text and no needle has
    std::vector<Piece> m_pieces;        ///< as they stand in the buffer; slot kNone: given up
    std::vector<std::uint32_t> m_piece; ///< by slot
    std::vector<std::uint8_t> m_hits;   ///< by slot
    std::string m_needle;
    std::size_t m_hitCount = 0; ///< of the last search
    std::size_t m_lost = 0;     ///< bytes that were given up
};

} // namespace trucban::models
