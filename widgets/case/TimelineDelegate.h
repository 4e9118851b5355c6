// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/Theme.h"

#include <QStyledItemDelegate>

namespace trucban::widgets {

/// One event: time at the left, a dot on a line, what happened and by whom, and the detail wrapped below.
class TimelineDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    TimelineDelegate(Theme& theme, QObject* parent);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    [[nodiscard]] QRect detailRect(const QRect& row, const QString& detail) const;
    Theme& m_theme;
};

} // namespace trucban::widgets
