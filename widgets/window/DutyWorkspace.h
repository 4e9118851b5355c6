// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/LocationWatch.h"
#include "widgets/status/Knowledge.h"
#include "widgets/window/DeskParts.h"

#include <QWidget>

class QSettings;
class QSplitter;

namespace trucban::widgets {

class ActionRegistry;
class AlertRateChart;
class CaseActs;
class CasePanel;
class QueuePanel;
class ReporterBook;
class SearchBox;
class DoubtfulTray;
class UrgentStrip;

/// The workspace "Trực ban": unacknowledged P1s on top, queue and map side by side with the chart under them, the case
/// at the right.
class DutyWorkspace : public QWidget {
    Q_OBJECT
public:
    DutyWorkspace(const DeskParts& parts, ActionRegistry& registry, CaseActs& acts, ReporterBook& reporters,
                  QWidget* parent = nullptr);

    [[nodiscard]] UrgentStrip& urgent() const { return *m_urgent; }
    [[nodiscard]] QueuePanel& queue() const { return *m_queue; }
    [[nodiscard]] CasePanel& casePanel() const { return *m_case; }
    [[nodiscard]] AlertRateChart& chart() const { return *m_chart; }
    [[nodiscard]] QWidget* mapView() const { return m_map; }
    [[nodiscard]] SearchBox& searchBox() const { return *m_search; }
    [[nodiscard]] DoubtfulTray& doubtfulTray() const { return *m_doubtful; }
    void setCondition(bool stale, Knowledge knowledge);
    void refreshTimes();
    void save(QSettings& settings) const;
    void restore(QSettings& settings);
    void resetLayout();

private:
    QWidget* makeMapPane(const DeskParts& parts);
    Theme& m_theme;
    UrgentStrip* m_urgent;
    QSplitter* m_outer; ///< left | case
    QSplitter* m_left;  ///< upper / chart
    QSplitter* m_upper; ///< queue | map
    QueuePanel* m_queue;
    QWidget* m_map;
    SearchBox* m_search;
    models::LocationWatch m_locations;
    DoubtfulTray* m_doubtful;
    CasePanel* m_case;
    AlertRateChart* m_chart;
};

} // namespace trucban::widgets
