// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/intake/TickBox.h"

#include <QPainter>

namespace trucban::widgets {

namespace {

constexpr double kSide = 16;
constexpr double kGap = 8;

} // namespace

TickBox::TickBox(Theme& theme, QWidget* parent) : QCheckBox(parent), m_theme(theme) {
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

QSize TickBox::sizeHint() const {
    const QFontMetrics metrics(m_theme.font(TextRole::body));
    return {m_theme.px(kSide + kGap + 6) + metrics.horizontalAdvance(text()), m_theme.px(24)};
}

void TickBox::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int side = m_theme.px(kSide);
    const QRectF box(m_theme.px(2) + 0.5, (height() - side) / 2 + 0.5, side, side);
    painter.setPen(QPen(m_theme.colour(hasFocus() ? Ink::focus : Ink::fieldBorder), hasFocus() ? 2 : 1));
    painter.setBrush(m_theme.colour(isChecked() ? Ink::accent : Ink::field));
    painter.drawRoundedRect(box, m_theme.px(3), m_theme.px(3));
    if (isChecked()) {
        painter.drawPixmap(box.topLeft(), m_theme.pixmap(QStringLiteral("ui/check"), side,
                                                         m_theme.colour(Ink::accentText), devicePixelRatioF()));
    }
    painter.setPen(m_theme.colour(isEnabled() ? Ink::text : Ink::disabledText));
    painter.setFont(m_theme.font(TextRole::body));
    const QRect words = rect().adjusted(m_theme.px(2 + kSide + kGap), 0, 0, 0);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft, text());
}

} // namespace trucban::widgets
