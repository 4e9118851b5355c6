// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/case/EditHold.h"

#include <QApplication>
#include <QDialog>
#include <QEvent>

namespace trucban::widgets {

EditHold::EditHold(models::WatchModel& watch, QDialog& dialog) : QObject(&dialog), m_watch(watch), m_dialog(dialog) {
    m_watch.edit();
    // Keys go to the field that has the focus, whichever the dialog has.
    qApp->installEventFilter(this);
    connect(&dialog, &QDialog::finished, this, [this] {
        qApp->removeEventFilter(this);
        m_watch.release();
    });
}

bool EditHold::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::InputMethod:
    case QEvent::MouseButtonPress:
    case QEvent::Wheel:
        if (const auto* widget = qobject_cast<QWidget*>(watched);
            widget != nullptr && widget->window() == &m_dialog && m_dialog.isVisible()) {
            m_watch.edit();
        }
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace trucban::widgets
