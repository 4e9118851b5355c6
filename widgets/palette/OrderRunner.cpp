// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/palette/OrderRunner.h"

#include "models/OrderWording.h"

#include <algorithm>

namespace trucban::widgets {

using models::Order;
using models::OrderQuestion;
using models::OrderVerb;

OrderRunner::OrderRunner(CaseActs& acts, models::Selection& selection, CommandGateway& gateway, Context context,
                         QObject* parent)
    : QObject(parent), m_acts(acts), m_selection(selection), m_gateway(gateway), m_context(std::move(context)) {}

void OrderRunner::run(std::vector<Order> orders) {
    ++m_run;
    m_orders = std::move(orders);
    m_next = 0;
    m_hasAsked = false;
    m_seen.clear();
    m_touched.clear();
    m_released.clear();
    const auto context = m_context();
    const auto see = [&](const core::CaseId& id) {
        const auto* case_ = context.board.case_(id);
        if (case_ != nullptr && std::ranges::find(m_seen, id, &CaseActs::Basis::caseId) == m_seen.end()) {
            m_seen.push_back(m_acts.basisOf(*case_));
        }
    };
    for (const auto& order : m_orders) {
        if (order.caseId) {
            see(*order.caseId);
        }
    }
    askNext();
}

void OrderRunner::askNext() {
    const auto context = m_context();
    // An answer to a line that has been given up since is none to this one.
    const auto whenAsked = [this, run = m_run](auto&& then) {
        return [this, run, then = std::forward<decltype(then)>(then)](const auto&... answer) {
            if (run == m_run) {
                then(m_orders[m_next], answer...);
                m_hasAsked = true;
                askNext();
            }
        };
    };
    for (; m_next < m_orders.size(); ++m_next) {
        const auto& order = m_orders[m_next];
        const auto* case_ = order.caseId ? context.board.case_(*order.caseId) : nullptr;
        if (case_ == nullptr || order.question == OrderQuestion::none || order.question == OrderQuestion::action) {
            continue;
        }
        if (order.question == OrderQuestion::outcome) {
            m_acts.chooseOutcome(*case_, true, order.outcome.value_or(core::Outcome{}),
                                 whenAsked([](Order& asked, const core::Outcome& chosen) {
                                     const bool isSame =
                                         asked.outcome && asked.outcome->disposition == chosen.disposition;
                                     const auto reason = isSame ? asked.outcome->reason : std::string();
                                     asked.outcome = chosen;
                                     asked.outcome->reason = reason;
                                     asked.text = QString::fromStdString(chosen.note);
                                     const auto& body = std::get<core::CloseCase>(asked.commands.back());
                                     asked.question = body.releaseUnits ? OrderQuestion::release : OrderQuestion::none;
                                 }));
        } else if (order.question == OrderQuestion::release) {
            m_acts.confirmRelease(*case_, whenAsked([this](Order& asked) {
                m_released.insert(m_next);
                asked.question = OrderQuestion::none;
            }));
        } else {
            m_acts.confirmWithdrawal(*case_, whenAsked([](Order& asked) { asked.question = OrderQuestion::none; }));
        }
        return;
    }
    handIn();
}

/// Answers took a while: what was good may not be any more, and with the answers it says something else. False when the
/// line is not to be handed in, or not yet.
bool OrderRunner::judgeAgain() {
    for (auto& order : m_orders) {
        order.commands.clear();
    }
    const auto context = m_context();
    models::tryOrders(m_orders, context);
    for (std::size_t i = 0; i < m_orders.size(); ++i) {
        auto& order = m_orders[i];
        if (!order.isGood()) {
            emit explained(tr("Lệnh không được gửi"), models::OrderWording::problem(order, context.board));
            return false;
        }
        order.question = OrderQuestion::none;
        const auto* close = order.commands.empty() ? nullptr : std::get_if<core::CloseCase>(&order.commands.back());
        if (close != nullptr && close->releaseUnits && !m_released.contains(i)) {
            order.question = OrderQuestion::release; // somebody was sent meanwhile
            m_next = 0;
            m_hasAsked = false;
            askNext();
            return false;
        }
    }
    return true;
}

void OrderRunner::handIn() {
    if (m_hasAsked && !judgeAgain()) {
        return;
    }
    const auto orders = std::move(m_orders);
    m_orders.clear();
    ++m_run;
    for (const auto& order : orders) {
        for (const auto& body : order.commands) {
            submit(body);
        }
    }
    for (const auto& order : orders) {
        perform(order);
    }
}

void OrderRunner::submit(const core::CommandBody& body) {
    auto handed = body;
    if (auto* joint = std::get_if<core::RequestJoint>(&handed)) {
        joint->request = m_gateway.newRequestId();
    }
    auto id = models::caseOf(body);
    if (!id) {
        if (const auto* state = std::get_if<core::SetUnitState>(&body)) {
            const auto context = m_context();
            const auto* unit = context.board.unit(state->unit);
            if (unit != nullptr && unit->caseId) {
                m_touched.insert(*unit->caseId);
            }
        }
        m_gateway.submit(std::move(handed), std::nullopt);
        return;
    }
    const auto seen = std::ranges::find(m_seen, *id, &CaseActs::Basis::caseId);
    // What the line itself changed before is no conflict.
    if (seen == m_seen.end() || m_touched.contains(*id)) {
        m_gateway.submit(std::move(handed), std::nullopt);
    } else {
        m_acts.submitSeen(std::move(handed), *seen);
    }
    m_touched.insert(*id);
    if (const auto* merge = std::get_if<core::MergeCases>(&body)) {
        m_touched.insert(merge->others.begin(), merge->others.end());
    }
}

/// What is no command: going there, and the questions that are all of an act.
void OrderRunner::perform(const Order& order) {
    if (!order.verb || !order.caseId) {
        return;
    }
    const auto ask = [&](ActionId id) {
        m_selection.select(order.caseId);
        m_acts.perform(id);
    };
    switch (*order.verb) {
    case OrderVerb::open:
        emit caseWanted(*order.caseId);
        break;
    case OrderVerb::callBack:
        ask(ActionId::callBack);
        break;
    case OrderVerb::reveal:
        ask(ActionId::reveal);
        break;
    case OrderVerb::place:
        ask(ActionId::placeOnMap);
        break;
    case OrderVerb::answerJoint: {
        m_selection.select(order.caseId);
        const auto context = m_context();
        const auto* case_ = context.board.case_(*order.caseId);
        const auto waiting = case_ == nullptr ? std::vector<core::JointRequest>{} : case_->jointRequests;
        const auto found = std::ranges::find(waiting, core::OfferState::offered, &core::JointRequest::state);
        if (found != waiting.end()) {
            m_acts.answerJoint(found->id);
        }
        break;
    }
    default:
        break;
    }
}

} // namespace trucban::widgets
