// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/DuplicateIndex.h"
#include "geo/DuplicateScore.h"
#include "models/Board.h"

#include <QObject>

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace trucban::models {

/// An open case that may be the same matter, how likely, and why.
struct SimilarCase {
    core::CaseId id;
    double score = 0;                      ///< 0 to 1, geo::scoreDuplicate of the two alerts most alike
    core::Milliseconds apart{};            ///< between these two
    std::vector<geo::DuplicateSign> signs; ///< what counted, in order
    bool operator==(const SimilarCase&) const = default;
};

/// Judges which open cases may be duplicates, by the policy's rule; the one judge for the intake form and the case panel.
/// Follows the board with an index of the alerts of its open cases, so that a question costs the same whatever else is
/// there. Suggests only: it never merges. GUI thread; the board outlives it.
class DuplicateFinder : public QObject {
    Q_OBJECT
public:
    explicit DuplicateFinder(const Board& board, QObject* parent = nullptr);

    /// Cases that `case_` may be merged with: open, of the same life or exercise, at or over the threshold; the likeliest
    /// first, at most `limit`. `sameCaller`: cases that the gateway named.
    [[nodiscard]] std::vector<SimilarCase> similarTo(const core::Case& case_, std::span<const core::CaseId> sameCaller,
                                                     std::size_t limit) const;
    /// The same for something that is no case yet.
    [[nodiscard]] std::vector<SimilarCase> similarTo(const geo::ReportFacts& report, std::size_t limit) const;

    /// What is compared of an alert that the board has.
    [[nodiscard]] static geo::ReportFacts factsOf(const core::Alert& alert, const core::Case& case_);
    [[nodiscard]] std::size_t indexed() const { return m_index.size(); }

private:
    void follow(const BoardChange& change);
    void refresh(const core::AlertId& id);
    class Asking;

    const Board& m_board;
    geo::DuplicateIndex m_index;
    std::unordered_map<core::AlertId, std::uint32_t> m_versions; ///< of what the index holds
};

/// The case that a merge of these keeps: the most urgent one, of these the one that is furthest on, then the oldest; so
/// that no P1 disappears in a P3, and no unit's work in a case nobody has looked at. `cases` is not empty.
[[nodiscard]] const core::Case& primaryOf(std::span<const core::Case* const> cases);

} // namespace trucban::models
