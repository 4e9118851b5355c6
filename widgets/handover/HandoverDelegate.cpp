// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/handover/HandoverDelegate.h"

#include "models/HandoverModel.h"

#include <QPainter>

namespace trucban::widgets {

using models::HandoverModel;

namespace {

constexpr double kHeading = 26;
constexpr double kLine = 40;

struct Mark {
    const char* icon;
    Ink ink;
};

Mark markOf(const QModelIndex& index) {
    if (index.data(HandoverModel::PendingRole).toBool()) {
        return {"ui/sending", Ink::sent};
    }
    if (index.data(HandoverModel::ExceptionRole).toBool()) {
        return {"ui/pin", Ink::warning};
    }
    if (index.data(HandoverModel::AnsweredRole).toBool()) {
        return {"ui/check", Ink::success};
    }
    return {"ui/queued", Ink::mutedText};
}

} // namespace

HandoverDelegate::HandoverDelegate(Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

QSize HandoverDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    const bool isFirst = !index.data(HandoverModel::TopicNameRole).toString().isEmpty();
    return {m_theme.px(300), m_theme.px(isFirst ? kHeading + kLine : kLine)};
}

void HandoverDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    painter->save();
    auto area = option.rect;
    if (const auto topic = index.data(HandoverModel::TopicNameRole).toString(); !topic.isEmpty()) {
        const QRect heading(area.left(), area.top(), area.width(), m_theme.px(kHeading));
        painter->fillRect(heading, m_theme.colour(Ink::panelAlt));
        painter->setFont(m_theme.font(TextRole::smallStrong));
        painter->setPen(m_theme.colour(Ink::mutedText));
        painter->drawText(heading.adjusted(m_theme.px(10), 0, -m_theme.px(10), 0), Qt::AlignLeft | Qt::AlignVCenter,
                          topic);
        area.setTop(heading.bottom() + 1);
    }
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    if (isSelected) {
        painter->fillRect(area, m_theme.colour(Ink::selection));
    }
    const auto mark = markOf(index);
    const int side = m_theme.px(18);
    const auto pixmap = m_theme.pixmap(QLatin1String(mark.icon), side, m_theme.colour(mark.ink),
                                       painter->device()->devicePixelRatioF());
    painter->drawPixmap(area.left() + m_theme.px(10), area.center().y() - side / 2, pixmap);
    const QRect words(area.left() + side + m_theme.px(20), area.top() + m_theme.px(2),
                      area.width() - side - m_theme.px(30), (area.height() - m_theme.px(4)) / 2);
    painter->setPen(m_theme.colour(isSelected ? Ink::selectionText : Ink::text));
    painter->setFont(m_theme.font(TextRole::body));
    painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, words.width()));
    const auto place = index.data(HandoverModel::PlaceRole).toString();
    const auto answer = index.data(HandoverModel::AnswerRole).toString();
    const auto below = words.translated(0, words.height());
    painter->setFont(m_theme.font(TextRole::small));
    const auto isException = index.data(HandoverModel::ExceptionRole).toBool();
    painter->setPen(m_theme.colour(isSelected ? Ink::selectionText : isException ? Ink::warning : Ink::mutedText));
    const auto detail = place.isEmpty() || answer.isEmpty() ? place + answer : answer + QStringLiteral(" · ") + place;
    painter->drawText(below, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(detail, Qt::ElideRight, below.width()));
    painter->restore();
}

} // namespace trucban::widgets
