// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/Changes.h"
#include "core/Alert.h"
#include "models/Board.h"
#include "widgets/CommandGateway.h"

#include <QObject>

#include <unordered_map>

namespace trucban::widgets {

/// The reporters looked up at this desk. They live here, in memory alone, from the answer to an accepted and recorded
/// look-up until their case closes or leaves the scope. GUI thread.
class ReporterBook : public QObject {
    Q_OBJECT
public:
    ReporterBook(models::Board& board, CommandGateway& gateway, QObject* parent = nullptr);

    /// Asks for a reporter; `reason` goes into the log. The answer arrives as changed().
    void ask(const core::CaseId& caseId, const core::AlertId& alert, const std::string& reason, bool callBack);
    [[nodiscard]] const core::Reporter* find(const core::AlertId& alert) const;
    [[nodiscard]] bool isAsked(const core::AlertId& alert) const;
    void forget(const core::AlertId& alert);

public slots:
    void onCommand(const trucban::bridge::CommandStatus& command);
    void onResult(const trucban::wire::Result& result);
    void onQueryFailed(trucban::core::CommandId id);

signals:
    void changed(const trucban::core::AlertId& alert);

private:
    void onBoardChanged(const models::BoardChange& change);
    models::Board& m_board;
    CommandGateway& m_gateway;
    std::unordered_map<core::CommandId, core::AlertId> m_commands;
    std::unordered_map<core::CommandId, core::AlertId> m_queries;
    std::unordered_map<core::AlertId, core::Reporter> m_reporters;
};

} // namespace trucban::widgets
