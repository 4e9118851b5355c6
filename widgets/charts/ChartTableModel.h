// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ChartTable.h"

#include <QAbstractTableModel>

namespace trucban::widgets {

/// A chart's figures for a table view. Numbers stand to the right.
class ChartTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setTable(models::ChartTable table);
    [[nodiscard]] const models::ChartTable& table() const { return m_table; }
    [[nodiscard]] QString keyOf(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    models::ChartTable m_table;
};

} // namespace trucban::widgets
