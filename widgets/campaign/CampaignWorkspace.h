// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/CampaignBoard.h"
#include "widgets/campaign/CampaignPage.h"
#include "widgets/window/DeskParts.h"

#include <QPointer>
#include <QWidget>

class QSettings;
class QStackedWidget;
class QTabBar;
class QTabWidget;

namespace trucban::widgets {

class ActionRegistry;
class CampaignChips;
class CampaignHeader;
class CampaignTiles;
class CampaignWizard;
class FigureItems;
class ThemedLabel;
class UrgentStrip;

/// The workspace "Cao điểm": which campaign and what of it on top, the tiles, and a page for each thing they lead to.
/// Unacknowledged P1s stay in sight here too. What is in sight alone is counted and painted.
class CampaignWorkspace : public QWidget {
    Q_OBJECT
public:
    CampaignWorkspace(const DeskParts& parts, ActionRegistry& registry, models::CampaignBoard& board,
                      QWidget* parent = nullptr);

    void setStatus(const bridge::ConnectionStatus& status);
    void onResult(const wire::Result& result);
    void onQueryFailed(const core::CommandId& id);
    void onCommand(const bridge::CommandStatus& command);
    void refreshTimes();
    /// Beside the ranking: the wards coloured by the chosen indicator. Made when the page is first looked at.
    void setMapMaker(std::function<QWidget*(QWidget* parent)> maker);
    [[nodiscard]] figures::IndicatorRef indicator() const { return m_indicator; }
    void setIndicator(const QString& code);
    void showPage(const QString& name);
    void stepPage(int by);
    void focusPage();
    void save(QSettings& settings) const;
    void restore(QSettings& settings);
    [[nodiscard]] models::CampaignBoard& board() const { return m_board; }

signals:
    void caseWanted(const trucban::core::CaseId& id);
    void indicatorChanged();
    void shown(); ///< what changed while nobody looked is up to date

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void makePages();
    void makeResponsePage();
    CampaignPage& addPage(const char* name);
    void wire();
    /// Something changed: shown at once when it is in sight, else when it comes there.
    void refresh();
    void rebuild();
    void chooseIndicator();
    void showStage();
    void retranslate();
    void openTile(const QString& code);
    void showItems(const figures::IndicatorRef& indicator, ChartChoice choice, const QString& key);
    void openWizard(const core::Campaign* campaign);
    [[nodiscard]] figures::Slice sliceFor(const figures::IndicatorRef& indicator, ChartChoice choice,
                                          const QString& key);

    DeskParts m_parts;
    ActionRegistry& m_registry;
    models::CampaignBoard& m_board;
    UrgentStrip* m_urgent;
    CampaignHeader* m_header;
    CampaignChips* m_chips;
    QStackedWidget* m_stack; ///< nothing yet | the pages
    ThemedLabel* m_nothing;
    QTabWidget* m_tabs;
    CampaignTiles* m_tiles;
    std::vector<CampaignPage*> m_pages;
    CampaignPage* m_rankingPage = nullptr;
    QTabBar* m_stages = nullptr; ///< of response times
    std::function<QWidget*(QWidget*)> m_mapMaker;
    figures::IndicatorRef m_indicator;
    core::CampaignId m_indicatorOf; ///< whose it is
    bool m_isOld = true;            ///< what stands above the pages
    QPointer<FigureItems> m_items;
    QPointer<CampaignWizard> m_wizard;
};

} // namespace trucban::widgets
