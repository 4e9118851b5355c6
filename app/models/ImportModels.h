// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ImportPlan.h"
#include "models/RecordText.h"
#include "models/Sheet.h"

#include <QAbstractTableModel>

namespace trucban::models {

/// The rows of a plan as they will be: which row of the file, what becomes of it, and each field that has a column. A
/// wrong row shows what stands in the file. GUI thread.
class ImportLinesModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { RowColumn, FateColumn, FirstFieldColumn };
    /// FateRole: an ImportFate as int; IsWrongRole: the cell itself is what is wrong; IsChangedRole: it replaces another.
    enum ItemRole { FateRole = Qt::UserRole + 1, IsWrongRole, IsChangedRole };

    explicit ImportLinesModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}
    /// All must outlive the model, or be replaced; null: nothing.
    void show(const ImportAsk* ask, const ImportPlan* plan, const RecordNames* names);
    /// Of the sheet's column; -1 where it has none here.
    [[nodiscard]] int columnOf(int sheetColumn) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    [[nodiscard]] static QString fateName(ImportFate fate);

private:
    struct Shown {
        FormColumn field;
        int sheetColumn = -1; ///< -1: not of the file
    };
    [[nodiscard]] QString textOf(const core::Record& record, const FormColumn& column) const;
    [[nodiscard]] QString cellText(const ImportLine& line, std::size_t row, const Shown& shown) const;
    [[nodiscard]] const ImportProblem* problemOf(std::size_t line, int sheetColumn) const;

    const ImportAsk* m_ask = nullptr;
    const ImportPlan* m_plan = nullptr;
    const RecordNames* m_names = nullptr;
    std::vector<Shown> m_columns;
};

/// What is wrong, row by row. GUI thread.
class ImportProblemsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { RowColumn, ColumnColumn, CellColumn, SentenceColumn, ColumnCount };

    explicit ImportProblemsModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}
    void show(const ImportAsk* ask, const ImportPlan* plan);
    [[nodiscard]] const ImportProblem* at(int row) const;
    /// For a file or paper: in the file's order, all that are listed.
    [[nodiscard]] Sheet sheet(const QString& file) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString text(const ImportProblem& problem, int column) const;
    const ImportAsk* m_ask = nullptr;
    const ImportPlan* m_plan = nullptr;
};

} // namespace trucban::models
