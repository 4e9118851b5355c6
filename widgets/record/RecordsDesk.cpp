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
    connect(&m_book, &models::RecordBook::changed, this, &RecordsDesk::linkCases);
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
        m_records->setCaseRefusal([this](const core::RecordId& petition) { return whyNoCase(petition); });
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
    const bool isBegun = m_window.intake().openFor(entry, [this, petition](const std::optional<core::CaseId>& caseId) {
        if (caseId) {
            m_cases[petition] = caseId;
            linkCases();
        } else {
            m_cases.erase(petition);
            noteCases();
        }
    });
    if (isBegun) {
        m_cases.try_emplace(petition);
        noteCases();
    }
}

void RecordsDesk::noteCases() {
    if (m_records) {
        m_records->refreshActs();
    }
}

/// The case may be known before the petition is here, or while an edit of it is under way: it is tried again when
/// something changes.
void RecordsDesk::linkCases() {
    std::vector<core::Record> linked;
    std::erase_if(m_cases, [&](const auto& entry) {
        const auto& [petition, caseId] = entry;
        const core::Record* logged = m_book.record(petition);
        const models::RecordFate* fate = m_book.fate(petition);
        if (!caseId || logged == nullptr || (fate != nullptr && fate->isUnderWay())) {
            return false;
        }
        if (!logged->withdrawn && logged->petition && !logged->petition->caseId) {
            linked.push_back(*logged);
            linked.back().petition->caseId = caseId;
        }
        return true;
    });
    for (core::Record& petition : linked) { // each with an answer of its own
        m_window.parts().gateway.submit(core::SaveRecords{{std::move(petition)}}, std::nullopt);
    }
    noteCases();
}

QString RecordsDesk::whyNoCase(const core::RecordId& petition) const {
    const auto begun = m_cases.find(petition);
    if (begun == m_cases.end()) {
        return m_window.intake().whyNot();
    }
    return begun->second ? tr("Vụ việc đã được lập, sẽ ghi vào kiến nghị này khi lần sửa trước có trả lời.")
                         : tr("Vụ việc của kiến nghị này đang được nhập (Ctrl+N).");
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
