// SPDX-License-Identifier: GPL-3.0-or-later
// The part of MainWindow that builds its menus and joins what stands in it.
#include "models/Wording.h"
#include "widgets/actions/KeyCard.h"
#include "widgets/alarm/AlarmDesk.h"
#include "widgets/attachment/AttachmentDesk.h"
#include "widgets/bulk/BulkBar.h"
#include "widgets/bulk/NoAction.h"
#include "widgets/callback/CallBackBar.h"
#include "widgets/case/CaseActs.h"
#include "widgets/case/CasePanel.h"
#include "widgets/case/CaseSteps.h"
#include "widgets/case/DuplicateCard.h"
#include "widgets/charts/AlertRateChart.h"
#include "widgets/intake/IntakeDesk.h"
#include "widgets/palette/CommandDesk.h"
#include "widgets/queue/FilterBar.h"
#include "widgets/queue/OlderCases.h"
#include "widgets/queue/QueuePanel.h"
#include "widgets/queue/QueueTable.h"
#include "widgets/queue/UnitDrop.h"
#include "widgets/queue/UrgentStrip.h"
#include "widgets/review/AccessReview.h"
#include "widgets/search/SearchBox.h"
#include "widgets/status/Banner.h"
#include "widgets/status/CommandStrip.h"
#include "widgets/status/StatusBar.h"
#include "widgets/tray/DoubtfulTray.h"
#include "widgets/tray/ExerciseTray.h"
#include "widgets/undo/UndoBar.h"
#include "widgets/window/DutyWorkspace.h"
#include "widgets/window/FlashFrame.h"
#include "widgets/window/MainWindow.h"

#include <QApplication>
#include <QMenuBar>

namespace trucban::widgets {

void MainWindow::buildMenus() {
    menuBar()->setObjectName(QStringLiteral("menuBar"));
    for (const auto group :
         {ActionGroup::case_, ActionGroup::go, ActionGroup::view, ActionGroup::sound, ActionGroup::program}) {
        auto* menu = menuBar()->addMenu(m_actions->groupName(group));
        m_menus.emplace_back(group, menu);
        menu->setObjectName(QStringLiteral("menu%1").arg(static_cast<int>(group)));
        for (const auto id : m_actions->group(group)) {
            const bool startsSection = id == ActionId::reopen || id == ActionId::focusQueue ||
                                       id == ActionId::nextCase || id == ActionId::filter ||
                                       id == ActionId::languageVietnamese || id == ActionId::larger ||
                                       id == ActionId::fullScreen || id == ActionId::quit;
            if (startsSection) {
                menu->addSeparator();
            }
            menu->addAction(&m_actions->action(id));
        }
    }
}

void MainWindow::wireActions() {
    const auto on = [this](ActionId id, auto handler) {
        connect(&m_actions->action(id), &QAction::triggered, this, handler);
    };
    auto& table = m_workspace->queue().table();
    on(ActionId::focusQueue, [&table] {
        table.setFocus(Qt::ShortcutFocusReason);
        if (!table.currentIndex().isValid()) {
            table.step(0);
        }
    });
    on(ActionId::focusMap, [this] {
        if (auto* map = m_workspace->mapView()) {
            map->setFocus(Qt::ShortcutFocusReason);
        }
    });
    on(ActionId::focusCase, [this] { m_workspace->casePanel().focusPanel(); });
    on(ActionId::focusChart, [this] {
        m_workspace->showChart();
        m_workspace->chart().focusChart();
    });
    on(ActionId::focusUnits, [this] { m_workspace->showUnits(); });
    on(ActionId::focusActs, [this] { showActs(); });
    on(ActionId::settleAct, [this] { m_strip->dismiss(); });
    on(ActionId::sendActAgain, [this] { m_strip->sendAgain(); });
    on(ActionId::nextCase, [&table] { table.step(1); });
    on(ActionId::previousCase, [&table] { table.step(-1); });
    on(ActionId::nextUrgent, [this] {
        if (const auto id = m_workspace->urgent().oldest()) {
            m_parts.selection.select(id);
        }
    });
    on(ActionId::selectRectangle, [this] { emit rectangleRequested(); });
    on(ActionId::selectLasso, [this] { emit lassoRequested(); });
    on(ActionId::findPlace, [this] { m_workspace->searchBox().focusField(); });
    on(ActionId::filter, [this] { m_workspace->queue().filterBar().focusField(); });
    on(ActionId::clearFilter, [this] { m_parts.filter.clear(); });
    on(ActionId::filterBack, [this] { m_parts.filter.goBack(); });
    on(ActionId::filterForward, [this] { m_parts.filter.goForward(); });
    on(ActionId::sortQueue, [this] { m_workspace->queue().openSortMenu(); });
    on(ActionId::dutyOrder, [this] { m_parts.queue.sort(-1); });
    on(ActionId::accessReview, [this] { showAccessReview(); });
    on(ActionId::olderCases, [this] { showOlderCases(m_parts.filter.spec().text.trimmed()); });
    const auto showHistory = [this] {
        m_actions->action(ActionId::filterBack).setEnabled(m_parts.filter.canGoBack());
        m_actions->action(ActionId::filterForward).setEnabled(m_parts.filter.canGoForward());
    };
    connect(&m_parts.filter, &models::Filter::historyChanged, this, showHistory);
    showHistory();
    on(ActionId::showOnMap, [this] { emit flightRequested(); });
    on(ActionId::followCase, [this](bool follow) { emit followRequested(follow); });
    connect(&table, &QueueTable::selectedClicked, &m_actions->action(ActionId::showOnMap), &QAction::trigger);
    on(ActionId::hiddenUrgent, [this] { m_parts.filter.setSpec(models::unansweredUrgent()); });
    on(ActionId::mapAreaOnly, [this] {
        auto spec = m_parts.filter.spec();
        spec.area = spec.area ? std::nullopt : m_parts.filter.sight();
        m_parts.filter.setSpec(spec);
    });
    on(ActionId::unlocated, [this] {
        auto spec = m_parts.filter.spec();
        spec.unlocatedOnly = !spec.unlocatedOnly;
        m_parts.filter.setSpec(spec);
    });
    on(ActionId::exercises, [this] { m_workspace->exerciseTray().ask(); });
    on(ActionId::mute, [this](bool muted) { m_parts.alarm.setMuted(muted); });
    on(ActionId::testSound, [this] { m_parts.alarm.playOnce(Sound::p2Arrival); });
    on(ActionId::keyCard, [this] { showKeyCard(); });
    on(ActionId::about, [this] { showAbout(); });
    on(ActionId::quit, [this] { close(); });
}

void MainWindow::wireView() {
    const auto on = [this](ActionId id, auto handler) {
        connect(&m_actions->action(id), &QAction::triggered, this, handler);
    };
    auto& theme = m_parts.theme;
    const auto showMode = [this, &theme] {
        m_actions->action(ActionId::themeSystem).setChecked(theme.mode() == Theme::Mode::system);
        m_actions->action(ActionId::themeLight).setChecked(theme.mode() == Theme::Mode::light);
        m_actions->action(ActionId::themeDark).setChecked(theme.mode() == Theme::Mode::dark);
    };
    const auto setMode = [&theme, showMode](Theme::Mode mode) {
        theme.setMode(mode);
        showMode();
    };
    on(ActionId::themeSystem, [setMode] { setMode(Theme::Mode::system); });
    on(ActionId::themeLight, [setMode] { setMode(Theme::Mode::light); });
    on(ActionId::themeDark, [setMode] { setMode(Theme::Mode::dark); });
    connect(&theme, &Theme::changed, this, showMode);
    showMode();
    on(ActionId::languageVietnamese, [this] { emit languageRequested(QStringLiteral("vi")); });
    on(ActionId::languageEnglish, [this] { emit languageRequested(QStringLiteral("en")); });
    on(ActionId::larger, [&theme] { theme.setScale(theme.scale() + 0.125); });
    on(ActionId::smaller, [&theme] { theme.setScale(theme.scale() - 0.125); });
    on(ActionId::normalSize, [&theme] { theme.setScale(1); });
    on(ActionId::fullScreen, [this](bool full) { setWindowState(windowState().setFlag(Qt::WindowFullScreen, full)); });
    on(ActionId::wall, [this](bool open) { emit wallRequested(open); });
    on(ActionId::replay, [this] { emit replayRequested(); });
    on(ActionId::chartAsTable, [this](bool asTable) { m_workspace->chart().setAsTable(asTable); });
    connect(&m_workspace->chart(), &AlertRateChart::tableRequested, this, [this](bool asTable) {
        m_actions->action(ActionId::chartAsTable).setChecked(asTable);
        m_workspace->chart().setAsTable(asTable);
    });
    on(ActionId::resetLayout, [this] { m_workspace->resetLayout(); });
}

void MainWindow::wireParts() {
    auto& urgent = m_workspace->urgent();
    connect(&urgent, &UrgentStrip::countChanged, this, &MainWindow::updateTitle);
    connect(&urgent, &UrgentStrip::nextRequested, &m_actions->action(ActionId::nextUrgent), &QAction::trigger);
    auto* unitDrop = new UnitDrop(m_workspace->queue().table(), m_parts.queue, this);
    connect(unitDrop, &UnitDrop::dropped, m_acts, [this](const core::CaseId& id, const core::UnitId& unit) {
        m_parts.selection.select(id);
        if (const QString why = m_acts->whyNot(ActionId::dispatch); !why.isEmpty()) {
            m_strip->explain(tr("Điều động lực lượng"), why);
            return;
        }
        m_acts->askDispatch(id, unit);
    });
    connect(&m_workspace->queue().table(), &QueueTable::caseActivated, this,
            [this] { m_workspace->casePanel().focusPanel(); });
    connect(&m_parts.selection, &models::Selection::selectedChanged, &m_parts.queue,
            [this] { m_parts.queue.setPicked(m_parts.selection.selected()); });
    connect(&m_parts.selection, &models::Selection::changed, this,
            [this] { m_parts.alarm.news().setSelected(m_parts.selection.current()); });
    connect(m_acts, &CaseActs::placeWanted, this, [this](const QString& prompt) {
        m_intake->placeAbandoned(); // the map asks one question at a time
        emit mapPlaceWanted(prompt);
    });
    connect(m_intake, &IntakeDesk::placeWanted, this, [this](const QString& prompt) {
        m_acts->placeAbandoned();
        activateWindow();
        emit mapPlaceWanted(prompt);
    });
    connect(m_intake, &IntakeDesk::placeUnwanted, this, &MainWindow::mapPlaceUnwanted);
    connect(m_alarmDesk, &AlarmDesk::caseWanted, this, [this](const core::CaseId& id) {
        openCase(id);
        activateWindow();
    });
    connect(m_intake, &IntakeDesk::caseWanted, this, [this](const core::CaseId& id) { m_parts.selection.select(id); });
    connect(m_intake, &IntakeDesk::explained, m_strip, &CommandStrip::explain);
    m_workspace->casePanel().addCard(*m_duplicates);
    connect(m_attachments, &AttachmentDesk::explained, m_strip, &CommandStrip::explain);
    connect(&m_workspace->casePanel(), &CasePanel::explained, m_strip, &CommandStrip::explain);
    connect(m_acts, &CaseActs::duplicatesRequested, m_duplicates, &DuplicateCard::mergeTicked);
    connect(m_duplicates, &DuplicateCard::explained, m_strip, &CommandStrip::explain);
    connect(&m_workspace->exerciseTray(), &ExerciseTray::caseWanted, this,
            [this](const core::CaseId& id) { m_parts.selection.select(id); });
    connect(&m_workspace->doubtfulTray(), &DoubtfulTray::placeRequested, this, [this](const core::CaseId& id) {
        m_parts.selection.select(id);
        m_actions->action(ActionId::placeOnMap).trigger();
    });
    connect(m_commandDesk, &CommandDesk::caseWanted, this, &MainWindow::openCase);
    connect(m_commandDesk, &CommandDesk::placeWanted, this, &MainWindow::placeRequested);
    connect(m_commandDesk, &CommandDesk::explained, m_strip, &CommandStrip::explain);
    auto& search = m_workspace->searchBox();
    connect(&search, &SearchBox::chosen, this, [this](const models::SearchHit& hit) {
        if (hit.caseId) {
            m_parts.selection.select(hit.caseId);
        }
        emit placeRequested(hit);
    });
    connect(&search, &SearchBox::left, &m_actions->action(ActionId::focusMap), &QAction::trigger);
    connect(&m_workspace->queue(), &QueuePanel::olderCasesRequested, this, &MainWindow::showOlderCases);
    connect(&m_workspace->queue(), &QueuePanel::hiddenUrgentRequested, &m_actions->action(ActionId::hiddenUrgent),
            &QAction::trigger);
    connect(m_flash, &FlashFrame::blinked, &urgent, &UrgentStrip::setFlash);
    connect(&m_parts.alarm, &AlarmPlayer::stateChanged, this, &MainWindow::showSound);
    connect(&m_parts.alarm.news(), &CaseNews::takenOver, this, [this](const QString& code, core::WardCode by) {
        m_strip->explain(tr("Chuyển tuyến %1").arg(code), tr("%1 đã nhận vụ.").arg(models::Wording::ward(by)));
        m_parts.alarm.playOnce(Sound::accepted);
    });
    connect(&m_parts.alarm, &AlarmPlayer::urgentArrived, this, [this] {
        QApplication::alert(this);
        emit urgentArrived();
    });
    connect(m_statusBar, &StatusBar::actsRequested, this, &MainWindow::showActs);
    connect(m_statusBar, &StatusBar::soundRequested, &m_actions->action(ActionId::mute), &QAction::trigger);
    connect(m_strip, &CommandStrip::listRequested, this, &MainWindow::showActs);
    connect(m_strip, &CommandStrip::dismissed, this,
            [this](const core::CommandId& id) { m_parts.commands.dismiss(id); });
    const auto showUnsent = [this] {
        m_statusBar->setUnsent(m_parts.commands.unsent(), m_parts.commands.unanswered() + m_run->result().open());
    };
    connect(m_run, &BulkRun::progressed, this, showUnsent);
    connect(&m_parts.commands, &models::CommandModel::countsChanged, this, [this, showUnsent] {
        showUnsent();
        m_parts.queue.setPending(m_parts.commands.pendingCases());
    });
    connect(m_dangerBanner, &Banner::pressed, this, &MainWindow::loginRequested);
    connect(&m_parts.board, &models::Board::changed, this, [this](const models::BoardChange& change) {
        if (change.isFill) {
            m_statusBar->setFilling(m_parts.board.state().cases.size(), m_parts.board.fillingTo());
        }
    });
}

void MainWindow::wireTriage() {
    const auto on = [this](ActionId id, auto handler) {
        connect(&m_actions->action(id), &QAction::triggered, this, handler);
    };
    on(ActionId::undoAct, [this] { m_undo->undo(); });
    on(ActionId::confirmRecall, [this] { m_undoBar->confirmRecall(); });
    on(ActionId::bulkList, [this] { m_bulkBar->stopOrList(); });
    on(ActionId::markCase, [this] { m_workspace->queue().table().markCurrent(); });
    connect(m_acts, &CaseActs::noActionRequested, m_noAction, &NoAction::ask);
    connect(m_noAction, &NoAction::explained, m_strip, &CommandStrip::explain);
    connect(m_undo, &UndoKeeper::explained, m_strip, &CommandStrip::explain);
    const auto showUndo = [this] {
        m_actions->action(ActionId::undoAct).setEnabled(!m_isPast && m_undo->whyNot().isEmpty());
    };
    connect(m_undo, &UndoKeeper::changed, this, showUndo);
    showUndo();
    connect(m_acts, &CaseActs::callBackPromiseRequested, this, [this] {
        const auto* case_ = m_acts->current();
        if (case_ != nullptr && isSilent(*case_, m_parts.board)) {
            m_strip->explain(m_actions->name(ActionId::promiseCallBack),
                             tr("Người báo giữ im lặng, tiếng chuông có thể làm lộ: không hẹn gọi lại."));
        } else if (case_ != nullptr) {
            m_callBackBar->ask(*case_);
        }
    });
    connect(m_callBackBar, &CallBackBar::caseRequested, this, &MainWindow::openCase);
    connect(m_callBackBar, &CallBackBar::due, this, [this] { m_parts.alarm.playOnce(Sound::p2Arrival); });
    connect(m_bulkBar, &BulkBar::markRequested, &m_parts.selection, &models::Selection::setSelected);
    connect(m_bulkBar, &BulkBar::caseRequested, this, &MainWindow::openCase);
    connect(m_run, &BulkRun::ended, this, [this] {
        const auto& result = m_run->result();
        m_parts.alarm.playOnce(result.done == result.chosen ? Sound::accepted : Sound::refused);
    });
    connect(&m_parts.board, &models::Board::changed, this,
            [this](const models::BoardChange& change) { m_parts.selection.dropSelected(change.erasedCases); });
}

} // namespace trucban::widgets
