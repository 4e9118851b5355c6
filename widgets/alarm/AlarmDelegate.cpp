// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alarm/AlarmDelegate.h"

#include "models/AlarmListModel.h"
#include "widgets/theme/Badges.h"

#include <QPainter>

namespace trucban::widgets {

using models::AlarmListModel;

namespace {

constexpr int kHeight = 34;
constexpr int kSide = 16;

} // namespace

AlarmDelegate::AlarmDelegate(Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

QSize AlarmDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {m_theme.px(300), m_theme.px(kHeight)};
}

void AlarmDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    painter->save();
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const auto priority = static_cast<core::Priority>(index.data(AlarmListModel::PriorityRole).toInt());
    if (isSelected) {
        painter->fillRect(option.rect, m_theme.colour(Ink::selection));
    } else if (priority == core::Priority::p1) {
        painter->fillRect(option.rect, m_theme.colour(Ink::p1Soft));
    }
    const auto ink = m_theme.colour(isSelected ? Ink::selectionText : Ink::text);
    const int side = m_theme.px(kSide);
    const auto ratio = painter->device()->devicePixelRatioF();
    auto area = option.rect.adjusted(m_theme.px(index.data(AlarmListModel::IsMemberRole).toBool() ? 34 : 10), 0,
                                     -m_theme.px(10), 0);
    const auto picture = [&](const QString& name) {
        painter->drawPixmap(area.left(), area.center().y() - side / 2, m_theme.pixmap(name, side, ink, ratio));
        area.setLeft(area.left() + side + m_theme.px(8));
    };
    if (index.data(AlarmListModel::IsGroupRole).toBool()) {
        picture(index.data(AlarmListModel::IsOpenRole).toBool() ? QStringLiteral("ui/chevron-down")
                                                                : QStringLiteral("ui/chevron-right"));
    }
    const int badge = m_theme.px(38);
    paintPriorityBadge(*painter, QRectF(area.left(), area.top(), badge, area.height()), priority, m_theme);
    area.setLeft(area.left() + badge + m_theme.px(8));
    picture(index.data(AlarmListModel::IconRole).toString());
    const auto isStale = index.data(AlarmListModel::IsStaleRole).toBool();
    const auto detail = index.data(AlarmListModel::DetailRole).toString();
    painter->setFont(m_theme.font(isStale ? TextRole::smallStrong : TextRole::small));
    const int detailWidth =
        std::min(painter->fontMetrics().horizontalAdvance(detail) + m_theme.px(2), area.width() / 2);
    painter->setPen(isStale && !isSelected ? m_theme.colour(Ink::overdue)
                                           : m_theme.colour(isSelected ? Ink::selectionText : Ink::mutedText));
    painter->drawText(area.adjusted(area.width() - detailWidth, 0, 0, 0), Qt::AlignVCenter | Qt::AlignRight,
                      painter->fontMetrics().elidedText(detail, Qt::ElideRight, detailWidth));
    painter->setPen(ink);
    painter->setFont(m_theme.font(TextRole::body));
    const auto words = area.adjusted(0, 0, -detailWidth - m_theme.px(10), 0);
    painter->drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                      painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, words.width()));
    painter->restore();
}

} // namespace trucban::widgets
