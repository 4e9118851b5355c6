// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/DuplicateScore.h"

#include "core/Text.h"
#include "geo/House.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace trucban::geo {
namespace {

constexpr double kPrior = -2.5;

// Place
constexpr double kCircle = 2.279; ///< r² of a 68 % circle over σ² of its normal scatter: −2 ln 0.32
constexpr double kSpreadM = 40;
constexpr double kUntoldAccuracyM = 50; ///< of a position without one
constexpr double kAstray = 0.1;         ///< so many positions are simply wrong
constexpr double kBestPlace = 3.7;      ///< two exact positions on one spot
constexpr double kOtherHouse = -2;
constexpr double kFarApart = -2.25; ///< all but astray

// Time
constexpr double kFadeSeconds = 420;

// Kind, caller, text
constexpr double kSameKind = 1.4;
constexpr double kRelatedKind = 0.2;
constexpr double kOtherKind = -2;
constexpr double kSameCaller = 3;
constexpr std::size_t kFewestWords = 3;
constexpr double kNoWordAlike = -1.5;
constexpr double kWordsAlike = 2.5;
constexpr double kFullOverlap = 0.6;
constexpr double kLikeText = 0.35;  ///< from here it is told as like
constexpr double kUnlikeText = 0.1; ///< up to here as unlike

double squared(double value) {
    return value * value;
}

double toldAccuracy(double accuracyM) {
    return accuracyM > 0 ? accuracyM : kUntoldAccuracyM;
}

double placeEvidence(double distanceM, double accuracyA, double accuracyB, double withinM) {
    const double a = toldAccuracy(accuracyA);
    const double b = toldAccuracy(accuracyB);
    const double scatter = 2 * ((squared(a) + squared(b)) / kCircle + squared(kSpreadM));
    const double reach = std::max(withinM, kSpreadM) + a + b;
    const double ratio = squared(reach) / scatter * std::exp(-squared(distanceM) / scatter);
    return std::log((1 - kAstray) * ratio + kAstray);
}

double timeEvidence(core::Milliseconds apart, core::Milliseconds within) {
    const double window = std::max(std::chrono::duration<double>(within).count(), kFadeSeconds);
    const double seconds = std::abs(std::chrono::duration<double>(apart).count());
    return std::log(window / kFadeSeconds) - seconds / kFadeSeconds;
}

double textEvidence(double overlap) {
    return kNoWordAlike + (kWordsAlike - kNoWordAlike) * std::min(overlap / kFullOverlap, 1.0);
}

bool isPlace(const std::optional<core::Position>& place) {
    return place && place->point.isValid() && place->accuracyM <= kMostAccuracyM;
}

/// Sums up what speaks for and against, and keeps why.
class Weighing {
public:
    void add(double evidence) { m_sum += evidence; }
    void add(double evidence, DuplicateReason reason, double value = 0) {
        m_sum += evidence;
        m_signs.push_back({.reason = reason, .value = value});
    }
    void tell(DuplicateReason reason, double value = 0) { m_signs.push_back({.reason = reason, .value = value}); }
    [[nodiscard]] DuplicateScore score() && {
        std::ranges::stable_sort(m_signs, {}, &DuplicateSign::reason);
        return {.value = 1 / (1 + std::exp(-m_sum)), .signs = std::move(m_signs)};
    }

private:
    double m_sum = kPrior;
    std::vector<DuplicateSign> m_signs;
};

void weighPlace(Weighing& weighing, const ReportFacts& a, const ReportFacts& b, const core::DuplicateRule& rule) {
    const auto houses = matchHouses(a.house, b.house);
    const bool located = isPlace(a.place) && isPlace(b.place);
    double evidence = 0;
    if (located) {
        const double distance = core::distanceM(a.place->point, b.place->point);
        evidence = placeEvidence(distance, a.place->accuracyM, b.place->accuracyM, rule.withinM);
        weighing.tell(DuplicateReason::distance, distance);
        const double circles = a.place->accuracyM + b.place->accuracyM;
        if (circles > 0 && distance <= circles) {
            weighing.tell(DuplicateReason::circlesOverlap);
        }
    }
    if (houses == HouseMatch::same) {
        // Two wards have a 12 Lê Lợi: an address does not outweigh positions that are far apart.
        evidence = located && evidence < kFarApart ? evidence : kBestPlace;
        weighing.tell(DuplicateReason::sameAddress);
    } else if (houses == HouseMatch::otherNumber) {
        weighing.add(kOtherHouse, DuplicateReason::otherHouse);
    }
    weighing.add(evidence);
}

void weighKind(Weighing& weighing, std::string_view a, std::string_view b) {
    if (a.empty() || b.empty() || isUntoldKind(a) || isUntoldKind(b)) {
        return;
    }
    if (a == b) {
        weighing.add(kSameKind, DuplicateReason::sameKind);
    } else if (areRelatedKinds(a, b)) {
        weighing.add(kRelatedKind, DuplicateReason::relatedKind);
    } else {
        weighing.add(kOtherKind, DuplicateReason::otherKind);
    }
}

void weighText(Weighing& weighing, const ReportFacts& a, const ReportFacts& b) {
    const auto overlap = overlapOf(a.words, b.words);
    if (!overlap) {
        return;
    }
    const double evidence = textEvidence(*overlap);
    if (*overlap >= kLikeText) {
        weighing.add(evidence, DuplicateReason::likeText, *overlap);
    } else if (*overlap <= kUnlikeText) {
        weighing.add(evidence, DuplicateReason::otherText, *overlap);
    } else {
        weighing.add(evidence);
    }
}

/// Families of the shipped kinds; a kind of one's own is related to none.
constexpr std::array<std::array<std::string_view, 7>, 9> kFamilies{{
    {"fight", "assault", "weapon", "publicDisorder", "threat", "domesticViolence", "civilDispute"},
    {"robbery", "snatching", "theft"},
    {"fire", "fireSafety", "rescue", "suspectedExplosive"},
    {"trafficAccident", "medical", "illegalRacing"},
    {"drowning", "rescue", "suicideRisk", "medical"},
    {"noise", "civilDispute", "publicDisorder", "gambling"},
    {"domesticViolence", "childAbuse", "unlawfulDetention"},
    {"suspicious", "drugs", "gambling", "theft"},
    {"threat", "harassment", "loanSharking", "propertyDamage"},
}};

/// Folded syllables that stand in most reports.
constexpr std::array<std::string_view, 56> kEmptyWords{
    "a",   "ai",    "ang", "anh",  "bao",   "bi",  "cac", "cai", "can", "chi",  "cho",   "chu",   "co",   "con",
    "cua", "cung",  "da",  "dan",  "dang",  "day", "de",  "den", "di",  "do",   "duoc",  "duong", "em",   "gan",
    "gi",  "giup",  "hai", "hien", "khong", "la",  "lai", "len", "may", "minh", "mot",   "nay",   "ngay", "nguoi",
    "nha", "nhieu", "o",   "ra",   "roi",   "so",  "tai", "thi", "toi", "tren", "truoc", "va",    "vao",  "voi"};

std::uint32_t hashOf(std::string_view word) {
    std::uint32_t hash = 2'166'136'261U; // FNV-1a
    for (const char letter : word) {
        hash = (hash ^ static_cast<std::uint8_t>(letter)) * 16'777'619U;
    }
    return hash;
}

bool isWordByte(char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte >= 0x80;
}

} // namespace

DuplicateScore scoreDuplicate(const ReportFacts& a, const ReportFacts& b, const core::DuplicateRule& rule,
                              bool sameCaller) {
    Weighing weighing;
    weighPlace(weighing, a, b, rule);
    const auto apart = std::chrono::abs(a.at - b.at);
    weighing.add(timeEvidence(apart, rule.within), DuplicateReason::timeApart,
                 std::chrono::duration<double>(apart).count());
    weighKind(weighing, a.kind, b.kind);
    if (sameCaller) {
        weighing.add(kSameCaller, DuplicateReason::sameCaller);
    }
    weighText(weighing, a, b);
    return std::move(weighing).score();
}

double nearness(std::optional<double> distanceM, double accuracyA, double accuracyB, core::Milliseconds apart,
                const core::DuplicateRule& rule) {
    const double place = distanceM ? placeEvidence(*distanceM, accuracyA, accuracyB, rule.withinM) : 0;
    return place + timeEvidence(apart, rule.within);
}

std::vector<std::uint32_t> wordsOf(std::string_view text) {
    const std::string folded = core::folded(text);
    std::vector<std::uint32_t> words;
    for (std::size_t at = 0; at < folded.size();) {
        std::size_t end = at;
        while (end < folded.size() && isWordByte(folded[end])) {
            ++end;
        }
        const auto word = std::string_view{folded}.substr(at, end - at);
        if (!word.empty() && !std::ranges::binary_search(kEmptyWords, word)) {
            words.push_back(hashOf(word));
        }
        at = end + 1;
    }
    std::ranges::sort(words);
    const auto rest = std::ranges::unique(words);
    words.erase(rest.begin(), rest.end());
    return words;
}

std::optional<double> overlapOf(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    const auto shorter = std::min(a.size(), b.size());
    if (shorter < kFewestWords) {
        return std::nullopt;
    }
    std::size_t shared = 0;
    for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
        if (*left == *right) {
            ++shared;
            ++left;
            ++right;
        } else if (*left < *right) {
            ++left;
        } else {
            ++right;
        }
    }
    return static_cast<double>(shared) / static_cast<double>(shorter);
}

bool isUntoldKind(std::string_view kind) {
    return kind == "other" || kind == "sos";
}

bool areRelatedKinds(std::string_view a, std::string_view b) {
    return a != b && !a.empty() && !b.empty() && std::ranges::any_of(kFamilies, [&](const auto& family) {
               return std::ranges::contains(family, a) && std::ranges::contains(family, b);
           });
}

} // namespace trucban::geo
