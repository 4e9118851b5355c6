// SPDX-License-Identifier: GPL-3.0-or-later
// The questions of CaseActs about units: whom to send, what they report.
#include "models/Wording.h"
#include "widgets/case/CaseActs.h"
#include "widgets/dialogs/ChoiceDialog.h"
#include "widgets/dialogs/OpenDialog.h"
#include "widgets/dispatch/UnitChooser.h"

namespace trucban::widgets {

using models::Wording;

namespace {

/// What a unit on a case may report next, likeliest first.
struct UnitStep {
    core::UnitId unit;
    std::optional<core::UnitState> state; ///< none: recalled
};

std::vector<UnitStep> stepsOf(const core::Case& case_) {
    std::vector<UnitStep> likely;
    std::vector<UnitStep> others;
    for (const auto& assignment : case_.assignments) {
        if (!assignment.isActive()) {
            continue;
        }
        switch (assignment.state) {
        case core::AssignmentState::dispatched:
            likely.push_back({assignment.unit, core::UnitState::enRoute});
            others.push_back({assignment.unit, core::UnitState::onScene});
            others.push_back({assignment.unit, std::nullopt});
            break;
        case core::AssignmentState::enRoute:
            likely.push_back({assignment.unit, core::UnitState::onScene});
            others.push_back({assignment.unit, std::nullopt});
            break;
        case core::AssignmentState::onScene:
            likely.push_back({assignment.unit, core::UnitState::available});
            break;
        case core::AssignmentState::left:
        case core::AssignmentState::recalled:
            break;
        }
    }
    likely.insert(likely.end(), others.begin(), others.end());
    return likely;
}

} // namespace

void CaseActs::askDispatch(const core::Case& case_) {
    m_units.setCase(case_.id);
    auto* dialog = new UnitChooser(m_theme, m_units, subjectOf(case_), &m_window);
    connect(dialog, &QDialog::accepted, this, [this, dialog, id = case_.id, basis = basisOf(case_)] {
        bool first = true;
        for (const auto& unit : dialog->chosen()) {
            // The first dispatch is itself a decision; the ones that follow it were made with it in mind.
            const core::DispatchUnit body{
                .caseId = id, .unit = unit, .lead = first, .overrideKind = dialog->isOverridden()};
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
    const auto steps = stepsOf(case_);
    if (steps.empty()) {
        return;
    }
    std::vector<Choice> choices;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const auto& step = steps[i];
        const auto what = !step.state                               ? tr("gọi về, chưa đến nơi")
                          : *step.state == core::UnitState::enRoute ? tr("đang đến")
                          : *step.state == core::UnitState::onScene ? tr("có mặt tại hiện trường")
                                                                    : tr("rời hiện trường, sẵn sàng");
        const auto* unit = m_board.unit(step.unit);
        choices.push_back({.title = QStringLiteral("%1 %2").arg(Wording::text(step.unit.value), what),
                           .detail = unit != nullptr ? tr("hiện: %1").arg(Wording::unitState(unit->state)) : QString(),
                           .value = static_cast<int>(i),
                           .icon = step.state ? QStringLiteral("ui/radio") : QStringLiteral("ui/recall")});
    }
    auto* dialog = question(QStringLiteral("unitStatusDialog"), tr("Trạng thái lực lượng"), case_);
    dialog->setChoices(choices, 0);
    dialog->setAcceptText(tr("Ghi  (Enter)"));
    connect(dialog, &QDialog::accepted, this, [this, dialog, steps, id = case_.id] {
        const auto& step = steps[static_cast<std::size_t>(dialog->value().toInt())];
        if (step.state) {
            m_gateway.submit(core::SetUnitState{.unit = step.unit, .state = *step.state}, std::nullopt);
        } else {
            m_gateway.submit(core::RecallUnit{.caseId = id, .unit = step.unit}, std::nullopt);
        }
    });
    openDialog(*dialog);
}

} // namespace trucban::widgets
