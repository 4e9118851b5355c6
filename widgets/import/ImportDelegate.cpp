// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/import/ImportDelegate.h"

#include "models/ImportModels.h"

namespace trucban::widgets {

using models::ImportFate;
using models::ImportLinesModel;

namespace {

constexpr int kIcon = 14;

} // namespace

void ImportDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    const auto fate = static_cast<ImportFate>(index.data(ImportLinesModel::FateRole).toInt());
    const bool isWrong = index.data(ImportLinesModel::IsWrongRole).toBool() ||
                         (fate == ImportFate::bad && index.column() == ImportLinesModel::FateColumn);
    if (isWrong) {
        option->palette.setColor(QPalette::Text, m_theme.colour(Ink::danger));
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = m_theme.icon(QStringLiteral("ui/error"), Ink::danger);
        option->decorationSize = QSize(m_theme.px(kIcon), m_theme.px(kIcon));
    } else if (fate == ImportFate::unchanged) {
        option->palette.setColor(QPalette::Text, m_theme.colour(Ink::mutedText));
    }
    if (isWrong || index.data(ImportLinesModel::IsChangedRole).toBool()) {
        option->font = m_theme.font(TextRole::strong);
    }
}

} // namespace trucban::widgets
