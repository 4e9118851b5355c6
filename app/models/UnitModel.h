// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Board.h"

#include <QAbstractListModel>

#include <functional>
#include <optional>
#include <vector>

namespace trucban::models {

/// Units for the dispatch list: free ones first, nearest to the case first. GUI thread.
class UnitModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum ItemRole {
        UnitIdRole = Qt::UserRole + 1, ///< QString
        UnitStateRole,                 ///< int of core::UnitState
        DistanceRole,                  ///< double, metres; -1 unknown
        PositionAgeRole,               ///< qint64 ms; -1 unknown
        SuitableRole,                  ///< bool: its kind may take the case alone
        OnThisCaseRole,                ///< bool
        UnitKindRole,                  ///< int of core::UnitKind
    };
    Q_ENUM(ItemRole)

    UnitModel(Board& board, std::function<core::Instant()> clock, QObject* parent = nullptr);
    void setCase(std::optional<core::CaseId> id);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] std::optional<core::UnitId> unitAt(int row) const;

    /// Where the case is that units are chosen for; nullopt: there is none, or nobody knows.
    [[nodiscard]] std::optional<core::Position> casePosition() const;

private:
    void refresh();
    [[nodiscard]] std::vector<core::UnitId> wantedOrder() const;
    [[nodiscard]] bool isSuitable(const core::Unit& unit) const;

    Board& m_board;
    std::function<core::Instant()> m_clock;
    std::optional<core::CaseId> m_case;
    std::vector<core::UnitId> m_rows;
};

} // namespace trucban::models
