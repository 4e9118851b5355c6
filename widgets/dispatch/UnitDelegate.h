// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Board.h"
#include "widgets/theme/Theme.h"

#include <QStyledItemDelegate>

namespace trucban::widgets {

/// A unit in the chooser: picture of its kind, call sign, kind and name; state; distance with the age of its position.
/// What may not be sent alone to such a case says so.
class UnitDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    UnitDelegate(Theme& theme, QObject* parent);
    [[nodiscard]] int rowHeight() const { return m_theme.px(42); }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    Theme& m_theme;
};

} // namespace trucban::widgets
