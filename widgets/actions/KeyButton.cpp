// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/actions/KeyButton.h"

#include "widgets/theme/Labels.h"

#include <QStyleOptionButton>
#include <QStylePainter>

#include <utility>

namespace trucban::widgets {

KeyButton::KeyButton(Theme& theme, ActionRegistry& registry, ActionId id, QWidget* parent)
    : QPushButton(parent), m_theme(theme), m_registry(registry), m_id(id) {
    setObjectName(QStringLiteral("button_%1").arg(registry.action(id).objectName()));
    setAutoDefault(false);
    connect(this, &QPushButton::clicked, &registry.action(id), &QAction::trigger);
    connect(&registry.action(id), &QAction::changed, this, &KeyButton::follow);
    connect(&registry, &ActionRegistry::retranslated, this, &KeyButton::follow);
    connect(&theme, &Theme::changed, this, &KeyButton::follow);
    follow();
}

void KeyButton::follow() {
    const auto& action = m_registry.action(m_id);
    m_key = m_registry.keyText(m_id);
    setText(m_registry.name(m_id));
    setEnabled(action.isEnabled());
    setToolTip(m_heldBy.isEmpty() ? action.toolTip() : action.toolTip() + QLatin1Char('\n') + m_heldBy);
    auto spoken = m_key.isEmpty() ? text() : QStringLiteral("%1, %2").arg(text(), m_key);
    setAccessibleName(m_heldBy.isEmpty() ? spoken : QStringLiteral("%1, %2").arg(spoken, m_heldBy));
    updateGeometry();
    update();
}

void KeyButton::setHeldBy(const QString& why) {
    if (std::exchange(m_heldBy, why) != why) {
        follow();
    }
}

void KeyButton::setProminent(bool prominent) {
    m_prominent = prominent;
    setStyleRole(*this, prominent ? "primary" : "step");
    update();
}

QSize KeyButton::sizeHint() const {
    const QFontMetrics words(m_theme.font(m_prominent ? TextRole::strong : TextRole::body));
    const QFontMetrics caps(m_theme.font(TextRole::small));
    int width = m_theme.px(10 + 16 + 6 + 10) + words.horizontalAdvance(text());
    if (!m_key.isEmpty()) {
        width += caps.horizontalAdvance(m_key) + m_theme.px(8 + 8);
    }
    return {width, m_theme.px(32)};
}

void KeyButton::paintEvent(QPaintEvent*) {
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    option.icon = {};
    painter.drawControl(QStyle::CE_PushButton, option);

    const auto ink = !isEnabled() ? Ink::disabledText : m_prominent ? Ink::accentText : Ink::text;
    const auto colour = m_theme.colour(ink);
    const int side = m_theme.px(16);
    int x = m_theme.px(10);
    const auto icon = m_heldBy.isEmpty() ? m_registry.action(m_id).icon() : m_theme.icon(QStringLiteral("ui/lock"));
    if (!icon.isNull()) {
        // The registry's icons are in the text colour; on an accent the mask is filled anew.
        auto mark = icon.pixmap(QSize(side, side), devicePixelRatioF(), isEnabled() ? QIcon::Normal : QIcon::Disabled);
        QPainter tint(&mark);
        tint.setCompositionMode(QPainter::CompositionMode_SourceIn);
        tint.fillRect(mark.rect(), colour);
        tint.end();
        painter.drawPixmap(QRect(x, (height() - side) / 2, side, side), mark);
    }
    x += side + m_theme.px(6);
    painter.setFont(m_theme.font(m_prominent ? TextRole::strong : TextRole::body));
    painter.setPen(colour);
    painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::AlignLeft, text());
    if (m_key.isEmpty()) {
        return;
    }
    painter.setFont(m_theme.font(TextRole::small));
    const int capWidth = painter.fontMetrics().horizontalAdvance(m_key) + m_theme.px(8);
    const int capHeight = m_theme.px(18);
    const QRectF cap(width() - capWidth - m_theme.px(8), (height() - capHeight) / 2.0, capWidth, capHeight);
    painter.setRenderHint(QPainter::Antialiasing);
    auto edge = colour;
    edge.setAlphaF(0.55F);
    painter.setPen(edge);
    painter.drawRoundedRect(cap, m_theme.px(3), m_theme.px(3));
    painter.setPen(colour);
    painter.drawText(cap, Qt::AlignCenter, m_key);
}

} // namespace trucban::widgets
