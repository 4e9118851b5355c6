// SPDX-License-Identifier: GPL-3.0-or-later
// The part of RecordWindow that does something to records.
#include "models/Wording.h"
#include "widgets/dialogs/OpenDialog.h"
#include "widgets/record/RecordDialog.h"
#include "widgets/record/RecordHistory.h"
#include "widgets/record/RecordWindow.h"
#include "widgets/record/WithdrawDialog.h"
#include "widgets/theme/Labels.h"

#include <QTableView>

namespace trucban::widgets {

using core::RecordKind;
using models::RecordForm;

void RecordWindow::carryOut(Act act) {
    if (const QString why = whyNot(act); !why.isEmpty()) {
        m_stage->setText(why);
        return;
    }
    switch (act) {
    case Act::add:
        add();
        break;
    case Act::edit:
        edit();
        break;
    case Act::withdraw:
        withdraw();
        break;
    case Act::history:
        showHistory();
        break;
    case Act::signOff:
        signOff();
        break;
    case Act::openCase:
        if (const auto id = m_book.shown(*current())->petition->caseId) {
            emit caseWanted(*id);
        } else {
            emit newCaseWanted(*current());
        }
        break;
    case Act::drop:
        drop();
        break;
    case Act::count_:
        break;
    }
}

void RecordWindow::openForm(const core::Record& begin, const core::Record* wanted) {
    if (m_form) {
        m_form->activateWindow();
        return;
    }
    m_form = new RecordDialog(m_parts.theme, m_parts.wards, m_book, m_parts.gateway, begin, this);
    m_form->setLive(m_status.state == bridge::ConnectionState::live && !m_status.isStale);
    if (wanted != nullptr) {
        m_form->type(*wanted);
    }
    connect(m_form, &RecordDialog::saved, this, [this, kind = m_form->kind()](const core::RecordId& id) {
        if (kind == m_table->kind()) {
            showRecord(id); // a sign-off leaves the list of the figures where it is
        }
    });
    openDialog(*m_form);
}

void RecordWindow::add() {
    core::Record begin = RecordForm::begin(m_table->kind(), core::dayNumber(m_parts.gateway.now()));
    if (m_table->kind() != RecordKind::unitMapping) {
        begin.ward = ownWard();
    }
    if (begin.need) {
        begin.need->team = {m_book.desk().user};
    }
    openForm(begin, nullptr);
}

void RecordWindow::edit() {
    const auto id = *current();
    const core::Record* logged = m_book.record(id);
    const models::RecordFate* fate = m_book.fate(id);
    const bool isTyped = fate != nullptr && fate->isFailed() && !fate->isWithdrawal;
    if (logged != nullptr) {
        openForm(*logged, isTyped ? &fate->wanted : nullptr);
        return;
    }
    if (isTyped) {
        const core::Record wanted = fate->wanted;
        core::Record begin = RecordForm::begin(m_table->kind(), core::dayNumber(m_parts.gateway.now()));
        begin.id = id;
        openForm(begin, &wanted);
    }
}

void RecordWindow::withdraw() {
    const auto id = *current();
    auto* question = new WithdrawDialog(m_parts.theme, RecordForm::kindName(m_table->kind()), m_table->wholeText(id),
                                        m_table->kind() == RecordKind::signOff, this);
    connect(question, &WithdrawDialog::reasonGiven, this, [this, id](const QString& reason) {
        m_parts.gateway.submit(core::WithdrawRecords{{id}, reason.toStdString()}, std::nullopt);
    });
    m_question = question;
    openDialog(*question);
}

void RecordWindow::showHistory() {
    m_history = new RecordHistory(m_parts.theme, m_parts.wards, m_book.state(), m_parts.gateway,
                                  *m_book.record(*current()), this);
    openDialog(*m_history);
}

void RecordWindow::signOff() {
    const auto id = current();
    const core::Record* shown = id ? m_book.shown(*id) : nullptr;
    const core::Day today = core::dayNumber(m_parts.gateway.now());
    core::Record begin = RecordForm::begin(RecordKind::signOff, today);
    begin.ward = shown != nullptr ? shown->ward : ownWard();
    if (const auto day = shown != nullptr ? core::dayOf(*shown) : std::nullopt) {
        begin.signOff->from = *day;
        begin.signOff->to = *day;
    }
    openForm(begin, nullptr);
}

void RecordWindow::drop() {
    const auto id = *current();
    if (const models::RecordFate* fate = m_book.fate(id)) {
        m_parts.gateway.dismiss(fate->command);
        m_book.forget(id);
    }
}

void RecordWindow::onCommand(const bridge::CommandStatus& command) {
    if (m_form) {
        m_form->onCommand(command);
    }
}

void RecordWindow::onResult(const wire::Result& result) {
    if (m_history) {
        m_history->onResult(result);
    }
}

void RecordWindow::onQueryFailed(const core::CommandId& id) {
    if (m_history) {
        m_history->onQueryFailed(id);
    }
}

} // namespace trucban::widgets
