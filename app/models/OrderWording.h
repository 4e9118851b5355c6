// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Order.h"

#include <QCoreApplication>
#include <QString>

namespace trucban::models {

/// What the command bar says of orders: what will be done, what is missing, what will be asked, and the lines of the
/// card.
class OrderWording {
    Q_DECLARE_TR_FUNCTIONS(OrderWording)
public:
    /// "Điều M21 (chỉ huy), M22 đến VV-1121-0412 · P1 Cướp giật · P. Bến Thành"
    [[nodiscard]] static QString sentence(const Order& order, const Board& board);
    /// Why not, and what to do; empty for a good order.
    [[nodiscard]] static QString problem(const Order& order, const Board& board);
    /// What is asked before, or should be thought of; empty: nothing.
    [[nodiscard]] static QString caution(const Order& order, const Board& board);
    [[nodiscard]] static QString does(const OrderRule& rule);
    /// In the window's language; the first of the ways to say it, all of them, an example.
    [[nodiscard]] static QString word(const OrderRule& rule);
    [[nodiscard]] static QString words(const OrderRule& rule);
    [[nodiscard]] static QString example(const OrderRule& rule);
    /// "VV-1121-0412 · P1 Cướp giật · P. Bến Thành"
    [[nodiscard]] static QString caseTitle(const core::CaseId& id, const Board& board);

private:
    [[nodiscard]] static QString unitSentence(const Order& order, const Board& board);
    [[nodiscard]] static QString caseSentence(const Order& order, const Board& board);
    [[nodiscard]] static QString missing(const Order& order);
    [[nodiscard]] static QString ambiguous(const Order& order, const Board& board);
    [[nodiscard]] static QString refused(const Order& order, const Board& board);
};

/// The table of the card in README, as Markdown: the same rules, in the language asked for.
[[nodiscard]] QString orderTableMarkdown(bool english);

} // namespace trucban::models
