// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/Theme.h"

#include <QStyledItemDelegate>

namespace trucban::widgets {

/// A case that may be the same matter, in two lines: code and kind with its state, and why it may be.
class SimilarDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    /// TickRole: whether it is ticked; without a value it has no box.
    enum ItemRole { StateRole = Qt::UserRole + 1, ReasonRole, IdRole, TickRole };

    SimilarDelegate(Theme& theme, QObject* parent);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    Theme& m_theme;
};

} // namespace trucban::widgets
