// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/palette/PaletteDelegate.h"

#include "widgets/palette/PaletteModel.h"
#include "widgets/theme/Theme.h"

#include <QPainter>

#include <algorithm>

namespace trucban::widgets {

PaletteDelegate::PaletteDelegate(Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

int PaletteDelegate::rowHeight() const {
    return m_theme.px(30);
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {m_theme.px(200), rowHeight()};
}

int PaletteDelegate::paintKey(QPainter& painter, const QRect& area, const QModelIndex& index, const QColor& ink) const {
    const auto key = index.data(PaletteModel::KeyRole).toString();
    if (key.isEmpty()) {
        return 0;
    }
    painter.setFont(m_theme.font(TextRole::small));
    painter.setPen(ink);
    const int width = painter.fontMetrics().horizontalAdvance(key) + m_theme.px(10);
    const int height = m_theme.px(18);
    const QRectF cap(area.right() - width + 0.5, area.center().y() - height / 2 + 0.5, width - 1, height - 1);
    // A name of what it is stands without the frame of a key.
    const bool isKey = !key.isEmpty() && key.front().isUpper();
    if (isKey) {
        auto edge = ink;
        edge.setAlphaF(0.55F);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(edge);
        painter.drawRoundedRect(cap, m_theme.px(3), m_theme.px(3));
        painter.setPen(ink);
    }
    painter.drawText(cap, Qt::AlignCenter, key);
    return width + m_theme.px(8);
}

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    painter->save();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->fillRect(option.rect, m_theme.colour(selected ? Ink::selection : Ink::hover));
    }
    if (selected) {
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), m_theme.px(3), option.rect.height()),
                          m_theme.colour(Ink::accent));
    }
    const bool can = index.data(PaletteModel::CanRole).toBool();
    const auto ink = m_theme.colour(!can ? Ink::disabledText : selected ? Ink::selectionText : Ink::text);
    const auto pale = m_theme.colour(selected ? Ink::selectionText : Ink::mutedText);
    auto area = option.rect.adjusted(m_theme.px(10), 0, -m_theme.px(10), 0);
    const int side = m_theme.px(16);
    const auto icon = index.data(PaletteModel::IconRole).toString();
    if (!icon.isEmpty()) {
        painter->drawPixmap(QRect(area.left(), area.center().y() - side / 2, side, side),
                            m_theme.pixmap(icon, side, can ? pale : ink, painter->device()->devicePixelRatioF()));
    }
    area.setLeft(area.left() + side + m_theme.px(9));
    area.setRight(area.right() - paintKey(*painter, area, index, pale));

    painter->setFont(m_theme.font(TextRole::strong));
    painter->setPen(ink);
    const auto title = index.data().toString();
    const int titleWidth = std::min(painter->fontMetrics().horizontalAdvance(title) + 1, area.width());
    painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeft,
                      painter->fontMetrics().elidedText(title, Qt::ElideRight, area.width()));
    area.setLeft(area.left() + titleWidth + m_theme.px(10));
    if (area.width() > m_theme.px(40)) {
        painter->setFont(m_theme.font(TextRole::small));
        painter->setPen(pale);
        painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeft,
                          painter->fontMetrics().elidedText(index.data(PaletteModel::DetailRole).toString(),
                                                            Qt::ElideRight, area.width()));
    }
    painter->restore();
}

} // namespace trucban::widgets
