// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/ChartTableModel.h"

namespace trucban::widgets {

void ChartTableModel::setTable(models::ChartTable table) {
    if (table == m_table) {
        return;
    }
    const bool hasSameShape = table.headers == m_table.headers && table.rows.size() == m_table.rows.size();
    if (!hasSameShape) {
        beginResetModel();
        m_table = std::move(table);
        endResetModel();
        return;
    }
    m_table = std::move(table); // the selection stays where it is
    if (!m_table.rows.empty() && !m_table.headers.isEmpty()) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
}

QString ChartTableModel::keyOf(int row) const {
    return row >= 0 && static_cast<std::size_t>(row) < m_table.keys.size() ? m_table.keys[static_cast<std::size_t>(row)]
                                                                           : QString();
}

int ChartTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_table.rows.size());
}

int ChartTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_table.headers.size());
}

QVariant ChartTableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto& row = m_table.rows[static_cast<std::size_t>(index.row())];
    if (static_cast<std::size_t>(index.column()) >= row.size()) {
        return {};
    }
    const auto& cell = row[static_cast<std::size_t>(index.column())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return cell.words();
    case Qt::TextAlignmentRole:
        return static_cast<int>((cell.kind == models::ChartCell::Kind::number ? Qt::AlignRight : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant ChartTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    const bool isColumn = orientation == Qt::Horizontal && section >= 0 && section < m_table.headers.size();
    if (isColumn && role == Qt::DisplayRole) {
        return m_table.headers[section];
    }
    if (isColumn && role == Qt::TextAlignmentRole && !m_table.rows.empty()) {
        return data(index(0, section), role);
    }
    return QAbstractTableModel::headerData(section, orientation, role);
}

} // namespace trucban::widgets
