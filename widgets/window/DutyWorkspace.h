// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/LocationWatch.h"
#include "widgets/status/Knowledge.h"
#include "widgets/window/DeskParts.h"

#include <QWidget>

class QSettings;
class QSplitter;
class QTabWidget;

namespace trucban::widgets {

class ActionRegistry;
class AlertRateChart;
class AttachmentDesk;
class CaseActs;
class CasePanel;
class QueuePanel;
class ResponseTable;
class ReporterBook;
class SearchBox;
class DoubtfulTray;
class ExerciseTray;
class UnitBoardView;
class UrgentStrip;

/// The workspace "Trực ban": unacknowledged P1s on top, queue and map side by side with the chart or the unit board under
/// them, the case at the right.
class DutyWorkspace : public QWidget {
    Q_OBJECT
public:
    DutyWorkspace(const DeskParts& parts, ActionRegistry& registry, CaseActs& acts, ReporterBook& reporters,
                  AttachmentDesk& attachments, QWidget* parent = nullptr);

    [[nodiscard]] UrgentStrip& urgent() const { return *m_urgent; }
    [[nodiscard]] QueuePanel& queue() const { return *m_queue; }
    [[nodiscard]] CasePanel& casePanel() const { return *m_case; }
    [[nodiscard]] AlertRateChart& chart() const { return *m_chart; }
    [[nodiscard]] UnitBoardView& unitBoard() const { return *m_units; }
    void showChart();
    void showUnits(); ///< with room for some of them
    [[nodiscard]] QWidget* mapView() const { return m_map; }
    [[nodiscard]] SearchBox& searchBox() const { return *m_search; }
    [[nodiscard]] DoubtfulTray& doubtfulTray() const { return *m_doubtful; }
    [[nodiscard]] ExerciseTray& exerciseTray() const { return *m_exercises; }
    void setCondition(bool stale, Knowledge knowledge);
    void refreshTimes();
    void save(QSettings& settings) const;
    void restore(QSettings& settings);
    void resetLayout();

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeMapPane(const DeskParts& parts);
    void makeLower();
    void nameTabs();
    Theme& m_theme;
    UrgentStrip* m_urgent;
    QSplitter* m_outer; ///< left | case
    QSplitter* m_left;  ///< upper / lower
    QSplitter* m_upper; ///< queue | map
    QueuePanel* m_queue;
    QWidget* m_map;
    SearchBox* m_search;
    models::LocationWatch m_locations;
    DoubtfulTray* m_doubtful;
    ExerciseTray* m_exercises;
    CasePanel* m_case;
    QTabWidget* m_lower; ///< chart | units | response times
    AlertRateChart* m_chart;
    UnitBoardView* m_units;
    ResponseTable* m_times;
};

} // namespace trucban::widgets
