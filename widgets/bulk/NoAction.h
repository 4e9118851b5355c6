// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Actor.h"
#include "models/Board.h"
#include "models/CommandModel.h"
#include "models/Filter.h"
#include "widgets/bulk/BulkRun.h"
#include "widgets/dialogs/NumberedDialog.h"

namespace trucban::widgets {

class CaseActs;

/// Which of the chosen cases may be closed together without any action, and why not the others: the rules are those of
/// closing one, and a P1, or one with units out, is looked at by itself. Without a reason yet.
[[nodiscard]] BulkPlan noActionPlan(const std::vector<core::CaseId>& chosen, const models::Board& board,
                                    const models::CommandModel& commands, const core::Authority& authority);

/// The reasons of the policy, each with its number; a digit takes its reason at once, unless the case is a P1: then it
/// chooses it, and Enter takes it.
class ReasonDialog : public NumberedDialog {
    Q_OBJECT
public:
    ReasonDialog(Theme& theme, const QString& title, const QString& subject, const core::Policy& policy,
                 bool mayBeQuick, QWidget* parent);
    /// nullptr: none chosen.
    [[nodiscard]] const core::NoActionReason* reason() const;

private:
    std::vector<core::NoActionReason> m_reasons;
};

/// "No action" (F5): for the marked cases when some are marked, else for the selected one. GUI thread.
class NoAction : public QObject {
    Q_OBJECT
public:
    NoAction(Theme& theme, models::Board& board, models::Selection& selection, models::CommandModel& commands,
             CaseActs& acts, BulkRun& run, QWidget& window);
    void ask();

signals:
    void explained(const QString& act, const QString& reason);

private:
    void askOne(const core::Case& case_);
    void askMany();
    void dropMarks();

    Theme& m_theme;
    models::Board& m_board;
    models::Selection& m_selection;
    models::CommandModel& m_commands;
    CaseActs& m_acts;
    BulkRun& m_run;
    QWidget& m_window;
};

} // namespace trucban::widgets
