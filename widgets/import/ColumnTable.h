// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/import/ImportJob.h"
#include "widgets/theme/Theme.h"

#include <QTableWidget>

class QComboBox;

namespace trucban::widgets {

/// The file's columns with some of what stands in them, and beside each the field it goes into. By keyboard: up and down
/// choose the column, Enter or F4 opens its choice.
class ColumnTable : public QTableWidget {
    Q_OBJECT
public:
    ColumnTable(Theme& theme, ImportJob& job, QWidget* parent = nullptr);

    /// What the job has now; the choices stay where they are when only they changed.
    void refresh();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void rebuild();
    [[nodiscard]] QComboBox* boxAt(int row) const;
    [[nodiscard]] QComboBox* makeBox(std::size_t column);

    Theme& m_theme;
    ImportJob& m_job;
    QString m_shown; ///< kind and headings of what stands here
};

} // namespace trucban::widgets
