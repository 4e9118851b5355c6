// SPDX-License-Identifier: GPL-3.0-or-later
// What the gateway tells: frame by frame into fold, replica and reports.
#include "bridge/ConsoleSession.h"
#include "bridge/FillParts.h"
#include "bridge/ReplicaWorker.h"
#include "store/PasswordHash.h"

namespace trucban::bridge {

void ReplicaWorker::onFrame(wire::Welcome&& frame) {
    m_status.role = frame.role;
    m_status.scope = frame.scope;
    m_status.snapshotPart = 0;
    m_status.snapshotParts = 0;
    if (std::exchange(m_isLocked, false)) {
        giveDrafts();
        m_commands->load();
    }
    keepPassword();
    report();
}

void ReplicaWorker::keepPassword() {
    if (!m_replica || m_isPasswordKept) {
        return;
    }
    const auto hash = store::hashPassword(m_config->password, m_pace.password);
    m_isPasswordKept = hash && m_replica->keepPasswordHash(*hash);
}

void ReplicaWorker::onFrame(wire::Snapshot&& frame) {
    m_status.snapshotPart = frame.part;
    m_status.snapshotParts = frame.of;
    const bool wasEmpty = m_fold.cursor() == 0;
    const bool isLast = frame.part >= frame.of;
    if (m_replica) {
        if (frame.part <= 1) {
            m_snapshotKept = m_replica->beginSnapshot().has_value();
        }
        m_snapshotKept = m_snapshotKept && m_replica->addToSnapshot(frame.items).has_value();
        noteDisk(m_snapshotKept);
    }
    const auto touched = m_fold.take(std::move(frame));
    report();
    if (!touched || !isLast) {
        return;
    }
    m_unwritten.clear();
    m_unwrittenErased.clear();
    if (m_replica) {
        m_snapshotKept = m_snapshotKept && m_replica->commitSnapshot(position()).has_value();
        noteDisk(m_snapshotKept);
        m_writtenCursor = m_snapshotKept ? m_fold.cursor() : 0;
    }
    if (wasEmpty) {
        FillParts([this](ChangeSet part) { publish(std::move(part)); }).giveRest(m_fold.state());
    } else {
        publish(changesOf(m_fold.state(), *touched));
    }
}

void ReplicaWorker::onFrame(wire::Events&& frame) {
    auto touched = m_fold.take(frame);
    if (!touched) {
        fetchAnew();
        return;
    }
    auto changes = changesOf(m_fold.state(), *touched);
    for (const auto& id : touched->received) {
        changes.received.emplace_back(id, m_frameAt);
    }
    publish(std::move(changes));
    keepForDisk(*touched);
    m_status.seq = m_fold.cursor();
}

void ReplicaWorker::fetchAnew() {
    // The fold keeps what it has on screen until the snapshot is here; only the cursor is forgotten.
    m_link->restart(0, {});
}

void ReplicaWorker::onFrame(wire::Accepted&& frame) {
    m_commands->onAccepted(frame, now());
}

void ReplicaWorker::onFrame(wire::Refused&& frame) {
    if (m_queries.erase(frame.id) > 0) {
        m_reports.onQueryFailed(frame.id, frame.code);
    } else {
        m_commands->onRefused(frame, now());
    }
}

void ReplicaWorker::onFrame(wire::Result&& frame) {
    if (m_queries.erase(frame.id) > 0) {
        m_reports.onQueryAnswered(std::move(frame));
    }
}

void ReplicaWorker::onFrame(wire::Past&& frame) {
    if (m_queries.erase(frame.id) > 0) {
        m_reports.onPast(std::move(frame));
    }
}

void ReplicaWorker::onFrame(wire::Desks&& frame) {
    if (frame.logWritable != m_status.logWritable) {
        m_status.logWritable = frame.logWritable;
        report();
    }
    m_reports.onDesks(std::move(frame));
}

} // namespace trucban::bridge
