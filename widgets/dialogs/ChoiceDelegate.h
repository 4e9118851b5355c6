// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/Theme.h"

#include <QStyledItemDelegate>

namespace trucban::widgets {

/// A list row with a picture, a title and a paler detail at its end; a tick box when the item has a check state.
class ChoiceDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    enum ItemRole { DetailRole = Qt::UserRole + 100, IconRole, ValueRole };

    ChoiceDelegate(Theme& theme, QObject* parent);
    [[nodiscard]] int rowHeight() const { return m_theme.px(32); }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    Theme& m_theme;
};

} // namespace trucban::widgets
