// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ImportModels.h"

#include "core/Text.h"
#include "models/Wording.h"

#include <algorithm>

namespace trucban::models {

// --- rows

void ImportLinesModel::show(const ImportAsk* ask, const ImportPlan* plan, const RecordNames* names) {
    beginResetModel();
    m_ask = ask;
    m_plan = plan;
    m_names = names;
    m_columns.clear();
    if (ask != nullptr) {
        for (const FormColumn& column : RecordForm::columns(ask->kind)) {
            const auto found = std::ranges::find(ask->targets, column.name());
            const bool isInFile = found != ask->targets.end();
            const bool isGiven = column.field->code == "ward" && !ask->ward.isNone();
            // An old unit may come out of the column of wards.
            const bool isDerived = column.field->code == "oldUnit";
            if (isInFile || isGiven || isDerived) {
                m_columns.push_back({column, isInFile ? static_cast<int>(found - ask->targets.begin()) : -1});
            }
        }
    }
    endResetModel();
}

int ImportLinesModel::columnOf(int sheetColumn) const {
    const auto found = std::ranges::find(m_columns, sheetColumn, &Shown::sheetColumn);
    return sheetColumn < 0 || found == m_columns.end() ? -1
                                                       : static_cast<int>(found - m_columns.begin()) + FirstFieldColumn;
}

int ImportLinesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || m_plan == nullptr ? 0 : static_cast<int>(m_plan->lines.size());
}

int ImportLinesModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() || m_plan == nullptr ? 0 : static_cast<int>(m_columns.size()) + FirstFieldColumn;
}

QString ImportLinesModel::fateName(ImportFate fate) {
    switch (fate) {
    case ImportFate::fresh:
        return tr("mới");
    case ImportFate::update:
        return tr("cập nhật");
    case ImportFate::unchanged:
        return tr("không đổi");
    case ImportFate::bad:
        return tr("lỗi");
    }
    return {};
}

QString ImportLinesModel::textOf(const core::Record& record, const FormColumn& column) const {
    if (column.code.empty()) {
        return RecordText::print(*column.field, column.field->get(record), *m_names);
    }
    const auto count = countOf(record, *column.field, column.code);
    return count ? Wording::number(*count) : QString();
}

QString ImportLinesModel::cellText(const ImportLine& line, std::size_t row, const Shown& shown) const {
    if (line.fate == ImportFate::bad && shown.sheetColumn >= 0) {
        const std::string& cell = m_ask->sheet.rows[row].cells[static_cast<std::size_t>(shown.sheetColumn)];
        return QString::fromStdString(shown.field.field->kind == FieldKind::text ? core::masked(cell) : cell)
            .left(200)
            .simplified();
    }
    const QString now = textOf(line.record, shown.field);
    if (line.fate == ImportFate::update) {
        const QString before = textOf(*line.before, shown.field);
        return before == now ? now : tr("%1 (trước: %2)").arg(now, before.isEmpty() ? tr("trống") : before);
    }
    return now;
}

const ImportProblem* ImportLinesModel::problemOf(std::size_t line, int sheetColumn) const {
    auto found = std::ranges::lower_bound(m_plan->problems, line, {}, &ImportProblem::line);
    for (; found != m_plan->problems.end() && found->line == line; ++found) {
        if (found->column == sheetColumn) {
            return &*found;
        }
    }
    return nullptr;
}

QVariant ImportLinesModel::data(const QModelIndex& index, int role) const {
    if (m_plan == nullptr || !index.isValid()) {
        return {};
    }
    const auto row = static_cast<std::size_t>(index.row());
    const ImportLine& line = m_plan->lines[row];
    if (role == FateRole) {
        return static_cast<int>(line.fate);
    }
    if (index.column() < FirstFieldColumn) {
        if (role == Qt::ToolTipRole && line.fate == ImportFate::bad) {
            const auto* problem = problemOf(row, ImportProblem::kWholeRow);
            return problem == nullptr ? QVariant() : problem->sentence;
        }
        if (role != Qt::DisplayRole) {
            return {};
        }
        return index.column() == RowColumn ? QString::number(line.row) : fateName(line.fate);
    }
    const Shown& shown = m_columns[static_cast<std::size_t>(index.column() - FirstFieldColumn)];
    const auto* problem = line.fate == ImportFate::bad ? problemOf(row, shown.sheetColumn) : nullptr;
    const bool isProblem = problem != nullptr && shown.sheetColumn >= 0;
    switch (role) {
    case Qt::DisplayRole:
        return cellText(line, row, shown);
    case Qt::ToolTipRole:
        return isProblem ? problem->sentence : cellText(line, row, shown);
    case IsWrongRole:
        return isProblem;
    case IsChangedRole:
        return line.fate == ImportFate::update && textOf(line.record, shown.field) != textOf(*line.before, shown.field);
    default:
        return {};
    }
}

QVariant ImportLinesModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || m_plan == nullptr) {
        return {};
    }
    if (section < FirstFieldColumn) {
        return section == RowColumn ? tr("Dòng") : tr("Sẽ là");
    }
    const auto& column = m_columns[static_cast<std::size_t>(section - FirstFieldColumn)].field;
    return column.code.empty() ? RecordForm::label(column) : RecordForm::choiceLabel(*column.field, column.code);
}

// --- problems

void ImportProblemsModel::show(const ImportAsk* ask, const ImportPlan* plan) {
    beginResetModel();
    m_ask = ask;
    m_plan = plan;
    endResetModel();
}

const ImportProblem* ImportProblemsModel::at(int row) const {
    return row >= 0 && row < rowCount() ? &m_plan->problems[static_cast<std::size_t>(row)] : nullptr;
}

int ImportProblemsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || m_plan == nullptr ? 0 : static_cast<int>(m_plan->problems.size());
}

int ImportProblemsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString ImportProblemsModel::text(const ImportProblem& problem, int column) const {
    switch (column) {
    case RowColumn:
        return QString::number(problem.row); // as a spreadsheet writes it
    case ColumnColumn:
        return problem.column < 0 ? tr("cả dòng") : m_ask->sheet.nameOf(static_cast<std::size_t>(problem.column));
    case CellColumn:
        return problem.cell;
    default:
        return problem.sentence;
    }
}

QVariant ImportProblemsModel::data(const QModelIndex& index, int role) const {
    const auto* problem = at(index.row());
    return problem != nullptr && (role == Qt::DisplayRole || role == Qt::ToolTipRole) ? text(*problem, index.column())
                                                                                      : QVariant();
}

QVariant ImportProblemsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    const QStringList names{tr("Dòng"), tr("Cột"), tr("Trong tệp"), tr("Sai gì, cần gì")};
    return names[section];
}

Sheet ImportProblemsModel::sheet(const QString& file) const {
    Sheet sheet;
    sheet.title = tr("Lỗi của tệp %1").arg(file);
    constexpr std::array<double, ColumnCount> kShares{1, 2, 3, 6};
    for (int i = 0; i < ColumnCount; ++i) {
        sheet.columns.push_back({headerData(i, Qt::Horizontal).toString(), kShares[static_cast<std::size_t>(i)]});
    }
    for (int row = 0; row < rowCount(); ++row) {
        QStringList cells;
        for (int i = 0; i < ColumnCount; ++i) {
            cells << text(*at(row), i);
        }
        sheet.rows.push_back(cells);
    }
    sheet.isLandscape = true;
    return sheet;
}

} // namespace trucban::models
