// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Board.h"
#include "models/Filter.h"
#include "models/FilterText.h"
#include "models/QueueNames.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include <optional>
#include <string>
#include <vector>

namespace trucban::models {

/// The parts of a filter. A view that chooses a part itself leaves it out, as the chart does with kinds and time: it
/// would show nothing but what was chosen, and there would be nothing left to choose. The map does so with its area.
enum class FilterPart : std::uint16_t {
    kinds = 1,
    priorities = 2,
    states = 4,
    recent = 8, ///< of the closed ones only the recently closed, while no state is asked for
    wards = 16,
    sources = 32,
    time = 64,
    text = 128,
    unlocated = 256,
    area = 512,
};
using FilterParts = std::uint16_t;
inline constexpr FilterParts kAllParts = 0x3ff;
[[nodiscard]] constexpr FilterParts without(FilterParts parts, std::initializer_list<FilterPart> left) {
    for (const FilterPart part : left) {
        parts = static_cast<FilterParts>(parts & ~static_cast<FilterParts>(part));
    }
    return parts;
}

/// The filter as it is with the parts a view does not ask cleared: two equal ones let the same through.
[[nodiscard]] FilterSpec asked(FilterSpec spec, FilterParts parts);

/// Tells which cases the filter lets through. It keeps of each case what a filter may ask, one beside the other, and the
/// folded text of all in one buffer, so that another filter reads no case: whoever owns it tells it which cases changed,
/// before anybody asks about them. GUI thread.
class FilterMatcher {
public:
    /// A small number for each case it knows, used again when the case is gone.
    using Slot = FilterText::Slot;

    /// All must outlive it.
    FilterMatcher(const Board& board, const Filter& filter, QueueNames& names);

    /// Reads the filter and the clock; to be called when one of them has changed.
    void prepare(core::Instant now);
    /// Of one that it does not know it reads the case itself.
    [[nodiscard]] bool matches(const core::Case& case_, FilterParts parts = kAllParts);
    [[nodiscard]] bool matches(Slot slot, FilterParts parts = kAllParts) const;
    /// 1 for each slot whose case the filter lets through; 0 where there is no case.
    [[nodiscard]] std::vector<std::uint8_t> matching() const;
    [[nodiscard]] const TimeWindow& window() const { return m_window; }

    /// The case is new, or another than it was.
    Slot note(const core::Case& case_);
    void forget(const core::CaseId& id);
    [[nodiscard]] std::optional<Slot> slotOf(const core::CaseId& id) const;
    /// One more than the largest slot.
    [[nodiscard]] std::size_t slotCount() const { return m_facts.size(); }
    /// Another policy or another language: names that were searched may be hits now, or none.
    void renewNames();

private:
    struct Facts {
        const core::Case* source = nullptr; ///< on the board, until it is erased there
        core::Instant openedAt{};
        core::Instant closedAt = core::Instant::max(); ///< max: not closed
        geo::WorldPoint place;
        QueueNames::Number kind = 0;
        QueueNames::Number ward = 0; ///< the owner's
        std::uint16_t sources = 0;   ///< a bit each
        core::Priority priority = core::Priority::p3;
        core::CaseState state = core::CaseState::isNew;
        bool isOwned = false;
        bool hasPlace = false;
        bool isMerged = false;
    };
    /// The filter's lists as bits.
    struct Question {
        std::uint16_t priorities = 0; ///< none: any
        std::uint16_t states = 0;
        std::uint16_t sources = 0;
        std::vector<bool> kinds; ///< by number; empty: any
        std::vector<bool> wards;
    };
    [[nodiscard]] Facts factsOf(const core::Case& case_);
    [[nodiscard]] std::string textOf(const core::Case& case_) const;
    [[nodiscard]] bool passes(const Facts& facts, FilterParts parts) const;
    [[nodiscard]] bool passesState(const Facts& facts, FilterParts parts) const;
    [[nodiscard]] bool passesWard(const Facts& facts) const;
    [[nodiscard]] bool isNamedHit(const Facts& facts) const;
    [[nodiscard]] bool asksForText(FilterParts parts) const;

    const Board& m_board;
    const Filter& m_filter;
    QueueNames& m_names;
    core::Instant m_now{};
    TimeWindow m_window;
    Question m_question;
    FilterText m_texts;
    boost::unordered_flat_map<core::CaseId, Slot, std::hash<core::CaseId>> m_slots;
    std::vector<Facts> m_facts; ///< by slot
    std::vector<Slot> m_free;
};

} // namespace trucban::models
