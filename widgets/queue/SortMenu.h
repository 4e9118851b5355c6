// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/QueueModel.h"

#include <QMenu>

namespace trucban::widgets {

/// What the queue can be sorted by, for the keyboard: the duty order, and each column; the same column again reverses.
/// Made anew each time it opens.
class SortMenu : public QMenu {
    Q_OBJECT
public:
    explicit SortMenu(models::QueueModel& model, QWidget* parent = nullptr);

private:
    void build();

    models::QueueModel& m_model;
};

/// A click on the column's header: ascending, and descending when it was ascending.
void sortAgain(models::QueueModel& model, models::QueueModel::Column column);
/// "Phường / xã ↑".
[[nodiscard]] QString sortedBy(const models::QueueModel& model, models::QueueModel::Column column,
                               Qt::SortOrder direction);

} // namespace trucban::widgets
