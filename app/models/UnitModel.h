// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/RoadTimes.h"
#include "geo/UnitAdvice.h"
#include "models/Board.h"

#include <QAbstractListModel>
#include <QTimer>

#include <functional>
#include <optional>
#include <unordered_map>
#include <vector>

namespace trucban::models {

/// Whom to send to a case, or who is near a place: geo::adviseUnits as a list, and below a heading those it leaves out.
/// Empty until something is asked for. Times are estimated at once from the straight line, and put right as soon as the
/// road graph has been searched. GUI thread.
class UnitModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum ItemRole {
        UnitIdRole = Qt::UserRole + 1, ///< QString; nothing for the heading
        UnitStateRole,                 ///< int of core::UnitState
        UnitKindRole,                  ///< int of core::UnitKind
        StandingRole,                  ///< int of geo::UnitStanding
        DistanceRole,                  ///< double, metres in a straight line; -1 unknown
        VehicleRole,                   ///< QString: what it moves by
        ArrivalRole,                   ///< QString: when it can be there, and by what reckoning
        ReasonsRole,                   ///< QString: what speaks for it and against it
        SuitableRole,                  ///< bool: the gateway takes it without an override
        HeaderRole,                    ///< bool: the heading of those left out; its text is the display role
    };
    Q_ENUM(ItemRole)

    /// What the times shown rest on.
    enum class Basis { noPlace, straightLine, searching, roads };

    UnitModel(Board& board, std::function<core::Instant()> clock, QObject* parent = nullptr);
    /// Must outlive the model.
    void followRoads(bridge::RoadTimes& roads);

    void setCase(const core::CaseId& id);
    void setPlace(const core::GeoPoint& place);
    void clear();
    /// From now on nothing changes its row: what becomes known is shown in place. Until the next case or place.
    void holdOrder() { m_isHeld = true; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] std::optional<core::UnitId> unitAt(int row) const;
    [[nodiscard]] const geo::UnitAdvice* adviceAt(int row) const;
    /// The one the rule would send, wherever it stands; -1: none.
    [[nodiscard]] int bestRow() const;
    [[nodiscard]] Basis basis() const;
    [[nodiscard]] std::optional<core::GeoPoint> place() const { return m_need.place; }

signals:
    /// Times along roads came, or will not come after all.
    void roadsSettled();

private:
    struct Row {
        core::UnitId unit; ///< empty for the heading
        geo::UnitAdvice advice;
        [[nodiscard]] bool isHeader() const { return unit.value.empty(); }
    };

    void onBoardChanged(const BoardChange& change);
    void onAnswered(const bridge::RoadAnswer& answer);
    void onGraphChanged(bridge::RoadGraph graph);
    void noteEnds(const core::Case& case_);
    void begin();
    void refresh();
    void lookAtCase();
    void askRoads();
    [[nodiscard]] std::vector<bridge::RoadStart> unknownStarts() const;
    [[nodiscard]] std::vector<Row> wantedRows() const;
    [[nodiscard]] std::vector<Row> asHeld(std::vector<Row> wanted) const;
    void take(std::vector<Row> rows);
    [[nodiscard]] QVariant headingData(int role) const;
    [[nodiscard]] QString accessibleText(const Row& row, const core::Unit& unit) const;

    Board& m_board;
    std::function<core::Instant()> m_clock;
    bridge::RoadTimes* m_roads = nullptr;
    bool m_isActive = false;
    bool m_isHeld = false;
    std::optional<core::CaseId> m_case;
    geo::UnitNeed m_need;
    std::vector<Row> m_rows;
    std::unordered_map<core::UnitId, geo::RoadTime> m_roadTimes; ///< to `m_need.place`
    std::unordered_map<core::UnitId, core::Instant> m_lastCaseEnded;
    quint64 m_ticket = 0; ///< of the question under way; 0: none
    QTimer m_pause;       ///< between two questions about units that moved
};

} // namespace trucban::models
