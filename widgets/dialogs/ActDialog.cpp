// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/ActDialog.h"

#include "widgets/theme/Labels.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace trucban::widgets {

ActDialog::ActDialog(Theme& theme, const QString& title, const QString& subject, QWidget* parent)
    : QDialog(parent),
      m_theme(theme),
      m_title(new ThemedLabel(theme, TextRole::title, this)),
      m_subject(new ThemedLabel(theme, TextRole::body, this, "muted")),
      m_complaint(new ThemedLabel(theme, TextRole::small, this, "warning")),
      m_body(new QVBoxLayout),
      m_accept(new QPushButton(this)),
      m_cancel(new QPushButton(tr("Hủy  (Esc)"), this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    setWindowTitle(title);
    setMinimumWidth(theme.px(420));
    m_title->setText(title);
    m_subject->setText(subject);
    m_subject->setWordWrap(true);
    m_subject->setVisible(!subject.isEmpty());
    m_complaint->setObjectName(QStringLiteral("dialogComplaint"));
    m_complaint->setWordWrap(true);
    m_complaint->setMinimumHeight(theme.px(18));
    m_accept->setObjectName(QStringLiteral("dialogAccept"));
    m_accept->setDefault(true);
    m_cancel->setObjectName(QStringLiteral("dialogCancel"));
    m_cancel->setAutoDefault(false);
    setAcceptText(tr("Gửi"));

    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_complaint, 1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_accept);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(18), theme.px(16), theme.px(18), theme.px(14));
    column->setSpacing(theme.px(8));
    column->addWidget(m_title);
    column->addWidget(m_subject);
    column->addSpacing(theme.px(4));
    column->addLayout(m_body, 1);
    column->addSpacing(theme.px(4));
    column->addLayout(buttons);
    // A push button takes Enter for a press whatever is held with it: Ctrl+Enter on "cancel" would cancel.
    m_accept->installEventFilter(this);
    m_cancel->installEventFilter(this);
    connect(m_accept, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
}

void ActDialog::setAcceptText(const QString& text) {
    m_accept->setText(text);
}

void ActDialog::setDangerous() {
    setStyleRole(*m_accept, "dangerous");
    m_accept->setDefault(false);
    m_accept->setAutoDefault(false);
    m_cancel->setDefault(true);
}

void ActDialog::setComplaint(const QString& complaint) {
    m_complaint->setText(complaint);
    m_accept->setEnabled(complaint.isEmpty());
}

bool ActDialog::mayAccept() const {
    return m_accept->isEnabled();
}

bool ActDialog::acceptByKey(const QKeyEvent& event) {
    const bool isEnter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    if (!isEnter || !event.modifiers().testFlag(Qt::ControlModifier)) {
        return false;
    }
    if (mayAccept()) {
        accept();
    }
    return true;
}

void ActDialog::keyPressEvent(QKeyEvent* event) {
    if (!acceptByKey(*event)) {
        QDialog::keyPressEvent(event);
    }
}

bool ActDialog::eventFilter(QObject* watched, QEvent* event) {
    return (event->type() == QEvent::KeyPress && acceptByKey(*static_cast<QKeyEvent*>(event))) ||
           QDialog::eventFilter(watched, event);
}

} // namespace trucban::widgets
