// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/QueueModel.h"

#include "models/FilterMatcher.h"
#include "models/QueueRow.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace trucban::models {

namespace {

// Above so many changes at once, sorting everything anew is cheaper than finding each place.
constexpr std::size_t kBulk = 512;
// Above so many ranges at once, a view is quicker told to begin anew.
constexpr std::size_t kMostRanges = 64;

} // namespace

class QueueModel::Private {
public:
    Private(QueueModel& owner, Board& b, Filter& f, std::function<core::Instant()> c)
        : q(owner), board(b), filter(f), clock(std::move(c)), matcher(b, f) {}

    void onBoardChanged(const BoardChange& change);
    void rebuild();
    void addFill(const std::vector<core::CaseId>& cases);
    void refilter();
    void showOthers(const std::vector<bool>& stays, const std::vector<QueueRow*>& fresh);
    void removeOthers(const std::vector<bool>& stays);
    void insertOthers(const std::vector<QueueRow*>& fresh);
    void hide(std::vector<QueueRow*> others);
    QueueRow& add(const core::Case& case_);
    void noteShown(const core::Case& case_);
    void place(const core::CaseId& id);
    void remove(const core::CaseId& id);
    void dropOldClosed();
    void countUnlocated(const core::CaseId& id, const core::Case* case_);
    void countHidden(const core::CaseId& id, const core::Case* case_);
    [[nodiscard]] QueueRow keyed(const core::Case& case_) const;
    [[nodiscard]] int rowOf(const QueueRow& row) const;
    [[nodiscard]] std::vector<QueueRow*>::const_iterator placeOf(const QueueRow& row) const {
        return placeIn(shown, row);
    }
    [[nodiscard]] std::vector<QueueRow*>::const_iterator placeIn(const std::vector<QueueRow*>& list,
                                                                 const QueueRow& row) const;
    void sortRows(std::vector<QueueRow*>& list) const;

    QueueModel& q;
    Board& board;
    Filter& filter;
    std::function<core::Instant()> clock;
    QueueOrder order;
    FilterMatcher matcher;
    std::optional<core::Instant> filteredFrom;                        ///< where the filter's time began when last asked
    std::unordered_map<core::CaseId, std::unique_ptr<QueueRow>> rows; ///< of every case
    std::vector<QueueRow*> shown;                                     ///< in order
    std::vector<QueueRow*> hidden;                                    ///< kept out by the filter; in order too
    std::unordered_set<core::CaseId> pending;
    std::unordered_set<core::CaseId> picked;
    std::unordered_set<core::CaseId> unlocated;
    std::unordered_set<core::CaseId> hiddenUrgent;
    std::multimap<core::Instant, core::CaseId> closedShown; ///< closedAt → case, to drop when no longer recent
};

QueueModel::QueueModel(Board& board, Filter& filter, std::function<core::Instant()> clock, QObject* parent)
    : QAbstractTableModel(parent), d(std::make_unique<Private>(*this, board, filter, std::move(clock))) {
    connect(&board, &Board::changed, this, [this](const BoardChange& change) { d->onBoardChanged(change); });
    connect(&filter, &Filter::changed, this, [this] { d->refilter(); });
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

std::vector<QueueRow*>::const_iterator QueueModel::Private::placeIn(const std::vector<QueueRow*>& list,
                                                                    const QueueRow& row) const {
    return std::lower_bound(list.begin(), list.end(), &row,
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

void QueueModel::Private::countHidden(const core::CaseId& id, const core::Case* case_) {
    const auto before = hiddenUrgent.size();
    if (case_ != nullptr && isUnansweredUrgent(*case_)) {
        hiddenUrgent.insert(id);
    } else {
        hiddenUrgent.erase(id);
    }
    if (hiddenUrgent.size() != before) {
        emit q.hiddenUrgentCountChanged(static_cast<int>(hiddenUrgent.size()));
    }
}

void QueueModel::Private::onBoardChanged(const BoardChange& change) {
    for (const auto* ids : {&change.cases, &change.erasedCases}) {
        for (const auto& id : *ids) {
            matcher.forget(id);
        }
    }
    matcher.prepare(clock());
    if (change.isFill && !change.policy && change.erasedCases.empty()) {
        addFill(change.cases);
        return;
    }
    if (change.policy || change.cases.size() > kBulk || change.erasedCases.size() > kBulk) {
        rebuild();
        return;
    }
    for (const auto& id : change.erasedCases) {
        remove(id);
        countUnlocated(id, nullptr);
        countHidden(id, nullptr);
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
    if (!found->second->isShown) {
        hidden.erase(placeIn(hidden, *found->second));
        rows.erase(found);
        return;
    }
    const int row = rowOf(*found->second);
    q.beginRemoveRows({}, row, row);
    shown.erase(shown.begin() + row);
    rows.erase(found);
    q.endRemoveRows();
}

QueueRow& QueueModel::Private::add(const core::Case& case_) {
    return *rows.emplace(case_.id, std::make_unique<QueueRow>(keyed(case_))).first->second;
}

void QueueModel::Private::place(const core::CaseId& id) {
    const auto* case_ = board.case_(id);
    if (case_ == nullptr) {
        return;
    }
    countUnlocated(id, case_);
    const bool wanted = matcher.matches(*case_);
    countHidden(id, wanted ? nullptr : case_);
    const auto known = rows.find(id);
    if (known == rows.end() || !known->second->isShown || !wanted) {
        remove(id);
        auto& row = add(*case_);
        if (!wanted) {
            hidden.insert(placeIn(hidden, row), &row);
            return;
        }
        noteShown(*case_);
        const auto at = static_cast<int>(placeOf(row) - shown.begin());
        q.beginInsertRows({}, at, at);
        row.isShown = true;
        shown.insert(shown.begin() + at, &row);
        q.endInsertRows();
        return;
    }
    noteShown(*case_);
    auto fresh = keyed(*case_);
    fresh.isShown = true;
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

void QueueModel::Private::sortRows(std::vector<QueueRow*>& list) const {
    std::ranges::sort(list, [this](const QueueRow* a, const QueueRow* b) { return order.before(*a, *b); });
}

void QueueModel::Private::noteShown(const core::Case& case_) {
    if (!case_.isOpen() && case_.closedAt) {
        closedShown.emplace(*case_.closedAt, case_.id);
    }
}

void QueueModel::Private::rebuild() {
    matcher.prepare(clock());
    filteredFrom = matcher.window().from;
    const bool wasEmpty = shown.empty();
    std::unordered_map<core::CaseId, std::unique_ptr<QueueRow>> all;
    std::vector<QueueRow*> list;
    std::vector<QueueRow*> others;
    all.reserve(board.state().cases.size());
    closedShown.clear();
    unlocated.clear();
    hiddenUrgent.clear();
    for (const auto& [id, case_] : board.state().cases) {
        if (isUnlocated(case_, board)) {
            unlocated.insert(id);
        }
        auto owned = std::make_unique<QueueRow>(keyed(case_));
        owned->isShown = matcher.matches(case_);
        if (owned->isShown) {
            noteShown(case_);
            list.push_back(owned.get());
        } else {
            others.push_back(owned.get());
            if (isUnansweredUrgent(case_)) {
                hiddenUrgent.insert(id);
            }
        }
        all.emplace(id, std::move(owned));
    }
    // The first fill is an insertion; a bulk of changes replaces the rows, and the view selects again.
    if (wasEmpty && !list.empty()) {
        q.beginInsertRows({}, 0, static_cast<int>(list.size()) - 1);
    } else {
        q.beginResetModel();
    }
    rows = std::move(all);
    shown = std::move(list);
    hidden = std::move(others);
    sortRows(shown);
    sortRows(hidden);
    if (wasEmpty && !shown.empty()) {
        q.endInsertRows();
    } else {
        q.endResetModel();
    }
    emit q.unlocatedCountChanged(static_cast<int>(unlocated.size()));
    emit q.hiddenUrgentCountChanged(static_cast<int>(hiddenUrgent.size()));
}

// Parts of a first fill come in the queue's natural order: what is shown stays where it is, and the rest goes below it.
void QueueModel::Private::addFill(const std::vector<core::CaseId>& cases) {
    std::vector<QueueRow*> fresh;
    std::vector<QueueRow*> others;
    fresh.reserve(cases.size());
    for (const auto& id : cases) {
        const auto* case_ = board.case_(id);
        if (case_ == nullptr) {
            continue;
        }
        if (rows.contains(id)) {
            place(id); // an alert of it came with another part
            continue;
        }
        if (isUnlocated(*case_, board)) {
            unlocated.insert(id);
        }
        if (matcher.matches(*case_)) {
            noteShown(*case_);
            fresh.push_back(&add(*case_));
        } else {
            others.push_back(&add(*case_));
            if (isUnansweredUrgent(*case_)) {
                hiddenUrgent.insert(id);
            }
        }
    }
    sortRows(fresh);
    sortRows(others);
    showOthers(std::vector<bool>(shown.size(), true), fresh);
    hide(std::move(others));
    emit q.unlocatedCountChanged(static_cast<int>(unlocated.size()));
    emit q.hiddenUrgentCountChanged(static_cast<int>(hiddenUrgent.size()));
}

// Each case is asked about once; what is shown and what is hidden are both in order, so nothing is sorted.
void QueueModel::Private::refilter() {
    matcher.prepare(clock());
    filteredFrom = matcher.window().from;
    closedShown.clear();
    hiddenUrgent.clear();
    std::vector<bool> stays(shown.size());
    std::vector<QueueRow*> leaving;
    std::vector<QueueRow*> fresh;
    std::vector<QueueRow*> staying;
    const auto keepOut = [this](QueueRow& row, std::vector<QueueRow*>& list) {
        list.push_back(&row);
        if (isUnansweredUrgent(*row.source)) {
            hiddenUrgent.insert(row.id);
        }
    };
    for (std::size_t row = 0; row < shown.size(); ++row) {
        stays[row] = matcher.matches(*shown[row]->source);
        if (stays[row]) {
            noteShown(*shown[row]->source);
        } else {
            keepOut(*shown[row], leaving);
        }
    }
    for (auto* row : hidden) {
        if (matcher.matches(*row->source)) {
            noteShown(*row->source);
            fresh.push_back(row);
        } else {
            keepOut(*row, staying);
        }
    }
    showOthers(stays, fresh);
    hidden = std::move(staying);
    hide(std::move(leaving));
    emit q.hiddenUrgentCountChanged(static_cast<int>(hiddenUrgent.size()));
}

// `others` in order.
void QueueModel::Private::hide(std::vector<QueueRow*> others) {
    const auto before = [this](const QueueRow* a, const QueueRow* b) { return order.before(*a, *b); };
    std::vector<QueueRow*> all;
    all.reserve(hidden.size() + others.size());
    std::ranges::merge(hidden, others, std::back_inserter(all), before);
    hidden = std::move(all);
}

void QueueModel::Private::showOthers(const std::vector<bool>& stays, const std::vector<QueueRow*>& fresh) {
    const auto begins = [this](const QueueRow& row) { return placeOf(row) - shown.begin(); };
    std::size_t ranges = 0;
    for (std::size_t row = 0; row < stays.size(); ++row) {
        ranges += !stays[row] && (row == 0 || stays[row - 1]) ? 1 : 0;
    }
    for (std::size_t i = 0; i < fresh.size() && ranges <= kMostRanges; ++i) {
        ranges += i == 0 || begins(*fresh[i]) != begins(*fresh[i - 1]) ? 1 : 0;
    }
    if (ranges <= kMostRanges) {
        removeOthers(stays);
        insertOthers(fresh);
        return;
    }
    q.beginResetModel();
    std::vector<QueueRow*> list;
    list.reserve(shown.size() + fresh.size());
    auto next = fresh.begin();
    const auto takeFresh = [&] {
        (*next)->isShown = true;
        list.push_back(*next++);
    };
    for (std::size_t row = 0; row < shown.size(); ++row) {
        shown[row]->isShown = stays[row];
        if (!stays[row]) {
            continue;
        }
        while (next != fresh.end() && order.before(**next, *shown[row])) {
            takeFresh();
        }
        list.push_back(shown[row]);
    }
    while (next != fresh.end()) {
        takeFresh();
    }
    shown = std::move(list);
    q.endResetModel();
}

void QueueModel::Private::removeOthers(const std::vector<bool>& stays) {
    for (std::size_t end = stays.size(); end > 0;) {
        if (stays[end - 1]) {
            --end;
            continue;
        }
        std::size_t first = end - 1;
        while (first > 0 && !stays[first - 1]) {
            --first;
        }
        q.beginRemoveRows({}, static_cast<int>(first), static_cast<int>(end) - 1);
        const auto from = shown.begin() + static_cast<std::ptrdiff_t>(first);
        const auto to = shown.begin() + static_cast<std::ptrdiff_t>(end);
        for (auto row = from; row != to; ++row) {
            (*row)->isShown = false;
        }
        shown.erase(from, to);
        q.endRemoveRows();
        end = first;
    }
}

void QueueModel::Private::insertOthers(const std::vector<QueueRow*>& fresh) {
    for (std::size_t begin = 0; begin < fresh.size();) {
        const auto at = placeOf(*fresh[begin]) - shown.begin();
        std::size_t end = begin + 1;
        while (end < fresh.size() && placeOf(*fresh[end]) - shown.begin() == at) {
            ++end;
        }
        q.beginInsertRows({}, static_cast<int>(at),
                          static_cast<int>(at + static_cast<std::ptrdiff_t>(end - begin)) - 1);
        std::vector<QueueRow*> range;
        range.reserve(end - begin);
        for (; begin < end; ++begin) {
            fresh[begin]->isShown = true;
            range.push_back(fresh[begin]);
        }
        shown.insert(shown.begin() + at, range.begin(), range.end());
        q.endInsertRows();
    }
}

void QueueModel::Private::dropOldClosed() {
    if (!filter.spec().states.empty()) {
        return;
    }
    matcher.prepare(clock());
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
    for (auto& [id, row] : d->rows) {
        row->columnKey = d->order.needsText() ? queueColumnKey(*row->source, d->board, *wanted) : "";
    }
    d->sortRows(d->shown);
    d->sortRows(d->hidden);
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
    return found == d->rows.end() || !found->second->isShown ? -1 : d->rowOf(*found->second);
}

int QueueModel::totalCases() const {
    return static_cast<int>(
        std::ranges::count_if(d->board.state().cases, [](const auto& entry) { return entry.second.isOpen(); }));
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
    return static_cast<int>(d->unlocated.size());
}

int QueueModel::hiddenUrgentCount() const {
    return static_cast<int>(d->hiddenUrgent.size());
}

FilterMatcher& QueueModel::matcher() {
    return d->matcher;
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
    return queueColumnTitle(section);
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
    case Qt::ToolTipRole:
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
