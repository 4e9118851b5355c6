// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/Labels.h"

#include <QPainter>
#include <QStyle>

namespace trucban::widgets {

void setStyleRole(QWidget& widget, const char* role) {
    if (widget.property("role").toByteArray() != role) {
        widget.setProperty("role", QByteArray(role));
        widget.style()->unpolish(&widget);
        widget.style()->polish(&widget);
    }
}

ThemedLabel::ThemedLabel(Theme& theme, TextRole role, QWidget* parent, const char* styleRole)
    : QLabel(parent), m_theme(theme), m_role(role) {
    setFont(theme.font(role));
    setTextFormat(Qt::PlainText);
    if (styleRole != nullptr) {
        setProperty("role", QByteArray(styleRole));
    }
    connect(&theme, &Theme::changed, this, [this] { setFont(m_theme.font(m_role)); });
}

void ThemedLabel::setTextRole(TextRole role) {
    m_role = role;
    setFont(m_theme.font(role));
}

ElidedLabel::ElidedLabel(Theme& theme, TextRole role, QWidget* parent, const char* styleRole)
    : ThemedLabel(theme, role, parent, styleRole) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

QSize ElidedLabel::minimumSizeHint() const {
    return {fontMetrics().horizontalAdvance(QStringLiteral("…")) * 4, fontMetrics().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const auto shown = fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width());
    setToolTip(shown == text() ? QString() : text());
    style()->drawItemText(&painter, contentsRect(), static_cast<int>(alignment()), palette(), isEnabled(), shown,
                          foregroundRole());
}

IconLabel::IconLabel(Theme& theme, QString name, Ink ink, double side, QWidget* parent)
    : QLabel(parent), m_theme(theme), m_name(std::move(name)), m_ink(ink), m_side(side) {
    connect(&theme, &Theme::changed, this, &IconLabel::redraw);
    redraw();
}

void IconLabel::setIcon(const QString& name, Ink ink) {
    if (name != m_name || ink != m_ink) {
        m_name = name;
        m_ink = ink;
        redraw();
    }
}

void IconLabel::redraw() {
    const int side = m_theme.px(m_side);
    setFixedSize(side, side);
    setPixmap(m_theme.pixmap(m_name, side, m_theme.colour(m_ink), devicePixelRatioF()));
}

} // namespace trucban::widgets
