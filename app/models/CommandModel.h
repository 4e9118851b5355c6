// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/Changes.h"
#include "models/Board.h"

#include <QAbstractListModel>

#include <vector>

namespace trucban::models {

/// This console's acts, newest first: queued, sent, accepted, refused, expired. Final ones stay for the shift's last
/// 100; expired and refused stay until dismissed. GUI thread.
class CommandModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum ItemRole { StageRole = Qt::UserRole + 1, TitleRole, DetailRole, AtRole, CommandIdRole };
    Q_ENUM(ItemRole)

    explicit CommandModel(Board& board, QObject* parent = nullptr);
    void update(const bridge::CommandStatus& command);
    void dismiss(core::CommandId id);

    [[nodiscard]] int unsent() const;     ///< queued
    [[nodiscard]] int unanswered() const; ///< queued or sent
    [[nodiscard]] std::vector<core::CaseId> pendingCases() const;
    /// What this desk asked and has no answer to, or none whose effect is on the board yet; oldest first.
    [[nodiscard]] std::vector<core::CommandBody> unsettled() const;
    /// An act of this console on the case has no answer yet, or its answer is here and its effect is not on the board:
    /// the answer overtakes the events, which come to the board once a frame.
    [[nodiscard]] bool isUnsettled(const core::CaseId& id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

signals:
    void countsChanged();

private:
    [[nodiscard]] bool isUnsettled(const bridge::CommandStatus& row) const;
    void trim();
    void removeAt(int row);
    Board& m_board;
    std::vector<bridge::CommandStatus> m_rows;
};

/// The case a command is about, if it is about one.
[[nodiscard]] std::optional<core::CaseId> caseOf(const core::CommandBody& body);

} // namespace trucban::models
