// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Case.h"
#include "core/Deadline.h"
#include "models/Board.h"
#include "models/FilterMatcher.h"

#include <QAbstractTableModel>

#include <memory>
#include <unordered_set>

namespace trucban::models {

/// The queue: one row a case, in the duty order (needs attention, priority, age) or by a column the officer chose; a P1
/// that nobody has acknowledged stands above all in any order. Holds its own order and filter so that 100,000 rows do
/// not stall; emits ranges, and resets only for another filter whose rows lie scattered among the others. An
/// unacknowledged P1 that the filter keeps out is counted. GUI thread.
class QueueModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        PriorityColumn,
        CodeColumn,
        KindColumn,
        WardColumn,
        AddressColumn,
        TimeColumn,
        StateColumn,
        UnitsColumn,
        ColumnCount
    };
    Q_ENUM(Column)
    enum ItemRole {
        CaseIdRole = Qt::UserRole + 1, ///< QByteArray, 16 bytes
        PriorityRole,                  ///< int, 0 for P1
        StateRole,                     ///< int of core::CaseState
        DeadlineLevelRole,             ///< int of core::DeadlineLevel, -1: none
        DeadlineFractionRole,          ///< double, elapsed ÷ allowed, 1 at the deadline; -1: none
        UnacknowledgedRole,            ///< bool
        SensitiveRole,                 ///< bool
        PendingRole,                   ///< bool: an act of this console on it has not been answered
        PickedRole, ///< bool: one of the many that were marked in the queue, or taken together on the map
    };
    Q_ENUM(ItemRole)

    /// All must outlive the model. `clock` gives server time.
    QueueModel(Board& board, Filter& filter, std::function<core::Instant()> clock, QObject* parent = nullptr);
    ~QueueModel() override;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    /// No column (-1): the duty order.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    [[nodiscard]] std::optional<Column> sortColumn() const; ///< nullopt: the duty order
    [[nodiscard]] Qt::SortOrder sortDirection() const;

    [[nodiscard]] std::optional<core::CaseId> caseAt(int row) const;
    [[nodiscard]] int rowOf(const core::CaseId& id) const; ///< -1: not shown
    [[nodiscard]] int totalCases() const;                  ///< before the filter, open ones; counted as they change
    /// Repaints the time column of the rows [first, last]; the view calls it each second for what it shows.
    void refreshTimes(int first, int last);
    /// The cases that are selected together.
    void setPicked(const std::unordered_set<core::CaseId>& cases);
    /// Cases with an unanswered act of this console.
    void setPending(const std::vector<core::CaseId>& cases);
    /// Rows of unlocated open cases, for the tray.
    [[nodiscard]] int unlocatedCount() const;
    /// Until the first fill is whole no count is final.
    [[nodiscard]] bool isFilling() const;
    /// Unacknowledged P1s that the filter keeps out of the queue.
    [[nodiscard]] int hiddenUrgentCount() const;
    /// What the filter lets through, for the other views of it; it knows of a change of the board when the queue does.
    [[nodiscard]] FilterMatcher& matcher();
    /// The window speaks another language: names are searched and sorted by in that one.
    void retranslate();

signals:
    void unlocatedCountChanged(int count);
    void hiddenUrgentCountChanged(int count);
    void sortChanged();
    void filtered(); ///< the filter, or what it means now, took or brought rows
    /// The row of a case that was not here before: it came in, and no filter, fill or act let it in.
    void caseArrived(int row);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace trucban::models
