// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Board.h"
#include "widgets/CommandGateway.h"
#include "widgets/theme/Theme.h"

#include <QDialog>
#include <QTimer>

#include <optional>

class QLineEdit;
class QPushButton;
class QTableWidget;

namespace trucban::widgets {

class ThemedLabel;

/// Closed cases however old, newest first, as the gateway finds them in its state and its archive: a list to read, page
/// by page. Nothing of it comes into the queue or the replica. Answers are handed in by whoever owns the gateway's
/// signals.
class OlderCases : public QDialog {
    Q_OBJECT
public:
    /// All but `text`, the first search, must outlive it.
    OlderCases(Theme& theme, const models::Board& board, CommandGateway& gateway, const QString& text,
               QWidget* parent = nullptr);

    void onResult(const wire::Result& result);
    void onQueryFailed(const core::CommandId& id);

private:
    void ask();
    void askNext();
    void add(const core::Case& case_);
    void tell();

    Theme& m_theme;
    const models::Board& m_board;
    CommandGateway& m_gateway;
    QLineEdit* m_field;
    QTableWidget* m_table;
    ThemedLabel* m_state;
    QPushButton* m_more;
    QTimer m_typing;
    wire::Query m_query;                    ///< that was asked last
    std::optional<core::CommandId> m_asked; ///< has no answer yet
    core::Seq m_next = 0;
    std::optional<core::CaseId> m_nextCase;
    int m_emptyPages = 0; ///< one after the other
    bool m_failed = false;
};

} // namespace trucban::widgets
