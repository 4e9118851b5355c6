// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/dialogs/ActDialog.h"

class QPlainTextEdit;

namespace trucban::widgets {

/// Asks why a record is withdrawn; nothing is sent without a reason.
class WithdrawDialog : public ActDialog {
    Q_OBJECT
public:
    /// `opensDays`: it is a sign-off, whose days may be corrected again then.
    WithdrawDialog(Theme& theme, const QString& kind, const QString& what, bool opensDays, QWidget* parent);
    void accept() override;

signals:
    void reasonGiven(const QString& reason);

private:
    void check();
    QPlainTextEdit* m_reason;
};

} // namespace trucban::widgets
