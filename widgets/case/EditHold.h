// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/WatchModel.h"

#include <QObject>

class QDialog;

namespace trucban::widgets {

/// Holds the lease of a case for a question about it: from its opening to its end, while somebody works in it. Lives
/// with its dialog.
class EditHold : public QObject {
    Q_OBJECT
public:
    EditHold(models::WatchModel& watch, QDialog& dialog);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    models::WatchModel& m_watch;
    QDialog& m_dialog;
};

} // namespace trucban::widgets
