// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/record/RecordsDesk.h"

#include "models/CampaignWording.h"
#include "models/RecordForm.h"
#include "models/Wording.h"
#include "widgets/intake/IntakeDesk.h"
#include "widgets/record/RecordWindow.h"
#include "widgets/window/MainWindow.h"

namespace trucban::widgets {

RecordsDesk::RecordsDesk(MainWindow& window) : QObject(&window), m_window(window), m_book(window.parts().board) {
    QAction& action = window.actions().action(ActionId::records);
    action.setEnabled(true);
    connect(&action, &QAction::triggered, this, [this] { show(); });
}

RecordWindow& RecordsDesk::show() {
    if (!m_records) {
        m_records = new RecordWindow(m_window.parts(), m_window.actions(), m_book, &m_window);
        m_records->setStatus(m_status);
        connect(m_records, &RecordWindow::caseWanted, this, [this](const core::CaseId& id) {
            m_window.openCase(id);
            m_window.raise();
            m_window.activateWindow();
        });
        connect(m_records, &RecordWindow::newCaseWanted, this, &RecordsDesk::openCaseFor);
        emit windowMade(*m_records);
    }
    m_records->show();
    m_records->raise();
    m_records->activateWindow();
    return *m_records;
}

/// What was heard at the door becomes an alert; the case that comes of it is written into the petition.
void RecordsDesk::openCaseFor(const core::RecordId& petition) {
    const core::Record* shown = m_book.shown(petition);
    if (shown == nullptr || !shown->petition) {
        return;
    }
    QStringList place;
    if (!shown->neighbourhood.empty()) {
        place << models::Wording::text(shown->neighbourhood);
    }
    place << models::Wording::ward(shown->ward);
    models::IntakeEntry entry;
    entry.source = core::AlertSource::outreach;
    entry.address = place.join(QStringLiteral(", "));
    entry.text = tr("Kiến nghị: %1, ghi nhận ngày %2")
                     .arg(models::RecordForm::choiceLabel(*models::RecordForm::find(core::RecordKind::petition, "kind"),
                                                          shown->petition->kind),
                          models::CampaignWording::date(shown->petition->heardOn));
    m_window.activateWindow();
    m_window.intake().openFor(entry, [this, petition](const core::CaseId& id) {
        const core::Record* logged = m_book.record(petition);
        if (logged != nullptr && !logged->withdrawn && logged->petition && !logged->petition->caseId) {
            core::Record linked = *logged;
            linked.petition->caseId = id;
            m_window.parts().gateway.submit(core::SaveRecords{{std::move(linked)}}, std::nullopt);
        }
    });
}

void RecordsDesk::setStatus(const bridge::ConnectionStatus& status) {
    m_status = status;
    m_book.setDesk({.role = status.role, .scope = status.scope, .user = status.user.toStdString()});
    if (m_records) {
        m_records->setStatus(status);
    }
}

void RecordsDesk::onCommand(const bridge::CommandStatus& command) {
    m_book.onCommand(command);
    if (m_records) {
        m_records->onCommand(command);
    }
}

void RecordsDesk::onResult(const wire::Result& result) {
    if (m_records) {
        m_records->onResult(result);
    }
}

void RecordsDesk::onQueryFailed(const core::CommandId& id) {
    if (m_records) {
        m_records->onQueryFailed(id);
    }
}

void RecordsDesk::tick() {
    if (m_records && m_records->isVisible()) {
        m_records->refreshTimes();
    }
}

} // namespace trucban::widgets
