// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/AlarmListModel.h"
#include "widgets/theme/Theme.h"

#include <QDialog>

class QListView;
class QPushButton;

namespace trucban::widgets {

class AlarmBook;
class ThemedLabel;

/// Every alarm nobody answered: Enter goes to its case, opens or closes a group; Right opens one, Left closes it. Beside
/// the main window, which stays in use. Object names: "alarmList", "alarmListRows", "alarmListState", "alarmListFlood",
/// "alarmListGo", "alarmListClose".
class AlarmList : public QDialog {
    Q_OBJECT
public:
    /// All must outlive it.
    AlarmList(Theme& theme, const models::Board& board, AlarmBook& book, std::function<core::Instant()> clock,
              QWidget* parent = nullptr);

    void refreshTimes(); ///< once a second
    [[nodiscard]] models::AlarmListModel& model() { return m_model; }

signals:
    void caseWanted(const trucban::core::CaseId& id);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void build(Theme& theme);
    void go();
    void setOpen(bool open);
    [[nodiscard]] static QString countText(const std::vector<models::StandingAlarm>& standing);

    AlarmBook& m_book;
    models::AlarmListModel m_model;
    ThemedLabel* m_state;
    ThemedLabel* m_flood;
    QListView* m_list;
    QPushButton* m_go;
};

} // namespace trucban::widgets
