// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/DuplicateScore.h"

#include <map>
#include <string>
#include <vector>

// The labelled evenings of tests/data/duplicates, and how right suggestions are on them.
namespace trucban::test {

struct LabelledReport {
    int incident = 0;
    std::string situation;
    int caller = 0;
    geo::ReportFacts facts;
};
/// In the order they came in. Throws std::runtime_error for a file that is no such evening.
[[nodiscard]] std::vector<LabelledReport> readEvening(const std::string& file);

/// Counted as an officer meets them: each report as it comes in, against the incidents that were there before.
struct SuggestionCounts {
    int right = 0;    ///< its own incident was suggested
    int wrong = 0;    ///< another incident was; each counts
    int missed = 0;   ///< its incident was there and was not suggested
    int hopeless = 0; ///< of these: it names no place and no house, and nobody called before
    [[nodiscard]] double precision() const { return right + wrong == 0 ? 1 : double(right) / (right + wrong); }
    [[nodiscard]] double recall() const { return right + missed == 0 ? 1 : double(right) / (right + missed); }
    SuggestionCounts& operator+=(const SuggestionCounts& other);
};
/// By situation, through the index as the console does it; `rule` with the threshold to be tried.
[[nodiscard]] std::map<std::string, SuggestionCounts>
countSuggestions(const std::vector<LabelledReport>& evening, const core::DuplicateRule& rule, bool knowsCallers);
[[nodiscard]] SuggestionCounts total(const std::map<std::string, SuggestionCounts>& counts);

} // namespace trucban::test
