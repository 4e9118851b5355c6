// SPDX-License-Identifier: GPL-3.0-or-later
// The part of MainWindow that changes between the duty workspace and the campaign.
#include "widgets/campaign/CampaignWorkspace.h"
#include "widgets/case/CasePanel.h"
#include "widgets/queue/QueuePanel.h"
#include "widgets/queue/QueueTable.h"
#include "widgets/window/DutyWorkspace.h"
#include "widgets/window/MainWindow.h"

#include <QStackedWidget>

namespace trucban::widgets {

void MainWindow::addCampaign(CampaignWorkspace& campaign) {
    m_campaign = &campaign;
    m_stack->addWidget(&campaign);
    m_actions->action(ActionId::campaign).setEnabled(true);
    connect(&m_actions->action(ActionId::campaign), &QAction::triggered, this, &MainWindow::showCampaign);
    connect(&m_actions->action(ActionId::campaignNextPage), &QAction::triggered, &campaign,
            [&campaign] { campaign.stepPage(1); });
    connect(&m_actions->action(ActionId::campaignPreviousPage), &QAction::triggered, &campaign,
            [&campaign] { campaign.stepPage(-1); });
    connect(&campaign, &CampaignWorkspace::caseWanted, this, &MainWindow::openCase);
    // Whatever selects a case wants it to be seen, and keys of the duty workspace want that.
    connect(&m_parts.selection, &models::Selection::changed, this, [this](std::optional<core::CaseId> id) {
        if (id) {
            showCampaign(false);
        }
    });
    for (const auto id : {ActionId::focusQueue, ActionId::focusMap, ActionId::focusCase, ActionId::focusChart,
                          ActionId::focusUnits, ActionId::nextCase, ActionId::previousCase, ActionId::findPlace,
                          ActionId::filter, ActionId::sortQueue, ActionId::placeOnMap, ActionId::showOnMap}) {
        connect(&m_actions->action(id), &QAction::triggered, this, [this, id] {
            if (m_stack->currentWidget() == m_campaign) {
                showCampaign(false);
                m_actions->action(id).trigger(); // what it puts the keyboard on was out of sight the first time
            }
        });
    }
}

void MainWindow::showCampaign(bool isShown) {
    if (m_campaign == nullptr || (m_stack->currentWidget() == m_campaign) == isShown) {
        m_actions->action(ActionId::campaign).setChecked(isShown && m_campaign != nullptr);
        return;
    }
    m_actions->action(ActionId::campaign).setChecked(isShown);
    for (const auto id : {ActionId::campaignNextPage, ActionId::campaignPreviousPage}) {
        m_actions->action(id).setEnabled(isShown);
    }
    if (isShown) {
        // Nothing is done to a case that is out of sight.
        m_caseBefore = m_parts.selection.current();
        m_parts.selection.select(std::nullopt);
        m_stack->setCurrentWidget(m_campaign);
        m_campaign->focusPage();
        return;
    }
    m_stack->setCurrentWidget(m_workspace);
    if (!m_parts.selection.current() && m_caseBefore && m_parts.board.case_(*m_caseBefore) != nullptr) {
        m_parts.selection.select(m_caseBefore);
    }
    m_caseBefore.reset();
    m_workspace->queue().table().setFocus(Qt::ShortcutFocusReason);
}

} // namespace trucban::widgets
