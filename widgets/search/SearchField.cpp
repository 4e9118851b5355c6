// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search/SearchField.h"

#include <QInputMethodEvent>
#include <QSignalBlocker>

namespace trucban::widgets {

SearchField::SearchField(QWidget* parent) : QLineEdit(parent) {
    connect(this, &QLineEdit::textChanged, this, &SearchField::tell);
}

QString SearchField::typed() const {
    QString text = this->text();
    return m_composing.isEmpty() ? text : text.insert(cursorPosition(), m_composing);
}

void SearchField::setQuietly(const QString& text) {
    const QSignalBlocker blocker(this);
    m_composing.clear(); // the input method lets it go
    setText(text);
    m_told = text;
}

void SearchField::inputMethodEvent(QInputMethodEvent* event) {
    // Before the base class: it tells of the committed text at once, and that must not be joined to the old word.
    m_composing = event->preeditString();
    QLineEdit::inputMethodEvent(event);
    tell();
}

void SearchField::focusOutEvent(QFocusEvent* event) {
    m_composing.clear(); // the input method lets it go
    QLineEdit::focusOutEvent(event);
}

void SearchField::tell() {
    if (const QString now = typed(); now != m_told) {
        m_told = now;
        emit typedChanged(now);
    }
}

} // namespace trucban::widgets
