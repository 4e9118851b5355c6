// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Board.h"
#include "models/Filter.h"

#include <string>
#include <unordered_map>

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

/// Tells which cases the filter lets through. It keeps the folded text of each case that a search looked at: whoever
/// owns it tells it which cases changed, before anybody asks about them. GUI thread.
class FilterMatcher {
public:
    /// Both must outlive it.
    FilterMatcher(const Board& board, const Filter& filter);

    /// Reads the filter and the clock; to be called when one of them has changed.
    void prepare(core::Instant now);
    [[nodiscard]] bool matches(const core::Case& case_, FilterParts parts = kAllParts);
    [[nodiscard]] const TimeWindow& window() const { return m_window; }
    /// Its text is another, or it is gone.
    void forget(const core::CaseId& id) { m_haystacks.erase(id); }

private:
    [[nodiscard]] bool matchesState(const core::Case& case_, FilterParts parts) const;
    [[nodiscard]] bool matchesWard(const core::Case& case_) const;
    [[nodiscard]] bool matchesSource(const core::Case& case_) const;
    [[nodiscard]] bool matchesArea(const core::Case& case_) const;
    [[nodiscard]] bool matchesText(const core::Case& case_);

    const Board& m_board;
    const Filter& m_filter;
    core::Instant m_now{};
    TimeWindow m_window;
    std::string m_needle; ///< folded text of the filter
    /// Made when first asked for: a replica of 100,000 cases is on screen before any of them is folded.
    std::unordered_map<core::CaseId, std::string> m_haystacks;
};

} // namespace trucban::models
