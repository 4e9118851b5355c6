// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/queue/SortMenu.h"

namespace trucban::widgets {

using models::QueueModel;

void sortAgain(QueueModel& model, QueueModel::Column column) {
    const bool isAgain = model.sortColumn() == column;
    const bool descends = isAgain && model.sortDirection() == Qt::AscendingOrder;
    model.sort(column, descends ? Qt::DescendingOrder : Qt::AscendingOrder);
}

QString sortedBy(const QueueModel& model, QueueModel::Column column, Qt::SortOrder direction) {
    return QStringLiteral("%1 %2").arg(model.headerData(column, Qt::Horizontal).toString(),
                                       direction == Qt::AscendingOrder ? QStringLiteral("↑") : QStringLiteral("↓"));
}

SortMenu::SortMenu(QueueModel& model, QWidget* parent) : QMenu(parent), m_model(model) {
    setObjectName(QStringLiteral("sortMenu"));
    connect(this, &QMenu::aboutToShow, this, &SortMenu::build);
}

void SortMenu::build() {
    clear();
    auto* duty = addAction(tr("Thứ tự &trực: mức ưu tiên, rồi chờ lâu nhất"));
    duty->setObjectName(QStringLiteral("sortDuty"));
    duty->setCheckable(true);
    duty->setChecked(!m_model.sortColumn());
    connect(duty, &QAction::triggered, &m_model, [this] { m_model.sort(-1); });
    addSeparator();
    for (int i = 0; i < QueueModel::ColumnCount; ++i) {
        const auto column = static_cast<QueueModel::Column>(i);
        const bool isChosen = m_model.sortColumn() == column;
        auto* action = addAction(isChosen ? sortedBy(m_model, column, m_model.sortDirection())
                                          : m_model.headerData(column, Qt::Horizontal).toString());
        action->setObjectName(QStringLiteral("sortColumn%1").arg(i));
        action->setCheckable(true);
        action->setChecked(isChosen);
        connect(action, &QAction::triggered, &m_model, [this, column] { sortAgain(m_model, column); });
    }
    setActiveAction(m_model.sortColumn() ? actions().at(2 + *m_model.sortColumn()) : duty);
}

} // namespace trucban::widgets
