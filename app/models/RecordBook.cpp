// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/RecordBook.h"

#include <algorithm>

namespace trucban::models {

using bridge::CommandStage;
using core::Record;
using core::RecordId;
using core::RecordKind;

bool RecordFate::isUnderWay() const {
    return stage == CommandStage::queued || stage == CommandStage::sent || stage == CommandStage::accepted;
}

RecordBook::RecordBook(Board& board, QObject* parent) : QObject(parent), m_board(board) {
    for (const auto& [id, record] : board.state().records) {
        note(id);
    }
    connect(&board, &Board::changed, this, &RecordBook::onBoardChanged);
}

void RecordBook::setDesk(const RecordDesk& desk) {
    if (desk != m_desk) {
        m_desk = desk;
        emit deskChanged();
    }
}

const Record* RecordBook::record(const RecordId& id) const {
    const auto& records = m_board.state().records;
    const auto found = records.find(id);
    return found == records.end() ? nullptr : &found->second;
}

const RecordFate* RecordBook::fate(const RecordId& id) const {
    const auto found = m_fates.find(id);
    return found == m_fates.end() ? nullptr : &found->second;
}

const Record* RecordBook::shown(const RecordId& id) const {
    const RecordFate* handedIn = fate(id);
    const Record* logged = record(id);
    return handedIn != nullptr && (!handedIn->isWithdrawal || logged == nullptr) ? &handedIn->wanted : logged;
}

std::vector<RecordId> RecordBook::ids(RecordKind kind) const {
    std::vector<RecordId> found;
    if (const auto of = m_byKind.find(kind); of != m_byKind.end()) {
        found.assign(of->second.begin(), of->second.end());
    }
    for (const auto& [id, handedIn] : m_fates) {
        if (record(id) == nullptr && core::kindOf(handedIn.wanted) == kind) {
            found.push_back(id);
        }
    }
    return found;
}

std::size_t RecordBook::count(RecordKind kind) const {
    const auto found = m_standing.find(kind);
    const std::size_t standing = found == m_standing.end() ? 0 : found->second;
    const auto isAnew = [this, kind](const auto& entry) {
        const Record* logged = record(entry.first);
        return (logged == nullptr || logged->withdrawn) && core::kindOf(entry.second.wanted) == kind;
    };
    return standing + static_cast<std::size_t>(std::ranges::count_if(m_fates, isAnew));
}

int RecordBook::failed(RecordKind kind) const {
    return static_cast<int>(std::ranges::count_if(m_fates, [kind](const auto& entry) {
        return entry.second.isFailed() && core::kindOf(entry.second.wanted) == kind;
    }));
}

RecordWalk RecordBook::walk(RecordKind kind) const {
    return [this, kind](const std::function<bool(const Record&)>& see) {
        const auto of = m_byKind.find(kind);
        if (of == m_byKind.end()) {
            return;
        }
        for (const RecordId& id : of->second) {
            if (const Record* found = record(id); found != nullptr && !see(*found)) {
                return;
            }
        }
    };
}

const Record* RecordBook::lockOf(const Record& record) const {
    const auto day = core::dayOf(record);
    const auto locks = day ? m_locks.find(record.ward) : m_locks.end();
    if (locks == m_locks.end()) {
        return nullptr;
    }
    for (const RecordId& id : locks->second) {
        const Record* lock = this->record(id);
        if (lock != nullptr && lock->signOff->from <= *day && *day <= lock->signOff->to) {
            return lock;
        }
    }
    return nullptr;
}

int RecordBook::daysWithoutFigures(core::WardCode ward, core::Day from, core::Day to) const {
    if (to < from || to - from >= core::kMaxPeriodDays) {
        return 0;
    }
    std::vector<bool> has(static_cast<std::size_t>(to - from) + 1, false);
    walk(RecordKind::dayFigures)([&](const Record& record) {
        const core::Day day = record.dayFigures->day;
        if (!record.withdrawn && record.ward == ward && from <= day && day <= to) {
            has[static_cast<std::size_t>(day - from)] = true;
        }
        return true;
    });
    return static_cast<int>(std::ranges::count(has, false));
}

// --- what changes

void RecordBook::note(const RecordId& id) {
    if (const auto before = m_entries.find(id); before != m_entries.end()) {
        m_byKind[before->second.kind].erase(id);
        m_standing[before->second.kind] -= before->second.isStanding ? 1 : 0;
        if (before->second.kind == RecordKind::signOff) {
            m_locks[before->second.ward].erase(id);
        }
        m_entries.erase(before);
    }
    const Record* now = record(id);
    const auto kind = now == nullptr ? std::nullopt : core::kindOf(*now);
    if (kind) {
        m_byKind[*kind].insert(id);
        m_standing[*kind] += now->withdrawn ? 0 : 1;
        m_entries.emplace(id, Entry{.kind = *kind, .ward = now->ward, .isStanding = !now->withdrawn});
        if (now->signOff && !now->withdrawn) {
            m_locks[now->ward].insert(id);
        }
    }
}

void RecordBook::onBoardChanged(const BoardChange& change) {
    auto touched = change.records;
    for (const RecordId& id : change.records) {
        note(id);
    }
    std::vector<RecordId> accepted;
    for (const auto& [id, handedIn] : m_fates) {
        if (handedIn.stage == CommandStage::accepted && m_board.seq() >= handedIn.seq) {
            accepted.push_back(id);
        }
    }
    for (const RecordId& id : accepted) {
        m_fates.erase(id);
        touched.push_back(id);
    }
    if (!touched.empty()) {
        emit changed(touched);
    }
}

void RecordBook::settle(const RecordId& id, std::vector<RecordId>& touched) {
    const auto found = m_fates.find(id);
    if (found == m_fates.end()) {
        return;
    }
    touched.push_back(id);
    const RecordFate& fate = found->second;
    if (fate.stage == CommandStage::withdrawn || (fate.stage == CommandStage::accepted && m_board.seq() >= fate.seq)) {
        m_fates.erase(found);
    }
}

void RecordBook::onCommand(const bridge::CommandStatus& command) {
    const auto fill = [&](RecordFate& fate) {
        fate.command = command.id;
        fate.stage = command.stage;
        fate.code = command.stage == CommandStage::expired ? "expired" : command.refusalCode;
        fate.message = command.refusalMessage;
        fate.seq = command.seq.value_or(0);
    };
    // An older command's answer says nothing of what was handed in after it.
    const auto isStale = [&](const RecordId& id) {
        const auto found = m_fates.find(id);
        return found != m_fates.end() && found->second.command != command.id && command.stage != CommandStage::queued;
    };
    std::vector<RecordId> touched;
    if (const auto* save = std::get_if<core::SaveRecords>(&command.body);
        save != nullptr && save->records.size() <= kMostFollowed) {
        for (const Record& wanted : save->records) {
            if (!isStale(wanted.id)) {
                RecordFate& fate = m_fates[wanted.id];
                fate.wanted = wanted;
                fate.isWithdrawal = false;
                fill(fate);
                settle(wanted.id, touched);
            }
        }
    } else if (const auto* withdraw = std::get_if<core::WithdrawRecords>(&command.body);
               withdraw != nullptr && withdraw->records.size() <= kMostFollowed) {
        for (const RecordId& id : withdraw->records) {
            const Record* logged = record(id);
            if (isStale(id) || (logged == nullptr && !m_fates.contains(id))) {
                continue;
            }
            RecordFate& fate = m_fates[id];
            if (logged != nullptr) {
                fate.wanted = *logged;
            }
            fate.isWithdrawal = true;
            fate.reason = withdraw->reason;
            fill(fate);
            settle(id, touched);
        }
    }
    if (!touched.empty()) {
        emit changed(touched);
    }
}

void RecordBook::forget(const RecordId& id) {
    const auto found = m_fates.find(id);
    if (found != m_fates.end() && found->second.isFailed()) {
        m_fates.erase(found);
        emit changed({id});
    }
}

} // namespace trucban::models
