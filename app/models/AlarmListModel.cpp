// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/AlarmListModel.h"

#include "models/Wording.h"

#include <algorithm>
#include <map>
#include <ranges>

namespace trucban::models {

AlarmListModel::AlarmListModel(const Board& board, std::function<core::Instant()> clock, QObject* parent)
    : QAbstractListModel(parent), m_board(board), m_clock(std::move(clock)) {}

void AlarmListModel::setAlarms(std::vector<StandingAlarm> standing, bool isFlood) {
    m_lines = alarmLines(std::move(standing), isFlood);
    show(wantedRows());
}

void AlarmListModel::holdOrder(bool held) {
    m_isHeld = held;
    if (!held) {
        show(wantedRows());
    }
}

void AlarmListModel::toggle(int row) {
    if (row < 0 || row >= rowCount() || !m_rows[static_cast<std::size_t>(row)].isGroup()) {
        return;
    }
    const auto group = std::get<AlarmGroup>(m_rows[static_cast<std::size_t>(row)].key);
    if (m_open.erase(group) == 0) {
        m_open.insert(group);
    }
    const bool wasHeld = std::exchange(m_isHeld, false); // what is opened opens here
    show(wantedRows());
    m_isHeld = wasHeld;
}

void AlarmListModel::refreshTimes() {
    if (!m_rows.empty()) {
        emit dataChanged(index(0), index(rowCount() - 1), {DetailRole, IsStaleRole, Qt::AccessibleTextRole});
    }
}

std::optional<core::CaseId> AlarmListModel::caseAt(int row) const {
    if (row < 0 || row >= rowCount()) {
        return std::nullopt;
    }
    const auto* id = std::get_if<core::CaseId>(&m_rows[static_cast<std::size_t>(row)].key);
    return id != nullptr ? std::optional(*id) : std::nullopt;
}

std::size_t AlarmListModel::alarmCount() const {
    std::size_t count = 0;
    for (const auto& row : m_rows) {
        count += row.isMember ? 0 : row.alarms.size();
    }
    return count;
}

std::vector<AlarmListModel::Row> AlarmListModel::wantedRows() const {
    std::vector<Row> rows;
    for (const auto& line : m_lines) {
        if (!line.group) {
            rows.push_back({.key = line.alarms.front().caseId, .alarms = line.alarms});
            continue;
        }
        rows.push_back({.key = *line.group, .alarms = line.alarms});
        if (m_open.contains(*line.group)) {
            for (const auto& alarm : line.alarms) {
                rows.push_back({.key = alarm.caseId, .alarms = {alarm}, .isMember = true});
            }
        }
    }
    return rows;
}

void AlarmListModel::show(std::vector<Row> wanted) {
    std::set<Key> keys;
    for (const auto& row : wanted) {
        keys.insert(row.key);
    }
    removeMissing(keys);
    if (m_isHeld) {
        std::map<Key, std::size_t> places;
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            places.emplace(m_rows[i].key, i);
        }
        std::ranges::stable_sort(wanted, {}, [&places](const Row& row) {
            const auto found = places.find(row.key);
            return found != places.end() ? found->second : places.size();
        });
    } else {
        reorder(wanted);
    }
    insertNew(std::move(wanted));
    if (!m_rows.empty()) {
        emit dataChanged(index(0), index(rowCount() - 1));
    }
}

void AlarmListModel::removeMissing(const std::set<Key>& kept) {
    for (int last = rowCount() - 1; last >= 0; --last) {
        int first = last + 1;
        while (first > 0 && !kept.contains(m_rows[static_cast<std::size_t>(first - 1)].key)) {
            --first;
        }
        if (first <= last) {
            beginRemoveRows({}, first, last);
            m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
            endRemoveRows();
            last = first;
        }
    }
}

void AlarmListModel::reorder(const std::vector<Row>& wanted) {
    std::map<Key, int> before;
    for (int i = 0; i < rowCount(); ++i) {
        before.emplace(m_rows[static_cast<std::size_t>(i)].key, i);
    }
    std::vector<int> order; // the old rows as they shall stand
    for (const auto& row : wanted) {
        if (const auto found = before.find(row.key); found != before.end()) {
            order.push_back(found->second);
        }
    }
    if (std::ranges::is_sorted(order)) {
        return;
    }
    emit layoutAboutToBeChanged();
    std::vector<Row> rows;
    std::vector<int> rowNow(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        rowNow[static_cast<std::size_t>(order[i])] = static_cast<int>(i);
        rows.push_back(std::move(m_rows[static_cast<std::size_t>(order[i])]));
    }
    m_rows = std::move(rows);
    const auto old = persistentIndexList();
    QModelIndexList now;
    for (const auto& one : old) {
        now << index(rowNow[static_cast<std::size_t>(one.row())]);
    }
    changePersistentIndexList(old, now);
    emit layoutChanged();
}

// The rows that are there stand in the wanted order already.
void AlarmListModel::insertNew(std::vector<Row> wanted) {
    for (std::size_t at = 0; at < wanted.size();) {
        if (at < m_rows.size() && m_rows[at].key == wanted[at].key) {
            m_rows[at] = std::move(wanted[at]);
            ++at;
            continue;
        }
        auto end = at;
        while (end < wanted.size() && (at >= m_rows.size() || wanted[end].key != m_rows[at].key)) {
            ++end;
        }
        beginInsertRows({}, static_cast<int>(at), static_cast<int>(end) - 1);
        const auto begin = wanted.begin();
        m_rows.insert(m_rows.begin() + static_cast<std::ptrdiff_t>(at),
                      std::make_move_iterator(begin + static_cast<std::ptrdiff_t>(at)),
                      std::make_move_iterator(begin + static_cast<std::ptrdiff_t>(end)));
        endInsertRows();
        at = end;
    }
}

int AlarmListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant AlarmListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const auto& row = m_rows[static_cast<std::size_t>(index.row())];
    const auto& first = row.alarms.front();
    switch (role) {
    case Qt::DisplayRole:
        return textOf(row);
    case DetailRole:
        return detailOf(row);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2, %3").arg(Wording::priority(first.priority), textOf(row), detailOf(row));
    case PriorityRole:
        return static_cast<int>(first.priority);
    case IconRole:
        return QStringLiteral("kinds/%1").arg(QString::fromStdString(m_board.policy().kind(first.kind).icon));
    case IsGroupRole:
        return row.isGroup();
    case IsOpenRole:
        return row.isGroup() && m_open.contains(std::get<AlarmGroup>(row.key));
    case IsMemberRole:
        return row.isMember;
    case IsStaleRole:
        return std::ranges::any_of(
            row.alarms, [this, now = m_clock()](const auto& alarm) { return isStale(alarm, m_board.policy(), now); });
    case CountRole:
        return static_cast<int>(row.alarms.size());
    default:
        return {};
    }
}

QString AlarmListModel::textOf(const Row& row) const {
    const auto& first = row.alarms.front();
    const auto kind = Wording::kind(m_board.policy(), first.kind);
    if (row.isGroup()) {
        const auto count = static_cast<int>(row.alarms.size());
        return tr("%1 vụ: %2", nullptr, count).arg(Wording::number(count), kind);
    }
    const auto* case_ = m_board.case_(first.caseId);
    return case_ != nullptr ? QStringLiteral("%1 · %2").arg(Wording::text(case_->code), kind) : kind;
}

QString AlarmListModel::detailOf(const Row& row) const {
    const auto longest = std::ranges::min(row.alarms, {}, &StandingAlarm::since);
    const auto waits = Wording::duration(std::max(core::Milliseconds{}, m_clock() - longest.since));
    const auto ward = longest.ward.isNone() ? tr("chưa rõ phường") : Wording::wardShort(longest.ward);
    return row.isGroup() ? tr("%1 · lâu nhất %2").arg(ward, waits)
                         : QStringLiteral("%1 · %2 · %3").arg(causeOf(longest), ward, waits);
}

QString AlarmListModel::causeOf(const StandingAlarm& alarm) const {
    switch (alarm.cause) {
    case AlarmCause::risen:
        return tr("lên P1, chưa ai xem");
    case AlarmCause::updated:
        return tr("người báo nói thêm");
    case AlarmCause::offered:
        return tr("đề nghị ta nhận");
    case AlarmCause::returned:
        return tr("phường kia không nhận");
    case AlarmCause::checkInMissed:
        return tr("chưa báo an toàn");
    case AlarmCause::arrived:
        break;
    }
    return tr("chưa tiếp nhận");
}

} // namespace trucban::models
