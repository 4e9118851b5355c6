// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dispatch/UnitDelegate.h"

#include "models/UnitModel.h"
#include "models/Wording.h"

#include <QPainter>

#include <algorithm>

namespace trucban::widgets {

using models::UnitModel;
using models::Wording;

namespace {

constexpr qint64 kOldPositionMs = 5 * 60 * 1000;

QString whereabouts(const QModelIndex& index) {
    const double distance = index.data(UnitModel::DistanceRole).toDouble();
    const auto age = index.data(UnitModel::PositionAgeRole).toLongLong();
    if (distance < 0) {
        return UnitDelegate::tr("chưa rõ vị trí");
    }
    const auto away = Wording::distance(distance);
    return age > kOldPositionMs
               ? UnitDelegate::tr("%1 · vị trí cũ %2").arg(away, Wording::duration(std::chrono::milliseconds(age)))
               : away;
}

} // namespace

UnitDelegate::UnitDelegate(Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

QSize UnitDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {m_theme.px(200), rowHeight()};
}

void UnitDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool suitable = index.data(UnitModel::SuitableRole).toBool();
    const auto state = static_cast<core::UnitState>(index.data(UnitModel::UnitStateRole).toInt());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->fillRect(option.rect, m_theme.colour(selected ? Ink::selection : Ink::hover));
    }
    if (selected) {
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), m_theme.px(3), option.rect.height()),
                          m_theme.colour(Ink::accent));
    }
    const auto ink = m_theme.colour(selected ? Ink::selectionText : Ink::text);
    const auto pale = m_theme.colour(selected ? Ink::selectionText : Ink::mutedText);
    const auto area = option.rect.adjusted(m_theme.px(12), m_theme.px(4), -m_theme.px(12), -m_theme.px(4));
    const int half = area.height() / 2;
    const auto where = whereabouts(index);
    const auto stateText = index.data(UnitModel::OnThisCaseRole).toBool()
                               ? tr("%1 vụ này").arg(Wording::unitState(state))
                               : Wording::unitState(state);
    const int dot = m_theme.px(8);
    const int textWidth = QFontMetrics(m_theme.font(TextRole::body)).horizontalAdvance(stateText);
    // As wide as its words: a distance that lost its first digit sends the wrong unit.
    const int whereWidth = QFontMetrics(m_theme.font(TextRole::small)).horizontalAdvance(where);
    const int right = std::max(whereWidth, textWidth + dot + m_theme.px(6)) + m_theme.px(4);
    const QRect words(area.left(), area.top(), std::max(0, area.width() - right - m_theme.px(8)), half);

    painter->setFont(m_theme.font(TextRole::strong));
    painter->setPen(ink);
    painter->drawText(
        words, Qt::AlignVCenter | Qt::AlignLeft,
        painter->fontMetrics().elidedText(index.data(UnitModel::UnitIdRole).toString(), Qt::ElideRight, words.width()));
    painter->setFont(m_theme.font(TextRole::small));
    painter->setPen(pale);
    auto detail = index.data(Qt::ToolTipRole).toString();
    const auto kind = Wording::unitKind(static_cast<core::UnitKind>(index.data(UnitModel::UnitKindRole).toInt()));
    detail = detail.isEmpty() ? kind : QStringLiteral("%1 · %2").arg(kind, detail);
    if (!suitable) {
        painter->setPen(m_theme.colour(Ink::warning));
        detail = tr("Cần công an đi cùng · %1").arg(detail);
    }
    painter->drawText(words.translated(0, half), Qt::AlignVCenter | Qt::AlignLeft,
                      painter->fontMetrics().elidedText(detail, Qt::ElideRight, words.width()));

    const QRect end(area.right() - right, area.top(), right, half);
    painter->setFont(m_theme.font(TextRole::body));
    painter->setPen(ink);
    painter->drawText(end, Qt::AlignVCenter | Qt::AlignRight, stateText);
    painter->setBrush(m_theme.colour(Theme::inkOf(state)));
    painter->setPen(Qt::NoPen);
    painter->drawEllipse(
        QRectF(end.right() - textWidth - dot - m_theme.px(6), end.center().y() - dot / 2.0 + 0.5, dot, dot));
    painter->setFont(m_theme.font(TextRole::small));
    painter->setPen(pale);
    painter->drawText(end.translated(0, half), Qt::AlignVCenter | Qt::AlignRight, where);
    painter->restore();
}

} // namespace trucban::widgets
