// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bulk/NoAction.h"

#include "core/Acts.h"
#include "models/Wording.h"
#include "widgets/case/CaseActs.h"
#include "widgets/dialogs/OpenDialog.h"

#include <algorithm>
#include <map>

namespace trucban::widgets {

using models::Wording;

namespace {

std::vector<core::NoActionReason> usable(const core::Policy& policy) {
    std::vector<core::NoActionReason> reasons;
    for (const auto& reason : policy.reasons) {
        // A filed report has a number of its own, which no key gives.
        if (reason.disposition != core::Disposition::reportFiled && reasons.size() < NumberedDialog::kMost) {
            reasons.push_back(reason);
        }
    }
    return reasons;
}

std::vector<Choice> choicesOf(const core::Policy& policy) {
    std::vector<Choice> choices;
    int number = 0;
    for (const auto& reason : usable(policy)) {
        choices.push_back({.title = Wording::named(reason.nameVi, reason.nameEn),
                           .detail = Wording::disposition(reason.disposition),
                           .value = number++,
                           .icon = {}});
    }
    return choices;
}

bool hasUnitsOut(const core::Case& case_) {
    return std::ranges::any_of(case_.assignments, &core::Assignment::isActive);
}

/// Why the case is not closed together with others; empty: it is.
QString whyNotTogether(const core::Case& case_, const models::CommandModel& commands,
                       const core::Authority& authority) {
    const auto refusal = core::accessRefusal(core::CaseAct::close, authority, case_).or_else([&] {
        return core::stateRefusal(core::CaseAct::close, case_);
    });
    if (refusal) {
        return Wording::refusal(std::string(core::nameOf(*refusal)), {});
    }
    if (case_.state == core::CaseState::resolved) {
        return NoAction::tr("Vụ đã giải quyết: kết thúc riêng."); // it has an outcome, which this would take away
    }
    if (case_.priority == core::Priority::p1) {
        return NoAction::tr("Vụ P1: xem và kết thúc riêng từng vụ.");
    }
    if (hasUnitsOut(case_)) {
        return NoAction::tr("Còn lực lượng chưa rời vụ: kết thúc riêng.");
    }
    if (commands.isUnsettled(case_.id)) {
        return NoAction::tr("Thao tác trước của máy này chưa xong.");
    }
    return {};
}

QString leftOutWords(const std::vector<BulkLeft>& leftOut) {
    std::map<QString, int> counts;
    for (const auto& left : leftOut) {
        ++counts[left.why];
    }
    QStringList words;
    for (const auto& [why, count] : counts) {
        words << QStringLiteral("%1 × %2").arg(Wording::number(count), why);
    }
    return words.join(QLatin1Char('\n'));
}

} // namespace

BulkPlan noActionPlan(const std::vector<core::CaseId>& chosen, const models::Board& board,
                      const models::CommandModel& commands, const core::Authority& authority) {
    BulkPlan plan;
    std::vector<const core::Case*> cases;
    for (const auto& id : chosen) {
        if (const auto* case_ = board.case_(id)) {
            cases.push_back(case_);
        } else {
            plan.leftOut.push_back({id, {}, NoAction::tr("Vụ không còn trong phạm vi của đơn vị.")});
        }
    }
    std::ranges::sort(cases, {}, [](const core::Case* case_) { return std::tuple(case_->openedAt, case_->id); });
    for (const auto* case_ : cases) {
        const auto code = Wording::text(case_->code);
        if (auto why = whyNotTogether(*case_, commands, authority); !why.isEmpty()) {
            plan.leftOut.push_back({case_->id, code, std::move(why)});
        } else {
            plan.items.push_back(
                {case_->id, code, {core::CloseCase{case_->id, std::nullopt, false}, case_->decisionVersion}});
        }
    }
    return plan;
}

ReasonDialog::ReasonDialog(Theme& theme, const QString& title, const QString& subject, const core::Policy& policy,
                           bool mayBeQuick, QWidget* parent)
    : NumberedDialog(theme, title, subject, parent), m_reasons(usable(policy)) {
    setObjectName(QStringLiteral("noActionDialog"));
    setMinimumWidth(theme.px(520));
    setNumbered(choicesOf(policy), mayBeQuick);
    addField(QStringLiteral("noActionNote"), tr("Ghi chú"), tr("Không bắt buộc"), false, 500);
    setAcceptText(tr("Kết thúc  (Enter)"));
    setRule([](const ChoiceDialog& asked) { return asked.value().isValid() ? QString() : tr("Bấm số của lý do."); });
}

const core::NoActionReason* ReasonDialog::reason() const {
    return value().isValid() ? &m_reasons[static_cast<std::size_t>(value().toInt())] : nullptr;
}

NoAction::NoAction(Theme& theme, models::Board& board, models::Selection& selection, models::CommandModel& commands,
                   CaseActs& acts, BulkRun& run, QWidget& window)
    : QObject(&window),
      m_theme(theme),
      m_board(board),
      m_selection(selection),
      m_commands(commands),
      m_acts(acts),
      m_run(run),
      m_window(window) {
    connect(&run, &BulkRun::ended, this, &NoAction::dropMarks);
}

void NoAction::ask() {
    if (usable(m_board.policy()).empty()) {
        emit explained(tr("Không xử lý"), tr("Chính sách chưa có lý do nào. Dùng Kết thúc (F7)."));
    } else if (!m_selection.selected().empty()) {
        askMany();
    } else if (const auto* case_ = m_acts.current()) {
        askOne(*case_);
    }
}

void NoAction::askOne(const core::Case& case_) {
    const bool isUrgent = case_.priority == core::Priority::p1;
    const auto subject =
        QStringLiteral("%1 · %2 · %3%4")
            .arg(Wording::priorityShort(case_.priority), Wording::text(case_.code),
                 Wording::kind(m_board.policy(), case_.kind),
                 isUrgent ? QLatin1Char('\n') + tr("Vụ P1: chọn lý do, rồi Enter để kết thúc.") : QString());
    auto* dialog = new ReasonDialog(m_theme, tr("Không xử lý"), subject, m_board.policy(), !isUrgent, &m_window);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, id = case_.id, isOut = hasUnitsOut(case_), basis = m_acts.basisOf(case_)] {
                const auto* reason = dialog->reason();
                const auto* now = m_board.case_(id);
                if (reason == nullptr || now == nullptr) {
                    return;
                }
                core::CloseCase close{
                    .caseId = id,
                    .outcome = core::Outcome{.disposition = reason->disposition,
                                             .note = dialog->text(QStringLiteral("noActionNote")).toStdString(),
                                             .reason = reason->code}};
                if (!isOut && !hasUnitsOut(*now)) {
                    m_acts.submitSeen(std::move(close), basis);
                    return;
                }
                close.releaseUnits = true;
                m_acts.confirmRelease(*now, [this, close, basis] { m_acts.submitSeen(close, basis); });
            });
    openDialog(*dialog);
}

void NoAction::askMany() {
    if (m_run.isRunning()) {
        emit explained(tr("Không xử lý"), tr("Đang kết thúc các vụ đã chọn trước. Chờ xong, hoặc dừng bằng Shift+F5."));
        return;
    }
    const std::vector<core::CaseId> chosen(m_selection.selected().begin(), m_selection.selected().end());
    auto plan = noActionPlan(chosen, m_board, m_commands, m_acts.authority());
    auto subject = tr("%1 vụ đã đánh dấu · kết thúc được %2")
                       .arg(Wording::number(static_cast<qlonglong>(chosen.size())),
                            Wording::number(static_cast<qlonglong>(plan.items.size())));
    if (!plan.leftOut.empty()) {
        subject += QLatin1Char('\n') + tr("Để lại:\n%1").arg(leftOutWords(plan.leftOut));
    }
    if (plan.items.empty()) {
        emit explained(tr("Không xử lý"), tr("Không vụ nào kết thúc chung được. %1").arg(leftOutWords(plan.leftOut)));
        return;
    }
    auto* dialog = new ReasonDialog(m_theme, tr("Không xử lý nhiều vụ"), subject, m_board.policy(), true, &m_window);
    connect(dialog, &QDialog::accepted, this, [this, dialog, plan = std::move(plan)]() mutable {
        const auto* reason = dialog->reason();
        if (reason == nullptr) {
            return;
        }
        const core::Outcome outcome{.disposition = reason->disposition,
                                    .note = dialog->text(QStringLiteral("noActionNote")).toStdString(),
                                    .reason = reason->code};
        for (auto& item : plan.items) {
            std::get<core::CloseCase>(item.act.body).outcome = outcome;
        }
        plan.title = tr("Không xử lý (%1)").arg(Wording::named(reason->nameVi, reason->nameEn));
        m_run.start(std::move(plan));
    });
    openDialog(*dialog);
}

// What is done is not marked any more; what is left stays marked, to be looked at.
void NoAction::dropMarks() {
    if (m_run.result().kind == BulkKind::noAction) {
        m_selection.dropSelected(m_run.result().doneCases);
    }
}

} // namespace trucban::widgets
