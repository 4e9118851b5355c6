// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/DuplicateScore.h"
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
    QString text;
    core::Instant at{};
    bool operator==(const IntakeProbe&) const = default;
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
    /// "Before" at an address.
    static constexpr std::chrono::hours kEarlier{30 * 24};
    /// A place told so exactly stands for its house.
    static constexpr double kSameHouseM = 30;

    /// What DuplicateFinder is asked with.
    [[nodiscard]] static geo::ReportFacts factsOf(const IntakeProbe& probe);

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
