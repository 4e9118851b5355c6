// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/palette/CommandDesk.h"

#include "core/Acts.h"
#include "widgets/case/CaseActs.h"
#include "widgets/case/CaseSteps.h"
#include "widgets/case/EditTurn.h"
#include "widgets/dialogs/OpenDialog.h"
#include "widgets/palette/CommandBar.h"
#include "widgets/palette/OrderCard.h"
#include "widgets/palette/OrderRunner.h"

#include <QSettings>

#include <algorithm>

namespace trucban::widgets {

namespace {

constexpr auto kLines = "commandLines";

bool isCaseAction(const ActionRegistry& registry, ActionId id) {
    return std::ranges::contains(registry.group(ActionGroup::case_), id);
}

std::optional<ActionId> actionOf(models::OrderVerb verb) {
    switch (verb) {
    case models::OrderVerb::resolve:
        return ActionId::resolve;
    case models::OrderVerb::close:
        return ActionId::close;
    case models::OrderVerb::reopen:
        return ActionId::reopen;
    case models::OrderVerb::transfer:
    case models::OrderVerb::withdrawTransfer:
        return ActionId::transfer;
    case models::OrderVerb::priority:
        return ActionId::changePriority;
    case models::OrderVerb::kind:
        return ActionId::changeKind;
    case models::OrderVerb::merge:
        return ActionId::merge;
    case models::OrderVerb::unmerge:
        return ActionId::unmerge;
    default:
        return std::nullopt; // what helps at once waits for nobody
    }
}

} // namespace

CommandDesk::CommandDesk(const DeskParts& parts, ActionRegistry& registry, CaseActs& acts, QWidget& window)
    : QObject(&window), m_parts(parts), m_registry(registry), m_acts(acts), m_window(window) {
    const auto mayEver = [this](ActionId id) {
        if (id == ActionId::enterAlert) {
            return core::isPermitted(m_acts.authority(), core::EnterAlert{});
        }
        return !isCaseAction(m_registry, id) || models::isForRole(models::OrderVerb::acknowledge, m_acts.authority());
    };
    m_bar = new CommandBar(
        parts.theme, registry,
        {.context = [this] { return context(); },
         .whyNot = [this](ActionId id) { return isCaseAction(m_registry, id) ? m_acts.whyNot(id) : QString(); },
         .mayEver = mayEver,
         .likely =
             [this] {
                 const auto* case_ = m_acts.current();
                 return case_ != nullptr ? likelyNext(*case_) : std::nullopt;
             }},
        window);
    m_runner = new OrderRunner(acts, parts.selection, parts.gateway, [this] { return context(); }, this);
    connect(&registry.action(ActionId::commandBar), &QAction::triggered, m_bar, &CommandBar::toggle);
    connect(&registry.action(ActionId::orderCard), &QAction::triggered, this, &CommandDesk::showCard);
    connect(m_bar, &CommandBar::cardWanted, this, &CommandDesk::showCard);
    connect(m_bar, &CommandBar::runRequested, m_runner, &OrderRunner::run);
    connect(m_bar, &CommandBar::caseWanted, this, &CommandDesk::caseWanted);
    connect(m_bar, &CommandBar::placeWanted, this, &CommandDesk::placeWanted);
    connect(m_bar, &CommandBar::refused, this, [this] { m_parts.alarm.playOnce(Sound::refused); });
    connect(m_runner, &OrderRunner::caseWanted, this, &CommandDesk::caseWanted);
    connect(&acts, &CaseActs::authorityChanged, this, &CommandDesk::forgetWords);
    connect(m_runner, &OrderRunner::explained, this, &CommandDesk::explained);
}

models::OrderContext CommandDesk::context() const {
    return {.board = m_parts.board,
            .wards = m_parts.wards,
            .selected = m_parts.selection.current(),
            .authority = m_acts.authority(),
            .now = m_parts.gateway.now(),
            .unanswered = m_parts.commands.unsettled(),
            .heldBy = [this](models::OrderVerb verb, const core::CaseId& id) { return holderOf(verb, id); }};
}

/// As before the same act by its key; only of the case that is looked at is known who else does.
QString CommandDesk::holderOf(models::OrderVerb verb, const core::CaseId& id) const {
    const auto action = actionOf(verb);
    if (!action || !EditTurn::isDeciding(*action) || m_parts.watch.current() != id) {
        return {};
    }
    const auto holder = m_parts.watch.holder();
    return holder ? QString::fromStdString(holder->user) : QString();
}

void CommandDesk::showCard() {
    openDialog(*new OrderCard(m_parts.theme, &m_window));
}

void CommandDesk::save(QSettings& settings) const {
    settings.setValue(QLatin1String(kLines), m_bar->history().kept());
}

void CommandDesk::restore(QSettings& settings) {
    m_bar->history().restore(settings.value(QLatin1String(kLines)).toStringList());
}

void CommandDesk::forgetWords() {
    m_bar->history().forgetWords();
}

} // namespace trucban::widgets
