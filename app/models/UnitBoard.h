// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Deadline.h"
#include "models/Board.h"

#include <QAbstractTableModel>

#include <functional>
#include <optional>
#include <vector>

namespace trucban::models {

/// Every unit in sight that is not retired: lone ones that should have spoken first, then those on a case, those that
/// are free, and the rest; call signs in order. While the order is held (a pointer or a menu is on it) no row moves.
/// GUI thread.
class UnitBoard : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { UnitColumn, StateColumn, SinceColumn, CaseColumn, PlaceColumn, CheckInColumn, ColumnCount };
    Q_ENUM(Column)
    enum ItemRole {
        UnitIdRole = Qt::UserRole + 1, ///< QString
        UnitStateRole,                 ///< int of core::UnitState
        UnitKindRole,                  ///< int of core::UnitKind
        LevelRole,                     ///< int of core::DeadlineLevel of the cell
        StaleRole,                     ///< bool: the position is old or unknown
    };
    Q_ENUM(ItemRole)
    struct Counts {
        int available = 0;
        int onCase = 0;
        int away = 0; ///< unavailable or off duty
        int checkInsOverdue = 0;
        bool operator==(const Counts&) const = default;
    };
    /// A position older than this looks stale, here as on the map.
    static constexpr std::chrono::minutes kStaleAfter{3};

    /// Both must outlive the model.
    UnitBoard(Board& board, std::function<core::Instant()> clock, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;

    [[nodiscard]] const core::Unit* unitAt(int row) const;
    [[nodiscard]] int rowOf(const core::UnitId& id) const; ///< -1: not here
    [[nodiscard]] Counts counts() const { return m_counts; }
    /// Once a second: times go on, and a check-in may have become due.
    void refreshTimes();
    void holdOrder(bool held);
    void retranslate();

    /// The unit a drag of this model carries; nullopt for another's.
    [[nodiscard]] static std::optional<core::UnitId> draggedUnit(const QMimeData& data);

signals:
    void countsChanged();

private:
    struct Row {
        core::UnitId id;
        int group = 0;
        auto operator<=>(const Row&) const = default;
    };
    void onBoardChanged(const BoardChange& change);
    [[nodiscard]] std::vector<Row> wantedRows() const;
    void takeSet(const std::vector<Row>& wanted);
    [[nodiscard]] int groupOf(const core::Unit& unit) const;
    void arrange();
    void recount();
    [[nodiscard]] QString textOf(const core::Unit& unit, int column) const;
    [[nodiscard]] core::DeadlineLevel levelOf(const core::Unit& unit, int column) const;
    [[nodiscard]] bool isStale(const core::Unit& unit) const;
    [[nodiscard]] QString placeOf(const core::Unit& unit) const;

    Board& m_board;
    std::function<core::Instant()> m_clock;
    std::vector<Row> m_rows;
    Counts m_counts;
    bool m_isHeld = false;
    bool m_isOwed = false; ///< a new order waits until it is let go
};

} // namespace trucban::models
