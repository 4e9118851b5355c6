// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace trucban::widgets {

class Theme;

/// A row of search answers: the name of a group, or icon, name, what it lies in, and how far it is.
class SearchDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit SearchDelegate(Theme& theme, QObject* parent = nullptr);
    [[nodiscard]] int heightOf(const QModelIndex& index) const;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintHeader(QPainter& painter, const QRect& area, const QString& name) const;
    Theme& m_theme;
};

} // namespace trucban::widgets
