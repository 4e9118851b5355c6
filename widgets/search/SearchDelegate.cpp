// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search/SearchDelegate.h"

#include "models/SearchModel.h"
#include "widgets/theme/Theme.h"

#include <QPainter>

namespace trucban::widgets {

using models::SearchModel;

SearchDelegate::SearchDelegate(Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

int SearchDelegate::heightOf(const QModelIndex& index) const {
    if (index.data(SearchModel::HeaderRole).toBool()) {
        return m_theme.px(24);
    }
    return m_theme.px(index.data(SearchModel::DetailRole).toString().isEmpty() ? 32 : 44);
}

QSize SearchDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    return {m_theme.px(200), heightOf(index)};
}

void SearchDelegate::paintHeader(QPainter& painter, const QRect& area, const QString& name) const {
    painter.fillRect(area, m_theme.colour(Ink::panelAlt));
    painter.setFont(m_theme.font(TextRole::smallStrong));
    painter.setPen(m_theme.colour(Ink::mutedText));
    painter.drawText(area.adjusted(m_theme.px(10), 0, -m_theme.px(10), 0), Qt::AlignVCenter | Qt::AlignLeft, name);
}

void SearchDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    painter->save();
    if (index.data(SearchModel::HeaderRole).toBool()) {
        paintHeader(*painter, option.rect, index.data().toString());
        painter->restore();
        return;
    }
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->fillRect(option.rect, m_theme.colour(selected ? Ink::selection : Ink::hover));
    }
    if (selected) {
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), m_theme.px(3), option.rect.height()),
                          m_theme.colour(Ink::accent));
    }
    const auto ink = m_theme.colour(selected ? Ink::selectionText : Ink::text);
    const auto pale = m_theme.colour(selected ? Ink::selectionText : Ink::mutedText);
    auto area = option.rect.adjusted(m_theme.px(10), m_theme.px(3), -m_theme.px(10), -m_theme.px(3));
    const int side = m_theme.px(18);
    const QRect sign(area.left(), area.center().y() - side / 2, side, side);
    painter->drawPixmap(sign, m_theme.pixmap(index.data(SearchModel::IconRole).toString(), side, pale,
                                             painter->device()->devicePixelRatioF()));
    area.setLeft(sign.right() + m_theme.px(9));

    const QString distance = index.data(SearchModel::DistanceRole).toString();
    painter->setFont(m_theme.font(TextRole::small));
    painter->setPen(pale);
    painter->drawText(area, Qt::AlignVCenter | Qt::AlignRight, distance);
    if (!distance.isEmpty()) {
        area.setRight(area.right() - painter->fontMetrics().horizontalAdvance(distance) - m_theme.px(8));
    }
    const QString detail = index.data(SearchModel::DetailRole).toString();
    const QRect upper = detail.isEmpty() ? area : area.adjusted(0, 0, 0, -area.height() / 2);
    painter->setFont(m_theme.font(TextRole::strong));
    painter->setPen(ink);
    painter->drawText(upper, Qt::AlignVCenter | Qt::AlignLeft,
                      painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, upper.width()));
    if (!detail.isEmpty()) {
        painter->setFont(m_theme.font(TextRole::small));
        painter->setPen(pale);
        painter->drawText(area.adjusted(0, area.height() / 2, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                          painter->fontMetrics().elidedText(detail, Qt::ElideRight, area.width()));
    }
    painter->restore();
}

} // namespace trucban::widgets
