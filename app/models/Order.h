// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Command.h"
#include "core/Refusal.h"
#include "models/Board.h"
#include "models/OrderGrammar.h"

#include <QString>

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace trucban::geo {
class WardTable;
}

namespace trucban::models {

enum class OrderProblem : std::uint8_t {
    none,
    noVerb,      ///< units or a case, and not what is to be done
    unknownWord, ///< `wrong` belongs to nothing here
    noUnits,
    unknownUnit,
    noCase, ///< none named, none selected
    unknownCase,
    ambiguousCase, ///< `wrong` may be each of `choices`
    noOutcome,
    noFileNumber,
    noPriority,
    noKind,
    noWard,
    noAgency,
    noOthers, ///< nothing to merge
    noText,
    noReason,
    noRequest, ///< no joint request waits for an answer
    held,      ///< `wrong` edits the case at another desk
    notOnCase, ///< `wrong` is on no case, or on another one than was named
    refused,   ///< the domain's `refusal`; `wrong`: of which unit, may be empty
};

/// What is asked before the order is handed in; the same as the buttons ask.
enum class OrderQuestion : std::uint8_t {
    none,
    outcome,  ///< of a P1, or of what nobody acknowledged: chosen again in the window
    release,  ///< units are still out
    withdraw, ///< an offer that waits
    action,   ///< all of it is the button's question
};

/// A place of the line that named a case.
struct OrderMention {
    qsizetype at = 0;
    qsizetype length = 0;
    core::CaseId id;
    bool operator==(const OrderMention&) const = default;
};

/// One sentence of a line, read against the board.
struct Order {
    std::optional<OrderVerb> verb;
    std::vector<core::UnitId> units;
    std::optional<core::CaseId> caseId;
    bool isCaseNamed = false;
    std::vector<core::CaseId> others; ///< to be merged into caseId
    std::optional<core::Outcome> outcome;
    std::optional<core::Priority> priority;
    std::string kind;
    core::WardCode ward;
    std::optional<core::Agency> agency;
    QString text; ///< note, reason or request

    OrderProblem problem = OrderProblem::none;
    QString wrong;
    std::vector<core::CaseId> choices;
    core::Refusal refusal{};
    OrderQuestion question = OrderQuestion::none;
    bool wantsPolice = false;                ///< a warning: nobody on this P1 is police
    std::vector<core::CommandBody> commands; ///< what is handed in; made by tryOrders

    qsizetype at = 0; ///< of the sentence in its line
    qsizetype length = 0;
    std::optional<qsizetype> textAt; ///< where the free words begin, in the line
    std::vector<OrderMention> mentions;

    [[nodiscard]] bool isGood() const { return problem == OrderProblem::none; }
    void complain(OrderProblem what, QString about = {});
};

/// What a line is read against; all of it outlives the reading.
struct OrderContext {
    const Board& board;
    const geo::WardTable& wards;
    std::optional<core::CaseId> selected;
    core::Authority authority;
    core::Instant now{};
    /// This desk's acts that have no answer yet, in order: what comes after them is judged as if they were done, since
    /// the gateway takes a desk's acts in order.
    std::vector<core::CommandBody> unanswered;
    /// Who else is at a case about which the verb decides; empty, or absent: nobody.
    std::function<QString(OrderVerb, const core::CaseId&)> heldBy;
};

/// May somebody in that role ever do this? What they may not is not offered.
[[nodiscard]] bool isForRole(OrderVerb verb, const core::Authority& authority);

/// The sentences of a line in order, with names looked up but not yet judged; empty ones are left out.
[[nodiscard]] std::vector<Order> readOrders(const QString& line, const OrderContext& context);
/// Lets the domain itself decide on all of them, one after the other, on a copy of what they concern: fills `commands`,
/// `question` and, where it refuses, `problem`. A line is good when every order in it is.
void tryOrders(std::span<Order> orders, const OrderContext& context);

} // namespace trucban::models
