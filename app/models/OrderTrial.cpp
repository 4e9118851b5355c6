// SPDX-License-Identifier: GPL-3.0-or-later
// What the domain says to the orders of a line before any of them is handed in.
#include "core/Acts.h"
#include "core/Fold.h"
#include "models/CommandModel.h"
#include "models/Order.h"

#include <algorithm>
#include <set>

namespace trucban::models {

namespace {

using core::Refusal;

/// Ids that the gateway, or the session, makes anew: any will do for a trial.
constexpr core::Uuid kTrialId{{1}};

bool isPolice(const core::Unit& unit) {
    return unit.profile.kind == core::UnitKind::policePatrol || unit.profile.kind == core::UnitKind::response113;
}

/// A copy of what a line concerns, on which its orders are decided one after the other. The board may lag behind itself
/// for a frame (a unit is there, its case not yet): where that is so nothing is judged, and the gateway decides.
class Trial {
public:
    explicit Trial(const OrderContext& context) : m_context(context) {
        m_scratch.policy = context.board.policy();
        m_scratch.seq = context.board.seq();
    }
    void take(std::span<const Order> orders);
    void run(Order& order);

private:
    void addCase(const core::CaseId& id);
    void addUnit(const core::UnitId& id);
    void addNamed(const core::CommandBody& body);
    [[nodiscard]] bool concerns(const core::CommandBody& body) const;
    [[nodiscard]] bool isWhole() const;
    std::optional<Refusal> tell(const core::CommandBody& body);
    [[nodiscard]] const core::Case* caseOfUnit(const core::UnitId& id) const;
    void give(Order& order, core::CommandBody body, const core::UnitId* unit = nullptr);
    void giveUnits(Order& order);
    void giveDispatch(Order& order);
    void giveCase(Order& order, const core::CaseId& id);
    void giveClose(Order& order, const core::CaseId& id);
    void giveAnswer(Order& order, const core::CaseId& id, core::OfferState state);
    void givePriority(Order& order, const core::CaseId& id);
    void giveClaim(Order& order, const core::CaseId& id);
    void askAction(Order& order, core::CaseAct act);

    const OrderContext& m_context;
    core::State m_scratch;
};

/// The unit that a body is about, if any.
const core::UnitId* unitOf(const core::CommandBody& body) {
    return std::visit(
        [](const auto& value) -> const core::UnitId* {
            if constexpr (requires {
                              requires std::same_as<std::remove_cvref_t<decltype(value.unit)>, core::UnitId>;
                          }) {
                return &value.unit;
            } else {
                return nullptr;
            }
        },
        body);
}

void Trial::addUnit(const core::UnitId& id) {
    const auto* unit = m_context.board.unit(id);
    if (unit == nullptr || m_scratch.unit(id) != nullptr) {
        return;
    }
    m_scratch.units.emplace(id, *unit);
    if (unit->caseId) {
        addCase(*unit->caseId);
    }
}

void Trial::addCase(const core::CaseId& id) {
    const auto* case_ = m_context.board.case_(id);
    if (case_ == nullptr || m_scratch.case_(id) != nullptr) {
        return;
    }
    m_scratch.cases.emplace(id, *case_);
    for (const auto& alertId : case_->alerts) {
        if (const auto* alert = m_context.board.alert(alertId)) {
            m_scratch.alerts.emplace(alertId, *alert);
        }
    }
    for (const auto& assignment : case_->assignments) {
        addUnit(assignment.unit);
    }
    if (case_->mergedInto) {
        addCase(*case_->mergedInto);
    }
}

void Trial::addNamed(const core::CommandBody& body) {
    if (const auto id = caseOf(body)) {
        addCase(*id);
    }
    if (const auto* unit = unitOf(body)) {
        addUnit(*unit);
    }
    if (const auto* merge = std::get_if<core::MergeCases>(&body)) {
        std::ranges::for_each(merge->others, [this](const core::CaseId& id) { addCase(id); });
    }
}

bool Trial::concerns(const core::CommandBody& body) const {
    const auto id = caseOf(body);
    const auto* unit = unitOf(body);
    return (id && m_scratch.case_(*id) != nullptr) || (unit != nullptr && m_scratch.unit(*unit) != nullptr);
}

void Trial::take(std::span<const Order> orders) {
    for (const auto& order : orders) {
        std::ranges::for_each(order.units, [this](const core::UnitId& id) { addUnit(id); });
        std::ranges::for_each(order.others, [this](const core::CaseId& id) { addCase(id); });
        if (order.caseId) {
            addCase(*order.caseId);
        }
    }
    // What is under way about them, and about what that is about.
    const auto& pending = m_context.unanswered;
    for (std::size_t before = 0, now = 1; before != now;) {
        before = m_scratch.cases.size() + m_scratch.units.size();
        for (const auto& body : pending) {
            if (concerns(body)) {
                addNamed(body);
            }
        }
        now = m_scratch.cases.size() + m_scratch.units.size();
    }
    for (const auto& body : pending) {
        if (concerns(body)) {
            static_cast<void>(tell(body)); // refused there, it will be refused again at the gateway
        }
    }
}

/// decide trusts that a unit and its case agree, as they do in a whole log.
bool Trial::isWhole() const {
    const bool unitsAgree = std::ranges::all_of(m_scratch.units, [this](const auto& entry) {
        const auto& [id, unit] = entry;
        const auto* case_ = unit.caseId ? m_scratch.case_(*unit.caseId) : nullptr;
        return !unit.caseId || (case_ != nullptr && case_->activeAssignment(id) != nullptr);
    });
    return unitsAgree && std::ranges::all_of(m_scratch.cases, [this](const auto& entry) {
               return std::ranges::all_of(entry.second.assignments, [&](const core::Assignment& assignment) {
                   const auto* unit = m_scratch.unit(assignment.unit);
                   return !assignment.isActive() || (unit != nullptr && unit->caseId == entry.first);
               });
           });
}

std::optional<Refusal> Trial::tell(const core::CommandBody& body) {
    if (!isWhole()) {
        return std::nullopt;
    }
    const core::Command command{.id = {kTrialId}, .expected = std::nullopt, .body = body};
    const auto events = core::decide(m_scratch, command, {.now = m_context.now, .authority = m_context.authority});
    if (!events) {
        return events.error();
    }
    for (const auto& event : *events) {
        static_cast<void>(core::apply(m_scratch, event));
    }
    return std::nullopt;
}

const core::Case* Trial::caseOfUnit(const core::UnitId& id) const {
    const auto* unit = m_scratch.unit(id);
    return unit != nullptr && unit->caseId ? m_scratch.case_(*unit->caseId) : nullptr;
}

/// Hands the command to the trial, and keeps it when the domain takes it.
void Trial::give(Order& order, core::CommandBody body, const core::UnitId* unit) {
    if (!order.isGood()) {
        return;
    }
    const auto refusal = tell(body);
    if (!refusal) {
        order.commands.push_back(std::move(body));
        return;
    }
    switch (*refusal) {
    case Refusal::outcomeMissing:
        order.complain(OrderProblem::noOutcome);
        break;
    case Refusal::fileNumberMissing:
        order.complain(OrderProblem::noFileNumber);
        break;
    case Refusal::reasonMissing:
        order.complain(OrderProblem::noReason);
        break;
    case Refusal::textMissing:
        order.complain(OrderProblem::noText);
        break;
    default:
        order.complain(OrderProblem::refused, unit != nullptr ? QString::fromStdString(unit->value) : QString());
        order.refusal = *refusal;
    }
}

void Trial::giveDispatch(Order& order) {
    const auto* case_ = m_scratch.case_(*order.caseId);
    const bool isLed = case_ != nullptr && std::ranges::any_of(case_->assignments, [](const core::Assignment& one) {
                           return one.isActive() && one.lead;
                       });
    bool leads = *order.verb == OrderVerb::dispatch && !isLed;
    for (const auto& unit : order.units) {
        give(order,
             core::DispatchUnit{
                 .caseId = *order.caseId, .unit = unit, .lead = std::exchange(leads, false), .overrideKind = false},
             &unit);
    }
    case_ = m_scratch.case_(*order.caseId);
    if (order.isGood() && case_ != nullptr && case_->priority == core::Priority::p1 &&
        m_scratch.policy.kind(case_->kind).needsPolice) {
        order.wantsPolice = std::ranges::none_of(case_->assignments, [this](const core::Assignment& assignment) {
            const auto* unit = assignment.isActive() ? m_scratch.unit(assignment.unit) : nullptr;
            return unit != nullptr && isPolice(*unit);
        });
    }
}

void Trial::giveUnits(Order& order) {
    const auto setAll = [&](core::UnitState state) {
        for (const auto& unit : order.units) {
            const auto* case_ = caseOfUnit(unit);
            const bool needsCase = core::UnitState::enRoute == state || core::UnitState::onScene == state;
            if ((needsCase && case_ == nullptr) ||
                (order.isCaseNamed && (case_ == nullptr || case_->id != order.caseId))) {
                order.complain(OrderProblem::notOnCase, QString::fromStdString(unit.value));
                return;
            }
            give(order, core::SetUnitState{.unit = unit, .state = state}, &unit);
        }
    };
    switch (*order.verb) {
    case OrderVerb::enRoute:
        setAll(core::UnitState::enRoute);
        break;
    case OrderVerb::onScene:
        setAll(core::UnitState::onScene);
        break;
    case OrderVerb::leave:
        setAll(core::UnitState::available);
        break;
    case OrderVerb::unavailable:
        setAll(core::UnitState::unavailable);
        break;
    case OrderVerb::offDuty:
        setAll(core::UnitState::offDuty);
        break;
    case OrderVerb::checkIn:
        for (const auto& unit : order.units) {
            give(order, core::CheckInUnit{unit}, &unit);
        }
        break;
    case OrderVerb::recall:
        for (const auto& unit : order.units) {
            const auto* case_ = caseOfUnit(unit);
            if (case_ == nullptr || (order.isCaseNamed && case_->id != order.caseId)) {
                order.complain(OrderProblem::notOnCase, QString::fromStdString(unit.value));
                return;
            }
            give(order, core::RecallUnit{.caseId = case_->id, .unit = unit}, &unit);
        }
        break;
    default:
        giveDispatch(order);
        break;
    }
}

void Trial::giveClose(Order& order, const core::CaseId& id) {
    const auto* shown = m_context.board.case_(id);
    const auto* case_ = m_scratch.case_(id);
    if (shown == nullptr || case_ == nullptr) {
        return;
    }
    // What nobody has looked at, or is urgent, is not ended in passing.
    const bool isDoneAt = case_->state == core::CaseState::resolved;
    const bool isGrave = shown->priority == core::Priority::p1 || !shown->acknowledgedAt;
    const bool isOut = std::ranges::any_of(case_->assignments, &core::Assignment::isActive);
    give(order, core::CloseCase{.caseId = id, .outcome = order.outcome, .releaseUnits = isOut});
    if (order.isGood()) {
        order.question = !isDoneAt && isGrave ? OrderQuestion::outcome
                         : isOut              ? OrderQuestion::release
                                              : OrderQuestion::none;
    }
}

void Trial::giveAnswer(Order& order, const core::CaseId& id, core::OfferState state) {
    give(order, core::AnswerTransfer{.caseId = id, .state = state, .answer = order.text.toStdString()});
    if (order.isGood() && state == core::OfferState::withdrawn) {
        order.question = OrderQuestion::withdraw;
    }
}

void Trial::givePriority(Order& order, const core::CaseId& id) {
    const auto* case_ = m_scratch.case_(id);
    if (case_ != nullptr && *order.priority > case_->priority && order.text.isEmpty()) {
        order.complain(OrderProblem::noReason); // as the button's question demands
        return;
    }
    give(order, core::SetPriority{.caseId = id, .priority = *order.priority, .reason = order.text.toStdString()});
}

void Trial::giveClaim(Order& order, const core::CaseId& id) {
    const auto* case_ = m_scratch.case_(id);
    auto ward = order.ward;
    if (ward.isNone() && case_ != nullptr) {
        const auto& scope = m_context.authority.scope;
        core::WardSet mine;
        std::ranges::copy_if(case_->candidates, std::back_inserter(mine), [&scope](core::WardCode candidate) {
            return scope.all || core::contains(scope.wards, candidate);
        });
        if (mine.size() != 1) {
            order.complain(OrderProblem::noWard);
            return;
        }
        ward = mine.front();
    }
    order.ward = ward;
    give(order, core::ClaimCase{.caseId = id, .ward = ward});
}

void Trial::askAction(Order& order, core::CaseAct act) {
    const auto* case_ = m_scratch.case_(*order.caseId);
    if (case_ == nullptr) {
        return;
    }
    auto refusal = core::accessRefusal(act, m_context.authority, *case_);
    refusal = refusal ? refusal : core::stateRefusal(act, *case_);
    if (!refusal && act == core::CaseAct::reveal) {
        const bool isReported = std::ranges::any_of(case_->alerts, [this](const core::AlertId& id) {
            const auto* alert = m_scratch.alert(id);
            return alert != nullptr && alert->facts.hasReporter;
        });
        refusal = isReported ? std::nullopt : std::optional(Refusal::noReporter);
    }
    if (refusal) {
        order.complain(OrderProblem::refused);
        order.refusal = *refusal;
    } else if (act == core::CaseAct::answerJoint &&
               std::ranges::find(case_->jointRequests, core::OfferState::offered, &core::JointRequest::state) ==
                   case_->jointRequests.end()) {
        order.complain(OrderProblem::noRequest);
    }
    order.question = OrderQuestion::action;
}

void Trial::giveCase(Order& order, const core::CaseId& id) {
    const auto text = order.text.toStdString();
    switch (*order.verb) {
    case OrderVerb::acknowledge:
        give(order, core::AcknowledgeCase{id});
        break;
    case OrderVerb::note:
        give(order, core::AddNote{.caseId = id, .text = text});
        break;
    case OrderVerb::resolve:
        give(order, core::ResolveCase{.caseId = id, .outcome = *order.outcome});
        break;
    case OrderVerb::close:
        giveClose(order, id);
        break;
    case OrderVerb::reopen:
        give(order, core::ReopenCase{.caseId = id, .reason = text});
        break;
    case OrderVerb::priority:
        givePriority(order, id);
        break;
    case OrderVerb::kind:
        give(order, core::SetKind{.caseId = id, .kind = order.kind});
        break;
    case OrderVerb::claim:
        giveClaim(order, id);
        break;
    case OrderVerb::transfer:
        give(order, core::OfferTransfer{.caseId = id, .to = order.ward, .reason = text});
        break;
    case OrderVerb::acceptTransfer:
        giveAnswer(order, id, core::OfferState::accepted);
        break;
    case OrderVerb::returnTransfer:
        giveAnswer(order, id, core::OfferState::returned);
        break;
    case OrderVerb::withdrawTransfer:
        giveAnswer(order, id, core::OfferState::withdrawn);
        break;
    case OrderVerb::joint:
        give(order, core::RequestJoint{.caseId = id, .request = {kTrialId}, .agency = *order.agency, .text = text});
        break;
    case OrderVerb::merge:
        give(order, core::MergeCases{.primary = id, .others = order.others});
        break;
    case OrderVerb::unmerge:
        give(order, core::UnmergeCase{id});
        break;
    case OrderVerb::answerJoint:
        askAction(order, core::CaseAct::answerJoint);
        break;
    case OrderVerb::callBack:
    case OrderVerb::reveal:
        askAction(order, core::CaseAct::reveal);
        break;
    case OrderVerb::place:
        askAction(order, core::CaseAct::placeAlert);
        break;
    default:
        break;
    }
}

void Trial::run(Order& order) {
    if (!order.isGood() || !order.verb || *order.verb == OrderVerb::open) {
        return;
    }
    if (m_context.heldBy && order.caseId) {
        if (const auto holder = m_context.heldBy(*order.verb, *order.caseId); !holder.isEmpty()) {
            order.complain(OrderProblem::held, holder);
            return;
        }
    }
    if (order.outcome) {
        order.outcome->note = order.text.toStdString();
    }
    if (ruleOf(*order.verb).units != OrderNeed::none) {
        giveUnits(order);
    } else if (order.caseId) {
        giveCase(order, *order.caseId);
    }
}

} // namespace

void tryOrders(std::span<Order> orders, const OrderContext& context) {
    Trial trial(context);
    trial.take(orders);
    for (auto& order : orders) {
        trial.run(order);
    }
}

bool isForRole(OrderVerb verb, const core::Authority& authority) {
    const core::UnitId own{authority.actor.name};
    const auto may = [&authority](core::CommandBody body) { return core::isPermitted(authority, body); };
    switch (verb) {
    case OrderVerb::open:
        return true;
    case OrderVerb::enRoute:
    case OrderVerb::onScene:
    case OrderVerb::leave:
    case OrderVerb::unavailable:
    case OrderVerb::offDuty:
        return may(core::SetUnitState{.unit = own});
    case OrderVerb::checkIn:
        return may(core::CheckInUnit{own});
    case OrderVerb::note:
        return may(core::AddNote{});
    default:
        return may(core::AcknowledgeCase{}); // the domain's table knows no finer roles
    }
}

} // namespace trucban::models
