// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/callback/CallBackBar.h"

#include "models/Wording.h"
#include "widgets/dialogs/NumberedDialog.h"
#include "widgets/dialogs/OpenDialog.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

namespace trucban::widgets {

using models::Wording;

namespace {

constexpr std::array kMinutes{2, 5, 10, 15, 30, 60};

} // namespace

CallBackBar::CallBackBar(Theme& theme, models::Board& board, CommandGateway& gateway, QWidget* parent)
    : QFrame(parent),
      m_theme(theme),
      m_board(board),
      m_gateway(gateway),
      m_callBacks(board),
      m_button(new QPushButton(this)) {
    setObjectName(QStringLiteral("callBackBar"));
    setProperty("role", QByteArray("commandStrip"));
    m_button->setObjectName(QStringLiteral("callBackNext"));
    m_button->setProperty("role", QByteArray("flat"));
    m_button->setAutoDefault(false);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(6, 3, 6, 3);
    row->addWidget(m_button);
    connect(&theme, &Theme::changed, this, &CallBackBar::refresh);
    connect(m_button, &QPushButton::clicked, this, &CallBackBar::goToFirst);
    connect(&m_callBacks, &models::CallBacks::changed, this, &CallBackBar::refresh);
    refresh();
}

void CallBackBar::goToFirst() {
    if (!m_callBacks.promises().empty()) {
        emit caseRequested(m_callBacks.promises().begin()->id);
    }
}

void CallBackBar::refresh() {
    const auto& promises = m_callBacks.promises();
    setVisible(isEnabled() && !promises.empty());
    const auto now = m_gateway.now();
    const auto told = std::exchange(m_toldUntil, now).value_or(now);
    if (promises.empty()) {
        return;
    }
    const auto& first = *promises.begin();
    const auto* case_ = m_board.case_(first.id);
    const auto left = first.due - now;
    auto text = left.count() >= 0 ? tr("Gọi lại %1 còn %2") : tr("Gọi lại %1 quá hẹn %2");
    text =
        text.arg(case_ != nullptr ? Wording::text(case_->code) : QString(), Wording::duration(std::chrono::abs(left)));
    if (promises.size() > 1) {
        text += tr(" (+%1)").arg(Wording::number(static_cast<qlonglong>(promises.size()) - 1));
    }
    m_button->setText(text);
    m_button->setToolTip(tr("Đến vụ có hẹn gọi lại sớm nhất. F12 mở số để gọi và kết thúc lời hẹn."));
    m_button->setAccessibleName(text);
    m_button->setIcon(m_theme.icon(left.count() < 0 ? QStringLiteral("ui/alarm") : QStringLiteral("ui/phone")));
    for (const auto& promise : promises) {
        if (promise.due > told && promise.due <= now) {
            emit due();
            break;
        }
    }
}

void CallBackBar::ask(const core::Case& case_) {
    const auto subject =
        QStringLiteral("%1 · %2").arg(Wording::text(case_.code), Wording::kind(m_board.policy(), case_.kind));
    auto* dialog = new NumberedDialog(m_theme, tr("Hẹn gọi lại người báo"), subject, window());
    dialog->setObjectName(QStringLiteral("callBackDialog"));
    std::vector<Choice> choices;
    for (const int minutes : kMinutes) {
        choices.push_back({.title = tr("sau %1 phút").arg(minutes),
                           .detail = Wording::time(m_gateway.now() + std::chrono::minutes(minutes)).left(5),
                           .value = minutes,
                           .icon = {}});
    }
    dialog->setNumbered(std::move(choices), true);
    dialog->setAcceptText(tr("Hẹn  (Enter)"));
    dialog->setRule(
        [](const ChoiceDialog& asked) { return asked.value().isValid() ? QString() : tr("Bấm số của thời gian."); });
    connect(dialog, &QDialog::accepted, this, [this, dialog, id = case_.id] {
        if (dialog->value().isValid()) {
            const auto due = m_gateway.now() + std::chrono::minutes(dialog->value().toInt());
            m_gateway.submit(core::AddNote{.caseId = id, .text = models::callBackPromise(due)}, std::nullopt);
        }
    });
    openDialog(*dialog);
}

void CallBackBar::onCommand(const bridge::CommandStatus& command) {
    const auto* reveal = std::get_if<core::RevealReporter>(&command.body);
    if (reveal != nullptr && reveal->callBack && command.stage == bridge::CommandStage::accepted &&
        !command.isOfEarlierRun && m_callBacks.of(reveal->caseId)) {
        m_gateway.submit(core::AddNote{.caseId = reveal->caseId, .text = models::callBackKept()}, std::nullopt);
    }
}

void CallBackBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        refresh();
    }
    QFrame::changeEvent(event);
}

} // namespace trucban::widgets
