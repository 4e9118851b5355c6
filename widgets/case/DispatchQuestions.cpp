// SPDX-License-Identifier: GPL-3.0-or-later
// The questions of CaseActs about units: whom to send, what they report.
#include "core/UnitWatch.h"
#include "models/Wording.h"
#include "widgets/case/CaseActs.h"
#include "widgets/dialogs/ChoiceDialog.h"
#include "widgets/dialogs/OpenDialog.h"
#include "widgets/dispatch/UnitChooser.h"
#include "widgets/dispatch/UnitMoves.h"

#include <utility>

namespace trucban::widgets {

using models::Wording;

namespace {

struct UnitStep {
    core::UnitId unit;
    UnitMove move;
};

/// What the units on the case may report, the likeliest of each before all others.
std::vector<UnitStep> stepsOf(const core::Case& case_, const models::Board& board) {
    std::vector<UnitStep> likely;
    std::vector<UnitStep> others;
    for (const auto& assignment : case_.assignments) {
        const auto* unit = assignment.isActive() ? board.unit(assignment.unit) : nullptr;
        if (unit == nullptr || unit->caseId != case_.id) {
            continue;
        }
        for (UnitMove& move : movesOf(*unit)) {
            (move.isLikely ? likely : others).push_back({assignment.unit, std::move(move)});
        }
    }
    likely.insert(likely.end(), std::make_move_iterator(others.begin()), std::make_move_iterator(others.end()));
    return likely;
}

} // namespace

bool CaseActs::mayCommand(const core::Unit& unit) const {
    const bool looksOn = m_authority.role == core::Role::committee || m_authority.role == core::Role::team;
    return !looksOn && core::mayCommandUnit(m_authority, unit, unit.caseId ? m_board.case_(*unit.caseId) : nullptr);
}

void CaseActs::tellOfUnit(core::CommandBody body) {
    m_gateway.submit(std::move(body), std::nullopt);
}

void CaseActs::askDispatch(const core::CaseId& caseId, const core::UnitId& unit) {
    if (const auto* case_ = m_board.case_(caseId)) {
        askDispatch(*case_, unit);
    }
}

void CaseActs::askDispatch(const core::Case& case_, const std::optional<core::UnitId>& chosen) {
    m_units.setCase(case_.id);
    auto* dialog = new UnitChooser(m_theme, m_units, subjectOf(case_), &m_window);
    if (chosen) {
        dialog->preselect(*chosen);
    }
    emit questionOpened(dialog, case_.id);
    connect(dialog, &QDialog::accepted, this, [this, dialog, id = case_.id, basis = basisOf(case_)] {
        bool first = true;
        const auto* now = m_board.case_(id);
        bool leads = now == nullptr || std::ranges::none_of(now->assignments, [](const core::Assignment& one) {
                         return one.isActive() && one.lead;
                     });
        for (const auto& unit : dialog->chosen()) {
            // The first dispatch is itself a decision; the ones that follow it were made with it in mind.
            const core::DispatchUnit body{.caseId = id,
                                          .unit = unit,
                                          .lead = std::exchange(leads, false),
                                          .overrideKind = dialog->isOverridden()};
            if (first) {
                submitSeen(body, basis);
            } else {
                m_gateway.submit(body, std::nullopt);
            }
            first = false;
        }
    });
    openDialog(*dialog);
}

void CaseActs::askUnitStatus(const core::Case& case_) {
    auto steps = stepsOf(case_, m_board);
    if (steps.empty()) {
        return;
    }
    std::vector<Choice> choices;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const auto& step = steps[i];
        const auto* unit = m_board.unit(step.unit);
        const bool isRecall = std::holds_alternative<core::RecallUnit>(step.move.body);
        choices.push_back({.title = QStringLiteral("%1 %2").arg(Wording::text(step.unit.value), step.move.words),
                           .detail = unit != nullptr ? tr("hiện: %1").arg(Wording::unitState(unit->state)) : QString(),
                           .value = static_cast<int>(i),
                           .icon = isRecall ? QStringLiteral("ui/recall") : QStringLiteral("ui/radio")});
    }
    auto* dialog = question(QStringLiteral("unitStatusDialog"), tr("Trạng thái lực lượng"), case_);
    dialog->setChoices(choices, 0);
    dialog->setAcceptText(tr("Ghi  (Enter)"));
    connect(dialog, &QDialog::accepted, this, [this, dialog, steps = std::move(steps)] {
        tellOfUnit(steps[static_cast<std::size_t>(dialog->value().toInt())].move.body);
    });
    openDialog(*dialog);
}

} // namespace trucban::widgets
