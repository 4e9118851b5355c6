// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/handover/HandoverDesk.h"

#include "models/HandoverItems.h"
#include "models/Wording.h"
#include "widgets/dialogs/OpenDialog.h"
#include "widgets/handover/HandoverDialog.h"
#include "widgets/handover/SignDialog.h"
#include "widgets/print/SheetDialog.h"
#include "widgets/status/Banner.h"

#include <QApplication>
#include <QEvent>

#include <algorithm>

namespace trucban::widgets {

using bridge::CommandStage;
using models::Wording;

namespace {

constexpr std::size_t kPinnedNamed = 2;

bool isUndone(CommandStage stage) {
    return stage == CommandStage::refused || stage == CommandStage::expired || stage == CommandStage::withdrawn;
}

} // namespace

HandoverDesk::HandoverDesk(const Parts& parts, QWidget& window)
    : QObject(&window),
      m_parts(parts),
      m_window(window),
      m_watch(parts.board),
      m_waitingBanner(new Banner(parts.theme, Banner::Tone::stale, QStringLiteral("ui/handover"), &window)),
      m_pinnedBanner(new Banner(parts.theme, Banner::Tone::stale, QStringLiteral("ui/pin"), &window)) {
    m_waitingBanner->setObjectName(QStringLiteral("handoverBanner"));
    m_pinnedBanner->setObjectName(QStringLiteral("handoverPinned"));
    connect(&parts.registry.action(ActionId::handover), &QAction::triggered, this, &HandoverDesk::open);
    connect(&parts.registry.action(ActionId::pinnedLines), &QAction::triggered, this, &HandoverDesk::openPinned);
    connect(m_waitingBanner, &Banner::pressed, this, &HandoverDesk::open);
    connect(m_pinnedBanner, &Banner::pressed, this, &HandoverDesk::openPinned);
    connect(&m_watch, &models::HandoverWatch::changed, this, &HandoverDesk::onChanged);
    connect(&m_watch, &models::HandoverWatch::arrived, this, [this] {
        m_parts.alarm.playOnce(Sound::p3Arrival);
        QApplication::alert(&m_window);
    });
    window.installEventFilter(this);
    showBanners();
}

void HandoverDesk::setStatus(const bridge::ConnectionStatus& status) {
    m_status = status;
    m_watch.setOfficer(status.user, status.scope);
}

void HandoverDesk::open() {
    if (const auto* waiting = m_watch.waiting()) {
        openHandover(*waiting, false);
    } else if (const auto* own = m_watch.own()) {
        openHandover(*own, false);
    } else if (!m_signing) {
        openSign();
    }
}

void HandoverDesk::openPinned() {
    if (!m_watch.pinned().empty()) {
        if (const auto* handover = m_watch.find(m_watch.pinned().front().handover)) {
            openHandover(*handover, true);
        }
    }
}

void HandoverDesk::openSign() {
    if (m_sign) {
        m_sign->raise();
        m_sign->activateWindow();
        return;
    }
    if (m_watch.desk().empty()) {
        return; // nobody has said yet whose desk this is
    }
    m_sign = new SignDialog(m_parts.theme, m_parts.board, m_parts.gateway,
                            {.desk = m_watch.desk(),
                             .lastAcceptedAt = m_watch.lastAcceptedAt(),
                             .mutedUntil = [&alarm = m_parts.alarm] { return alarm.state().mutedUntil; }},
                            &m_window);
    connect(m_sign, &QDialog::accepted, this, &HandoverDesk::sign);
    connect(m_sign, &SignDialog::printWanted, this, &HandoverDesk::printDraft);
    m_sign->show();
    m_sign->activateWindow();
}

void HandoverDesk::sign() {
    auto command = m_sign->command();
    command.id = core::HandoverId{m_parts.gateway.newRequestId().value};
    if (!m_status.head.empty()) {
        command.head = std::to_string(m_status.seq) + ":" + m_status.head; // as `verify --head` reads it
    }
    m_signing = m_parts.gateway.submit(std::move(command), std::nullopt);
    showBanners();
}

void HandoverDesk::printDraft() {
    const auto command = m_sign->command();
    core::Handover draft{.wards = command.wards,
                         .since = command.since,
                         .signedAt = m_parts.gateway.now(),
                         .signedBy = tr("(chưa ký)").toStdString(),
                         .words = command.words,
                         .items = command.items};
    openDialog(*new SheetDialog(m_parts.theme,
                                models::markedIfExercise(models::handoverSheet(draft), m_parts.board.isExercise()),
                                tr("ban-giao-ca"), m_sign));
}

void HandoverDesk::openHandover(const core::Handover& handover, bool settles) {
    using Purpose = HandoverDialog::Purpose;
    const auto purpose = settles ? Purpose::settle : &handover == m_watch.waiting() ? Purpose::take : Purpose::read;
    if (m_dialog && m_dialog->id() == handover.id && m_dialog->purpose() == purpose) {
        m_dialog->raise();
        m_dialog->activateWindow();
        return;
    }
    if (m_dialog) {
        m_dialog->close();
    }
    m_answers.clear();
    m_dialog = new HandoverDialog(m_parts.theme, m_parts.board, purpose, &m_window);
    auto* dialog = m_dialog.get();
    dialog->setHandover(handover);
    const auto id = handover.id;
    connect(dialog, &HandoverDialog::answered, this,
            [this, id](std::uint32_t item, bool exception, const QString& remark) {
                const auto command = m_parts.gateway.submit(
                    core::AnswerHandoverItem{id, item, exception, remark.toStdString()}, std::nullopt);
                m_answers.emplace(command, item);
            });
    connect(dialog, &HandoverDialog::takenOver, this, [this, id] {
        m_answers.emplace(m_parts.gateway.submit(core::AcceptHandover{id}, std::nullopt), std::nullopt);
    });
    connect(dialog, &HandoverDialog::printWanted, this, [this, id] {
        if (const auto* found = m_watch.find(id)) {
            openDialog(*new SheetDialog(
                m_parts.theme, models::markedIfExercise(models::handoverSheet(*found), m_parts.board.isExercise()),
                tr("ban-giao-ca"), m_dialog));
        }
    });
    connect(dialog, &HandoverDialog::caseWanted, this, &HandoverDesk::caseWanted);
    connect(dialog, &QDialog::finished, &m_window, [&window = m_window] { window.activateWindow(); });
    dialog->QDialog::show();
    dialog->activateWindow();
}

void HandoverDesk::onCommand(const bridge::CommandStatus& command) {
    const bool isUndoneNow = isUndone(command.stage);
    if (std::holds_alternative<core::SignHandover>(command.body)) {
        // After a restart the outbox tells of it too.
        if (command.stage == CommandStage::accepted) {
            m_parts.gateway.saveDraft(QLatin1String(SignDialog::kDraftKey), {});
            m_signing.reset();
        } else {
            m_signing = isUndoneNow ? std::nullopt : std::optional(command.id);
        }
        showBanners();
        return;
    }
    const auto asked = m_answers.find(command.id);
    if (asked == m_answers.end()) {
        return;
    }
    if (isUndoneNow && m_dialog) {
        m_dialog->onRefused(asked->second, Wording::refusal(command.refusalCode, command.refusalMessage));
    } else if (command.stage == CommandStage::accepted && !asked->second && m_dialog) {
        m_dialog->close();
    }
    if (isUndoneNow || command.stage == CommandStage::accepted) {
        m_answers.erase(asked);
    }
}

void HandoverDesk::saveDraftNow() {
    if (m_sign) {
        m_sign->saveDraftNow();
    }
}

void HandoverDesk::onChanged() {
    if (m_dialog) {
        const auto* handover = m_watch.find(m_dialog->id());
        handover != nullptr ? m_dialog->setHandover(*handover) : m_dialog->showGone();
    }
    showBanners();
}

QString HandoverDesk::waitingWords() const {
    const auto count = [](const core::Handover& handover) {
        return std::ranges::count_if(handover.items, [](const auto& item) { return !item.answeredAt.has_value(); });
    };
    if (const auto* waiting = m_watch.waiting()) {
        return tr("%1 đã ký bàn giao ca lúc %2 và chờ người vào ca nhận: %3 mục, còn %4 chưa trả lời.", nullptr,
                  static_cast<int>(waiting->items.size()))
            .arg(Wording::text(waiting->signedBy), Wording::dateMinute(waiting->signedAt),
                 Wording::number(static_cast<qlonglong>(waiting->items.size())), Wording::number(count(*waiting)));
    }
    if (const auto* own = m_watch.own()) {
        return tr("Bàn giao ca bạn ký lúc %1 chưa có người nhận: còn %2 trong %3 mục chưa trả lời. Bạn vẫn giữ ca.")
            .arg(Wording::dateMinute(own->signedAt), Wording::number(count(*own)),
                 Wording::number(static_cast<qlonglong>(own->items.size())));
    }
    return m_signing ? tr("Bàn giao ca đã ký, đang chờ máy chủ nhận.") : QString();
}

QString HandoverDesk::itemWords(const core::HandoverItem& item) const {
    const auto* case_ = item.caseId ? m_parts.board.case_(*item.caseId) : nullptr;
    if (case_ == nullptr) {
        return Wording::text(item.text);
    }
    // Signed words stay in the language they were signed in; a banner is of the window's.
    return QStringLiteral("%1: %2 · %3 · %4")
        .arg(models::topicName(item.topic), Wording::text(case_->code), Wording::priorityShort(case_->priority),
             Wording::kind(m_parts.board.policy(), case_->kind));
}

QString HandoverDesk::pinnedWords() const {
    const auto& pinned = m_watch.pinned();
    if (pinned.empty()) {
        return {};
    }
    QStringList named;
    for (const auto& pin : std::span(pinned).first(std::min(pinned.size(), kPinnedNamed))) {
        const auto& item = m_watch.find(pin.handover)->items[pin.item];
        named << QStringLiteral("%1 – %2").arg(itemWords(item), Wording::text(item.remark).simplified().left(120));
    }
    if (pinned.size() > kPinnedNamed) {
        named << QStringLiteral("…");
    }
    return tr("%1 mục chưa nhận của ca trước: %2", nullptr, static_cast<int>(pinned.size()))
        .arg(Wording::number(static_cast<qlonglong>(pinned.size())), named.join(QStringLiteral("; ")));
}

void HandoverDesk::showBanners() {
    const auto key = [this](ActionId id) { return QStringLiteral("  (%1)").arg(m_parts.registry.keyText(id)); };
    m_waitingBanner->setText(waitingWords());
    m_waitingBanner->setButton(m_watch.waiting() != nullptr ? tr("Nhận ca…") + key(ActionId::handover)
                               : m_watch.own() != nullptr   ? tr("Xem…") + key(ActionId::handover)
                                                            : QString());
    m_pinnedBanner->setText(pinnedWords());
    m_pinnedBanner->setButton(tr("Xử lý…") + key(ActionId::pinnedLines));
    m_parts.registry.action(ActionId::pinnedLines).setEnabled(!m_watch.pinned().empty());
}

bool HandoverDesk::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &m_window && event->type() == QEvent::LanguageChange) {
        showBanners();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace trucban::widgets
