// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/Theme.h"

#include <QStyledItemDelegate>

namespace trucban::widgets {

/// A row of models::AlarmListModel: priority, kind, words; a group has an arrow, its alarms stand further in. What waits
/// too long says so in red.
class AlarmDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    AlarmDelegate(Theme& theme, QObject* parent);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    Theme& m_theme;
};

} // namespace trucban::widgets
