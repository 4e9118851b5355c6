// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/campaign/CampaignWorkspace.h"

#include "widgets/CampaignFixture.h"
#include "widgets/campaign/CampaignTiles.h"
#include "widgets/campaign/CampaignWizard.h"
#include "widgets/charts/ChartTile.h"
#include "wire/FigureBodies.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTabBar>
#include <QTabWidget>
#include <QTableWidget>

using namespace trucban;
using test::CampaignDesk;
using widgets::ActionId;
using widgets::ChartFrame;
using widgets::ChartState;

class CampaignWorkspaceTest : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<widgets::Theme> m_theme;
    std::unique_ptr<CampaignDesk> m_desk;

    [[nodiscard]] test::DeskHarness& desk() { return m_desk->desk; }
    void open() {
        desk().key(Qt::Key_7, Qt::ControlModifier);
        QVERIFY(m_desk->workspace->isVisible());
    }
    void openWithFigures() {
        m_desk->give();
        open();
        m_desk->answer();
    }
    [[nodiscard]] models::TileChart tile(const char* code) {
        return std::get<models::TileChart>(m_desk->board.charts().tile(*figures::findIndicator(code)).body);
    }
    [[nodiscard]] QString page() { return desk().find<QTabWidget>("campaignTabs")->currentWidget()->objectName(); }
    /// The middle of a mark of a chart, by its key.
    static QPoint markOf(ChartFrame& frame, const QString& key) {
        for (const auto& mark : frame.plot().scene().marks) {
            if (mark.key == key) {
                return mark.area.center().toPoint();
            }
        }
        return {};
    }

private slots:
    void initTestCase() { m_theme = std::make_unique<widgets::Theme>(*qobject_cast<QApplication*>(qApp)); }
    void init() {
        m_desk = std::make_unique<CampaignDesk>(*m_theme);
        desk().window->resize(1600, 900);
        desk().window->show();
        desk().goLive();
        m_desk->setStatus(desk().liveStatus());
    }
    void cleanup() { m_desk.reset(); }

    void saysThatThereIsNoCampaignAndOffersToMakeOneToWhoMay() {
        open();
        QVERIFY(desk().find<QLabel>("campaignNothing")->isVisible());
        QVERIFY(!desk().window->actions().action(ActionId::newCampaign).isEnabled()); // a duty officer
        auto status = desk().liveStatus();
        status.role = core::Role::committee;
        m_desk->setStatus(status);
        QVERIFY(desk().window->actions().action(ActionId::newCampaign).isEnabled());
    }

    // A ward leader filled in the wizard of the city's campaign, and the gateway refused it at the end.
    void onlyWhoHasAllItsWardsChangesACampaign() {
        openWithFigures();
        const auto& edit = desk().window->actions().action(ActionId::editCampaign);
        auto status = desk().liveStatus();
        status.role = core::Role::wardLeader;
        status.scope = {.all = false, .wards = {m_desk->campaign.wards.front()}};
        m_desk->setStatus(status);
        QVERIFY(desk().window->actions().action(ActionId::newCampaign).isEnabled());
        QVERIFY(!edit.isEnabled());
        status.role = core::Role::committee;
        status.scope = {.all = true, .wards = {}};
        m_desk->setStatus(status);
        QVERIFY(edit.isEnabled());
    }

    void asksForFiguresOnlyWhenItIsLookedAt() {
        m_desk->give();
        QVERIFY(desk().gateway.queries.empty());
        open();
        QCOMPARE(desk().gateway.queries.back().kind, wire::QueryKind::figures);
        QVERIFY(desk().find<QLabel>("campaignAsOf")->text().contains(QStringLiteral("đang tải")));
        m_desk->answer();
        QVERIFY(desk().find<QLabel>("campaignAsOf")->text().contains(QStringLiteral("số liệu đến")));
        QCOMPARE(desk().find<QLabel>("campaignDay")->text(), QStringLiteral("Ngày 40/60"));
    }

    void aSmallScreenAt150PercentCutsNothing() {
        openWithFigures();
        desk().window->resize(1280, 720);
        QCOMPARE(desk().window->width(), 1280); // its head widened the window
        const auto* header = desk().find<QWidget>("campaignHeader");
        for (const auto* button : header->findChildren<QPushButton*>()) {
            QTRY_VERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
            const QRect place(button->mapTo(header, QPoint{}), button->size());
            QVERIFY2(header->rect().contains(place), qPrintable(button->text()));
        }
    }

    // On a large screen thirteen tiles stood in eight columns over empty ground, and their intervals were cut.
    void tilesAreAsWideAsTheRoomBelowThemAllows() {
        openWithFigures();
        desk().window->resize(1920, 1080);
        auto* tiles = desk().find<widgets::CampaignTiles>("campaignTiles");
        const auto all = tiles->findChildren<widgets::ChartTile*>();
        QTRY_COMPARE(tiles->verticalScrollBar()->maximum(), 0);
        QTRY_VERIFY(all.front()->width() >= tiles->viewport()->width() / 5);
        QVERIFY(std::ranges::all_of(all, [](const auto* tile) { return tile->height() >= tile->sizeHint().height(); }));
        desk().window->resize(1280, 720); // not all fit: as many beside each other as there is room for
        QTRY_VERIFY(all.front()->width() < tiles->viewport()->width() / 3);
    }

    void goesThroughPagesAndBackByKeys() {
        openWithFigures();
        QCOMPARE(page(), QStringLiteral("campaignTiles"));
        desk().key(Qt::Key_PageDown, Qt::ControlModifier);
        QCOMPARE(page(), QStringLiteral("trendPage"));
        desk().key(Qt::Key_PageUp, Qt::ControlModifier);
        desk().key(Qt::Key_PageUp, Qt::ControlModifier);
        QCOMPARE(page(), QStringLiteral("enteredPage"));
        desk().key(Qt::Key_7, Qt::ControlModifier);
        QVERIFY(!m_desk->workspace->isVisible());
    }

    void aTileOpensItsPageByEnterAndItsListByControlEnter() {
        openWithFigures();
        auto* first = desk().find<widgets::ChartTile>("tile/cases");
        QVERIFY(first->hasFocus());
        desk().key(Qt::Key_Right);
        QVERIFY(desk().find<widgets::ChartTile>("tile/genuine")->hasFocus());
        desk().key(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(desk().gateway.queries.back().kind, wire::QueryKind::figureItems);
        const auto request = wire::decodeFigureItemsRequest(desk().gateway.queries.back().text);
        QVERIFY(request);
        QCOMPARE(request->indicator, std::string("genuine"));
        QCOMPARE(request->slice.wards, m_desk->campaign.wards);
        QVERIFY(desk().dialog() != nullptr);
        desk().dialog()->close();
        auto* arrive = desk().find<widgets::ChartTile>("tile/arriveP90");
        QTest::mouseClick(arrive, Qt::LeftButton);
        QCOMPARE(page(), QStringLiteral("responsePage"));
        QCOMPARE(m_desk->workspace->indicator().code(), std::string("arriveP90"));
    }

    void showsTheResponseTimesOfEachStage() {
        openWithFigures();
        m_desk->workspace->showPage(QStringLiteral("responsePage"));
        auto* stages = desk().find<QTabBar>("responseStages");
        auto* frame = desk().find<ChartFrame>("responseChart");
        for (int stage = 0; stage < 4; ++stage) {
            stages->setCurrentIndex(stage);
            const auto& chart = frame->plot().chart();
            QCOMPARE(chart.key, QStringLiteral("response/%1").arg(stage));
            QVERIFY(chart.title.startsWith(stages->tabText(stage)));
            QCOMPARE(std::get<models::EcdfChart>(chart.body).lines.size(), std::size_t{2}); // now and before
        }
        m_desk->workspace->showPage({});
        QTest::mouseClick(desk().find<widgets::ChartTile>("tile/acknowledgeP90"), Qt::LeftButton);
        QCOMPARE(page(), QStringLiteral("responsePage"));
        QCOMPARE(stages->currentIndex(), 0); // a figure opens its own stage
    }

    void aListedCaseOpensInTheCasePanel() {
        openWithFigures();
        const auto id = desk().fixtures.alert("theft", "Mất xe máy", core::Position{{10.7721, 106.6983}, 20});
        desk().gateway.publish();
        desk().key(Qt::Key_Return, Qt::ControlModifier);
        wire::Result result;
        result.id = desk().gateway.queries.back().id;
        result.cases = {desk().at(id)};
        result.text = wire::encode(wire::FigureItems{
            .total = 1,
            .counted = 1,
            .items = {{.id = id.value, .caseId = id, .at = desk().gateway.clock, .ward = {}, .count = 1}}});
        m_desk->workspace->onResult(result);
        auto* table = desk().dialog()->findChild<QTableWidget*>(QStringLiteral("figureItemsTable"));
        QCOMPARE(table->rowCount(), 1);
        table->setCurrentCell(0, 0);
        auto* button = desk().dialog()->findChild<QPushButton*>(QStringLiteral("figureItemsOpen"));
        QVERIFY(button->isEnabled());
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(!m_desk->workspace->isVisible());
        QCOMPARE(desk().selection.current(), std::optional{id});
    }

    void clickingAKindFiltersAllAndAgainClears() {
        openWithFigures();
        m_desk->workspace->showPage(QStringLiteral("kindsPage"));
        auto* chart = desk().find<ChartFrame>("kindsChart");
        const auto all = tile("cases").value;
        QTRY_VERIFY(!markOf(*chart, QStringLiteral("theft")).isNull());
        const QPoint place = markOf(*chart, QStringLiteral("theft"));
        auto* canvas = chart->plot().childAt(place);
        QWidget* target = canvas != nullptr ? canvas : &chart->plot();
        QTest::mouseClick(target, Qt::LeftButton, {}, target->mapFrom(&chart->plot(), place));
        QCOMPARE(desk().filter.spec().kinds, std::vector<std::string>{"theft"});
        QVERIFY(*tile("cases").value < *all);
        auto* chip = m_desk->workspace->findChild<QPushButton*>(QStringLiteral("campaignChip/theft"));
        QVERIFY(chip != nullptr && chip->isVisible());
        const QPoint again = markOf(*chart, QStringLiteral("theft"));
        QTest::mouseClick(target, Qt::LeftButton, {}, target->mapFrom(&chart->plot(), again));
        QVERIFY(desk().filter.spec().kinds.empty());
        QCOMPARE(tile("cases").value, all);
    }

    /// The chart's 35 are of the days that are over; its list had today's cases too.
    void aComparedKindsListIsOfTheComparedDays() {
        openWithFigures();
        m_desk->workspace->showPage(QStringLiteral("kindsPage"));
        auto* kinds = desk().find<widgets::CampaignPage>("kindsPage");
        const auto until = m_desk->board.figures().paired().until;
        QVERIFY(until);
        emit kinds->itemsAsked(*figures::findIndicator("cases"), widgets::ChartChoice::kinds, QStringLiteral("theft"));
        const auto request = wire::decodeFigureItemsRequest(desk().gateway.queries.back().text);
        QVERIFY(request);
        QCOMPARE(request->slice.kinds, std::vector<std::string>{"theft"});
        QCOMPARE(request->slice.days.to, *until);
        desk().dialog()->close();
    }

    void aBrushedSpanNarrowsTilesAndTheClearKeyTakesItBack() {
        openWithFigures();
        m_desk->workspace->showPage(QStringLiteral("trendPage"));
        auto* chart = desk().find<ChartFrame>("trendChart");
        emit chart->spanChosen(m_desk->campaign.from + 2.4, m_desk->campaign.from + 5.0);
        QCOMPARE(desk().filter.spec().from, std::optional{core::startOf(m_desk->campaign.from + 2)});
        QCOMPARE(tile("cases").spark.size(), std::size_t{4});
        desk().window->actions().action(ActionId::clearFilter).trigger();
        QVERIFY(!m_desk->board.isFiltered());
        QCOMPARE(tile("cases").spark.size(), std::size_t{39});
    }

    void aChipGoesByClickAndKeepsTheKeyboardInTheRow() {
        openWithFigures();
        m_desk->board.toggleKind("theft");
        m_desk->board.toggleKind("fight");
        auto* chip = m_desk->workspace->findChild<QPushButton*>(QStringLiteral("campaignChip/fight"));
        chip->setFocus();
        QTest::keyClick(chip, Qt::Key_Space);
        QTRY_COMPARE(desk().filter.spec().kinds, std::vector<std::string>{"theft"});
        QCOMPARE(desk().window->focusWidget()->objectName(), QStringLiteral("campaignChip/theft"));
    }

    void theLineOfSeveralWardsChoosesNone() {
        openWithFigures();
        m_desk->board.toggleWard(m_desk->campaign.wards[0]);
        m_desk->board.toggleWard(m_desk->campaign.wards[1]);
        auto* box = desk().find<QComboBox>("campaignWardBox");
        QCOMPARE(box->currentIndex(), box->count() - 1);
        emit box->activated(box->currentIndex());
        QCOMPARE(desk().filter.spec().wards.size(), std::size_t{2});
    }

    void anIndicatorThatAChartNamesStaysWhileOtherThingsChange() {
        openWithFigures();
        m_desk->workspace->setIndicator(QStringLiteral("sent")); // a step of the funnel, not listed by the campaign
        m_desk->board.toggleKind("theft");
        QCOMPARE(m_desk->workspace->indicator().code(), std::string("sent"));
        QCOMPARE(desk().find<QComboBox>("campaignIndicatorBox")->currentData().toString(), QStringLiteral("sent"));
    }

    void saysWhatIsOldWhileTheGatewayIsNotHeard() {
        openWithFigures();
        m_desk->workspace->showPage(QStringLiteral("trendPage"));
        auto status = desk().liveStatus();
        status.state = bridge::ConnectionState::connecting;
        status.isStale = true;
        m_desk->setStatus(status);
        QCOMPARE(desk().find<ChartFrame>("trendChart")->state(), ChartState::stale);
        QVERIFY(desk().find<QLabel>("campaignAsOf")->text().contains(QStringLiteral("số liệu cũ")));
        m_desk->setStatus(desk().liveStatus());
        QCOMPARE(desk().find<ChartFrame>("trendChart")->state(), ChartState::loading);
        m_desk->answer();
        QCOMPARE(desk().find<ChartFrame>("trendChart")->state(), ChartState::current);
    }

    void nothingIsDoneToACaseOutOfSight() {
        const auto id = desk().fixtures.alert("theft", "Mất xe máy", core::Position{{10.7721, 106.6983}, 20});
        desk().gateway.publish();
        desk().selection.select(id);
        openWithFigures();
        const auto asked = desk().gateway.asked.size();
        desk().key(Qt::Key_F2);
        QCOMPARE(desk().gateway.asked.size(), asked);
        desk().key(Qt::Key_7, Qt::ControlModifier);
        QCOMPARE(desk().selection.current(), std::optional{id});
    }

    void whatIsSelectedElsewhereBringsTheDutyWorkspaceBack() {
        const auto id = desk().fixtures.alert("robbery", "Cướp", core::Position{{10.7721, 106.6983}, 20});
        desk().gateway.publish();
        openWithFigures();
        desk().selection.select(id);
        QVERIFY(!m_desk->workspace->isVisible());
        QVERIFY(!desk().window->actions().action(ActionId::campaign).isChecked());
    }

    void theWizardMakesACampaignFromTheTemplateAndTellsAConflict() {
        auto status = desk().liveStatus();
        status.role = core::Role::city;
        m_desk->setStatus(status);
        desk().gateway.officer.role = core::Role::city;
        desk().gateway.officer.scope = {.all = true, .wards = {}};
        open();
        desk().key(Qt::Key_N, Qt::ControlModifier | Qt::AltModifier);
        auto* wizard = qobject_cast<widgets::CampaignWizard*>(desk().dialog());
        QVERIFY(wizard != nullptr);
        QCOMPARE(wizard->campaign().wards.size(), desk().fixtures.wards().size());
        QVERIFY(std::ranges::contains(wizard->campaign().indicators, std::string("clearance")));
        auto* name = wizard->findChild<QLineEdit*>(QStringLiteral("wizardName"));
        QVERIFY(name->hasFocus());
        name->clear();
        QVERIFY(!wizard->mayAccept());
        QTest::keyClicks(name, QStringLiteral("Cao diem 2027"));
        QTest::keyClick(name, Qt::Key_Return); // no wish to send
        QVERIFY(desk().gateway.lastAsked<core::SaveCampaign>() == nullptr);
        auto* targets = wizard->findChild<QTableWidget*>(QStringLiteral("wizardTargets"));
        const auto write = [targets](const char* code, const QString& words) {
            for (int row = 0; row < targets->rowCount(); ++row) {
                if (targets->item(row, 0)->data(Qt::UserRole).toString() == QLatin1String(code)) {
                    targets->item(row, 1)->setText(words);
                }
            }
        };
        write("clearance", QStringLiteral("nhiều"));
        QVERIFY(!wizard->mayAccept());
        write("arriveInTime", QStringLiteral("90"));
        QVERIFY(!wizard->mayAccept()); // the first still is no number
        write("clearance", QStringLiteral("95"));
        QTest::keyClick(name, Qt::Key_Return, Qt::ControlModifier);
        const auto* asked = desk().gateway.lastAsked<core::SaveCampaign>();
        QVERIFY(asked != nullptr);
        QCOMPARE(figures::targetOf(asked->campaign, "clearance"), std::optional{0.95});
        desk().gateway.answer();
        QTRY_VERIFY(desk().dialog() == nullptr);
        QCOMPARE(m_desk->board.campaign()->name, std::string("Cao diem 2027"));
        // Two edit it: the second is told.
        desk().key(Qt::Key_E, Qt::ControlModifier | Qt::AltModifier);
        wizard = qobject_cast<widgets::CampaignWizard*>(desk().dialog());
        QVERIFY(wizard != nullptr);
        auto other = *m_desk->board.campaign();
        other.name = "Tên khác";
        QVERIFY(desk().gateway.tell(desk().gateway.officer, core::SaveCampaign{other}));
        QTest::keyClicks(wizard->findChild<QLineEdit*>(QStringLiteral("wizardName")), QStringLiteral(" B"));
        QTest::keyClick(wizard, Qt::Key_Return, Qt::ControlModifier);
        desk().gateway.answer();
        QVERIFY(desk().dialog() == wizard);
        QVERIFY(wizard->findChild<QLabel*>(QStringLiteral("dialogComplaint"))
                    ->text()
                    .contains(QStringLiteral("Người khác đã lưu")));
        wizard->reject();
    }
};

QTEST_MAIN(CampaignWorkspaceTest)
#include "CampaignWorkspaceTest.moc"
