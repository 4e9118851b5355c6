// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/ShiftWiring.h"

#include "widgets/status/Banner.h"

namespace trucban::console {

ShiftWiring::ShiftWiring(widgets::Theme& theme, DeskModels& models, widgets::CommandGateway& gateway,
                         bridge::ConsoleSession& session, widgets::MainWindow& window, const DeskModels::Clock& clock)
    : m_handover(*new widgets::HandoverDesk({.theme = theme,
                                             .registry = window.actions(),
                                             .board = models.board,
                                             .gateway = gateway,
                                             .alarm = models.alarm},
                                            window)),
      m_sheet(*new widgets::FallbackSheet(theme, window.actions(), models.board, models.selection, clock, window)),
      m_lock(*new widgets::IdleLock({.theme = theme,
                                     .registry = window.actions(),
                                     .board = models.board,
                                     .alarm = models.alarm,
                                     .clock = clock,
                                     .saveDrafts =
                                         [this, &window] {
                                             window.saveDraftsNow();
                                             m_handover.saveDraftNow();
                                         }},
                                    window)) {
    using bridge::ConsoleSession;
    window.addBanner(m_handover.waitingBanner());
    window.addBanner(m_handover.pinnedBanner());
    connect(&session, &ConsoleSession::statusChanged, &m_handover, &widgets::HandoverDesk::setStatus);
    connect(&session, &ConsoleSession::statusChanged, &m_sheet, &widgets::FallbackSheet::setStatus);
    connect(&session, &ConsoleSession::statusChanged, &m_lock, &widgets::IdleLock::setStatus);
    connect(&session, &ConsoleSession::commandChanged, &m_handover, &widgets::HandoverDesk::onCommand);
    connect(&m_handover, &widgets::HandoverDesk::caseWanted, &window, &widgets::MainWindow::openCase);
    connect(&m_lock, &widgets::IdleLock::passwordOffered, &session, &ConsoleSession::checkPassword);
    connect(&session, &ConsoleSession::passwordChecked, &m_lock, &widgets::IdleLock::onPasswordChecked);
    connect(&m_lock, &widgets::IdleLock::changeOfficerRequested, this, &ShiftWiring::changeOfficerRequested);
}

} // namespace trucban::console
