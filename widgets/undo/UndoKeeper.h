// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/CommandGateway.h"
#include "widgets/bulk/BulkRun.h"
#include "widgets/undo/UndoPlan.h"

#include <QObject>

#include <deque>
#include <unordered_set>

namespace trucban::widgets {

/// Takes this desk's last acts back, newest first. One that was not sent yet is withdrawn; one that was accepted is
/// answered for ten seconds by the act that says the opposite, checked against what the case became by it: once somebody
/// has decided further, nothing is undone behind their back. Knows the acts of this run only, and at most kMostKept of
/// them. GUI thread.
class UndoKeeper : public QObject {
    Q_OBJECT
public:
    static constexpr std::chrono::seconds kOffered{10};
    static constexpr std::size_t kMostKept = 16;

    UndoKeeper(models::Board& board, CommandGateway& gateway, BulkRun& run, QObject* parent = nullptr);

    void onCommand(const bridge::CommandStatus& command);
    /// What can be undone now.
    struct Offer {
        QString what;                   ///< "tiếp nhận VV-1121-0412"
        std::optional<int> secondsLeft; ///< absent: until it is sent
        bool isAsked = false;           ///< it was asked for, and waits for the answer to the act itself
    };
    [[nodiscard]] std::optional<Offer> offer() const;
    void undo();
    /// Why undo() would do nothing now; empty when it would.
    [[nodiscard]] QString whyNot() const;
    /// Once a second.
    void tick();

signals:
    void changed();
    /// Nothing was undone, and why.
    void explained(const QString& act, const QString& reason);

private:
    struct Record {
        core::CommandId id;
        core::CommandBody body;
        UndoPlan plan;
        bridge::CommandStage stage = bridge::CommandStage::queued;
        core::Instant madeAt{};
        core::Instant acceptedAt{};
        core::Seq seq = 0;
        std::optional<std::uint32_t> after; ///< the case's decisionVersion once the act is on the board
        bool isOvertaken = false;           ///< another decision came with it: none of what the act did is left
        bool isAsked = false;
    };
    /// On many cases; to say why not.
    struct LastRun {
        core::Instant endedAt{};
        int count = 0; ///< of the cases that it closed
    };
    [[nodiscard]] static QString runName(int count);
    void note(const bridge::CommandStatus& command);
    void onBoardChanged();
    void onRunEnded();
    [[nodiscard]] bool isLate(const Record& record) const;
    [[nodiscard]] bool isOffered(const Record& record) const;
    [[nodiscard]] bool mayUndoRun() const;
    /// The latest act that is offered; nullptr: none, or the run on many cases came after it.
    [[nodiscard]] const Record* newest() const;
    /// Unless the case was decided on since.
    void carryOut(const Record& record);
    void undoRun();

    models::Board& m_board;
    CommandGateway& m_gateway;
    BulkRun& m_run;
    std::deque<Record> m_records;                    ///< oldest first
    std::unordered_set<core::CommandId> m_ownUndoes; ///< an undo is not undone by the same key
    std::optional<core::Instant> m_runEndedAt;       ///< of a run that can be undone
    bool m_isUndoing = false; ///< an act is being handed in that is one: it may be told before its id is known
    std::optional<LastRun> m_lastRun;
    std::optional<Record> m_last; ///< the latest act of all, to say why not
};

} // namespace trucban::widgets
