// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/UnitBoard.h"

#include "core/UnitWatch.h"
#include "models/Wording.h"

#include <QMimeData>

#include <algorithm>
#include <charconv>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace trucban::models {

namespace {

const QString kMimeType = QStringLiteral("application/x-trucban-unit");

/// "D2" before "D10": letters first, then the number at the end.
std::pair<std::string_view, unsigned long> signKey(const core::UnitId& id) {
    const std::string_view sign = id.value;
    const std::size_t digits = sign.find_last_not_of("0123456789") + 1;
    unsigned long number = 0;
    std::from_chars(sign.data() + digits, sign.data() + sign.size(), number);
    return {sign.substr(0, digits), number};
}

enum Group { kCheckInOverdue, kOnCase, kAvailable, kUnavailable, kOffDuty };

} // namespace

UnitBoard::UnitBoard(Board& board, std::function<core::Instant()> clock, QObject* parent)
    : QAbstractTableModel(parent), m_board(board), m_clock(std::move(clock)) {
    connect(&board, &Board::changed, this, &UnitBoard::onBoardChanged);
    m_rows = wantedRows();
    recount();
}

int UnitBoard::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int UnitBoard::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

const core::Unit* UnitBoard::unitAt(int row) const {
    return row < 0 || row >= rowCount() ? nullptr : m_board.unit(m_rows[static_cast<std::size_t>(row)].id);
}

int UnitBoard::rowOf(const core::UnitId& id) const {
    const auto found = std::ranges::find(m_rows, id, &Row::id);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

QVariant UnitBoard::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case UnitColumn:
        return tr("Lực lượng");
    case StateColumn:
        return tr("Trạng thái");
    case SinceColumn:
        return tr("Đã");
    case CaseColumn:
        return tr("Vụ");
    case PlaceColumn:
        return tr("Vị trí");
    case CheckInColumn:
        return tr("Báo an toàn");
    default:
        return {};
    }
}

QVariant UnitBoard::data(const QModelIndex& index, int role) const {
    const auto* unit = index.isValid() ? unitAt(index.row()) : nullptr;
    if (unit == nullptr) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return textOf(*unit, index.column());
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1: %2").arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
                                            textOf(*unit, index.column()));
    case UnitIdRole:
        return Wording::text(unit->profile.id.value);
    case UnitStateRole:
        return static_cast<int>(unit->state);
    case UnitKindRole:
        return static_cast<int>(unit->profile.kind);
    case LevelRole:
        return static_cast<int>(levelOf(*unit, index.column()));
    case StaleRole:
        return isStale(*unit);
    default:
        return {};
    }
}

Qt::ItemFlags UnitBoard::flags(const QModelIndex& index) const {
    return QAbstractTableModel::flags(index) | (index.isValid() ? Qt::ItemIsDragEnabled : Qt::NoItemFlags);
}

QStringList UnitBoard::mimeTypes() const {
    return {kMimeType};
}

QMimeData* UnitBoard::mimeData(const QModelIndexList& indexes) const {
    const auto* unit = indexes.isEmpty() ? nullptr : unitAt(indexes.first().row());
    if (unit == nullptr) {
        return nullptr;
    }
    auto* data = new QMimeData;
    data->setData(kMimeType, QByteArray::fromStdString(unit->profile.id.value));
    return data;
}

std::optional<core::UnitId> UnitBoard::draggedUnit(const QMimeData& data) {
    return data.hasFormat(kMimeType) ? std::optional(core::UnitId{data.data(kMimeType).toStdString()}) : std::nullopt;
}

void UnitBoard::refreshTimes() {
    arrange();
    recount();
    if (!m_rows.empty()) {
        emit dataChanged(index(0, SinceColumn), index(rowCount() - 1, CheckInColumn));
    }
}

void UnitBoard::holdOrder(bool held) {
    m_isHeld = held;
    if (!held && m_isOwed) {
        arrange();
    }
}

void UnitBoard::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.empty()) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

void UnitBoard::onBoardChanged(const BoardChange& change) {
    const bool isUnits = !change.units.empty() || !change.erasedUnits.empty();
    if (!isUnits && !change.policy && change.cases.empty()) {
        return;
    }
    if (isUnits || change.policy) {
        arrange();
        recount();
    }
    if (!m_rows.empty()) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

int UnitBoard::groupOf(const core::Unit& unit) const {
    const auto due = core::checkInDue(unit, m_board.policy(), m_clock());
    if (due && due->level == core::DeadlineLevel::overdue) {
        return kCheckInOverdue;
    }
    switch (unit.state) {
    case core::UnitState::dispatched:
    case core::UnitState::enRoute:
    case core::UnitState::onScene:
        return kOnCase;
    case core::UnitState::available:
        return kAvailable;
    case core::UnitState::unavailable:
        return kUnavailable;
    case core::UnitState::offDuty:
        break;
    }
    return kOffDuty;
}

std::vector<UnitBoard::Row> UnitBoard::wantedRows() const {
    std::vector<Row> rows;
    for (const auto& [id, unit] : m_board.state().units) {
        if (unit.profile.active) {
            rows.push_back({.id = id, .group = groupOf(unit)});
        }
    }
    std::ranges::sort(rows, [](const Row& a, const Row& b) {
        const auto signA = signKey(a.id);
        const auto signB = signKey(b.id);
        return std::tie(a.group, signA, a.id) < std::tie(b.group, signB, b.id);
    });
    return rows;
}

/// Rows of units that are gone go; those of new ones are put below the others, which keep their places.
void UnitBoard::takeSet(const std::vector<Row>& wanted) {
    std::unordered_set<core::UnitId> there;
    std::ranges::for_each(wanted, [&there](const Row& row) { there.insert(row.id); });
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (there.erase(m_rows[static_cast<std::size_t>(row)].id) == 0) {
            beginRemoveRows({}, row, row);
            m_rows.erase(m_rows.begin() + row);
            endRemoveRows();
        }
    }
    if (there.empty()) {
        return;
    }
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(there.size()) - 1);
    std::ranges::copy_if(wanted, std::back_inserter(m_rows),
                         [&there](const Row& row) { return there.contains(row.id); });
    endInsertRows();
}

void UnitBoard::arrange() {
    std::vector<Row> wanted = wantedRows();
    m_isOwed = false;
    takeSet(wanted);
    if (wanted == m_rows) {
        return;
    }
    if (m_isHeld) {
        m_isOwed = true;
        return;
    }
    emit layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    std::unordered_map<core::UnitId, int> rowOfUnit;
    for (std::size_t row = 0; row < wanted.size(); ++row) {
        rowOfUnit.emplace(wanted[row].id, static_cast<int>(row));
    }
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex& old : before) {
        after.append(index(rowOfUnit.at(m_rows[static_cast<std::size_t>(old.row())].id), old.column()));
    }
    m_rows = std::move(wanted);
    changePersistentIndexList(before, after);
    emit layoutChanged();
}

void UnitBoard::recount() {
    Counts counts;
    for (const Row& row : m_rows) {
        const auto* unit = m_board.unit(row.id);
        const int group = unit == nullptr ? static_cast<int>(kOffDuty) : groupOf(*unit);
        counts.available += group == kAvailable ? 1 : 0;
        counts.onCase += group == kOnCase || group == kCheckInOverdue ? 1 : 0;
        counts.away += group == kUnavailable || group == kOffDuty ? 1 : 0;
        counts.checkInsOverdue += group == kCheckInOverdue ? 1 : 0;
    }
    if (counts != m_counts) {
        m_counts = counts;
        emit countsChanged();
    }
}

bool UnitBoard::isStale(const core::Unit& unit) const {
    return !unit.point || m_clock() - unit.pointAt > kStaleAfter;
}

QString UnitBoard::placeOf(const core::Unit& unit) const {
    const QString ward =
        unit.profile.homeWard.isNone() ? tr("toàn thành phố") : Wording::wardShort(unit.profile.homeWard);
    if (!unit.point) {
        return tr("%1 · chưa báo vị trí").arg(ward);
    }
    return tr("%1 · %2 trước").arg(ward, Wording::duration(std::max(m_clock() - unit.pointAt, core::Milliseconds{})));
}

QString UnitBoard::textOf(const core::Unit& unit, int column) const {
    const core::Instant now = m_clock();
    switch (column) {
    case UnitColumn:
        return QStringLiteral("%1 · %2").arg(Wording::text(unit.profile.id.value),
                                             unit.profile.name.empty() ? Wording::unitKind(unit.profile.kind)
                                                                       : Wording::text(unit.profile.name));
    case StateColumn:
        return Wording::unitState(unit.state);
    case SinceColumn:
        return Wording::duration(std::max(now - unit.stateSince, core::Milliseconds{}));
    case CaseColumn: {
        const auto* case_ = unit.caseId ? m_board.case_(*unit.caseId) : nullptr;
        if (case_ == nullptr) {
            return unit.caseId ? tr("vụ của phường khác") : QString();
        }
        return QStringLiteral("%1 · %2").arg(Wording::text(case_->code), Wording::kind(m_board.policy(), case_->kind));
    }
    case PlaceColumn:
        return placeOf(unit);
    case CheckInColumn: {
        const auto due = core::checkInDue(unit, m_board.policy(), now);
        if (!due) {
            return {};
        }
        return now < due->due ? tr("còn %1").arg(Wording::duration(due->due - now))
                              : tr("quá %1").arg(Wording::duration(now - due->due));
    }
    default:
        return {};
    }
}

core::DeadlineLevel UnitBoard::levelOf(const core::Unit& unit, int column) const {
    if (column == SinceColumn) {
        return core::timeInStateLevel(unit, m_board.policy(), m_clock());
    }
    const auto due = column == CheckInColumn ? core::checkInDue(unit, m_board.policy(), m_clock()) : std::nullopt;
    return due ? due->level : core::DeadlineLevel::inTime;
}

} // namespace trucban::models
