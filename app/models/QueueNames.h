// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Board.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace trucban::models {

/// What kinds and wards are called in the language of the window: folded, for the search, and their places in a
/// dictionary, for sorting. A name that changes (another policy, another language) changes here once and not in each
/// case. Names are numbered as they come and never leave: there are some forty kinds and 168 wards. GUI thread.
class QueueNames {
public:
    using Number = std::uint32_t;

    /// `board`, whose policy names the kinds, must outlive it.
    explicit QueueNames(const Board& board);

    [[nodiscard]] Number kind(const std::string& code);
    [[nodiscard]] Number ward(core::WardCode code);
    /// Places in a dictionary; another name may change the numbers but never their order.
    [[nodiscard]] std::uint32_t kindPlace(Number kind) const { return m_kinds.names[kind].place; }
    [[nodiscard]] std::uint32_t wardPlace(Number ward) const { return m_wards.names[ward].place; }
    /// Whether the name holds what was last searched for.
    [[nodiscard]] bool isKindHit(Number kind) const { return m_kinds.names[kind].isHit; }
    [[nodiscard]] bool isWardHit(Number ward) const { return m_wards.names[ward].isHit; }
    [[nodiscard]] bool hasHits() const { return m_hasHits; }
    /// Folded text.
    void search(const std::string& needle);
    /// Another policy, or another language.
    void renew();

private:
    struct Name {
        std::string folded;
        std::string sortKey;
        std::uint32_t place = 0;
        bool isHit = false;
    };
    template <class Key>
    struct Table {
        std::unordered_map<Key, Number> numbers;
        std::vector<Key> keys;
        std::vector<Name> names;
    };
    [[nodiscard]] Name nameOf(const std::string& kind) const;
    [[nodiscard]] Name nameOf(core::WardCode ward) const;
    template <class Key>
    Number numberOf(Table<Key>& table, const Key& key);
    static void order(std::vector<Name>& names);

    const Board& m_board;
    std::string m_needle;
    bool m_hasHits = true;
    Table<std::string> m_kinds;
    Table<core::WardCode> m_wards;
};

} // namespace trucban::models
