// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/GeoPoint.h"
#include "core/Policy.h"
#include "core/Time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Are two reports about one incident? A number and its reasons; whether they are merged is an officer's to say.
namespace trucban::geo {

/// What is compared of a report. A plain value.
struct ReportFacts {
    std::optional<core::Position> place; ///< absent: unlocated; an accuracy over kMostAccuracyM tells as little
    core::Instant at{};                  ///< when it happened, as far as the sender said
    std::string kind;                    ///< code; empty: not said yet
    std::string house;                   ///< houseKey of its address; empty: none
    std::vector<std::uint32_t> words;    ///< wordsOf its text
    bool operator==(const ReportFacts&) const = default;
};

/// A circle larger than this is no place.
inline constexpr double kMostAccuracyM = 1'000;

enum class DuplicateReason : std::uint8_t {
    sameAddress,
    otherHouse,     ///< the same street by another number: speaks against
    distance,       ///< value: metres between the two
    circlesOverlap, ///< the distance is no longer than both accuracies together
    timeApart,      ///< value: seconds, either way
    sameKind,
    relatedKind, ///< such as callers mix up: a fight and an assault
    otherKind,   ///< speaks against
    sameCaller,
    likeText,  ///< value: share of the shorter text's words that the other has too, 0 to 1
    otherText, ///< hardly a word in common: speaks against; value as above
};

/// One thing that counted, for or against.
struct DuplicateSign {
    DuplicateReason reason = DuplicateReason::distance;
    double value = 0; ///< see the reason; 0 where it has none
    bool operator==(const DuplicateSign&) const = default;
};

struct DuplicateScore {
    double value = 0;                 ///< 0 to 1
    std::vector<DuplicateSign> signs; ///< in the order of DuplicateReason
    bool operator==(const DuplicateScore&) const = default;
};

/// The posterior probability that two reports are of one incident, after Fellegi and Sunter (A Theory for Record
/// Linkage, JASA 64, 1969): what speaks for and against is added up as the logarithm of "how much likelier is this of
/// one incident than of two", starting from the odds of any two reports that are near each other at all:
///
///     score = 1 / (1 + exp(-(kPrior + place + house + time + kind + caller + text)))
///
/// | term   | logarithm of the likelihood ratio                                                                       |
/// |--------|---------------------------------------------------------------------------------------------------------|
/// | place  | ln(0.9 · R² / 2σ² · exp(−d² / 2σ²) + 0.1), of a normal scatter σ² = (a² + b²) / 2.279 + 40² against       |
/// |        | anywhere within R: a, b are the radii of the 68 % circles (2.279 = −2 ln 0.32), 40 m is how far callers |
/// |        | stand from what they see, R = rule.withinM + a + b; one position in ten is simply wrong                 |
/// | house  | the same address counts as the best place there is; another number of the same street −2                |
/// | time   | ln(rule.within / τ) − t / τ, τ = 7 min: calls about one incident come thick at first, against any time   |
/// | kind   | same +1.4; related +0.2; other −2; nothing where one of them says nothing ("other", "sos")              |
/// | caller | the same telephone +3                                                                                   |
/// | text   | from −1.5 (no word in common) to +2.5 (six in ten); nothing where one has fewer than three words         |
///
/// The ratios are estimates, checked and set by the labelled evenings in tests/data/duplicates, which are made by rule.
[[nodiscard]] DuplicateScore scoreDuplicate(const ReportFacts& a, const ReportFacts& b, const core::DuplicateRule& rule,
                                            bool sameCaller);

/// Of place and time alone, without the reasons: what to look at first among many. Larger is likelier.
[[nodiscard]] double nearness(std::optional<double> distanceM, double accuracyA, double accuracyB,
                              core::Milliseconds apart, const core::DuplicateRule& rule);

/// The telling words of a text, folded, each once, as sorted hashes: names, numbers and things; not "có", "đang", "ở".
[[nodiscard]] std::vector<std::uint32_t> wordsOf(std::string_view text);
/// Share of the shorter one's words that the other has too; nullopt when there are too few to tell.
[[nodiscard]] std::optional<double> overlapOf(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b);

/// Kinds that people who see the same thing name differently.
[[nodiscard]] bool areRelatedKinds(std::string_view a, std::string_view b);
/// "other" and "sos": what is said when nothing is said.
[[nodiscard]] bool isUntoldKind(std::string_view kind);

} // namespace trucban::geo
