// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Order.h"
#include "widgets/CommandGateway.h"
#include "widgets/case/CaseActs.h"

#include <QObject>

#include <functional>
#include <unordered_set>
#include <vector>

namespace trucban::widgets {

/// Hands the orders of one line in: first every question that the buttons would ask, then, when all were answered and
/// the domain still takes all of them, all acts in order. A question that is not answered leaves the whole line undone.
class OrderRunner : public QObject {
    Q_OBJECT
public:
    using Context = std::function<models::OrderContext()>;
    OrderRunner(CaseActs& acts, models::Selection& selection, CommandGateway& gateway, Context context,
                QObject* parent = nullptr);

    /// All of them good. What an earlier line still asks is given up.
    void run(std::vector<models::Order> orders);

signals:
    void caseWanted(const trucban::core::CaseId& id);
    /// The line came to nothing after all.
    void explained(const QString& act, const QString& reason);

private:
    void askNext();
    void handIn();
    [[nodiscard]] bool judgeAgain();
    void perform(const models::Order& order);
    void submit(const core::CommandBody& body);

    CaseActs& m_acts;
    models::Selection& m_selection;
    CommandGateway& m_gateway;
    Context m_context;
    std::vector<models::Order> m_orders;
    std::vector<CaseActs::Basis> m_seen;        ///< of the cases in it, when Enter was pressed
    std::unordered_set<core::CaseId> m_touched; ///< by what of the line was handed in already
    std::unordered_set<std::size_t> m_released; ///< orders of which it was asked whether units may go
    std::size_t m_next = 0;                     ///< whose question comes
    bool m_hasAsked = false;
    quint64 m_run = 0;
};

} // namespace trucban::widgets
