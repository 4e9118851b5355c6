// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QInputMethodEvent>
#include <QWidget>

namespace trucban::test {

/// Like an input method that keeps a word open: nothing is committed until a blank.
inline void compose(QWidget& field, const QString& word) {
    QInputMethodEvent event(word, {});
    QApplication::sendEvent(&field, &event);
}

inline void commit(QWidget& field, const QString& word) {
    QInputMethodEvent event(QString(), {});
    event.setCommitString(word);
    QApplication::sendEvent(&field, &event);
}

} // namespace trucban::test
