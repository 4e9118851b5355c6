// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/Changes.h"
#include "models/Board.h"

#include <QObject>

#include <vector>

namespace trucban::widgets {

/// The units that this desk has called back and that have not said yet that they heard it: they may still be on their
/// way. A unit confirms by checking in (its device, or an officer who heard it) or by any later change of its state.
/// GUI thread.
class RecallWatch : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t kMostKept = 50;

    explicit RecallWatch(models::Board& board, QObject* parent = nullptr);
    void onCommand(const bridge::CommandStatus& command);
    /// Oldest first.
    [[nodiscard]] std::vector<core::UnitId> unconfirmed() const;

signals:
    void changed();

private:
    struct Recall {
        core::UnitId unit;
        core::Seq seq = 0;
        std::optional<core::Instant> since; ///< of the unit's state, once the recall is on the board
    };
    void onBoardChanged();
    models::Board& m_board;
    std::vector<Recall> m_recalls;
};

} // namespace trucban::widgets
