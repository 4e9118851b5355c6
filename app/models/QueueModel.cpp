// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/QueueModel.h"

#include "core/Text.h"
#include "models/QueueRow.h"
#include "models/Wording.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace trucban::models {

namespace {

// Above so many changes at once, sorting everything anew is cheaper than finding each place.
constexpr std::size_t kBulk = 512;

} // namespace

class QueueModel::Private {
public:
    Private(QueueModel& owner, Board& b, Filter& f, std::function<core::Instant()> c)
        : q(owner), board(b), filter(f), clock(std::move(c)) {}

    void onBoardChanged(const BoardChange& change);
    void rebuild();
    void place(const core::CaseId& id);
    void remove(const core::CaseId& id);
    void dropOldClosed();
    void countUnlocated(const core::CaseId& id, const core::Case* case_);
    [[nodiscard]] QueueRow keyed(const core::Case& case_) const;
    [[nodiscard]] bool isWanted(const core::Case& case_);
    [[nodiscard]] int rowOf(const QueueRow& row) const;
    [[nodiscard]] std::vector<QueueRow*>::const_iterator placeOf(const QueueRow& row) const;
    void sortShown();

    QueueModel& q;
    Board& board;
    Filter& filter;
    std::function<core::Instant()> clock;
    QueueOrder order;
    std::string needle;                                               ///< folded text of the filter
    std::unordered_map<core::CaseId, std::unique_ptr<QueueRow>> rows; ///< those shown
    std::vector<QueueRow*> shown;                                     ///< in order
    /// Folded text of all that the text filter looks at, made when first asked for: a replica of 100,000 cases is on
    /// screen before any of them is folded.
    std::unordered_map<core::CaseId, std::string> haystacks;
    std::unordered_set<core::CaseId> pending;
    std::unordered_set<core::CaseId> unlocated;
    std::multimap<core::Instant, core::CaseId> closedShown; ///< closedAt → case, to drop when no longer recent
};

QueueModel::QueueModel(Board& board, Filter& filter, std::function<core::Instant()> clock, QObject* parent)
    : QAbstractTableModel(parent), d(std::make_unique<Private>(*this, board, filter, std::move(clock))) {
    connect(&board, &Board::changed, this, [this](const BoardChange& change) { d->onBoardChanged(change); });
    connect(&filter, &Filter::changed, this, [this] { d->rebuild(); });
    d->rebuild();
}

QueueModel::~QueueModel() = default;

QueueRow QueueModel::Private::keyed(const core::Case& case_) const {
    auto row = QueueRow::of(case_);
    if (order.needsText()) {
        row.columnKey = queueColumnKey(case_, board, *order.column);
    }
    return row;
}

bool QueueModel::Private::isWanted(const core::Case& case_) {
    if (!passes(case_, board, filter.spec(), clock())) {
        return false;
    }
    if (needle.empty()) {
        return true;
    }
    const auto [entry, isNew] = haystacks.try_emplace(case_.id);
    if (isNew) {
        entry->second = queueHaystack(case_, board);
    }
    return entry->second.contains(needle);
}

std::vector<QueueRow*>::const_iterator QueueModel::Private::placeOf(const QueueRow& row) const {
    return std::lower_bound(shown.begin(), shown.end(), &row,
                            [this](const QueueRow* a, const QueueRow* b) { return order.before(*a, *b); });
}

int QueueModel::Private::rowOf(const QueueRow& row) const {
    const auto found = placeOf(row);
    return found != shown.end() && (*found)->id == row.id ? static_cast<int>(found - shown.begin()) : -1;
}

void QueueModel::Private::countUnlocated(const core::CaseId& id, const core::Case* case_) {
    const auto before = unlocated.size();
    if (case_ != nullptr && isUnlocated(*case_, board)) {
        unlocated.insert(id);
    } else {
        unlocated.erase(id);
    }
    if (unlocated.size() != before) {
        emit q.unlocatedCountChanged(static_cast<int>(unlocated.size()));
    }
}

void QueueModel::Private::onBoardChanged(const BoardChange& change) {
    for (const auto& id : change.cases) {
        haystacks.erase(id);
    }
    for (const auto& id : change.erasedCases) {
        haystacks.erase(id);
    }
    if (change.policy || change.cases.size() > kBulk || change.erasedCases.size() > kBulk) {
        rebuild();
        return;
    }
    for (const auto& id : change.erasedCases) {
        remove(id);
        countUnlocated(id, nullptr);
    }
    for (const auto& id : change.cases) {
        place(id);
    }
}

void QueueModel::Private::remove(const core::CaseId& id) {
    const auto found = rows.find(id);
    if (found == rows.end()) {
        return;
    }
    const int row = rowOf(*found->second);
    q.beginRemoveRows({}, row, row);
    shown.erase(shown.begin() + row);
    rows.erase(found);
    q.endRemoveRows();
}

void QueueModel::Private::place(const core::CaseId& id) {
    const auto* case_ = board.case_(id);
    if (case_ == nullptr) {
        return;
    }
    countUnlocated(id, case_);
    if (!isWanted(*case_)) {
        remove(id);
        return;
    }
    if (!case_->isOpen() && case_->closedAt) {
        closedShown.emplace(*case_->closedAt, id);
    }
    auto fresh = keyed(*case_);
    const auto known = rows.find(id);
    if (known == rows.end()) {
        const auto at = static_cast<int>(placeOf(fresh) - shown.begin());
        q.beginInsertRows({}, at, at);
        auto owned = std::make_unique<QueueRow>(std::move(fresh));
        shown.insert(shown.begin() + at, owned.get());
        rows.emplace(id, std::move(owned));
        q.endInsertRows();
        return;
    }
    const int from = rowOf(*known->second);
    const auto place = placeOf(fresh) - shown.begin();
    // Among the others the row's own old place does not count: directly before or behind itself is no move.
    int at = from;
    if (place != from && place != from + 1) {
        q.beginMoveRows({}, from, from, {}, static_cast<int>(place));
        if (place > from) {
            std::rotate(shown.begin() + from, shown.begin() + from + 1, shown.begin() + place);
            at = static_cast<int>(place) - 1;
        } else {
            std::rotate(shown.begin() + place, shown.begin() + from, shown.begin() + from + 1);
            at = static_cast<int>(place);
        }
        *known->second = std::move(fresh);
        q.endMoveRows();
    } else {
        *known->second = std::move(fresh);
    }
    emit q.dataChanged(q.index(at, 0), q.index(at, ColumnCount - 1));
}

void QueueModel::Private::sortShown() {
    std::ranges::sort(shown, [this](const QueueRow* a, const QueueRow* b) { return order.before(*a, *b); });
}

void QueueModel::Private::rebuild() {
    needle = core::folded(filter.spec().text.trimmed().toStdString());
    const bool wasEmpty = shown.empty();
    std::unordered_map<core::CaseId, std::unique_ptr<QueueRow>> wanted;
    std::vector<QueueRow*> list;
    closedShown.clear();
    unlocated.clear();
    for (const auto& [id, case_] : board.state().cases) {
        if (isUnlocated(case_, board)) {
            unlocated.insert(id);
        }
        if (isWanted(case_)) {
            if (!case_.isOpen() && case_.closedAt) {
                closedShown.emplace(*case_.closedAt, id);
            }
            auto owned = std::make_unique<QueueRow>(keyed(case_));
            list.push_back(owned.get());
            wanted.emplace(id, std::move(owned));
        }
    }
    // The first fill is an insertion; a filter that the officer changed replaces the rows, and the view selects again.
    if (wasEmpty && !list.empty()) {
        q.beginInsertRows({}, 0, static_cast<int>(list.size()) - 1);
    } else {
        q.beginResetModel();
    }
    rows = std::move(wanted);
    shown = std::move(list);
    sortShown();
    if (wasEmpty && !shown.empty()) {
        q.endInsertRows();
    } else {
        q.endResetModel();
    }
    emit q.unlocatedCountChanged(static_cast<int>(unlocated.size()));
}

void QueueModel::Private::dropOldClosed() {
    if (!filter.spec().states.empty()) {
        return;
    }
    const auto oldest = clock() - board.policy().recentlyClosed;
    while (!closedShown.empty() && closedShown.begin()->first <= oldest) {
        const auto id = closedShown.begin()->second;
        closedShown.erase(closedShown.begin());
        place(id); // asks the filter again: reopened since, it stays
    }
}

int QueueModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(d->shown.size());
}

int QueueModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

void QueueModel::sort(int column, Qt::SortOrder order) {
    const auto wanted = column < 0 || column >= ColumnCount ? std::nullopt : std::optional(static_cast<Column>(column));
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const auto before = persistentIndexList();
    std::vector<std::pair<const QueueRow*, int>> kept;
    kept.reserve(static_cast<std::size_t>(before.size()));
    for (const auto& index : before) {
        kept.emplace_back(d->shown[static_cast<std::size_t>(index.row())], index.column());
    }
    d->order = {wanted, order};
    for (auto* row : d->shown) {
        const auto* case_ = d->board.case_(row->id);
        row->columnKey = d->order.needsText() && case_ != nullptr ? queueColumnKey(*case_, d->board, *wanted) : "";
    }
    d->sortShown();
    QModelIndexList after;
    after.reserve(before.size());
    for (const auto& [row, keptColumn] : kept) {
        after.append(createIndex(d->rowOf(*row), keptColumn));
    }
    changePersistentIndexList(before, after);
    emit layoutChanged({}, VerticalSortHint);
}

std::optional<core::CaseId> QueueModel::caseAt(int row) const {
    return row >= 0 && row < rowCount() ? std::optional(d->shown[static_cast<std::size_t>(row)]->id) : std::nullopt;
}

int QueueModel::rowOf(const core::CaseId& id) const {
    const auto found = d->rows.find(id);
    return found == d->rows.end() ? -1 : d->rowOf(*found->second);
}

int QueueModel::totalCases() const {
    return static_cast<int>(
        std::ranges::count_if(d->board.state().cases, [](const auto& entry) { return entry.second.isOpen(); }));
}

void QueueModel::refreshTimes(int first, int last) {
    d->dropOldClosed();
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

int QueueModel::unlocatedCount() const {
    return static_cast<int>(d->unlocated.size());
}

void QueueModel::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

QVariant QueueModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return QAbstractTableModel::headerData(section, orientation, role);
    }
    switch (section) {
    case PriorityColumn:
        return tr("Ưu tiên");
    case CodeColumn:
        return tr("Mã");
    case KindColumn:
        return tr("Loại việc");
    case WardColumn:
        return tr("Phường / xã");
    case AddressColumn:
        return tr("Địa chỉ");
    case TimeColumn:
        return tr("Thời gian");
    case StateColumn:
        return tr("Trạng thái");
    case UnitsColumn:
        return tr("Lực lượng");
    default:
        return {};
    }
}

namespace {

QString displayText(const core::Case& case_, const Board& board, int column, core::Instant now) {
    switch (column) {
    case QueueModel::PriorityColumn:
        return Wording::priorityShort(case_.priority);
    case QueueModel::CodeColumn:
        return Wording::text(case_.code);
    case QueueModel::KindColumn:
        return Wording::kind(board.policy(), case_.kind);
    case QueueModel::WardColumn:
        return Wording::caseWard(case_, board.primaryAlert(case_));
    case QueueModel::AddressColumn:
        return Wording::text(core::masked(queueAddress(case_, board).toStdString()));
    case QueueModel::TimeColumn:
        return Wording::duration(std::max(std::chrono::milliseconds{0}, now - case_.stateSince));
    case QueueModel::StateColumn:
        return Wording::caseState(case_.state);
    case QueueModel::UnitsColumn:
        return queueUnits(case_);
    default:
        return {};
    }
}

QString accessibleRow(const core::Case& case_, const Board& board, core::Instant now) {
    QStringList parts{Wording::priority(case_.priority)};
    for (int column = QueueModel::CodeColumn; column < QueueModel::ColumnCount; ++column) {
        if (const auto text = displayText(case_, board, column, now); !text.isEmpty()) {
            parts.append(text);
        }
    }
    return parts.join(QStringLiteral(", "));
}

double deadlineFraction(const core::Case& case_, const core::RunningDeadline& deadline, core::Instant now) {
    const auto allowed = deadline.due - case_.openedAt;
    return allowed.count() > 0
               ? static_cast<double>((now - case_.openedAt).count()) / static_cast<double>(allowed.count())
               : 1;
}

} // namespace

QVariant QueueModel::data(const QModelIndex& index, int role) const {
    const auto id = index.isValid() ? caseAt(index.row()) : std::nullopt;
    const auto* case_ = id ? d->board.case_(*id) : nullptr;
    if (case_ == nullptr) {
        return {};
    }
    const auto now = d->clock();
    switch (role) {
    case Qt::DisplayRole:
        return displayText(*case_, d->board, index.column(), now);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return accessibleRow(*case_, d->board, now);
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
    case PendingRole:
        return d->pending.contains(*id);
    case DeadlineLevelRole: {
        const auto deadline = core::runningDeadline(*case_, d->board.policy(), now);
        return deadline ? static_cast<int>(deadline->level) : -1;
    }
    case DeadlineFractionRole: {
        const auto deadline = core::runningDeadline(*case_, d->board.policy(), now);
        return deadline ? deadlineFraction(*case_, *deadline, now) : -1.0;
    }
    default:
        return {};
    }
}

} // namespace trucban::models
