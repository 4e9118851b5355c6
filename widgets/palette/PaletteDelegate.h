// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace trucban::widgets {

class Theme;

/// A row under the command bar: picture, name, what it does or is, and its key printed as on the buttons.
class PaletteDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit PaletteDelegate(Theme& theme, QObject* parent = nullptr);
    [[nodiscard]] int rowHeight() const;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    /// Gives the width it took.
    int paintKey(QPainter& painter, const QRect& area, const QModelIndex& index, const QColor& ink) const;
    Theme& m_theme;
};

} // namespace trucban::widgets
