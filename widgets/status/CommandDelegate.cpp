// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/status/CommandDelegate.h"

#include "models/CommandModel.h"

#include <QPainter>

namespace trucban::widgets {

using models::CommandModel;

CommandDelegate::CommandDelegate(Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

QSize CommandDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {m_theme.px(300), m_theme.px(44)};
}

void CommandDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto stage = static_cast<bridge::CommandStage>(index.data(CommandModel::StageRole).toInt());
    const auto ink =
        std::array{
            Ink::queued, Ink::sent, Ink::accepted, Ink::refused, Ink::warning, Ink::mutedText}[static_cast<std::size_t>(
            stage)];
    const auto* icon = std::array{"ui/queued", "ui/sending", "ui/acknowledge", "ui/refused", "ui/hourglass", "ui/check"}
        [static_cast<std::size_t>(stage)];
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->fillRect(option.rect, m_theme.colour(Ink::selection));
    }
    const int side = m_theme.px(18);
    const auto area = option.rect.adjusted(m_theme.px(10), m_theme.px(4), -m_theme.px(10), -m_theme.px(4));
    painter->drawPixmap(
        area.left(), area.center().y() - side / 2,
        m_theme.pixmap(QLatin1String(icon), side, m_theme.colour(ink), painter->device()->devicePixelRatioF()));
    const QRect words(area.left() + side + m_theme.px(10), area.top(), area.width() - side - m_theme.px(10),
                      area.height() / 2);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->setFont(m_theme.font(TextRole::small));
    painter->setPen(m_theme.colour(selected ? Ink::selectionText : Ink::mutedText));
    painter->drawText(words, Qt::AlignRight | Qt::AlignVCenter, index.data(CommandModel::AtRole).toString());
    painter->drawText(words.translated(0, words.height()), Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(index.data(CommandModel::DetailRole).toString(), Qt::ElideRight,
                                                        words.width()));
    painter->setFont(m_theme.font(TextRole::body));
    painter->setPen(m_theme.colour(selected ? Ink::selectionText : Ink::text));
    painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(index.data(CommandModel::TitleRole).toString(), Qt::ElideRight,
                                                        words.width() - m_theme.px(80)));
    painter->restore();
}

} // namespace trucban::widgets
