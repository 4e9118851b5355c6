// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/undo/UndoKeeper.h"

#include "models/CommandModel.h"
#include "models/Wording.h"

#include <QScopedValueRollback>

#include <algorithm>

namespace trucban::widgets {

using bridge::CommandStage;
using models::Wording;

UndoKeeper::UndoKeeper(models::Board& board, CommandGateway& gateway, BulkRun& run, QObject* parent)
    : QObject(parent), m_board(board), m_gateway(gateway), m_run(run) {
    connect(&board, &models::Board::changed, this, &UndoKeeper::onBoardChanged);
    connect(&run, &BulkRun::ended, this, &UndoKeeper::onRunEnded);
    connect(&run, &BulkRun::progressed, this, &UndoKeeper::changed);
}

void UndoKeeper::onCommand(const bridge::CommandStatus& command) {
    if (command.isOfEarlierRun || m_isUndoing) {
        return;
    }
    if (m_ownUndoes.contains(command.id)) {
        if (command.stage != CommandStage::queued && command.stage != CommandStage::sent) {
            m_ownUndoes.erase(command.id);
        }
        return;
    }
    const auto found = std::ranges::find(m_records, command.id, &Record::id);
    if (found == m_records.end()) {
        if (command.stage == CommandStage::queued) {
            note(command);
        }
        emit changed();
        return;
    }
    found->stage = command.stage;
    switch (command.stage) {
    case CommandStage::accepted:
        found->acceptedAt = m_gateway.now();
        found->seq = command.seq.value_or(0);
        onBoardChanged();
        break;
    case CommandStage::refused:
    case CommandStage::expired:
    case CommandStage::withdrawn:
        m_records.erase(found);
        break;
    case CommandStage::queued:
    case CommandStage::sent:
        break;
    }
    emit changed();
}

// The board is still as it was before the act: that is what an undo goes back to.
void UndoKeeper::note(const bridge::CommandStatus& command) {
    auto plan = undoPlan(command.body, m_board);
    if (!plan) {
        return;
    }
    Record record{
        .id = command.id, .body = command.body, .plan = std::move(*plan), .madeAt = m_gateway.now(), .after = {}};
    m_last = record;
    if (record.plan.isPossible()) {
        m_records.push_back(std::move(record));
    }
    if (m_records.size() > kMostKept) {
        m_records.pop_front();
    }
}

bool UndoKeeper::isLate(const Record& record) const {
    return record.stage == CommandStage::accepted && m_gateway.now() >= record.acceptedAt + kOffered;
}

bool UndoKeeper::isOffered(const Record& record) const {
    return !record.isAsked && !isLate(record);
}

bool UndoKeeper::mayUndoRun() const {
    return !m_run.isRunning() && m_runEndedAt && m_gateway.now() < *m_runEndedAt + kOffered;
}

const UndoKeeper::Record* UndoKeeper::newest() const {
    const auto found = std::ranges::find_if(m_records.rbegin(), m_records.rend(),
                                            [this](const Record& record) { return isOffered(record); });
    const bool isBeforeRun = found != m_records.rend() && mayUndoRun() && found->madeAt < *m_runEndedAt;
    return found == m_records.rend() || isBeforeRun ? nullptr : &*found;
}

std::optional<UndoKeeper::Offer> UndoKeeper::offer() const {
    const auto secondsTo = [this](core::Instant end) {
        return static_cast<int>(std::chrono::ceil<std::chrono::seconds>(end - m_gateway.now()).count());
    };
    if (const auto* record = newest()) {
        const bool isDone = record->stage == CommandStage::accepted;
        return Offer{.what = undoName(record->body, m_board),
                     .secondsLeft = isDone ? std::optional(secondsTo(record->acceptedAt + kOffered)) : std::nullopt};
    }
    if (mayUndoRun()) {
        return Offer{.what = runName(m_run.result().done), .secondsLeft = secondsTo(*m_runEndedAt + kOffered)};
    }
    const auto asked = std::ranges::find_if(m_records, &Record::isAsked);
    return asked == m_records.end()
               ? std::nullopt
               : std::optional(
                     Offer{.what = undoName(asked->body, m_board), .secondsLeft = std::nullopt, .isAsked = true});
}

void UndoKeeper::undo() {
    const auto* record = newest();
    if (record == nullptr && mayUndoRun()) {
        undoRun();
        return;
    }
    if (record == nullptr) {
        emit explained(tr("Hoàn tác"), whyNot());
        return;
    }
    const auto id = record->id;
    std::ranges::find(m_records, id, &Record::id)->isAsked = true;
    if (record->stage != CommandStage::accepted) {
        m_gateway.withdraw(id); // too late for that, it is answered when it was accepted
    }
    onBoardChanged();
    emit changed();
}

void UndoKeeper::onBoardChanged() {
    std::vector<Record> due;
    for (auto& record : m_records) {
        if (record.stage != CommandStage::accepted || m_board.seq() < record.seq) {
            continue;
        }
        const auto* case_ = record.plan.checksCase ? m_board.case_(*record.plan.checksCase) : nullptr;
        if (!record.after && case_ != nullptr) {
            record.after = case_->decisionVersion;
            record.isOvertaken = !isAsDecided(record.body, *case_);
        }
        if (record.isAsked) {
            due.push_back(record);
        }
    }
    for (const auto& record : due) {
        std::erase_if(m_records, [&record](const Record& kept) { return kept.id == record.id; });
        carryOut(record);
    }
}

void UndoKeeper::carryOut(const Record& record) {
    const auto title = tr("Hoàn tác: %1").arg(undoName(record.body, m_board));
    std::optional<std::uint32_t> expected;
    if (record.plan.checksCase) {
        const auto* case_ = m_board.case_(*record.plan.checksCase);
        if (case_ == nullptr || record.isOvertaken || case_->decisionVersion != record.after) {
            emit explained(title,
                           tr("Sau đó vụ đã có quyết định khác nên không hoàn tác. Xem Diễn biến rồi quyết định lại."));
            return;
        }
        expected = record.after;
    }
    const QScopedValueRollback guard(m_isUndoing, true);
    for (const auto& act : record.plan.acts) {
        m_ownUndoes.insert(m_gateway.submit(act, std::exchange(expected, std::nullopt)));
    }
}

void UndoKeeper::onRunEnded() {
    const auto& result = m_run.result();
    m_runEndedAt = result.kind == BulkKind::noAction && result.done > 0 ? std::optional(m_gateway.now()) : std::nullopt;
    if (m_runEndedAt) {
        m_lastRun = {.endedAt = *m_runEndedAt, .count = result.done};
    }
    emit changed();
}

void UndoKeeper::undoRun() {
    BulkPlan plan{.kind = BulkKind::undoing, .title = tr("Hoàn tác"), .items = {}, .leftOut = {}};
    for (const auto& id : m_run.result().doneCases) {
        const auto* case_ = m_board.case_(id);
        if (case_ == nullptr || case_->isOpen()) {
            plan.leftOut.push_back({id, case_ != nullptr ? Wording::text(case_->code) : QString(),
                                    tr("Vụ đã được mở lại hoặc không còn ở đây.")});
        } else {
            plan.items.push_back(
                {id, Wording::text(case_->code), {core::ReopenCase{id, undoReason()}, case_->decisionVersion}});
        }
    }
    m_runEndedAt.reset();
    m_run.start(std::move(plan));
    emit changed();
}

QString UndoKeeper::runName(int count) {
    return tr("kết thúc %1 vụ").arg(Wording::number(count));
}

QString UndoKeeper::whyNot() const {
    if (newest() != nullptr || mayUndoRun()) {
        return {};
    }
    if (std::ranges::contains(m_records, true, &Record::isAsked)) {
        return tr("Đã yêu cầu hoàn tác, đang chờ trả lời.");
    }
    const auto tooLate =
        tr("Đã quá 10 giây hoặc đã hoàn tác. Ghi thao tác ngược lại bằng phím của nó; mở lại vụ: Ctrl+Shift+O.");
    if (m_lastRun && (!m_last || m_last->madeAt < m_lastRun->endedAt)) {
        return runName(m_lastRun->count) + QStringLiteral(": ") + tooLate;
    }
    if (!m_last) {
        return tr("Chưa có thao tác nào để hoàn tác.");
    }
    return undoName(m_last->body, m_board) + QStringLiteral(": ") +
           (m_last->plan.isPossible() ? tooLate : m_last->plan.cannot);
}

void UndoKeeper::tick() {
    std::erase_if(m_records, [this](const Record& record) { return isLate(record) && !record.isAsked; });
    if (m_runEndedAt && m_gateway.now() >= *m_runEndedAt + kOffered) {
        m_runEndedAt.reset();
    }
    emit changed();
}

} // namespace trucban::widgets
