// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Enums.h"

#include <QString>

#include <cstdint>
#include <span>
#include <vector>

// The language of the command bar: "M21 đến", "M21,M22 điều VV-0412", "đóng VV-0412 giải quyết xong". One table of
// verbs, read by the reader, the completion and the printed card alike. Case and diacritics never matter.
namespace trucban::models {

enum class OrderVerb : std::uint8_t {
    open,
    // units
    dispatch,
    backUp,
    enRoute,
    onScene,
    leave,
    unavailable,
    offDuty,
    checkIn,
    recall,
    // the case
    acknowledge,
    note,
    resolve,
    close,
    reopen,
    priority,
    kind,
    // whose it is
    claim,
    transfer,
    acceptTransfer,
    returnTransfer,
    withdrawTransfer,
    joint,
    answerJoint,
    merge,
    unmerge,
    // with a question of its own
    callBack,
    reveal,
    place,
};
inline constexpr std::size_t kOrderVerbs = static_cast<std::size_t>(OrderVerb::place) + 1;

enum class OrderNeed : std::uint8_t { none, optional, required };
enum class OrderArgument : std::uint8_t { none, outcome, priority, kind, ward, agency, cases };

/// One line of the grammar: a verb, and what belongs to it. Units and case may stand before the verb or behind it, the
/// argument and free words behind it in this order. A required case that is not named is the selected one.
struct OrderRule {
    OrderVerb verb;
    const char* vietnamese; ///< with '|' between the ways to say it; the first is offered
    const char* english;
    OrderNeed units;
    OrderNeed case_;
    OrderArgument argument;
    OrderNeed argumentNeed;
    OrderNeed text;
    const char* exampleVi;
    const char* exampleEn;
    const char* does; ///< Vietnamese source of tr() in the context OrderWording
    const char* icon; ///< name in resources/icons
};
[[nodiscard]] std::span<const OrderRule> orderRules();
[[nodiscard]] const OrderRule& ruleOf(OrderVerb verb);

/// A way to say something, and what it means.
template <class T>
struct OrderPhrase {
    T meaning{};
    QString shown;        ///< as it is offered
    QString folded;       ///< words with one blank between them
    bool english = false; ///< offered in an English window
    bool offered = false; ///< the first of its language, the others are understood only
};
[[nodiscard]] const std::vector<OrderPhrase<OrderVerb>>& verbPhrases();
[[nodiscard]] const std::vector<OrderPhrase<core::Disposition>>& outcomePhrases();
[[nodiscard]] const std::vector<OrderPhrase<core::Agency>>& agencyPhrases();

/// Lower case without diacritics, words with one blank between them.
[[nodiscard]] QString foldedWords(const QString& text);
/// The ways that a list of the table's names, as it is written there.
[[nodiscard]] QStringList waysOf(const char* alternatives);

} // namespace trucban::models
