// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/case/TimelineDelegate.h"

#include "models/TimelineModel.h"

#include <QListView>
#include <QPainter>

namespace trucban::widgets {

using models::TimelineModel;

namespace {

constexpr int kTimeWidth = 66;
constexpr int kTextLeft = 92;
constexpr int kLine = 19;
constexpr int kMostDetailLines = 6;

} // namespace

TimelineDelegate::TimelineDelegate(Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

QRect TimelineDelegate::detailRect(const QRect& row, const QString& detail) const {
    const int left = row.left() + m_theme.px(kTextLeft);
    const QRect area(left, row.top() + m_theme.px(4 + kLine), std::max(40, row.right() - left - m_theme.px(8)),
                     m_theme.px(kLine * kMostDetailLines));
    const QFontMetrics metrics(m_theme.font(TextRole::small));
    return metrics.boundingRect(area, Qt::TextWordWrap | Qt::AlignLeft, detail).intersected(area);
}

QSize TimelineDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto* list = qobject_cast<const QListView*>(option.widget);
    const int width = list != nullptr ? list->viewport()->width() : option.rect.width();
    const auto detail = index.data(TimelineModel::DetailRole).toString();
    int height = m_theme.px(4 + kLine + 6);
    if (!detail.isEmpty()) {
        height += detailRect(QRect(0, 0, width, 1000), detail).height();
    }
    return {width, height};
}

void TimelineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect first(option.rect.left() + m_theme.px(10), option.rect.top() + m_theme.px(4), m_theme.px(kTimeWidth),
                      m_theme.px(kLine));
    painter->setFont(m_theme.font(TextRole::small));
    painter->setPen(m_theme.colour(Ink::mutedText));
    painter->drawText(first, Qt::AlignVCenter | Qt::AlignLeft, index.data(TimelineModel::AtRole).toString());
    const double x = option.rect.left() + m_theme.px(kTimeWidth + 14);
    const double y = first.center().y() + 0.5;
    painter->setPen(QPen(m_theme.colour(Ink::border), m_theme.px(1)));
    const bool isLast = index.row() == index.model()->rowCount() - 1;
    painter->drawLine(QPointF(x, index.row() == 0 ? y : option.rect.top()),
                      QPointF(x, isLast ? y : option.rect.bottom() + 1));
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_theme.colour(isLast ? Ink::accent : Ink::mutedText));
    const double side = m_theme.px(isLast ? 9 : 7);
    painter->drawEllipse(QRectF(x - side / 2, y - side / 2, side, side));

    const int left = option.rect.left() + m_theme.px(kTextLeft);
    const QRect line(left, first.top(), option.rect.right() - left - m_theme.px(8), first.height());
    const auto actor = index.data(TimelineModel::ActorRole).toString();
    painter->setFont(m_theme.font(TextRole::small));
    painter->setPen(m_theme.colour(Ink::mutedText));
    const int actorWidth = std::min(painter->fontMetrics().horizontalAdvance(actor), line.width() / 3);
    painter->drawText(line, Qt::AlignVCenter | Qt::AlignRight,
                      painter->fontMetrics().elidedText(actor, Qt::ElideRight, actorWidth + 1));
    painter->setFont(m_theme.font(TextRole::body));
    painter->setPen(m_theme.colour(Ink::text));
    const int titleWidth = line.width() - actorWidth - m_theme.px(8);
    painter->drawText(
        line, Qt::AlignVCenter | Qt::AlignLeft,
        painter->fontMetrics().elidedText(index.data(TimelineModel::TitleRole).toString(), Qt::ElideRight, titleWidth));
    if (const auto detail = index.data(TimelineModel::DetailRole).toString(); !detail.isEmpty()) {
        painter->setFont(m_theme.font(TextRole::small));
        painter->setPen(m_theme.colour(Ink::mutedText));
        painter->drawText(detailRect(option.rect, detail), Qt::TextWordWrap | Qt::AlignLeft, detail);
    }
    painter->restore();
}

} // namespace trucban::widgets
