// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Board.h"
#include "widgets/theme/Theme.h"

#include <QStyledItemDelegate>

namespace trucban::widgets {

/// A row of a UnitList. Above: call sign, kind, vehicle and name; when it can be there. Below: what speaks for and against it;
/// how far it is, and its state. One that is left out says why in the colour of warnings.
class UnitDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    UnitDelegate(Theme& theme, QObject* parent);
    [[nodiscard]] int rowHeight() const { return m_theme.px(44); }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    /// The inks of one row.
    struct Inks {
        QColor strong;
        QColor pale;
        QColor reasons;
    };
    void paintHeading(QPainter& painter, const QRect& area, const QString& words) const;
    void paintUpper(QPainter& painter, const QRect& area, const QModelIndex& index, const Inks& inks) const;
    void paintLower(QPainter& painter, const QRect& area, const QModelIndex& index, const Inks& inks) const;

    Theme& m_theme;
};

} // namespace trucban::widgets
