// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/HandoverModel.h"

#include "models/CaseSheet.h"
#include "models/HandoverItems.h"
#include "models/Wording.h"

#include <algorithm>

namespace trucban::models {

HandoverModel::HandoverModel(const Board& board, QObject* parent) : QAbstractListModel(parent), m_board(board) {}

void HandoverModel::setItems(std::vector<core::HandoverItem> items, Shown shown) {
    m_shown = shown;
    std::vector<std::uint32_t> rows;
    for (std::uint32_t i = 0; i < items.size(); ++i) {
        if (shown == Shown::all || items[i].exception) {
            rows.push_back(i);
        }
    }
    const auto isSameLine = [](const core::HandoverItem& a, const core::HandoverItem& b) {
        return a.topic == b.topic && a.caseId == b.caseId;
    };
    const bool isSame = std::ranges::equal(items, m_items, isSameLine);
    if (rows == m_rows && isSame) {
        for (std::size_t row = 0; row < rows.size(); ++row) {
            const auto i = rows[row];
            if (std::exchange(m_items[i], std::move(items[i])) != m_items[i]) {
                const auto changed = index(static_cast<int>(row));
                emit dataChanged(changed, changed);
            }
        }
        return;
    }
    beginResetModel();
    if (!isSame) {
        m_pending.clear(); // of other lines, however many they are
    }
    m_items = std::move(items);
    m_rows = std::move(rows);
    endResetModel();
}

void HandoverModel::setPending(std::uint32_t item, bool pending) {
    if (pending ? !m_pending.insert(item).second : m_pending.erase(item) == 0) {
        return;
    }
    const auto row = std::ranges::lower_bound(m_rows, item);
    if (row != m_rows.end() && *row == item) {
        const auto changed = index(static_cast<int>(row - m_rows.begin()));
        emit dataChanged(changed, changed);
    }
}

int HandoverModel::unanswered() const {
    return static_cast<int>(
        std::ranges::count_if(m_items, [](const core::HandoverItem& item) { return !item.answeredAt; }));
}

int HandoverModel::exceptions() const {
    return static_cast<int>(std::ranges::count_if(m_items, &core::HandoverItem::exception));
}

int HandoverModel::nextOpen(int row) const {
    const int count = rowCount();
    for (int step = 0; step < count; ++step) {
        const int at = (std::max(row, 0) + step) % count;
        const bool isOpen = m_shown == Shown::exceptions ? item(at).exception : !item(at).answeredAt;
        if (isOpen && !isPending(at)) {
            return at;
        }
    }
    return -1;
}

int HandoverModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QString HandoverModel::placeOf(const core::HandoverItem& item) const {
    const auto* case_ = item.caseId ? m_board.case_(*item.caseId) : nullptr;
    return case_ != nullptr ? guardedPlace(*case_, m_board.state()) : QString();
}

QString HandoverModel::answerOf(const core::HandoverItem& item) {
    if (!item.answeredAt) {
        return {};
    }
    const auto what = item.exception        ? tr("ngoại lệ: %1").arg(Wording::text(item.remark))
                      : item.remark.empty() ? tr("đã nhận")
                                            : tr("đã nhận: %1").arg(Wording::text(item.remark));
    return what + QStringLiteral(" · %1 %2").arg(Wording::text(item.answeredBy), Wording::time(*item.answeredAt));
}

QVariant HandoverModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const auto& shown = item(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return Wording::text(shown.text);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1: %2. %3")
            .arg(topicName(shown.topic), Wording::text(shown.text), index.data(AnswerRole).toString());
    case TopicRole:
        return static_cast<int>(shown.topic);
    case TopicNameRole:
        return index.row() > 0 && item(index.row() - 1).topic == shown.topic ? QString() : topicName(shown.topic);
    case PlaceRole:
        return placeOf(shown);
    case AnswerRole:
        return answerOf(shown);
    case AnsweredRole:
        return shown.answeredAt.has_value();
    case ExceptionRole:
        return shown.exception;
    case PendingRole:
        return isPending(index.row());
    case LineRole:
        return itemOf(index.row());
    default:
        return {};
    }
}

} // namespace trucban::models
