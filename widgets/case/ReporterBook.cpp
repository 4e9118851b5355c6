// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/case/ReporterBook.h"

#include <algorithm>

namespace trucban::widgets {

ReporterBook::ReporterBook(models::Board& board, CommandGateway& gateway, QObject* parent)
    : QObject(parent), m_board(board), m_gateway(gateway) {
    connect(&board, &models::Board::changed, this, &ReporterBook::onBoardChanged);
}

void ReporterBook::ask(const core::CaseId& caseId, const core::AlertId& alert, const std::string& reason,
                       bool callBack) {
    const auto id = m_gateway.submit(
        core::RevealReporter{.caseId = caseId, .alert = alert, .reason = reason, .callBack = callBack}, std::nullopt);
    m_commands.emplace(id, alert);
    emit changed(alert);
}

const core::Reporter* ReporterBook::find(const core::AlertId& alert) const {
    const auto found = m_reporters.find(alert);
    return found == m_reporters.end() ? nullptr : &found->second;
}

bool ReporterBook::isAsked(const core::AlertId& alert) const {
    const auto holds = [&alert](const auto& entry) { return entry.second == alert; };
    return std::ranges::any_of(m_commands, holds) || std::ranges::any_of(m_queries, holds);
}

void ReporterBook::forget(const core::AlertId& alert) {
    if (m_reporters.erase(alert) > 0) {
        emit changed(alert);
    }
}

void ReporterBook::onCommand(const bridge::CommandStatus& command) {
    const auto found = m_commands.find(command.id);
    if (found == m_commands.end() || command.stage == bridge::CommandStage::queued ||
        command.stage == bridge::CommandStage::sent) {
        return;
    }
    const auto alert = found->second;
    m_commands.erase(found);
    if (command.stage == bridge::CommandStage::accepted) {
        wire::Query query;
        query.kind = wire::QueryKind::reveal;
        query.alert = alert;
        query.command = command.id;
        m_queries.emplace(m_gateway.query(query), alert);
    }
    emit changed(alert);
}

void ReporterBook::onResult(const wire::Result& result) {
    const auto found = m_queries.find(result.id);
    if (found == m_queries.end()) {
        return;
    }
    const auto alert = found->second;
    m_queries.erase(found);
    if (result.reporter) {
        m_reporters.insert_or_assign(alert, *result.reporter);
    }
    emit changed(alert);
}

void ReporterBook::onQueryFailed(core::CommandId id) {
    if (const auto found = m_queries.find(id); found != m_queries.end()) {
        const auto alert = found->second;
        m_queries.erase(found);
        emit changed(alert);
    }
}

void ReporterBook::onBoardChanged(const models::BoardChange&) {
    std::erase_if(m_reporters, [this](const auto& entry) {
        const auto* alert = m_board.alert(entry.first);
        const auto* case_ = alert != nullptr ? m_board.case_(alert->caseId) : nullptr;
        return case_ == nullptr || !case_->isOpen();
    });
}

} // namespace trucban::widgets
