// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/ChoiceDelegate.h"

#include <QPainter>

namespace trucban::widgets {

ChoiceDelegate::ChoiceDelegate(Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

QSize ChoiceDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {m_theme.px(100), rowHeight()};
}

void ChoiceDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->fillRect(option.rect, m_theme.colour(selected ? Ink::selection : Ink::hover));
    }
    if (selected) {
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), m_theme.px(3), option.rect.height()),
                          m_theme.colour(Ink::accent));
    }
    const auto ink = m_theme.colour(selected ? Ink::selectionText : Ink::text);
    const int side = m_theme.px(16);
    const auto ratio = painter->device()->devicePixelRatioF();
    auto area = option.rect.adjusted(m_theme.px(10), 0, -m_theme.px(10), 0);
    if (const auto ticked = index.data(Qt::CheckStateRole); ticked.isValid()) {
        const QRectF box(area.left(), area.center().y() - side / 2.0 + 0.5, side, side);
        painter->setPen(QPen(ink, m_theme.px(1.4)));
        painter->drawRect(box);
        if (ticked.toInt() == Qt::Checked) {
            painter->drawPixmap(box.topLeft(), m_theme.pixmap(QStringLiteral("ui/check"), side, ink, ratio));
        }
        area.setLeft(area.left() + side + m_theme.px(8));
    }
    if (const auto icon = index.data(IconRole).toString(); !icon.isEmpty()) {
        painter->drawPixmap(area.left(), area.center().y() - side / 2, m_theme.pixmap(icon, side, ink, ratio));
        area.setLeft(area.left() + side + m_theme.px(8));
    }
    painter->setPen(ink);
    painter->setFont(m_theme.font(TextRole::body));
    const auto title = index.data(Qt::DisplayRole).toString();
    const int titleWidth = std::min(painter->fontMetrics().horizontalAdvance(title) + m_theme.px(2), area.width());
    painter->drawText(QRect(area.left(), area.top(), titleWidth, area.height()), Qt::AlignVCenter | Qt::AlignLeft,
                      painter->fontMetrics().elidedText(title, Qt::ElideRight, titleWidth));
    const auto rest = area.adjusted(titleWidth + m_theme.px(12), 0, 0, 0);
    painter->setPen(m_theme.colour(selected ? Ink::selectionText : Ink::mutedText));
    painter->setFont(m_theme.font(TextRole::small));
    painter->drawText(
        rest, Qt::AlignVCenter | Qt::AlignRight,
        painter->fontMetrics().elidedText(index.data(DetailRole).toString(), Qt::ElideRight, rest.width()));
    painter->restore();
}

} // namespace trucban::widgets
