// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tray/ExerciseTray.h"

#include "models/Wording.h"
#include "widgets/dialogs/ChoiceDialog.h"
#include "widgets/dialogs/OpenDialog.h"

#include <QEvent>

#include <algorithm>
#include <tuple>

namespace trucban::widgets {

using models::Wording;

namespace {

/// More than anybody looks through, and fewer than would make the list slow.
constexpr std::size_t kMostListed = 500;
constexpr qsizetype kWordsShown = 120;

} // namespace

ExerciseTray::ExerciseTray(Theme& theme, models::Board& board, QWidget* parent)
    : QPushButton(parent), m_theme(theme), m_board(board) {
    setObjectName(QStringLiteral("exerciseTray"));
    setProperty("role", QByteArray("tray"));
    setAutoDefault(false);
    connect(this, &QPushButton::clicked, this, &ExerciseTray::ask);
    connect(&theme, &Theme::changed, this, &ExerciseTray::showCount);
    connect(&board, &models::Board::changed, this, [this](const models::BoardChange& change) {
        if (!change.exercises.empty()) {
            showCount();
        }
    });
    showCount();
}

std::vector<const core::Case*> ExerciseTray::open() const {
    std::vector<const core::Case*> cases;
    for (const auto& [id, case_] : m_board.exercises()) {
        if (case_.isOpen()) {
            cases.push_back(&case_);
        }
    }
    std::ranges::sort(cases, {},
                      [](const core::Case* case_) { return std::tuple(case_->priority, case_->openedAt, case_->id); });
    return cases;
}

void ExerciseTray::showCount() {
    const auto count = open().size();
    setVisible(count > 0);
    setText(tr("Diễn tập: %1").arg(Wording::number(static_cast<qint64>(count))));
    setIcon(m_theme.icon(QStringLiteral("ui/exercise"), Ink::warning));
    setToolTip(tr("Tin ghi là diễn tập: không ở hàng chờ, không báo chuông, không tính vào số liệu (Ctrl+Shift+W)"));
    setAccessibleName(text());
}

void ExerciseTray::ask() {
    auto* dialog = new ChoiceDialog(m_theme, tr("Tin diễn tập"),
                                    tr("Không ở hàng chờ, không báo chuông. Mở một tin để xem; nếu là thật: %1")
                                        .arg(QStringLiteral("Ctrl+Shift+I")),
                                    window());
    dialog->setMinimumWidth(m_theme.px(640));
    dialog->setObjectName(QStringLiteral("exerciseDialog"));
    std::vector<Choice> choices;
    for (const core::Case* case_ : open()) {
        if (choices.size() >= kMostListed) {
            break;
        }
        const auto* alert = m_board.primaryAlert(*case_);
        const auto words = alert != nullptr && alert->details ? Wording::text(alert->details->text) : QString();
        choices.push_back({.title = QStringLiteral("%1 · %2 · %3")
                                        .arg(Wording::priorityShort(case_->priority), Wording::text(case_->code),
                                             Wording::kind(m_board.policy(), case_->kind)),
                           .detail = QStringLiteral("%1 · %2 · %3")
                                         .arg(Wording::time(case_->openedAt), Wording::caseWard(*case_, alert),
                                              words.left(kWordsShown).simplified()),
                           .value = QByteArray(reinterpret_cast<const char*>(case_->id.value.bytes.data()),
                                               static_cast<qsizetype>(case_->id.value.bytes.size())),
                           .icon = QStringLiteral("ui/exercise")});
    }
    dialog->setChoices(choices, choices.empty() ? -1 : 0, true);
    dialog->setAcceptText(tr("Mở  (Enter)"));
    dialog->setRule([empty = choices.empty()](const ChoiceDialog& asked) {
        if (empty) {
            return tr("Không có tin diễn tập nào đang mở.");
        }
        return asked.value().isValid() ? QString() : tr("Chọn một tin.");
    });
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const auto bytes = dialog->value().toByteArray();
        core::CaseId id;
        if (static_cast<std::size_t>(bytes.size()) == id.value.bytes.size()) {
            std::ranges::copy(bytes, reinterpret_cast<char*>(id.value.bytes.data()));
            emit caseWanted(id);
        }
    });
    openDialog(*dialog);
}

void ExerciseTray::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        showCount();
    }
    QPushButton::changeEvent(event);
}

} // namespace trucban::widgets
