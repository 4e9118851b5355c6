// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/queue/UnitDrop.h"

#include "models/UnitBoard.h"

#include <QDropEvent>
#include <QTableView>

namespace trucban::widgets {

UnitDrop::UnitDrop(QTableView& table, models::QueueModel& queue, QObject* parent)
    : QObject(parent), m_table(table), m_queue(queue) {
    table.viewport()->setAcceptDrops(true);
    table.viewport()->installEventFilter(this);
}

std::optional<core::CaseId> UnitDrop::caseUnder(const QDropEvent& event) const {
    return m_queue.caseAt(m_table.rowAt(event.position().toPoint().y()));
}

bool UnitDrop::eventFilter(QObject* watched, QEvent* event) {
    const bool isDrop = event->type() == QEvent::Drop;
    if (!isDrop && event->type() != QEvent::DragEnter && event->type() != QEvent::DragMove) {
        return QObject::eventFilter(watched, event);
    }
    auto& drop = static_cast<QDropEvent&>(*event);
    const auto unit = models::UnitBoard::draggedUnit(*drop.mimeData());
    const auto caseId = unit ? caseUnder(drop) : std::nullopt;
    // The way in may lead over the header; where it may be let go is told at each step.
    drop.setAccepted(caseId.has_value() || (unit && event->type() == QEvent::DragEnter));
    if (isDrop && caseId) {
        drop.acceptProposedAction();
        emit dropped(*caseId, *unit);
    }
    return true;
}

} // namespace trucban::widgets
