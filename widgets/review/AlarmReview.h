// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/AlarmHealth.h"
#include "widgets/theme/Theme.h"

#include <QDialog>

class QTableWidget;

namespace trucban::widgets {

class AlarmBook;
class ThemedLabel;

/// For leaders: how many alarms this desk asks its officer to answer, whether few of them are P1, and what stands
/// unanswered too long; each figure beside what is asked of it. Of this desk alone, since it was started.
class AlarmReview : public QDialog {
    Q_OBJECT
public:
    enum Row { LastTen, Average, Busiest, UrgentShare, HighShare, OtherShare, Stale, RowCount };

    /// All must outlive it.
    AlarmReview(Theme& theme, AlarmBook& book, QWidget* parent = nullptr);

    void refresh();

private:
    void build(Theme& theme);
    void setRow(Row row, const QString& measure, const QString& value, const QString& aim, bool isMet);
    void showLoad(const models::AlarmHealth& health);
    void showMix(const models::AlarmHealth& health);
    void showStale(const models::AlarmHealth& health);

    Theme& m_theme;
    AlarmBook& m_book;
    QTableWidget* m_table;
    ThemedLabel* m_basis;
};

} // namespace trucban::widgets
