// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/Theme.h"

#include <QStyledItemDelegate>

namespace trucban::widgets {

/// A line of a handover: what it is about, where, and what was answered; the first of a topic under the topic's name.
class HandoverDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit HandoverDelegate(Theme& theme, QObject* parent = nullptr);
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    Theme& m_theme;
};

} // namespace trucban::widgets
