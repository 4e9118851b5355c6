// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/ConsoleSession.h"
#include "console/DeskModels.h"
#include "widgets/handover/HandoverDesk.h"
#include "widgets/lock/IdleLock.h"
#include "widgets/print/FallbackSheet.h"

#include <QObject>

namespace trucban::console {

/// What belongs to a shift and not to a case, over one desk: handing over, the fallback sheet, the lock. GUI thread.
class ShiftWiring : public QObject {
    Q_OBJECT
public:
    /// All of it outlives this; the parts are the window's children.
    ShiftWiring(widgets::Theme& theme, DeskModels& models, widgets::CommandGateway& gateway,
                bridge::ConsoleSession& session, widgets::MainWindow& window, const DeskModels::Clock& clock);

    [[nodiscard]] widgets::IdleLock& lock() { return m_lock; }
    [[nodiscard]] widgets::HandoverDesk& handover() { return m_handover; }

signals:
    void changeOfficerRequested();

private:
    widgets::HandoverDesk& m_handover;
    widgets::FallbackSheet& m_sheet;
    widgets::IdleLock& m_lock;
};

} // namespace trucban::console
