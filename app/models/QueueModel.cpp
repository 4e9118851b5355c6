// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/QueueModel.h"

#include "models/PriorityWording.h"
#include "models/QueuePlaces.h"

#include <algorithm>

namespace trucban::models {

QueueModel::QueueModel(Board& board, Filter& filter, std::function<core::Instant()> clock, QObject* parent)
    : QAbstractTableModel(parent), d(std::make_unique<Private>(*this, board, filter, std::move(clock))) {
    connect(&board, &Board::changed, this, [this](const BoardChange& change) { d->onBoardChanged(change); });
    connect(&filter, &Filter::changed, this, [this] { d->refilter(); });
}

QueueModel::~QueueModel() = default;

int QueueModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(d->shown.size());
}

int QueueModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

void QueueModel::sort(int column, Qt::SortOrder direction) {
    auto wanted = d->order;
    wanted.column = column < 0 || column >= ColumnCount ? std::nullopt : std::optional(static_cast<Column>(column));
    wanted.direction = direction;
    d->sortBy(wanted);
    emit sortChanged();
}

std::optional<QueueModel::Column> QueueModel::sortColumn() const {
    return d->order.column;
}

Qt::SortOrder QueueModel::sortDirection() const {
    return d->order.direction;
}

std::optional<core::CaseId> QueueModel::caseAt(int row) const {
    return row >= 0 && row < rowCount() ? std::optional(d->rows[d->shown[static_cast<std::size_t>(row)]].id)
                                        : std::nullopt;
}

int QueueModel::rowOf(const core::CaseId& id) const {
    const auto slot = d->matcher.slotOf(id);
    return slot ? d->rowOf(*slot) : -1;
}

int QueueModel::totalCases() const {
    return d->counts.open;
}

void QueueModel::refreshTimes(int first, int last) {
    d->dropOldClosed();
    if (windowOf(d->filter.spec(), d->clock()).from != d->filteredFrom) {
        d->refilter(); // the filter's time has moved on
    }
    last = std::min(last, rowCount() - 1);
    if (first >= 0 && first <= last) {
        emit dataChanged(index(first, TimeColumn), index(last, TimeColumn),
                         {Qt::DisplayRole, DeadlineLevelRole, DeadlineFractionRole});
    }
}

void QueueModel::setPending(const std::vector<core::CaseId>& cases) {
    std::unordered_set<core::CaseId> now(cases.begin(), cases.end());
    std::unordered_set<core::CaseId> touched = d->pending;
    touched.insert(now.begin(), now.end());
    d->pending = std::move(now);
    for (const auto& id : touched) {
        if (const int row = rowOf(id); row >= 0) {
            emit dataChanged(index(row, 0), index(row, ColumnCount - 1), {PendingRole});
        }
    }
}

void QueueModel::setPicked(const std::unordered_set<core::CaseId>& cases) {
    if (cases != d->picked) {
        d->picked = cases;
        if (rowCount() > 0) { // one word for all of them: there may be thousands
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), {PickedRole});
        }
    }
}

bool QueueModel::isFilling() const {
    return d->board.fillingTo().has_value();
}

int QueueModel::unlocatedCount() const {
    return d->counts.unlocated;
}

int QueueModel::hiddenUrgentCount() const {
    return d->counts.hiddenUrgent;
}

FilterMatcher& QueueModel::matcher() {
    return d->matcher;
}

void QueueModel::retranslate() {
    d->renewNames();
    d->refilter();
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

QVariant QueueModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal && role == Qt::DisplayRole) {
        return queueColumnTitle(section);
    }
    if (orientation == Qt::Horizontal && role == Qt::ToolTipRole) {
        return tr("%1: bấm để xếp theo cột này, bấm lần nữa để đảo. P1 chưa tiếp nhận luôn đứng đầu. Ctrl+Shift+X "
                  "về thứ tự trực.")
            .arg(queueColumnTitle(section));
    }
    return QAbstractTableModel::headerData(section, orientation, role);
}

QVariant QueueModel::data(const QModelIndex& index, int role) const {
    const auto id = index.isValid() ? caseAt(index.row()) : std::nullopt;
    const auto* case_ = id ? d->board.case_(*id) : nullptr;
    if (case_ == nullptr) {
        return {};
    }
    const auto now = d->clock();
    switch (role) {
    case Qt::DisplayRole:
        return queueText(*case_, d->board, index.column(), now);
    case Qt::AccessibleDescriptionRole:
        return index.column() == PriorityColumn ? PriorityWording::ofCase(d->board.policy(), *case_) : QString();
    case Qt::ToolTipRole:
        if (index.column() == PriorityColumn) {
            return PriorityWording::ofCase(d->board.policy(), *case_);
        }
        [[fallthrough]];
    case Qt::AccessibleTextRole:
        return queueAccessibleText(*case_, d->board, now);
    case CaseIdRole:
        return QByteArray(reinterpret_cast<const char*>(id->value.bytes.data()), 16);
    case PriorityRole:
        return static_cast<int>(case_->priority);
    case StateRole:
        return static_cast<int>(case_->state);
    case UnacknowledgedRole:
        return case_->state == core::CaseState::isNew;
    case SensitiveRole:
        return case_->sensitive;
    case PickedRole:
        return d->picked.contains(*id);
    case PendingRole:
        return d->pending.contains(*id);
    case DeadlineLevelRole: {
        const auto deadline = core::runningDeadline(*case_, d->board.policy(), now);
        return deadline ? static_cast<int>(deadline->level) : -1;
    }
    case DeadlineFractionRole: {
        const auto deadline = core::runningDeadline(*case_, d->board.policy(), now);
        return deadline ? queueDeadlineFraction(*case_, *deadline, now) : -1.0;
    }
    default:
        return {};
    }
}

} // namespace trucban::models
