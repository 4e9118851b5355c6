// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/AlarmLines.h"
#include "models/Board.h"

#include <QAbstractListModel>

#include <functional>
#include <set>
#include <variant>

namespace trucban::models {

/// The alarms nobody answered, line by line; a group opens to a line for each of its alarms. What stays keeps its row's
/// identity, so that a view keeps selection and place, and while the order is held (a pointer is over it) nothing
/// moves: what is new comes last, what is gone leaves. GUI thread.
class AlarmListModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        DetailRole = Qt::UserRole + 1, ///< the ward, how long, how many
        PriorityRole,                  ///< of a group its most urgent
        IconRole,
        IsGroupRole,
        IsOpenRole,   ///< of a group
        IsMemberRole, ///< shown below its group
        IsStaleRole,  ///< it, or one of its group
        CountRole     ///< alarms in the row
    };

    /// `board` must outlive it. `clock` gives server time.
    AlarmListModel(const Board& board, std::function<core::Instant()> clock, QObject* parent = nullptr);

    void setAlarms(std::vector<StandingAlarm> standing, bool isFlood);
    void holdOrder(bool held);
    void toggle(int row); ///< opens or closes a group
    void refreshTimes();
    [[nodiscard]] std::optional<core::CaseId> caseAt(int row) const; ///< none: a group
    [[nodiscard]] std::size_t alarmCount() const;                    ///< of all rows, a group's counted once

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    using Key = std::variant<core::CaseId, AlarmGroup>;
    struct Row {
        Key key;
        std::vector<StandingAlarm> alarms;
        bool isMember = false;
        [[nodiscard]] bool isGroup() const { return std::holds_alternative<AlarmGroup>(key); }
    };
    [[nodiscard]] std::vector<Row> wantedRows() const;
    void show(std::vector<Row> wanted);
    void removeMissing(const std::set<Key>& kept);
    void reorder(const std::vector<Row>& wanted);
    void insertNew(std::vector<Row> wanted);
    [[nodiscard]] QString textOf(const Row& row) const;
    [[nodiscard]] QString detailOf(const Row& row) const;
    [[nodiscard]] QString causeOf(const StandingAlarm& alarm) const;

    const Board& m_board;
    std::function<core::Instant()> m_clock;
    std::vector<AlarmLine> m_lines;
    std::vector<Row> m_rows;
    std::set<AlarmGroup> m_open;
    bool m_isHeld = false;
};

} // namespace trucban::models
