// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Board.h"
#include "models/RecordCheck.h"

#include <QObject>

#include <map>
#include <unordered_map>
#include <unordered_set>

namespace trucban::models {

/// What became of a record that this console handed in, while the log does not show it yet.
struct RecordFate {
    core::CommandId command;
    bridge::CommandStage stage = bridge::CommandStage::queued;
    core::Record wanted; ///< as it was handed in; of a withdrawal: as it stood
    bool isWithdrawal = false;
    std::string reason; ///< of a withdrawal
    std::string code;   ///< why it was refused; empty unless it was
    std::string message;
    core::Seq seq = 0; ///< when accepted

    [[nodiscard]] bool isUnderWay() const;
    [[nodiscard]] bool isFailed() const { return !isUnderWay(); }
};

/// The campaign's records of the board by kind, with what this console has handed in and the log does not show yet, and
/// which days are signed off. Imports are not followed record by record. GUI thread.
class RecordBook : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t kMostFollowed = 50; ///< records of one command; more is an import

    explicit RecordBook(Board& board, QObject* parent = nullptr);

    void setDesk(const RecordDesk& desk);
    [[nodiscard]] const RecordDesk& desk() const { return m_desk; }
    void onCommand(const bridge::CommandStatus& command);
    /// What was refused is not to be shown any more.
    void forget(const core::RecordId& id);

    [[nodiscard]] const core::State& state() const { return m_board.state(); }
    /// As the log has it; nullptr: not (yet).
    [[nodiscard]] const core::Record* record(const core::RecordId& id) const;
    [[nodiscard]] const RecordFate* fate(const core::RecordId& id) const;
    /// What is to be shown of it: what was handed in, else what the log has.
    [[nodiscard]] const core::Record* shown(const core::RecordId& id) const;
    /// Of the log and handed in.
    [[nodiscard]] std::vector<core::RecordId> ids(core::RecordKind kind) const;
    /// Those that stand, and what was handed in anew: as many as the list of the kind has rows.
    [[nodiscard]] std::size_t count(core::RecordKind kind) const;
    /// Handed in here and not taken by the gateway.
    [[nodiscard]] int failed(core::RecordKind kind) const;
    [[nodiscard]] RecordWalk walk(core::RecordKind kind) const;
    /// The sign-off that keeps the record as it is; nullptr: none.
    [[nodiscard]] const core::Record* lockOf(const core::Record& record) const;
    /// Days of the span that have no figures of the day yet in the ward.
    [[nodiscard]] int daysWithoutFigures(core::WardCode ward, core::Day from, core::Day to) const;

signals:
    /// Of these kinds something came, changed or went; `ids` are all of them.
    void changed(const std::vector<trucban::core::RecordId>& ids);
    void deskChanged();

private:
    void onBoardChanged(const BoardChange& change);
    void note(const core::RecordId& id);
    void settle(const core::RecordId& id, std::vector<core::RecordId>& touched);

    Board& m_board;
    RecordDesk m_desk;
    std::map<core::RecordKind, std::unordered_set<core::RecordId>> m_byKind;
    struct Entry {
        core::RecordKind kind;
        core::WardCode ward;
        bool isStanding;
    };
    std::unordered_map<core::RecordId, Entry> m_entries;
    std::unordered_map<core::RecordId, RecordFate> m_fates;
    std::map<core::RecordKind, std::size_t> m_standing;
    std::unordered_map<core::WardCode, std::unordered_set<core::RecordId>> m_locks; ///< sign-offs that stand
};

} // namespace trucban::models
