// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/status/CommandStrip.h"

#include "models/CommandModel.h"
#include "models/Wording.h"
#include "widgets/theme/Labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>

namespace trucban::widgets {

using bridge::CommandStage;
using models::Wording;

namespace {

constexpr std::chrono::seconds kExplained{6};

struct Look {
    const char* icon;
    Ink ink;
};

Look lookOf(CommandStage stage) {
    switch (stage) {
    case CommandStage::queued:
        return {"ui/queued", Ink::queued};
    case CommandStage::sent:
        return {"ui/sending", Ink::sent};
    case CommandStage::accepted:
        return {"ui/acknowledge", Ink::accepted};
    case CommandStage::refused:
        return {"ui/refused", Ink::refused};
    case CommandStage::withdrawn:
        return {"ui/check", Ink::mutedText};
    case CommandStage::expired:
        break;
    }
    return {"ui/hourglass", Ink::warning};
}

bool needsOfficer(CommandStage stage) {
    return stage == CommandStage::refused || stage == CommandStage::expired;
}

} // namespace

CommandStrip::CommandStrip(Theme& theme, models::Board& board, CommandGateway& gateway, QWidget* parent)
    : QFrame(parent),
      m_theme(theme),
      m_board(board),
      m_gateway(gateway),
      m_icon(new IconLabel(theme, QStringLiteral("ui/check"), Ink::mutedText, 18, this)),
      m_title(new ThemedLabel(theme, TextRole::strong, this)),
      m_detail(new ElidedLabel(theme, TextRole::body, this, "muted")),
      m_again(new QPushButton(this)),
      m_dismiss(new QPushButton(this)),
      m_list(new QPushButton(this)) {
    setObjectName(QStringLiteral("commandStrip"));
    setProperty("role", QByteArray("commandStrip"));
    m_title->setObjectName(QStringLiteral("commandTitle"));
    m_detail->setObjectName(QStringLiteral("commandDetail"));
    m_again->setObjectName(QStringLiteral("commandAgain"));
    m_dismiss->setObjectName(QStringLiteral("commandDismiss"));
    m_list->setObjectName(QStringLiteral("commandList"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 3, 12, 3);
    row->setSpacing(8);
    row->addWidget(m_icon);
    row->addWidget(m_title);
    row->addWidget(m_detail, 1);
    for (auto* button : {m_again, m_dismiss, m_list}) {
        button->setProperty("role", QByteArray("flat"));
        row->addWidget(button);
    }
    connect(m_again, &QPushButton::clicked, this, &CommandStrip::sendAgain);
    connect(m_dismiss, &QPushButton::clicked, this, &CommandStrip::dismiss);
    connect(m_list, &QPushButton::clicked, this, &CommandStrip::listRequested);
    connect(&board, &models::Board::changed, this, [this](const models::BoardChange& change) {
        if (!m_waiting.empty() && !m_explaining.isActive() && mayBeRepeated(m_waiting.front())) {
            const auto id = models::caseOf(m_waiting.front().body);
            if (id && std::ranges::contains(change.cases, *id)) {
                showNext(); // the ground it would be done again on
            }
        }
        // The answer about a new alert is here before its case, and so before the case's code.
        if (m_shown && m_shown->caseId && m_waiting.empty() && !m_explaining.isActive()) {
            m_title->setText(titleOf(*m_shown));
        }
    });
    m_explaining.setSingleShot(true);
    m_explaining.setInterval(kExplained);
    connect(&m_explaining, &QTimer::timeout, this, &CommandStrip::showNext);
    showNext();
}

QString CommandStrip::titleOf(const bridge::CommandStatus& command) const {
    const auto id = command.caseId ? command.caseId : models::caseOf(command.body);
    const auto* case_ = id ? m_board.case_(*id) : nullptr;
    const auto name = Wording::commandName(command.body);
    return case_ != nullptr ? QStringLiteral("%1 %2").arg(name, Wording::text(case_->code)) : name;
}

void CommandStrip::drop(const core::CommandId& id) {
    std::erase_if(m_waiting, [&id](const auto& waiting) { return waiting.id == id; });
}

void CommandStrip::onCommand(const bridge::CommandStatus& command) {
    drop(command.id);
    if (needsOfficer(command.stage)) {
        m_waiting.push_back(command);
    }
    if (m_waiting.empty() || needsOfficer(command.stage)) {
        m_shown = command;
    }
    showNext();
}

void CommandStrip::explain(const QString& act, const QString& reason) {
    m_icon->setIcon(QStringLiteral("ui/info"), Ink::warning);
    m_title->setText(act);
    m_detail->setText(reason);
    setStyleRole(*m_detail, "warning");
    setAccessibleName(QStringLiteral("%1: %2").arg(act, reason));
    m_again->hide();
    m_dismiss->hide();
    m_explaining.start();
}

void CommandStrip::showNext() {
    m_explaining.stop();
    if (!m_waiting.empty()) {
        show(m_waiting.front());
    } else if (m_shown && !needsOfficer(m_shown->stage)) {
        show(*m_shown);
    } else {
        m_icon->setIcon(QStringLiteral("ui/check"), Ink::mutedText);
        m_title->setText({});
        setStyleRole(*m_detail, "muted");
        m_detail->setText(
            tr("Chưa có thao tác nào. Mỗi thao tác hiện ở đây: chờ gửi, đã gửi, máy chủ đã nhận hoặc từ chối."));
        m_again->hide();
        m_dismiss->hide();
    }
    m_list->setText(tr("Thao tác của tôi  Ctrl+5"));
}

void CommandStrip::show(const bridge::CommandStatus& command) {
    const auto look = lookOf(command.stage);
    m_icon->setIcon(QLatin1String(look.icon), look.ink);
    m_title->setText(titleOf(command));
    const auto stage = Wording::commandStage(command.stage);
    auto detail = QStringLiteral("%1 · %2").arg(stage, Wording::time(command.stageAt));
    if (command.stage == CommandStage::refused) {
        detail = QStringLiteral("%1: %2").arg(stage, Wording::refusal(command.refusalCode, command.refusalMessage));
        if (const auto* ground = mayBeRepeated(command) ? groundOf(command) : nullptr) {
            detail = tr("Người khác vừa đổi vụ này. Nay: %1. Còn cần thì làm lại.").arg(groundText(*ground));
        }
    } else if (command.stage == CommandStage::expired) {
        detail = tr("Chưa gửi được trong thời hạn, nên chưa làm gì cả. Còn cần thì gửi lại.");
    }
    if (m_waiting.size() > 1) {
        detail += tr("  (còn %1 việc nữa)").arg(Wording::number(static_cast<qlonglong>(m_waiting.size()) - 1));
    }
    m_detail->setText(detail);
    setStyleRole(*m_detail, command.stage == CommandStage::refused   ? "danger"
                            : command.stage == CommandStage::expired ? "warning"
                                                                     : "muted");
    setAccessibleName(QStringLiteral("%1: %2").arg(m_title->text(), detail));
    m_again->setText(command.stage == CommandStage::refused ? tr("Làm lại  Ctrl+Shift+R")
                                                            : tr("Gửi lại  Ctrl+Shift+R"));
    m_again->setVisible(mayBeRepeated(command));
    m_dismiss->setText(command.stage == CommandStage::expired ? tr("Thôi, không gửi  Ctrl+Shift+D")
                                                              : tr("Đã rõ  Ctrl+Shift+D"));
    m_dismiss->setVisible(needsOfficer(command.stage));
}

bool CommandStrip::mayBeRepeated(const bridge::CommandStatus& command) {
    return command.stage == CommandStage::expired ||
           (command.stage == CommandStage::refused && command.refusalCode == core::nameOf(core::Refusal::conflict));
}

const core::Case* CommandStrip::groundOf(const bridge::CommandStatus& command) const {
    const auto id = models::caseOf(command.body);
    const auto* known = id ? m_board.case_(*id) : nullptr;
    const bool isNewer = command.current && known != nullptr && command.current->version > known->version;
    return isNewer ? &*command.current : known;
}

QString CommandStrip::groundText(const core::Case& case_) const {
    QStringList words{Wording::priorityShort(case_.priority), Wording::caseState(case_.state),
                      Wording::kind(m_board.policy(), case_.kind)};
    if (!case_.ward.isNone()) {
        words << Wording::wardShort(case_.ward);
    }
    QStringList units;
    for (const auto& assignment : case_.assignments) {
        if (assignment.isActive()) {
            units << Wording::text(assignment.unit.value);
        }
    }
    if (!units.isEmpty()) {
        words << units.join(QStringLiteral(", "));
    }
    return words.join(QStringLiteral(" · "));
}

void CommandStrip::sendAgain() {
    if (isHidingWaiting()) {
        return;
    }
    if (m_waiting.empty() || !mayBeRepeated(m_waiting.front())) {
        return;
    }
    const auto old = m_waiting.front();
    dismiss();
    // Decided anew, now: against the case as it is on the screen.
    const auto* case_ = groundOf(old);
    m_gateway.submit(old.body, case_ != nullptr ? std::optional(case_->decisionVersion) : std::nullopt);
}

/// A key may put away or send only what stands in sight; the first press brings it back.
bool CommandStrip::isHidingWaiting() {
    if (!m_explaining.isActive()) {
        return false;
    }
    showNext();
    return true;
}

void CommandStrip::dismiss() {
    if (isHidingWaiting()) {
        return;
    }
    if (m_waiting.empty()) {
        return;
    }
    const auto id = m_waiting.front().id;
    m_waiting.pop_front();
    if (m_shown && m_shown->id == id) {
        m_shown.reset();
    }
    m_gateway.dismiss(id);
    emit dismissed(id);
    showNext();
}

void CommandStrip::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        showNext();
    }
    QFrame::changeEvent(event);
}

} // namespace trucban::widgets
