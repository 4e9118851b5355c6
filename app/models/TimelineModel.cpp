// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/TimelineModel.h"

#include "models/Wording.h"

#include <algorithm>

namespace trucban::models {

TimelineModel::TimelineModel(Board& board, QObject* parent) : QAbstractListModel(parent), m_board(board) {
    connect(&board, &Board::changed, this, [this](const BoardChange& change) {
        if (m_case && std::ranges::find(change.cases, *m_case) != change.cases.end()) {
            emit wanted(*m_case);
        }
    });
}

void TimelineModel::setCase(std::optional<core::CaseId> id) {
    if (id == m_case) {
        return;
    }
    m_case = id;
    if (!m_events.empty()) {
        beginRemoveRows({}, 0, static_cast<int>(m_events.size()) - 1);
        m_events.clear();
        endRemoveRows();
    }
    setStatus(id ? Status::loading : Status::empty);
    if (id) {
        emit wanted(*id);
    }
}

void TimelineModel::setEvents(const core::CaseId& id, std::vector<core::Event> events) {
    if (m_case != id) {
        return; // the answer to a question about a case that is no longer shown
    }
    const auto known = m_events.size();
    const bool continues = events.size() >= known && std::equal(m_events.begin(), m_events.end(), events.begin());
    if (!continues) {
        beginResetModel();
        m_events = std::move(events);
        endResetModel();
    } else if (events.size() > known) {
        beginInsertRows({}, static_cast<int>(known), static_cast<int>(events.size()) - 1);
        m_events = std::move(events);
        endInsertRows();
    }
    setStatus(Status::ready);
}

void TimelineModel::setUnavailable() {
    if (m_case) {
        setStatus(Status::unavailable);
    }
}

void TimelineModel::setStatus(Status status) {
    if (status != m_status) {
        m_status = status;
        emit statusChanged(status);
    }
}

int TimelineModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_events.size());
}

QVariant TimelineModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const auto& event = m_events[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return Wording::eventTitle(event, m_board.policy());
    case DetailRole:
    case Qt::ToolTipRole:
        return Wording::eventDetail(event, m_board.policy());
    case AtRole:
        return Wording::time(event.at);
    case ActorRole:
        return event.actor.kind == core::ActorKind::gateway ? QString() : Wording::text(event.actor.name);
    case TypeRole:
        return QString::fromUtf8(core::typeOf(event.data));
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1 %2 %3")
            .arg(Wording::time(event.at), Wording::eventTitle(event, m_board.policy()),
                 Wording::eventDetail(event, m_board.policy()));
    default:
        return {};
    }
}

} // namespace trucban::models
