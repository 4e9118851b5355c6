// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Board.h"
#include "widgets/dialogs/PagedDialog.h"

#include <QTimer>

class QLineEdit;

namespace trucban::widgets {

/// Closed cases however old, newest first, as the gateway finds them in its state and its archive. Nothing of it comes
/// into the queue or the replica.
class OlderCases : public PagedDialog {
    Q_OBJECT
public:
    /// All but `text`, the first search, must outlive it.
    OlderCases(Theme& theme, const models::Board& board, CommandGateway& gateway, const QString& text,
               QWidget* parent = nullptr);

private:
    void askFor();
    void take(const wire::Result& result) override;
    [[nodiscard]] QString countText(int rows, bool isAll) const override;

    const models::Board& m_board;
    QLineEdit* m_field;
    QTimer m_typing;
};

} // namespace trucban::widgets
