// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/NumberedDialog.h"

#include <QKeyEvent>
#include <QListWidget>

namespace trucban::widgets {

void NumberedDialog::setNumbered(std::vector<Choice> choices, bool mayBeQuick) {
    m_mayBeQuick = mayBeQuick;
    int number = 0;
    for (auto& choice : choices) {
        choice.title = QStringLiteral("%1   %2").arg(++number).arg(choice.title);
    }
    setChoices(choices, kNone);
}

bool NumberedDialog::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress && watched == &list()) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool plain = (key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
        const int row = key->key() - Qt::Key_1;
        if (plain && key->key() >= Qt::Key_0 && key->key() <= Qt::Key_9) {
            if (row >= 0 && row < list().count()) {
                list().setCurrentRow(row, QItemSelectionModel::ClearAndSelect);
                if (m_mayBeQuick && !key->isAutoRepeat() && mayAccept()) {
                    accept();
                }
            }
            return true;
        }
    }
    return ChoiceDialog::eventFilter(watched, event);
}

} // namespace trucban::widgets
