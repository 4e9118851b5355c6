// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Event.h"
#include "models/Board.h"

#include <QAbstractListModel>

#include <optional>
#include <vector>

namespace trucban::models {

/// What happened to the selected case, oldest first; filled by the gateway's answer to a timeline query, which the
/// owner sends when `wanted` is emitted. While offline it says so instead of showing half a story. GUI thread.
class TimelineModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum ItemRole { TitleRole = Qt::UserRole + 1, DetailRole, AtRole, ActorRole, TypeRole };
    Q_ENUM(ItemRole)
    enum class Status : std::uint8_t { empty, loading, ready, unavailable };
    Q_ENUM(Status)

    explicit TimelineModel(Board& board, QObject* parent = nullptr);
    void setCase(std::optional<core::CaseId> id);
    void setEvents(const core::CaseId& id, std::vector<core::Event> events);
    void setUnavailable();
    [[nodiscard]] Status status() const { return m_status; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

signals:
    void wanted(trucban::core::CaseId id); ///< the case was chosen, or changed: ask the gateway
    void statusChanged(trucban::models::TimelineModel::Status status);

private:
    void setStatus(Status status);
    Board& m_board;
    std::optional<core::CaseId> m_case;
    std::vector<core::Event> m_events;
    Status m_status = Status::empty;
};

} // namespace trucban::models
