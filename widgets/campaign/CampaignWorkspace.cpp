// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/campaign/CampaignWorkspace.h"

#include "models/CampaignWording.h"
#include "widgets/actions/ActionRegistry.h"
#include "widgets/actions/KeyButton.h"
#include "widgets/campaign/CampaignChips.h"
#include "widgets/campaign/CampaignHeader.h"
#include "widgets/campaign/CampaignTiles.h"
#include "widgets/campaign/CampaignWizard.h"
#include "widgets/campaign/FigureItems.h"
#include "widgets/dialogs/OpenDialog.h"
#include "widgets/queue/UrgentStrip.h"
#include "widgets/theme/Labels.h"

#include <QEvent>
#include <QSettings>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace trucban::widgets {

using figures::IndicatorRef;
using figures::Measure;
using models::CampaignCharts;

namespace {

/// The page where most is to be seen of it.
QString pageOf(const IndicatorRef& indicator) {
    const auto measure = indicator.indicator->numerator;
    if (indicator.indicator->form == figures::FigureForm::percentile ||
        (measure >= Measure::sent && measure <= Measure::resolveInTime)) {
        return QStringLiteral("responsePage");
    }
    if (measure <= Measure::sentAndCleared) {
        return QStringLiteral("trendPage");
    }
    if (measure <= Measure::disputesMediated || measure == Measure::guided || measure == Measure::petitionKinds ||
        measure == Measure::supportKinds || measure == Measure::households || measure == Measure::teams) {
        return QStringLiteral("outreachPage");
    }
    if (measure >= Measure::initiatives && measure <= Measure::tasksOverdue) {
        return QStringLiteral("worksPage");
    }
    if (measure == Measure::entered || measure == Measure::initiativeFigures || measure == Measure::reintegration) {
        return QStringLiteral("enteredPage");
    }
    return QStringLiteral("trendPage");
}

constexpr std::array kStages{core::DeadlineStage::acknowledge, core::DeadlineStage::dispatch,
                             core::DeadlineStage::arrive, core::DeadlineStage::resolve};

/// None: the indicator is of no stage.
std::optional<core::DeadlineStage> stageOf(const IndicatorRef& indicator) {
    const auto measure = indicator.indicator->numerator;
    const bool isOfStage = indicator.indicator->form == figures::FigureForm::percentile ||
                           (measure >= Measure::acknowledgeDue && measure <= Measure::resolveInTime);
    return isOfStage ? std::optional{indicator.indicator->stage} : std::nullopt;
}

IndicatorRef ofVisits(const IndicatorRef& indicator) {
    const bool isOfVisits = pageOf(indicator) == QLatin1String("outreachPage");
    return isOfVisits ? indicator : *figures::findIndicator("visits");
}

} // namespace

CampaignWorkspace::CampaignWorkspace(const DeskParts& parts, ActionRegistry& registry, models::CampaignBoard& board,
                                     QWidget* parent)
    : QWidget(parent),
      m_parts(parts),
      m_registry(registry),
      m_board(board),
      m_urgent(new UrgentStrip(
          parts.theme, parts.board, parts.selection, parts.alarm.news(),
          [&gateway = parts.gateway] { return gateway.now(); }, this)),
      m_header(new CampaignHeader(parts.theme, registry, board, this)),
      m_chips(new CampaignChips(parts.theme, registry, board, this)),
      m_stack(new QStackedWidget(this)),
      m_nothing(new ThemedLabel(parts.theme, TextRole::heading, this, "muted")),
      m_tabs(new QTabWidget(this)),
      m_tiles(new CampaignTiles(parts.theme, board, this)) {
    setObjectName(QStringLiteral("campaignWorkspace"));
    m_urgent->setObjectName(QStringLiteral("campaignUrgent"));
    m_nothing->setObjectName(QStringLiteral("campaignNothing"));
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    auto* empty = new QWidget(this);
    auto* middle = new QVBoxLayout(empty);
    middle->addStretch(1);
    middle->addWidget(m_nothing);
    middle->addWidget(new KeyButton(parts.theme, registry, ActionId::newCampaign, empty), 0, Qt::AlignHCenter);
    middle->addStretch(2);
    m_stack->addWidget(empty);
    m_stack->addWidget(m_tabs);
    m_tabs->setObjectName(QStringLiteral("campaignTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->setElideMode(Qt::ElideRight);
    m_tabs->tabBar()->setFocusPolicy(Qt::TabFocus);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 2, 6, 4);
    column->setSpacing(6);
    column->addWidget(m_urgent);
    column->addWidget(m_header);
    column->addWidget(m_chips);
    column->addWidget(m_stack, 1);
    makePages();
    wire();
    retranslate();
    refresh();
}

CampaignPage& CampaignWorkspace::addPage(const char* name) {
    auto* page = new CampaignPage(m_parts.theme, m_board, QLatin1String(name), m_tabs);
    m_tabs->addTab(page, QString());
    m_pages.push_back(page);
    connect(page, &CampaignPage::itemsAsked, this, &CampaignWorkspace::showItems);
    connect(page, &CampaignPage::indicatorChosen, this, &CampaignWorkspace::setIndicator);
    connect(page, &CampaignPage::retryAsked, this, [this] { m_board.askAgain(); });
    return *page;
}

void CampaignWorkspace::makePages() {
    using Charts = const CampaignCharts&;
    using Ref = const IndicatorRef&;
    m_tabs->addTab(m_tiles, QString());
    auto& trend = addPage("trendPage");
    trend.addChart(QStringLiteral("trendChart"), ChartChoice::days,
                   [](Charts charts, Ref ref) { return charts.trend(ref, false); });
    trend.addChart(QStringLiteral("cumulativeChart"), ChartChoice::days,
                   [](Charts charts, Ref ref) { return charts.trend(ref, true); });
    auto& kinds = addPage("kindsPage");
    kinds.addChart(QStringLiteral("kindsChart"), ChartChoice::kinds, [](Charts charts, Ref ref) {
        return charts.kinds(ref.indicator->isOfCases() ? ref : *figures::findIndicator("cases"));
    });
    kinds.addChart(QStringLiteral("heatChart"), ChartChoice::hours,
                   [](Charts charts, Ref ref) { return charts.heat(ref); });
    m_rankingPage = &addPage("rankingPage");
    m_rankingPage->addChart(QStringLiteral("rankingChart"), ChartChoice::wards,
                            [](Charts charts, Ref ref) { return charts.ranking(ref); });
    m_rankingPage->addChart(QStringLiteral("neighbourhoodChart"), ChartChoice::neighbourhoods,
                            [](Charts charts, Ref ref) { return charts.neighbourhoods(ref); });
    makeResponsePage();
    auto& outreach = addPage("outreachPage");
    outreach.addChart(
        QStringLiteral("coverageChart"), ChartChoice::wards, [](Charts charts, Ref) { return charts.coverage(); },
        "coverage");
    outreach.addChart(QStringLiteral("visitsChart"), ChartChoice::days,
                      [](Charts charts, Ref ref) { return charts.trend(ofVisits(ref), true); });
    outreach.addChart(
        QStringLiteral("roundsChart"), ChartChoice::none, [](Charts charts, Ref) { return charts.rounds(); }, "visits");
    auto& works = addPage("worksPage");
    works.addChart(
        QStringLiteral("initiativesChart"), ChartChoice::none, [](Charts charts, Ref) { return charts.initiatives(); },
        "initiatives");
    works.addChart(
        QStringLiteral("burndownChart"), ChartChoice::none, [](Charts charts, Ref) { return charts.burndown(); },
        "tasks");
    auto& entered = addPage("enteredPage");
    entered.addChart(QStringLiteral("enteredChart"), ChartChoice::indicators,
                     [](Charts charts, Ref) { return charts.entered(); });
}

/// One stage at a time: each has its own limits, and four small pictures of them could not be read.
void CampaignWorkspace::makeResponsePage() {
    auto& page = addPage("responsePage");
    m_stages = new QTabBar(&page);
    m_stages->setObjectName(QStringLiteral("responseStages"));
    m_stages->setDrawBase(false);
    m_stages->setExpanding(false);
    for (std::size_t i = 0; i < kStages.size(); ++i) {
        m_stages->addTab(QString());
    }
    m_stages->setCurrentIndex(static_cast<int>(core::DeadlineStage::arrive));
    page.setHead(*m_stages);
    page.addChart(QStringLiteral("responseChart"), ChartChoice::none,
                  [this](const CampaignCharts& charts, const IndicatorRef&) {
                      return charts.response(kStages[static_cast<std::size_t>(m_stages->currentIndex())]);
                  });
    page.addChart(QStringLiteral("funnelChart"), ChartChoice::indicators,
                  [](const CampaignCharts& charts, const IndicatorRef&) { return charts.funnel(); });
    connect(m_stages, &QTabBar::currentChanged, &page, &CampaignPage::refresh);
}

void CampaignWorkspace::wire() {
    connect(&m_board, &models::CampaignBoard::campaignsChanged, this, &CampaignWorkspace::refresh);
    connect(&m_board, &models::CampaignBoard::choiceChanged, this, &CampaignWorkspace::refresh);
    connect(&m_board, &models::CampaignBoard::stateChanged, this, &CampaignWorkspace::refresh);
    connect(&m_board, &models::CampaignBoard::figuresChanged, this, [this] {
        m_tiles->refresh();
        std::ranges::for_each(m_pages, &CampaignPage::refresh);
        refreshTimes();
    });
    connect(m_header, &CampaignHeader::indicatorChosen, this, &CampaignWorkspace::setIndicator);
    connect(m_tiles, &CampaignTiles::opened, this, &CampaignWorkspace::openTile);
    connect(m_tiles, &CampaignTiles::itemsAsked, this, [this](const QString& code) {
        if (const auto known = figures::findIndicator(code.toStdString())) {
            showItems(*known, ChartChoice::none, {});
        }
    });
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        if (m_mapMaker && m_tabs->currentWidget() == m_rankingPage) {
            m_rankingPage->addWidget(*std::exchange(m_mapMaker, nullptr)(m_rankingPage));
        }
    });
    connect(&m_registry.action(ActionId::newCampaign), &QAction::triggered, this, [this] { openWizard(nullptr); });
    connect(&m_registry.action(ActionId::editCampaign), &QAction::triggered, this,
            [this] { openWizard(m_board.campaign()); });
    connect(&m_registry.action(ActionId::clearFilter), &QAction::triggered, this, [this] {
        if (isVisible()) {
            m_board.clearFilter();
        }
    });
}

void CampaignWorkspace::refresh() {
    const bool hasCampaign = m_board.campaign() != nullptr;
    m_stack->setCurrentIndex(hasCampaign ? 1 : 0);
    m_registry.action(ActionId::editCampaign).setEnabled(m_board.mayEditCampaign());
    m_registry.action(ActionId::newCampaign).setEnabled(m_board.mayEdit());
    m_nothing->setText(m_board.mayEdit() ? tr("Chưa có đợt cao điểm nào trong phạm vi của bạn.")
                                         : tr("Chưa có đợt cao điểm nào trong phạm vi của bạn. Lãnh đạo phường hoặc "
                                              "Ban Chỉ đạo 138 tạo đợt mới."));
    chooseIndicator();
    m_isOld = true;
    if (isVisible()) {
        rebuild();
    }
}

/// Another campaign begins with its first, where it does not have the one that is looked at. One that a chart named and
/// the campaign does not list stays chosen.
void CampaignWorkspace::chooseIndicator() {
    const auto* campaign = m_board.campaign();
    const auto id = campaign == nullptr ? core::CampaignId{} : campaign->id;
    const bool isOther = std::exchange(m_indicatorOf, id) != id;
    const auto indicators = m_board.indicators();
    const bool isListed = indicators.empty() || std::ranges::contains(indicators, m_indicator);
    if (m_indicator.indicator == nullptr || (isOther && !isListed)) {
        m_indicator = indicators.empty() ? *figures::findIndicator("cases") : indicators.front();
        showStage();
        emit indicatorChanged();
    }
}

/// That of the indicator; of one without, what was looked at stays.
void CampaignWorkspace::showStage() {
    if (const auto stage = stageOf(m_indicator)) {
        m_stages->setCurrentIndex(static_cast<int>(*stage));
    }
}

void CampaignWorkspace::rebuild() {
    m_isOld = false;
    m_header->rebuild();
    m_chips->rebuild();
    m_header->setIndicator(QString::fromStdString(m_indicator.code()));
    m_tiles->setIndicator(QString::fromStdString(m_indicator.code()));
    m_tiles->refresh();
    for (CampaignPage* page : m_pages) {
        page->setIndicator(m_indicator);
        page->refresh();
    }
    refreshTimes();
}

void CampaignWorkspace::setIndicator(const QString& code) {
    const auto known = figures::findIndicator(code.toStdString());
    if (!known || *known == m_indicator) {
        return;
    }
    m_indicator = *known;
    showStage();
    m_header->setIndicator(code);
    m_tiles->setIndicator(code);
    for (CampaignPage* page : m_pages) {
        page->setIndicator(m_indicator);
    }
    emit indicatorChanged();
}

void CampaignWorkspace::openTile(const QString& code) {
    setIndicator(code);
    m_tiles->setIndicator(code);
    showPage(pageOf(m_indicator));
    focusPage();
}

void CampaignWorkspace::showPage(const QString& name) {
    const auto found = std::ranges::find(m_pages, name, &QObject::objectName);
    m_tabs->setCurrentWidget(found == m_pages.end() ? static_cast<QWidget*>(m_tiles) : *found);
}

void CampaignWorkspace::stepPage(int by) {
    if (isVisible() && m_tabs->count() > 0) {
        m_tabs->setCurrentIndex((m_tabs->currentIndex() + by + m_tabs->count()) % m_tabs->count());
        focusPage();
    }
}

void CampaignWorkspace::focusPage() {
    if (m_tabs->currentWidget() == m_tiles) {
        m_tiles->focusFirst();
    } else if (auto* page = qobject_cast<CampaignPage*>(m_tabs->currentWidget())) {
        page->focusFirst();
    }
}

void CampaignWorkspace::setMapMaker(std::function<QWidget*(QWidget*)> maker) {
    m_mapMaker = std::move(maker);
}

figures::Slice CampaignWorkspace::sliceFor(const IndicatorRef& indicator, ChartChoice choice, const QString& key) {
    figures::Slice slice = m_board.figures().slice();
    const auto parts = key.split(QLatin1Char('/'));
    if (parts.size() == 2 && parts[0] == QLatin1String("day")) {
        const auto day = static_cast<core::Day>(parts[1].toInt());
        slice.days = slice.days.meet({day, day});
    } else if (choice == ChartChoice::kinds) {
        slice.kinds = {key.toStdString()};
    } else if (choice == ChartChoice::hours && parts.size() == 2) {
        slice.weekdays = 1u << parts[0].toUInt();
        slice.hours = 1u << parts[1].toUInt();
    } else if (choice == ChartChoice::wards && core::contains(m_board.wards(), models::wardOfKey(key))) {
        slice.wards = {models::wardOfKey(key)};
        slice.neighbourhood.clear();
    } else if (choice == ChartChoice::wards || choice == ChartChoice::neighbourhoods) {
        slice.neighbourhood = key.toStdString();
    }
    // Beside another period a chart of cases counts the days that are compared.
    const bool isCompared = choice == ChartChoice::kinds || choice == ChartChoice::indicators;
    if (const auto both = m_board.figures().paired(); isCompared && indicator.indicator->isOfCases() && both.days > 0) {
        slice.days = slice.days.meet(both.span);
    }
    if (indicator.indicator->denominator == Measure::households &&
        indicator.indicator->form == figures::FigureForm::share) {
        const auto& counted = m_board.figures().total().householdWards;
        std::erase_if(slice.wards, [&](core::WardCode ward) { return !std::ranges::contains(counted, ward); });
    }
    return slice;
}

void CampaignWorkspace::showItems(const IndicatorRef& indicator, ChartChoice choice, const QString& key) {
    switch (indicator.indicator->drill) {
    case figures::DrillKind::none:
        return;
    case figures::DrillKind::records:
        openDialog(*new FigureRecords(m_parts.theme, m_board, indicator, sliceFor(indicator, choice, key), window()));
        return;
    case figures::DrillKind::alerts:
    case figures::DrillKind::cases:
    case figures::DrillKind::visits:
        break;
    }
    m_items = new FigureItems(m_parts.theme, m_parts.board, m_parts.gateway, indicator,
                              sliceFor(indicator, choice, key), window());
    connect(m_items, &FigureItems::caseWanted, this, &CampaignWorkspace::caseWanted);
    openDialog(*m_items);
}

void CampaignWorkspace::openWizard(const core::Campaign* campaign) {
    if (m_wizard) {
        m_wizard->raise();
        return;
    }
    m_wizard = new CampaignWizard(m_parts.theme, m_parts.wards, m_board, m_parts.gateway, campaign, window());
    openDialog(*m_wizard);
}

void CampaignWorkspace::onResult(const wire::Result& result) {
    if (m_items) {
        m_items->onResult(result);
    }
}

void CampaignWorkspace::onQueryFailed(const core::CommandId& id) {
    if (m_items) {
        m_items->onQueryFailed(id);
    }
}

void CampaignWorkspace::onCommand(const bridge::CommandStatus& command) {
    if (m_wizard) {
        m_wizard->onCommand(command);
    }
}

void CampaignWorkspace::setStatus(const bridge::ConnectionStatus& status) {
    m_urgent->setKnowledge(knowledgeOf(status));
    const bool isFor = status.role != core::Role::team;
    m_registry.action(ActionId::campaign).setEnabled(isFor);
    m_registry.action(ActionId::newCampaign).setVisible(m_board.mayEdit());
    m_registry.action(ActionId::editCampaign).setVisible(m_board.mayEdit());
}

void CampaignWorkspace::refreshTimes() {
    if (isVisible()) {
        m_header->refreshTimes(m_parts.gateway.now());
        m_urgent->refreshTimes();
    }
}

void CampaignWorkspace::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_board.setWatched(true);
    if (m_isOld) {
        rebuild();
    }
    refreshTimes();
    emit shown();
}

void CampaignWorkspace::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    m_board.setWatched(false);
}

void CampaignWorkspace::retranslate() {
    const QStringList names{tr("Tổng quan"),       tr("Diễn biến"),    tr("Loại việc, thời điểm"), tr("Xếp hạng"),
                            tr("Thời gian xử lý"), tr("Tổ 3 trong 1"), tr("Mô hình, nhiệm vụ"),    tr("Số liệu nhập")};
    for (int i = 0; i < m_tabs->count(); ++i) {
        m_tabs->setTabText(i, names[i]);
    }
    m_tabs->setAccessibleName(tr("Trang số liệu của đợt cao điểm"));
    for (std::size_t i = 0; i < kStages.size(); ++i) {
        m_stages->setTabText(static_cast<int>(i), models::CampaignWording::stage(kStages[i]));
    }
    m_stages->setAccessibleName(tr("Chặng xử lý"));
}

void CampaignWorkspace::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
    QWidget::changeEvent(event);
}

void CampaignWorkspace::save(QSettings& settings) const {
    if (const auto* campaign = m_board.campaign()) {
        settings.setValue(QStringLiteral("campaign"), QString::fromStdString(campaign->id.toString()));
    }
    settings.setValue(QStringLiteral("indicator"), QString::fromStdString(m_indicator.code()));
    settings.setValue(QStringLiteral("page"), m_tabs->currentWidget()->objectName());
}

void CampaignWorkspace::restore(QSettings& settings) {
    if (const auto id = core::Uuid::parse(settings.value(QStringLiteral("campaign")).toString().toStdString())) {
        m_board.choose({*id});
    }
    setIndicator(settings.value(QStringLiteral("indicator")).toString());
    showPage(settings.value(QStringLiteral("page")).toString());
}

} // namespace trucban::widgets
