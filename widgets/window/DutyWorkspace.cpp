// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/DutyWorkspace.h"

#include "widgets/case/CasePanel.h"
#include "widgets/charts/AlertRateChart.h"
#include "widgets/charts/ResponseTable.h"
#include "widgets/dispatch/UnitBoardView.h"
#include "widgets/queue/QueuePanel.h"
#include "widgets/queue/QueueTable.h"
#include "widgets/queue/UrgentStrip.h"
#include "widgets/search/SearchBox.h"
#include "widgets/theme/FlowLayout.h"
#include "widgets/theme/Labels.h"
#include "widgets/tray/DoubtfulTray.h"
#include "widgets/tray/ExerciseTray.h"
#include "widgets/tray/UnlocatedTray.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QSettings>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace trucban::widgets {

DutyWorkspace::DutyWorkspace(const DeskParts& parts, ActionRegistry& registry, CaseActs& acts, ReporterBook& reporters,
                             AttachmentDesk& attachments, QWidget* parent)
    : QWidget(parent),
      m_theme(parts.theme),
      m_urgent(new UrgentStrip(
          parts.theme, parts.board, parts.selection, parts.alarm.news(),
          [&gateway = parts.gateway] { return gateway.now(); }, this)),
      m_outer(new QSplitter(Qt::Horizontal, this)),
      m_left(new QSplitter(Qt::Vertical, m_outer)),
      m_upper(new QSplitter(Qt::Horizontal, m_left)),
      m_queue(new QueuePanel(
          parts.theme, parts.board, parts.queue, parts.filter, parts.selection,
          [&gateway = parts.gateway] { return gateway.now(); }, m_upper)),
      m_map(parts.map),
      m_search(new SearchBox(parts.theme, parts.search, this, this)),
      m_locations(parts.board),
      m_doubtful(new DoubtfulTray(parts.theme, parts.board, m_locations, this)),
      m_exercises(new ExerciseTray(parts.theme, parts.board, this)),
      m_case(new CasePanel(parts.theme, registry, parts.board, parts.selection, parts.timeline, acts, reporters,
                           attachments, parts.gateway, m_outer)),
      m_lower(new QTabWidget(m_left)),
      m_chart(new AlertRateChart(
          parts.theme, parts.board, parts.rate, parts.filter, [&gateway = parts.gateway] { return gateway.now(); },
          m_lower)),
      m_units(new UnitBoardView(
          parts.theme, parts.board, [&gateway = parts.gateway] { return gateway.now(); }, parts.selection, acts,
          m_lower)),
      m_times(new ResponseTable(
          parts.theme, parts.board, parts.filter, parts.queue.matcher(),
          [&gateway = parts.gateway] { return gateway.now(); }, m_lower)) {
    setObjectName(QStringLiteral("dutyWorkspace"));
    m_outer->setObjectName(QStringLiteral("splitterOuter"));
    m_left->setObjectName(QStringLiteral("splitterLeft"));
    m_upper->setObjectName(QStringLiteral("splitterUpper"));
    m_upper->addWidget(makeMapPane(parts));
    for (auto* splitter : {m_outer, m_left, m_upper}) {
        splitter->setChildrenCollapsible(false);
    }
    m_queue->setMinimumWidth(parts.theme.px(440));
    m_case->setMinimumWidth(parts.theme.px(340));
    m_chart->setMinimumHeight(parts.theme.px(116));
    makeLower();
    m_outer->setStretchFactor(0, 1);
    m_left->setStretchFactor(0, 1);
    m_upper->setStretchFactor(0, 3);
    m_upper->setStretchFactor(1, 2);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 2, 6, 4);
    column->setSpacing(6);
    column->addWidget(m_urgent);
    column->addWidget(m_outer, 1);
    m_queue->table().follow(parts.alarm.news());
    resetLayout();
}

void DutyWorkspace::makeLower() {
    m_lower->setObjectName(QStringLiteral("lowerTabs"));
    m_lower->setDocumentMode(true);
    m_lower->setElideMode(Qt::ElideRight); // the tabs do not make the window wide
    m_lower->tabBar()->setFocusPolicy(Qt::TabFocus);
    m_lower->addTab(m_chart, QString());
    m_lower->addTab(m_units, QString());
    m_lower->addTab(m_times, QString());
    connect(m_units, &UnitBoardView::countsChanged, this, &DutyWorkspace::nameTabs);
    nameTabs();
}

void DutyWorkspace::nameTabs() {
    const auto counts = m_units->units().counts();
    m_lower->setTabText(0, tr("Tin báo theo giờ"));
    m_lower->setTabText(2, tr("Thời gian xử lý"));
    m_lower->setTabText(1, counts.checkInsOverdue > 0
                               ? tr("Lực lượng · %1 quá hạn báo an toàn").arg(counts.checkInsOverdue)
                               : tr("Lực lượng · %1 sẵn sàng").arg(counts.available));
}

void DutyWorkspace::showChart() {
    m_lower->setCurrentWidget(m_chart);
}

void DutyWorkspace::showUnits() {
    m_lower->setCurrentWidget(m_units);
    const int wanted = m_theme.px(250);
    const QList<int> sizes = m_left->sizes();
    if (sizes.size() == 2 && sizes[1] < wanted && sizes[0] > 2 * wanted) {
        m_left->setSizes({sizes[0] + sizes[1] - wanted, wanted});
    }
    m_units->focusTable();
}

void DutyWorkspace::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        nameTabs();
    }
    QWidget::changeEvent(event);
}

QWidget* DutyWorkspace::makeMapPane(const DeskParts& parts) {
    auto* pane = new QFrame(m_upper);
    pane->setObjectName(QStringLiteral("mapPane"));
    pane->setProperty("role", QByteArray("panel"));
    pane->setMinimumWidth(parts.theme.px(180));
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    auto* tray = new QWidget(pane); // in two lines where the map is narrow: a count cut off is none
    auto* flow = new FlowLayout(tray, 6);
    flow->addWidget(new UnlocatedTray(parts.theme, parts.queue, parts.filter, tray));
    flow->addWidget(m_doubtful);
    flow->addWidget(m_exercises);
    auto policy = tray->sizePolicy();
    policy.setHeightForWidth(true);
    policy.setVerticalPolicy(QSizePolicy::Minimum);
    tray->setSizePolicy(policy);
    auto* search = new QHBoxLayout;
    search->setContentsMargins(6, 5, 6, 5);
    search->addWidget(m_search);
    column->addLayout(search);
    if (m_map != nullptr) {
        column->addWidget(m_map, 1);
    } else {
        column->addStretch(1);
    }
    auto* below = new QHBoxLayout;
    below->setContentsMargins(6, 5, 6, 5);
    below->addWidget(tray);
    column->addLayout(below);
    return pane;
}

void DutyWorkspace::resetLayout() {
    const auto px = [this](double value) { return m_theme.px(value); };
    m_outer->setSizes({px(1180), px(410)});
    m_left->setSizes({px(610), px(140)});
    m_upper->setSizes({px(820), px(370)});
    m_case->splitter().setSizes({px(460), px(190)});
    m_queue->table().restoreColumns({});
}

void DutyWorkspace::setCondition(bool stale, Knowledge knowledge) {
    m_urgent->setKnowledge(knowledge);
    m_queue->setCondition(stale, knowledge);
    m_chart->setKnowledge(knowledge);
    m_case->setStale(stale);
}

void DutyWorkspace::refreshTimes() {
    m_queue->table().refreshTimes();
    m_urgent->refreshTimes();
    m_case->refreshTimes();
    m_chart->refreshTimes();
    m_units->refreshTimes();
}

void DutyWorkspace::save(QSettings& settings) const {
    settings.setValue(QStringLiteral("outer"), m_outer->saveState());
    settings.setValue(QStringLiteral("left"), m_left->saveState());
    settings.setValue(QStringLiteral("upper"), m_upper->saveState());
    settings.setValue(QStringLiteral("case"), m_case->splitter().saveState());
    settings.setValue(QStringLiteral("columns"), m_queue->table().columnState());
}

void DutyWorkspace::restore(QSettings& settings) {
    const auto apply = [&settings](QSplitter& splitter, const QString& key) {
        if (const auto state = settings.value(key).toByteArray(); !state.isEmpty()) {
            splitter.restoreState(state);
        }
    };
    apply(*m_outer, QStringLiteral("outer"));
    apply(*m_left, QStringLiteral("left"));
    apply(*m_upper, QStringLiteral("upper"));
    apply(m_case->splitter(), QStringLiteral("case"));
    if (const auto columns = settings.value(QStringLiteral("columns")).toByteArray(); !columns.isEmpty()) {
        m_queue->table().restoreColumns(columns);
    }
}

} // namespace trucban::widgets
