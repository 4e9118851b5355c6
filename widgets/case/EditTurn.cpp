// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/case/EditTurn.h"

#include "core/Acts.h"
#include "models/WatchModel.h"
#include "models/Wording.h"
#include "widgets/case/CaseActs.h"
#include "widgets/case/CasePanel.h"
#include "widgets/case/CaseSteps.h"
#include "widgets/case/EditHold.h"
#include "widgets/dialogs/ChoiceDialog.h"
#include "widgets/dialogs/OpenDialog.h"
#include "widgets/theme/Labels.h"

namespace trucban::widgets {

using models::Wording;

EditTurn::EditTurn(const DeskParts& parts, CaseActs& acts, CasePanel& panel, QWidget& window)
    : QObject(&window), m_parts(parts), m_acts(acts), m_panel(panel), m_window(window) {
    auto& watch = parts.watch;
    connect(&parts.selection, &models::Selection::changed, this, &EditTurn::look);
    connect(&parts.board, &models::Board::changed, this, [this](const models::BoardChange& change) {
        if (!change.cases.empty() || !change.erasedCases.empty()) {
            look(); // it may have come, or gone to another ward
        }
    });
    connect(&watch, &models::WatchModel::changed, this, &EditTurn::show);
    connect(&panel, &CasePanel::noteTyped, &watch, &models::WatchModel::edit);
    connect(&panel, &CasePanel::noteLeft, &watch, &models::WatchModel::release);
    connect(&acts, &CaseActs::questionOpened, this, [&watch](QDialog* dialog, const core::CaseId& id) {
        if (watch.current() == id) {
            new EditHold(watch, *dialog);
        }
    });
    acts.setGuard([this](ActionId id, const core::Case& case_) { return asksFirst(id, case_); });
    look();
}

bool EditTurn::isDeciding(ActionId id) {
    switch (id) {
    case ActionId::resolve:
    case ActionId::close:
    case ActionId::noAction:
    case ActionId::reopen:
    case ActionId::transfer:
    case ActionId::changePriority:
    case ActionId::changeKind:
    case ActionId::placeOnMap:
    case ActionId::merge:
    case ActionId::mergeDuplicates:
    case ActionId::unmerge:
        return true;
    default:
        return false;
    }
}

void EditTurn::look() {
    const auto* case_ = m_acts.current();
    m_parts.watch.look(case_ != nullptr ? std::optional(case_->id) : std::nullopt);
    show();
}

void EditTurn::tick() {
    m_parts.watch.tick();
}

QString EditTurn::holderText(const wire::Watcher& holder) const {
    const auto left = Wording::number(m_parts.watch.left(holder).count());
    return m_parts.watch.isOwn(holder) ? tr("Bạn đang sửa ở máy khác, còn %1 giây").arg(left)
                                       : tr("%1 đang sửa, còn %2 giây").arg(Wording::text(holder.user), left);
}

void EditTurn::show() {
    constexpr qsizetype kMostNamed = 3;
    const auto holder = m_parts.watch.holder();
    QStringList names;
    for (const auto& person : m_parts.watch.others()) {
        const auto name = m_parts.watch.isOwn(person) ? tr("bạn ở máy khác") : Wording::text(person.user);
        if (!holder || person != *holder) {
            names << name;
        }
    }
    const auto rest = names.size() - kMostNamed;
    auto text = names.mid(0, kMostNamed).join(QStringLiteral(", "));
    if (rest > 0) {
        text = tr("%1 và %n người khác", nullptr, static_cast<int>(rest)).arg(text);
    }
    if (holder) {
        const auto edits = holderText(*holder);
        m_panel.showOthers(edits, text.isEmpty() ? edits : tr("%1. Cùng xem: %2").arg(edits, text), true);
    } else {
        m_panel.showOthers(text.isEmpty() ? QString() : tr("Cùng xem: %1").arg(text), {}, false);
    }
    if (m_question) {
        m_brief->setText(
            holder ? tr("%1. Chờ, hoặc chọn lý do để làm thay; lý do được ghi vào diễn biến.").arg(holderText(*holder))
                   : tr("Không còn ai đang sửa: Enter để làm tiếp."));
        m_question->setRule([this](const ChoiceDialog& asked) { return complaintAbout(asked); });
    }
}

QString EditTurn::complaintAbout(const ChoiceDialog& asked) const {
    if (!m_parts.watch.holder()) {
        return {}; // let go meanwhile
    }
    if (!asked.value().isValid()) {
        return tr("Chọn lý do.");
    }
    return reasonIn(asked).isEmpty() ? tr("Cần ghi lý do.") : QString();
}

QString EditTurn::reasonIn(const ChoiceDialog& asked) {
    const auto more = asked.text(QStringLiteral("takeOverReason"));
    const auto chosen = asked.value().toString(); // empty: another reason
    return chosen.isEmpty() || more.isEmpty() ? chosen + more : QStringLiteral("%1: %2").arg(chosen, more);
}

bool EditTurn::asksFirst(ActionId id, const core::Case& case_) {
    if (!isDeciding(id) || m_parts.watch.current() != case_.id) {
        return false;
    }
    if (id == ActionId::transfer && isOfferedToUs(case_, m_acts.authority())) {
        return false; // somebody waits for the answer
    }
    const auto holder = m_parts.watch.holder();
    // Who may not take over is not kept waiting either.
    if (!holder || core::accessRefusal(core::CaseAct::takeOver, m_acts.authority(), case_)) {
        return false;
    }
    ask(id, case_);
    return true;
}

void EditTurn::ask(ActionId id, const core::Case& case_) {
    if (m_question) {
        return;
    }
    auto* dialog = new ChoiceDialog(m_parts.theme, tr("Vụ đang có người sửa"), m_acts.subjectOf(case_), &m_window);
    m_question = dialog;
    dialog->setObjectName(QStringLiteral("takeOverDialog"));
    m_brief = new ThemedLabel(m_parts.theme, TextRole::body, dialog);
    m_brief->setObjectName(QStringLiteral("takeOverBrief"));
    m_brief->setWordWrap(true);
    dialog->body().addWidget(m_brief);
    std::vector<Choice> reasons;
    for (const char* reason : {QT_TRANSLATE_NOOP("trucban::widgets::EditTurn", "Đã trao đổi, tôi làm tiếp"),
                               QT_TRANSLATE_NOOP("trucban::widgets::EditTurn", "Người đang sửa không còn ở máy"),
                               QT_TRANSLATE_NOOP("trucban::widgets::EditTurn", "Khẩn cấp, không chờ được")}) {
        // The log is in Vietnamese, whatever the window's language.
        reasons.push_back({.title = tr(reason), .detail = {}, .value = QString::fromUtf8(reason), .icon = {}});
    }
    reasons.push_back({.title = tr("Lý do khác"), .detail = tr("ghi ở dưới"), .value = QString(), .icon = {}});
    dialog->setChoices(reasons, ChoiceDialog::kNone);
    dialog->addField(QStringLiteral("takeOverReason"), tr("Ghi thêm"), tr("Bắt buộc khi là lý do khác"), false, 500);
    dialog->setAcceptText(tr("Làm thay  (Enter)"));
    connect(dialog, &QDialog::accepted, this, [this, dialog, id, caseId = case_.id] { submit(id, caseId, *dialog); });
    connect(dialog, &QDialog::finished, this, [this] { m_question.clear(); });
    show();
    openDialog(*dialog);
}

void EditTurn::submit(ActionId id, const core::CaseId& caseId, const ChoiceDialog& dialog) {
    const auto holder = m_parts.watch.holder();
    if (const auto* current = m_acts.current(); current == nullptr || current->id != caseId) {
        return; // the selection went on under the question
    }
    if (!holder) {
        m_acts.performUnguarded(id); // let go meanwhile
        return;
    }
    const auto command = m_parts.gateway.submit(
        core::TakeOverEdit{.caseId = caseId, .from = holder->user, .reason = reasonIn(dialog).toStdString()},
        std::nullopt);
    m_takingOver = TakingOver{command, caseId, id, m_parts.gateway.now()};
}

void EditTurn::onCommand(const bridge::CommandStatus& command) {
    if (!m_takingOver || m_takingOver->command != command.id || command.stage == bridge::CommandStage::queued ||
        command.stage == bridge::CommandStage::sent) {
        return;
    }
    const auto taking = *std::exchange(m_takingOver, std::nullopt);
    if (command.stage != bridge::CommandStage::accepted) {
        return; // the strip says why
    }
    m_parts.watch.takeOver(taking.caseId);
    const bool isInTime = m_parts.gateway.now() - taking.since <= kPatience;
    if (isInTime && m_parts.selection.current() == taking.caseId) {
        m_acts.performUnguarded(taking.act);
    }
}

} // namespace trucban::widgets
