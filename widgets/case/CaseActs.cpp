// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/case/CaseActs.h"

#include "core/Acts.h"
#include "models/Wording.h"
#include "widgets/alarm/CaseNews.h"
#include "widgets/case/CaseSteps.h"
#include "widgets/case/ReporterBook.h"
#include "widgets/dialogs/ChoiceDialog.h"

#include <QWidget>

#include <algorithm>

namespace trucban::widgets {

using models::Wording;

CaseActs::CaseActs(Theme& theme, ActionRegistry& registry, models::Board& board, models::Selection& selection,
                   models::UnitModel& units, models::CommandModel& commands, const geo::WardTable& wards,
                   CommandGateway& gateway, ReporterBook& reporters, CaseNews& news, QWidget& window)
    : QObject(&window),
      m_theme(theme),
      m_registry(registry),
      m_board(board),
      m_selection(selection),
      m_units(units),
      m_commands(commands),
      m_wards(wards),
      m_gateway(gateway),
      m_reporters(reporters),
      m_news(news),
      m_window(window) {
    for (const auto id : registry.group(ActionGroup::case_)) {
        connect(&registry.action(id), &QAction::triggered, this, [this, id] { perform(id); });
    }
    connect(&selection, &models::Selection::changed, this, &CaseActs::updateActions);
    connect(&selection, &models::Selection::selectedChanged, this, &CaseActs::updateActions);
    connect(&registry, &ActionRegistry::retranslated, this, &CaseActs::updateActions);
    connect(&board, &models::Board::changed, this, [this](const models::BoardChange& change) {
        const auto id = m_selection.current();
        const bool touched = id && (std::ranges::find(change.cases, *id) != change.cases.end() ||
                                    std::ranges::find(change.erasedCases, *id) != change.erasedCases.end());
        if (touched || change.policy) {
            updateActions();
        }
    });
    connect(&news, &CaseNews::changed, this, [this](const core::CaseId& id) {
        if (id == m_selection.current()) {
            updateActions();
        }
    });
    connect(&commands, &models::CommandModel::countsChanged, this, &CaseActs::updateActions);
    updateActions();
}

void CaseActs::setStatus(const bridge::ConnectionStatus& status) {
    const core::Authority authority{.actor = {.kind = core::ActorKind::officer, .name = status.user.toStdString()},
                                    .role = status.role,
                                    .scope = status.scope};
    if (authority != m_authority) {
        m_authority = authority;
        updateActions();
        emit authorityChanged();
    }
}

const core::Case* CaseActs::current() const {
    const auto id = m_selection.current();
    return id ? m_board.case_(*id) : nullptr;
}

void CaseActs::updateActions() {
    const auto* case_ = current();
    for (const auto id : m_registry.group(ActionGroup::case_)) {
        const auto state = case_ != nullptr ? stepState(id, *case_, m_board, m_authority) : StepState{};
        auto& action = m_registry.action(id);
        // One press, one command: the second one could only be refused.
        const bool acknowledging = id == ActionId::acknowledge && case_ != nullptr && isUnsettled(case_->id);
        const bool toSee = id == ActionId::acknowledge && case_ != nullptr && m_news.isUnseen(case_->id);
        const bool isOfMarked = id == ActionId::noAction && !m_selection.selected().empty();
        action.setEnabled((state.enabled && !acknowledging) || toSee || isOfMarked);
        auto tip = m_registry.description(id);
        if (const auto key = m_registry.keyText(id); !key.isEmpty()) {
            tip = QStringLiteral("%1 (%2)").arg(tip, key);
        }
        if (!state.enabled && !state.why.empty()) {
            tip += QLatin1Char('\n') + Wording::refusal(state.why, {});
        }
        action.setToolTip(tip);
    }
}

QString CaseActs::whyNot(ActionId id) const {
    const auto* case_ = current();
    if (case_ == nullptr) {
        return tr("Chưa chọn vụ nào. Ctrl+J đến vụ P1 chờ lâu nhất, Ctrl+1 đến hàng chờ.");
    }
    const auto state = stepState(id, *case_, m_board, m_authority);
    return state.enabled || state.why.empty() ? QString() : Wording::refusal(state.why, {});
}

bool CaseActs::isUnsettled(const core::CaseId& id) const {
    return m_commands.isUnsettled(id);
}

CaseActs::Basis CaseActs::basisOf(const core::Case& case_) const {
    return {.caseId = case_.id, .version = case_.decisionVersion, .unsettled = isUnsettled(case_.id)};
}

void CaseActs::submit(const core::Case& case_, core::CommandBody body) {
    submitSeen(std::move(body), basisOf(case_));
}

void CaseActs::submitSeen(core::CommandBody body, const Basis& basis) {
    std::optional<std::uint32_t> expected = basis.version;
    if (isUnsettled(basis.caseId)) {
        expected.reset();
    } else if (basis.unsettled) {
        const auto* now = m_board.case_(basis.caseId);
        expected = now != nullptr ? std::optional(now->decisionVersion) : std::nullopt;
    }
    m_gateway.submit(std::move(body), expected);
}

QString CaseActs::subjectOf(const core::Case& case_) const {
    return QStringLiteral("%1 · %2 · %3 · %4")
        .arg(Wording::priorityShort(case_.priority), Wording::text(case_.code),
             Wording::kind(m_board.policy(), case_.kind), Wording::caseWard(case_, m_board.primaryAlert(case_)));
}

ChoiceDialog* CaseActs::question(const QString& objectName, const QString& title, const core::Case& case_) {
    auto* dialog = new ChoiceDialog(m_theme, title, subjectOf(case_), &m_window);
    dialog->setObjectName(objectName);
    emit questionOpened(dialog, case_.id);
    return dialog;
}

void CaseActs::perform(ActionId id) {
    if (id == ActionId::noAction && !m_selection.selected().empty()) {
        emit noActionRequested(); // the marked ones, whatever is selected
        return;
    }
    const auto* case_ = current();
    if (case_ != nullptr && m_registry.action(id).isEnabled() && !(m_guard && m_guard(id, *case_))) {
        act(id, *case_);
    }
}

void CaseActs::performUnguarded(ActionId id) {
    const auto* case_ = current();
    if (case_ != nullptr && m_registry.action(id).isEnabled()) {
        act(id, *case_);
    }
}

void CaseActs::act(ActionId id, const core::Case& case_) {
    switch (id) {
    case ActionId::acknowledge:
        acknowledgeOrSee(case_);
        break;
    case ActionId::dispatch:
        askDispatch(case_);
        break;
    case ActionId::unitStatus:
        askUnitStatus(case_);
        break;
    case ActionId::resolve:
        askOutcome(case_, false);
        break;
    case ActionId::close:
        askClose(case_);
        break;
    case ActionId::promiseCallBack:
        emit callBackPromiseRequested();
        break;
    case ActionId::noAction:
        emit noActionRequested();
        break;
    case ActionId::note:
        emit noteRequested();
        break;
    case ActionId::checklist:
        emit checklistRequested();
        break;
    case ActionId::attachments:
        emit attachmentsRequested();
        break;
    case ActionId::makeReal:
        submit(case_, core::MakeReal{case_.id});
        break;
    case ActionId::transfer:
        if (!hasOpenOffer(case_)) {
            askTransfer(case_);
        } else if (isOfferedToUs(case_, m_authority)) {
            answerTransfer(case_);
        } else {
            withdrawTransfer(case_);
        }
        break;
    case ActionId::jointRequest:
        askJoint(case_);
        break;
    case ActionId::callBack:
    case ActionId::reveal:
        if (const auto* alert = alertWithReporter(case_, m_board, id == ActionId::callBack)) {
            askReveal(case_, *alert, id == ActionId::callBack);
        }
        break;
    case ActionId::reopen:
        askReopen(case_);
        break;
    case ActionId::changePriority:
        askPriority(case_);
        break;
    case ActionId::changeKind:
        askKind(case_);
        break;
    case ActionId::claim:
        askClaim(case_);
        break;
    case ActionId::placeOnMap:
        askPlace(case_);
        break;
    case ActionId::merge:
        askMerge(case_);
        break;
    case ActionId::mergeDuplicates:
        emit duplicatesRequested();
        break;
    case ActionId::unmerge:
        askUnmerge(case_);
        break;
    default:
        break;
    }
}

void CaseActs::tick(const std::string& code, bool done) {
    const auto* case_ = current();
    if (case_ != nullptr && core::mayAct(core::CaseAct::tickCheck, m_authority, *case_)) {
        // Two desks that tick at once do not disturb each other: nothing to check against.
        m_gateway.submit(core::TickCheck{.caseId = case_->id, .code = code, .done = done}, std::nullopt);
    }
}

std::vector<core::TickCheck> CaseActs::ticksUnderWay(const core::CaseId& id) const {
    std::vector<core::TickCheck> ticks;
    for (const core::CommandBody& body : m_commands.unsettled()) {
        if (const auto* tick = std::get_if<core::TickCheck>(&body); tick != nullptr && tick->caseId == id) {
            ticks.push_back(*tick);
        }
    }
    return ticks;
}

void CaseActs::acknowledgeOrSee(const core::Case& case_) {
    const bool acknowledges =
        stepState(ActionId::acknowledge, case_, m_board, m_authority).enabled && !isUnsettled(case_.id);
    m_news.look(case_.id);
    if (acknowledges) {
        submit(case_, core::AcknowledgeCase{case_.id});
    }
}

void CaseActs::reveal(const core::AlertId& id, bool callBack) {
    const auto* case_ = current();
    const auto* alert = m_board.alert(id);
    if (case_ != nullptr && alert != nullptr && alert->caseId == case_->id) {
        askReveal(*case_, *alert, callBack);
    }
}

} // namespace trucban::widgets
