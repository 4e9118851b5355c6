// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/Theme.h"

#include <QStyledItemDelegate>

namespace trucban::widgets {

/// One act of this desk: picture of its stage, what it was, what became of it, and when.
class CommandDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    CommandDelegate(Theme& theme, QObject* parent);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    Theme& m_theme;
};

} // namespace trucban::widgets
