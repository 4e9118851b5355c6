// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dispatch/UnitDelegate.h"

#include "models/UnitModel.h"
#include "models/Wording.h"

#include <QPainter>

#include <algorithm>

namespace trucban::widgets {

using geo::UnitStanding;
using models::UnitModel;
using models::Wording;

namespace {

UnitStanding standingOf(const QModelIndex& index) {
    return static_cast<UnitStanding>(index.data(UnitModel::StandingRole).toInt());
}

/// Words at the right end, whole: a time or distance that lost its first digit sends the wrong unit. Gives what is left
/// of the area for the words before them.
QRect drawAtEnd(QPainter& painter, const QRect& area, const QString& words, int gap) {
    painter.drawText(area, Qt::AlignVCenter | Qt::AlignRight, words);
    const int width = words.isEmpty() ? 0 : painter.fontMetrics().horizontalAdvance(words) + gap;
    return area.adjusted(0, 0, -width, 0);
}

/// Words at the left end, cut where they do not fit. Gives what is left.
QRect drawAtBegin(QPainter& painter, const QRect& area, const QString& words, int gap) {
    if (area.width() <= 0 || words.isEmpty()) {
        return area;
    }
    const auto shown = painter.fontMetrics().elidedText(words, Qt::ElideRight, area.width());
    painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft, shown);
    return area.adjusted(painter.fontMetrics().horizontalAdvance(shown) + gap, 0, 0, 0);
}

} // namespace

UnitDelegate::UnitDelegate(Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

QSize UnitDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    return {m_theme.px(200), index.data(UnitModel::HeaderRole).toBool() ? m_theme.px(28) : rowHeight()};
}

void UnitDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (index.data(UnitModel::HeaderRole).toBool()) {
        paintHeading(*painter, option.rect, index.data().toString());
        painter->restore();
        return;
    }
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    if (isSelected || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->fillRect(option.rect, m_theme.colour(isSelected ? Ink::selection : Ink::hover));
    }
    if (isSelected) {
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), m_theme.px(3), option.rect.height()),
                          m_theme.colour(Ink::accent));
    }
    const auto standing = standingOf(index);
    const bool isOffered = standing == UnitStanding::free || standing == UnitStanding::onThisCase;
    const auto ink = [&](Ink plain) { return m_theme.colour(isSelected ? Ink::selectionText : plain); };
    const Inks inks{.strong = ink(isOffered ? Ink::text : Ink::mutedText),
                    .pale = ink(Ink::mutedText),
                    .reasons = ink(isOffered ? Ink::mutedText : Ink::warning)};
    const auto area = option.rect.adjusted(m_theme.px(12), m_theme.px(4), -m_theme.px(12), -m_theme.px(4));
    const int half = area.height() / 2;
    paintUpper(*painter, QRect(area.left(), area.top(), area.width(), half), index, inks);
    paintLower(*painter, QRect(area.left(), area.top() + half, area.width(), half), index, inks);
    painter->restore();
}

void UnitDelegate::paintHeading(QPainter& painter, const QRect& area, const QString& words) const {
    painter.fillRect(area, m_theme.colour(Ink::panelAlt));
    painter.setFont(m_theme.font(TextRole::smallStrong));
    painter.setPen(m_theme.colour(Ink::mutedText));
    painter.drawText(area.adjusted(m_theme.px(12), 0, -m_theme.px(12), 0), Qt::AlignVCenter | Qt::AlignLeft, words);
}

void UnitDelegate::paintUpper(QPainter& painter, const QRect& area, const QModelIndex& index, const Inks& inks) const {
    painter.setFont(m_theme.font(TextRole::body));
    painter.setPen(inks.strong);
    auto rest = drawAtEnd(painter, area, index.data(UnitModel::ArrivalRole).toString(), m_theme.px(10));
    painter.setFont(m_theme.font(TextRole::strong));
    rest = drawAtBegin(painter, rest, index.data(UnitModel::UnitIdRole).toString(), m_theme.px(8));
    painter.setFont(m_theme.font(TextRole::small));
    painter.setPen(inks.pale);
    QStringList words{Wording::unitKind(static_cast<core::UnitKind>(index.data(UnitModel::UnitKindRole).toInt())),
                      index.data(UnitModel::VehicleRole).toString(), index.data(Qt::ToolTipRole).toString()};
    words.removeAll(QString());
    drawAtBegin(painter, rest, words.join(QStringLiteral(" · ")), 0);
}

void UnitDelegate::paintLower(QPainter& painter, const QRect& area, const QModelIndex& index, const Inks& inks) const {
    const auto state = static_cast<core::UnitState>(index.data(UnitModel::UnitStateRole).toInt());
    const auto words = standingOf(index) == UnitStanding::onThisCase ? tr("%1 vụ này").arg(Wording::unitState(state))
                                                                     : Wording::unitState(state);
    painter.setFont(m_theme.font(TextRole::small));
    painter.setPen(inks.strong);
    auto rest = drawAtEnd(painter, area, words, m_theme.px(6));
    const double dot = m_theme.px(8);
    painter.save();
    painter.setBrush(m_theme.colour(Theme::inkOf(state)));
    painter.setPen(Qt::NoPen);
    painter.drawEllipse(QRectF(rest.right() - dot, rest.center().y() - dot / 2 + 0.5, dot, dot));
    painter.restore();
    rest.adjust(0, 0, -static_cast<int>(dot) - m_theme.px(10), 0);
    const double metres = index.data(UnitModel::DistanceRole).toDouble();
    painter.setPen(inks.pale);
    rest = drawAtEnd(painter, rest, metres < 0 ? QString() : Wording::distance(metres), m_theme.px(10));
    painter.setPen(inks.reasons);
    drawAtBegin(painter, rest, index.data(UnitModel::ReasonsRole).toString(), 0);
}

} // namespace trucban::widgets
