// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/status/Banner.h"

#include "widgets/theme/Labels.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace trucban::widgets {

Banner::Banner(Theme& theme, Tone tone, const QString& icon, QWidget* parent)
    : QFrame(parent), m_text(new ThemedLabel(theme, TextRole::strong, this)), m_button(new QPushButton(this)) {
    setProperty("role", QByteArray(tone == Tone::stale ? "bannerStale" : "bannerDanger"));
    m_text->setObjectName(QStringLiteral("bannerText"));
    m_text->setWordWrap(true);
    m_button->setObjectName(QStringLiteral("bannerButton"));
    m_button->hide();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(10);
    row->addWidget(new IconLabel(theme, icon, tone == Tone::stale ? Ink::bannerText : Ink::alarmBannerText, 20, this));
    row->addWidget(m_text, 1);
    row->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this, &Banner::pressed);
    hide();
}

void Banner::setText(const QString& text) {
    if (m_text->text() != text) {
        m_text->setText(text);
        setAccessibleName(text);
    }
    setVisible(!text.isEmpty());
}

void Banner::setButton(const QString& text) {
    m_button->setText(text);
    m_button->setVisible(!text.isEmpty());
}

} // namespace trucban::widgets
