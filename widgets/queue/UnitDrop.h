// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/QueueModel.h"

#include <QObject>

class QDropEvent;
class QTableView;

namespace trucban::widgets {

/// Lets a unit of the unit board be dropped on a row of the queue.
class UnitDrop : public QObject {
    Q_OBJECT
public:
    /// Both must outlive it. `table` shows `queue`.
    UnitDrop(QTableView& table, models::QueueModel& queue, QObject* parent);

signals:
    void dropped(const trucban::core::CaseId& caseId, const trucban::core::UnitId& unit);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] std::optional<core::CaseId> caseUnder(const QDropEvent& event) const;

    QTableView& m_table;
    models::QueueModel& m_queue;
};

} // namespace trucban::widgets
