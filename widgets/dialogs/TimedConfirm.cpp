// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/TimedConfirm.h"

#include "widgets/theme/Labels.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace trucban::widgets {

TimedConfirm::TimedConfirm(Theme& theme, const QString& title, const QString& subject, const QString& warning,
                           const QString& yes, QWidget* parent)
    : ActDialog(theme, title, subject, parent), m_timer(this) {
    setObjectName(QStringLiteral("timedConfirm"));
    auto* card = new QFrame(this);
    card->setProperty("role", QByteArray("cardDanger"));
    auto* row = new QHBoxLayout(card);
    row->setContentsMargins(theme.px(12), theme.px(10), theme.px(12), theme.px(10));
    row->setSpacing(theme.px(10));
    row->addWidget(new IconLabel(theme, QStringLiteral("ui/warning"), Ink::danger, 24, card), 0, Qt::AlignTop);
    auto* text = new ThemedLabel(theme, TextRole::strong, card);
    text->setObjectName(QStringLiteral("confirmWarning"));
    text->setText(warning);
    text->setWordWrap(true);
    row->addWidget(text, 1);
    body().addWidget(card);
    setAcceptText(yes);
    setDangerous();
    m_timer.setObjectName(QStringLiteral("confirmTimer"));
    m_timer.setInterval(std::chrono::seconds(1));
    connect(&m_timer, &QTimer::timeout, this, &TimedConfirm::tick);
    m_timer.start();
    cancelButton().setFocus();
    cancelButton().setText(tr("Không làm gì  (%1 giây)").arg(m_left));
}

void TimedConfirm::tick() {
    if (--m_left <= 0) {
        reject();
        return;
    }
    cancelButton().setText(tr("Không làm gì  (%1 giây)").arg(m_left));
}

} // namespace trucban::widgets
