// SPDX-License-Identifier: GPL-3.0-or-later
// The questions of CaseActs about how a case ends, and about taking that back.
#include "models/Wording.h"
#include "widgets/case/CaseActs.h"
#include "widgets/dialogs/ChoiceDialog.h"
#include "widgets/dialogs/OpenDialog.h"
#include "widgets/dialogs/TimedConfirm.h"

#include <algorithm>

namespace trucban::widgets {

using models::Wording;

namespace {

QStringList unitsStillOut(const core::Case& case_) {
    QStringList units;
    for (const auto& assignment : case_.assignments) {
        if (assignment.isActive()) {
            units << QStringLiteral("%1 (%2)").arg(Wording::text(assignment.unit.value),
                                                   Wording::assignmentState(assignment.state));
        }
    }
    return units;
}

/// Resolving is for what was worked on; the ends without any action come last there and first when closing at once.
std::vector<core::Disposition> dispositions(bool closing) {
    using enum core::Disposition;
    if (closing) {
        return {mistaken, falseReport, test, duplicate, unreachable, settledOnScene, mediated, reportFiled, referred};
    }
    return {settledOnScene, mediated, reportFiled, referred, mistaken, falseReport, test, duplicate, unreachable};
}

} // namespace

void CaseActs::chooseOutcome(const core::Case& case_, bool closing, const core::Outcome& said,
                             std::function<void(const core::Outcome&)> chosen) {
    auto* dialog =
        question(QStringLiteral("outcomeDialog"), closing ? tr("Kết thúc vụ") : tr("Kết quả giải quyết"), case_);
    const auto order = dispositions(closing);
    std::vector<Choice> choices;
    // What nobody has looked at, or is urgent, is not ended by two keys in a row.
    const bool mustChoose = closing && (case_.priority == core::Priority::p1 || !case_.acknowledgedAt);
    int preselected = mustChoose ? ChoiceDialog::kNone : 0;
    for (const auto disposition : order) {
        if (!mustChoose && case_.outcome && case_.outcome->disposition == disposition) {
            preselected = static_cast<int>(choices.size());
        }
        choices.push_back({.title = Wording::disposition(disposition),
                           .detail = {},
                           .value = static_cast<int>(disposition),
                           .icon = {}});
    }
    dialog->setChoices(choices, preselected);
    dialog->addField(QStringLiteral("outcomeFileNumber"), tr("Số hồ sơ tin báo, tố giác"), tr("Ví dụ: 123/TB-2026"),
                     false, 64);
    dialog->addField(QStringLiteral("outcomeNote"), tr("Ghi chú kết quả"), tr("Không bắt buộc"), true);
    dialog->setText(QStringLiteral("outcomeFileNumber"), Wording::text(said.fileNumber));
    dialog->setText(QStringLiteral("outcomeNote"), Wording::text(said.note));
    dialog->setAcceptText(closing ? tr("Kết thúc  (Ctrl+Enter)") : tr("Giải quyết  (Ctrl+Enter)"));
    const auto isFiled = [](const ChoiceDialog& asked) {
        return asked.value().isValid() &&
               static_cast<core::Disposition>(asked.value().toInt()) == core::Disposition::reportFiled;
    };
    const auto follow = [dialog, isFiled] { dialog->showField(QStringLiteral("outcomeFileNumber"), isFiled(*dialog)); };
    connect(dialog, &ChoiceDialog::choiceChanged, dialog, follow);
    follow();
    dialog->setRule([isFiled](const ChoiceDialog& asked) {
        if (!asked.value().isValid()) {
            return tr("Chọn kết quả.");
        }
        return isFiled(asked) && asked.text(QStringLiteral("outcomeFileNumber")).isEmpty() ? tr("Cần số hồ sơ.")
                                                                                           : QString();
    });
    connect(dialog, &QDialog::accepted, this, [dialog, chosen = std::move(chosen)] {
        const auto disposition = static_cast<core::Disposition>(dialog->value().toInt());
        core::Outcome outcome{.disposition = disposition,
                              .note = dialog->text(QStringLiteral("outcomeNote")).toStdString(),
                              .fileNumber = {}};
        if (disposition == core::Disposition::reportFiled) {
            outcome.fileNumber = dialog->text(QStringLiteral("outcomeFileNumber")).toStdString();
        }
        chosen(outcome);
    });
    openDialog(*dialog);
}

void CaseActs::askOutcome(const core::Case& case_, bool closing) {
    // What the officer saw when it was asked: an outcome is not put over what a colleague decided meanwhile.
    chooseOutcome(case_, closing, {},
                  [this, closing, id = case_.id, basis = basisOf(case_)](const core::Outcome& outcome) {
                      const auto* now = m_board.case_(id);
                      if (now == nullptr) {
                          return;
                      }
                      if (!closing) {
                          submitSeen(core::ResolveCase{.caseId = id, .outcome = outcome}, basis);
                      } else if (unitsStillOut(*now).isEmpty()) {
                          submitSeen(core::CloseCase{.caseId = id, .outcome = outcome, .releaseUnits = false}, basis);
                      } else {
                          closeReleasing(*now, outcome, basis);
                      }
                  });
}

void CaseActs::askClose(const core::Case& case_) {
    if (case_.state != core::CaseState::resolved) {
        askOutcome(case_, true);
    } else if (unitsStillOut(case_).isEmpty()) {
        submit(case_, core::CloseCase{.caseId = case_.id, .outcome = std::nullopt, .releaseUnits = false});
    } else {
        closeReleasing(case_, std::nullopt, basisOf(case_));
    }
}

void CaseActs::closeReleasing(const core::Case& case_, std::optional<core::Outcome> outcome, const Basis& basis) {
    confirmRelease(case_, [this, id = case_.id, basis, outcome] {
        submitSeen(core::CloseCase{.caseId = id, .outcome = outcome, .releaseUnits = true}, basis);
    });
}

void CaseActs::confirmRelease(const core::Case& case_, std::function<void()> confirmed) {
    auto* dialog = new TimedConfirm(m_theme, tr("Còn lực lượng chưa rời vụ"), subjectOf(case_),
                                    tr("%1 vẫn đang trên vụ này. Kết thúc sẽ cho họ về trạng thái sẵn sàng.")
                                        .arg(unitsStillOut(case_).join(QStringLiteral(", "))),
                                    tr("Kết thúc và cho về  (Ctrl+Enter)"), &m_window);
    connect(dialog, &QDialog::accepted, this, std::move(confirmed));
    openDialog(*dialog);
}

void CaseActs::askReopen(const core::Case& case_) {
    auto* dialog = question(QStringLiteral("reopenDialog"), tr("Mở lại vụ"), case_);
    dialog->addField(QStringLiteral("reopenReason"), tr("Lý do"), tr("Ví dụ: người dân báo sự việc tái diễn"), true);
    dialog->setAcceptText(tr("Mở lại  (Ctrl+Enter)"));
    dialog->setRule([](const ChoiceDialog& asked) {
        return asked.text(QStringLiteral("reopenReason")).isEmpty() ? tr("Cần ghi lý do.") : QString();
    });
    connect(dialog, &QDialog::accepted, this, [this, dialog, id = case_.id, basis = basisOf(case_)] {
        submitSeen(core::ReopenCase{.caseId = id, .reason = dialog->text(QStringLiteral("reopenReason")).toStdString()},
                   basis);
    });
    openDialog(*dialog);
}

} // namespace trucban::widgets
