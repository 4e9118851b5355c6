// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tray/DoubtfulTray.h"

#include "models/Wording.h"
#include "widgets/dialogs/ChoiceDialog.h"
#include "widgets/dialogs/OpenDialog.h"

#include <QEvent>

namespace trucban::widgets {

using models::Wording;

namespace {

constexpr std::size_t kMostListed = 200;

QByteArray bytesOf(const core::CaseId& id) {
    return {reinterpret_cast<const char*>(id.value.bytes.data()), static_cast<qsizetype>(id.value.bytes.size())};
}

core::CaseId caseIdFrom(const QByteArray& bytes) {
    core::CaseId id;
    std::copy_n(bytes.begin(), std::min<std::size_t>(id.value.bytes.size(), bytes.size()), id.value.bytes.begin());
    return id;
}

} // namespace

DoubtfulTray::DoubtfulTray(Theme& theme, models::Board& board, models::LocationWatch& watch, QWidget* parent)
    : QPushButton(parent), m_theme(theme), m_board(board), m_watch(watch) {
    setObjectName(QStringLiteral("doubtfulTray"));
    setProperty("role", QByteArray("tray"));
    setAutoDefault(false);
    connect(this, &QPushButton::clicked, this, &DoubtfulTray::ask);
    connect(&watch, &models::LocationWatch::countsChanged, this, &DoubtfulTray::showCount);
    connect(&theme, &Theme::changed, this, &DoubtfulTray::showCount);
    connect(&board, &models::Board::changed, this, [this] {
        if (m_board.fillingTo().has_value() != m_isFilling) {
            showCount();
        }
    });
    showCount();
}

void DoubtfulTray::showCount() {
    const int count = m_watch.unsure();
    m_isFilling = m_board.fillingTo().has_value();
    setText(
        (m_isFilling ? tr("≥ %1 vụ vị trí không chắc") : tr("%1 vụ vị trí không chắc")).arg(Wording::number(count)));
    setIcon(m_theme.icon(QStringLiteral("ui/map-pin-question"), count > 0 ? Ink::warning : Ink::mutedText));
    setToolTip(tr("Vị trí có thể lệch quá %1. Mở danh sách để đặt lại trên bản đồ.")
                   .arg(Wording::distance(models::LocationWatch::kUnsureM)));
}

void DoubtfulTray::ask() {
    auto* dialog =
        new ChoiceDialog(m_theme, tr("Đặt lên bản đồ"), tr("Vụ chưa rõ vị trí, rồi vụ có vị trí không chắc"), window());
    dialog->setMinimumWidth(m_theme.px(640));
    dialog->setObjectName(QStringLiteral("doubtfulDialog"));
    std::vector<Choice> choices;
    for (const auto& id : m_watch.doubtful()) {
        if (choices.size() >= kMostListed) {
            break;
        }
        const auto& case_ = *m_board.case_(id);
        const auto* alert = m_board.primaryAlert(case_);
        const auto position = alert != nullptr ? alert->position() : std::nullopt;
        const auto where =
            position ? tr("lệch đến %1").arg(Wording::distance(position->accuracyM)) : tr("chưa rõ vị trí");
        const auto address = alert != nullptr && alert->details ? Wording::text(alert->details->address) : QString();
        choices.push_back(
            {.title = QStringLiteral("%1 · %2 · %3")
                          .arg(Wording::priorityShort(case_.priority), Wording::text(case_.code),
                               Wording::kind(m_board.policy(), case_.kind)),
             .detail = address.isEmpty() ? where : QStringLiteral("%1 · %2").arg(where, address),
             .value = bytesOf(id),
             .icon = position ? QStringLiteral("ui/map-pin-question") : QStringLiteral("ui/map-pin-off")});
    }
    dialog->setChoices(choices, choices.empty() ? -1 : 0, true);
    dialog->setAcceptText(tr("Đặt lên bản đồ  (Enter)"));
    dialog->setRule([empty = choices.empty()](const ChoiceDialog& asked) {
        if (empty) {
            return tr("Mọi vụ đang mở đều có vị trí chắc chắn.");
        }
        return asked.value().isValid() ? QString() : tr("Chọn một vụ.");
    });
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { emit placeRequested(caseIdFrom(dialog->value().toByteArray())); });
    openDialog(*dialog);
}

void DoubtfulTray::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        showCount();
    }
    QPushButton::changeEvent(event);
}

} // namespace trucban::widgets
