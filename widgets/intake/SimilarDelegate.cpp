// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/intake/SimilarDelegate.h"

#include <QPainter>

namespace trucban::widgets {

SimilarDelegate::SimilarDelegate(Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

QSize SimilarDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {m_theme.px(100), m_theme.px(46)};
}

void SimilarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const auto ink = m_theme.colour(selected ? Ink::selectionText : Ink::text);
    const auto pale = m_theme.colour(selected ? Ink::selectionText : Ink::mutedText);
    painter->save();
    if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->fillRect(option.rect, m_theme.colour(selected ? Ink::selection : Ink::hover));
    }
    if (selected) {
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), m_theme.px(3), option.rect.height()),
                          m_theme.colour(Ink::accent));
    }
    auto area = option.rect.adjusted(m_theme.px(10), m_theme.px(3), -m_theme.px(8), -m_theme.px(3));
    if (const auto tick = index.data(TickRole); tick.isValid()) {
        const int side = m_theme.px(16);
        const QRectF box(area.left() + 0.5, area.center().y() - side / 2 + 0.5, side, side);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(m_theme.colour(Ink::fieldBorder));
        painter->setBrush(m_theme.colour(tick.toBool() ? Ink::accent : Ink::field));
        painter->drawRoundedRect(box, m_theme.px(3), m_theme.px(3));
        if (tick.toBool()) {
            painter->drawPixmap(box.topLeft(),
                                m_theme.pixmap(QStringLiteral("ui/check"), side, m_theme.colour(Ink::accentText),
                                               painter->device()->devicePixelRatioF()));
        }
        area.setLeft(area.left() + side + m_theme.px(10));
    }
    const QRect upper(area.left(), area.top(), area.width(), area.height() / 2);
    const QRect lower(area.left(), upper.bottom() + 1, area.width(), area.bottom() - upper.bottom());
    const auto put = [painter](const QRect& where, int align, const QString& text) {
        painter->drawText(where, align | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, where.width()));
    };
    painter->setFont(m_theme.font(TextRole::small));
    painter->setPen(pale);
    const auto state = index.data(StateRole).toString();
    const int stateWidth = std::min(painter->fontMetrics().horizontalAdvance(state) + 2, upper.width() / 2);
    put(upper.adjusted(upper.width() - stateWidth, 0, 0, 0), Qt::AlignRight, state);
    put(lower, Qt::AlignLeft, index.data(ReasonRole).toString());
    painter->setFont(m_theme.font(TextRole::strong));
    painter->setPen(ink);
    put(upper.adjusted(0, 0, -stateWidth - m_theme.px(8), 0), Qt::AlignLeft, index.data(Qt::DisplayRole).toString());
    painter->restore();
}

} // namespace trucban::widgets
