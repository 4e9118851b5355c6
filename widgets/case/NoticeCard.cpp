// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/case/NoticeCard.h"

#include "widgets/theme/Labels.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace trucban::widgets {

NoticeCard::NoticeCard(Theme& theme, const QString& objectName, const QString& icon, Ink ink, const QString& text,
                       const QString& buttonText, QWidget* parent)
    : QFrame(parent) {
    setObjectName(objectName);
    setProperty("role", QByteArray("card"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(10, 6, 8, 6);
    row->setSpacing(8);
    row->addWidget(new IconLabel(theme, icon, ink, 18, this), 0, Qt::AlignTop);
    auto* words = new ThemedLabel(theme, TextRole::body, this);
    words->setWordWrap(true);
    words->setText(text);
    row->addWidget(words, 1);
    if (!buttonText.isEmpty()) {
        auto* button = new QPushButton(buttonText, this);
        button->setObjectName(objectName + QStringLiteral("Button"));
        button->setAutoDefault(false);
        row->addWidget(button, 0, Qt::AlignVCenter);
        connect(button, &QPushButton::clicked, this, &NoticeCard::pressed);
    }
}

} // namespace trucban::widgets
