// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/RecordTable.h"
#include "widgets/theme/Theme.h"

#include <QStyledItemDelegate>

class QTableView;

namespace trucban::widgets {

/// The first cell of a record's row: where it stands, with its picture.
class RecordStageDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    RecordStageDelegate(Theme& theme, QObject* parent);

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    Theme& m_theme;
};

void styleRecordRows(Theme& theme, QTableView& view);
/// Widths by what the columns of the table's kind hold.
void layOutRecordColumns(Theme& theme, const models::RecordTable& table, QTableView& view);

} // namespace trucban::widgets
