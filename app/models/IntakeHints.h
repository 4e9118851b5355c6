// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Board.h"

#include <QCoreApplication>
#include <QString>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace trucban::models {

/// What is known of an alert while it is taken down.
struct IntakeProbe {
    std::optional<core::Position> place;
    QString address;
    std::string kind; ///< code; empty: not said yet
    core::Instant at{};
    bool operator==(const IntakeProbe&) const = default;
};

/// An open case that may be the same matter, and why.
struct SimilarCase {
    core::CaseId id;
    std::optional<double> distanceM;   ///< absent: one of the two has no place
    bool isTouching = false;           ///< the accuracy circles meet
    std::chrono::milliseconds apart{}; ///< between the two, either way
    bool isSameKind = false;
    bool isSameAddress = false;
    double score = 0; ///< 0 to 1; only for the order
    bool operator==(const SimilarCase&) const = default;
};

/// What a street number had before: how many cases of which kind, and nothing else.
struct EarlierCases {
    std::map<std::string, int> byKind;
    std::set<core::CaseId> ids;
    void add(const core::Case& case_);
};

/// Looks in the board for what an officer should know before a new case is opened. Suggestions only. Pure functions.
class IntakeHints {
    Q_DECLARE_TR_FUNCTIONS(IntakeHints)
public:
    /// Reports of one matter are seldom farther apart; two circles that meet may be the same place up to kFarthestM.
    static constexpr double kNearM = 150;
    static constexpr double kFarthestM = 1'000;
    static constexpr std::chrono::hours kLongestApart{2};
    /// "Before" at an address.
    static constexpr std::chrono::hours kEarlier{30 * 24};
    /// A place told so exactly stands for its house.
    static constexpr double kSameHouseM = 30;

    /// The likeliest first; at most `limit`.
    [[nodiscard]] static std::vector<SimilarCase> similar(const Board& board, const IntakeProbe& probe,
                                                          std::size_t limit);
    /// "62 m, vòng sai số chồng nhau, cách 3 phút, cùng loại".
    [[nodiscard]] static QString reason(const SimilarCase& similar);

    /// Cases of the last 30 days at that house which the board has.
    [[nodiscard]] static EarlierCases earlier(const Board& board, const IntakeProbe& probe);
    /// "Trộm cắp tài sản 2, Tiếng ồn 1", the most frequent first.
    [[nodiscard]] static QString counts(const EarlierCases& earlier, const core::Policy& policy);

    /// House number and street of an address, folded: what two spellings of one house have in common. Empty when it
    /// names no house: a street alone is no address.
    [[nodiscard]] static std::string houseKey(const QString& address);
    [[nodiscard]] static bool isSameHouse(const std::string& a, const std::string& b);
};

} // namespace trucban::models
