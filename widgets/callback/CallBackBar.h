// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/CallBacks.h"
#include "widgets/CommandGateway.h"
#include "widgets/theme/Theme.h"

#include <QFrame>

class QPushButton;

namespace trucban::widgets {

/// Beside the last act: the promised call-back that is due first, counting down, and how many more there are; a press
/// goes to its case. Says once by `due` that one is due. Ends a promise when the number was opened here to call.
class CallBackBar : public QFrame {
    Q_OBJECT
public:
    CallBackBar(Theme& theme, models::Board& board, CommandGateway& gateway, QWidget* parent = nullptr);

    /// Asks in how many minutes the caller of this case is to be called back.
    void ask(const core::Case& case_);
    void onCommand(const bridge::CommandStatus& command);
    /// Once a second.
    void refresh();
    void goToFirst();

signals:
    void caseRequested(const trucban::core::CaseId& id);
    void due(); ///< one has just become due

protected:
    void changeEvent(QEvent* event) override;

private:
    Theme& m_theme;
    models::Board& m_board;
    CommandGateway& m_gateway;
    models::CallBacks m_callBacks;
    std::optional<core::Instant> m_toldUntil; ///< what was due by then has been told
    QPushButton* m_button;
};

} // namespace trucban::widgets
