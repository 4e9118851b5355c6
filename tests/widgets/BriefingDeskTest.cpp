// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/BriefingDesk.h"

#include "models/BriefingWording.h"
#include "widgets/CampaignFixture.h"
#include "widgets/briefing/BriefingRender.h"
#include "widgets/briefing/PageView.h"
#include "wire/FigureBodies.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>

using namespace trucban;
using models::BriefingChapter;
using test::CampaignDesk;
using widgets::ActionId;
using widgets::BriefingWindow;

/// From the key in the workspace to the event in the log and back.
class BriefingDeskTest : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<widgets::Theme> m_theme;
    std::unique_ptr<CampaignDesk> m_desk;

    [[nodiscard]] test::DeskHarness& desk() { return m_desk->desk; }
    [[nodiscard]] BriefingWindow* window() { return m_desk->briefings->window(); }
    template <class W>
    [[nodiscard]] W* in(const char* name) {
        return window()->findChild<W*>(QLatin1String(name));
    }
    [[nodiscard]] QString state() { return in<QLabel>("briefingState")->text(); }

    void as(core::Role role, const core::Scope& scope) {
        auto status = desk().liveStatus();
        status.role = role;
        status.scope = scope;
        desk().gateway.officer.role = role;
        desk().gateway.officer.scope = scope;
        m_desk->setStatus(status);
    }
    void open() {
        desk().key(Qt::Key_B, Qt::ControlModifier | Qt::AltModifier);
        QVERIFY(window() != nullptr && window()->isVisible());
    }
    void openMade() {
        open();
        m_desk->answer();
        QTRY_VERIFY(!window()->briefing().pages().empty());
        QVERIFY(!m_desk->briefings->isMaking());
    }
    void type(const QString& words) {
        auto* comment = in<QPlainTextEdit>("briefingComment");
        comment->setFocus();
        QTest::keyClicks(comment, words);
    }
    /// Presses the button and answers the question.
    void freeze() {
        QTest::keyClick(window(), Qt::Key_Return, Qt::ControlModifier);
        auto* question = window()->findChild<QDialog*>(QStringLiteral("timedConfirm"));
        QVERIFY(question != nullptr);
        question->accept();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    [[nodiscard]] const core::Briefing* frozen() {
        const auto& briefings = desk().board.state().briefings;
        return briefings.empty() ? nullptr : &briefings.begin()->second;
    }
    void close() {
        window()->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(window() == nullptr);
    }
    void chooseKept(const core::BriefingId& id) {
        auto* kept = in<QComboBox>("briefingKept");
        kept->setCurrentIndex(kept->findData(QString::fromStdString(id.toString())));
        QVERIFY(kept->currentIndex() > 0);
        emit kept->activated(kept->currentIndex());
    }
    void choosePeriod(int index) {
        auto* period = in<QComboBox>("briefingPeriod");
        period->setCurrentIndex(index);
        emit period->activated(index);
    }
    /// The value of the tile of that indicator, wherever it stands.
    [[nodiscard]] std::optional<double> tileSays(const QString& indicator) {
        for (const auto& page : window()->briefing().pages()) {
            for (const auto& block : page.blocks) {
                const auto* tiles = std::get_if<models::BriefingTiles>(&block.body);
                for (const auto& tile : tiles != nullptr ? tiles->tiles : std::vector<models::ChartData>{}) {
                    if (tile.key.endsWith(indicator)) {
                        return std::get<models::TileChart>(tile.body).value;
                    }
                }
            }
        }
        return std::nullopt;
    }
    static bool says(const models::BriefingDocument& document, const QString& words) {
        return models::briefingToJson(document)->contains(words.toUtf8());
    }

    void make(std::size_t wards) {
        m_desk.reset();
        m_desk = std::make_unique<CampaignDesk>(*m_theme, wards);
        desk().window->resize(1600, 900);
        desk().window->show();
        desk().goLive();
        as(core::Role::committee, {.all = true, .wards = {}});
        m_desk->give();
    }

private slots:
    void initTestCase() { m_theme = std::make_unique<widgets::Theme>(*qobject_cast<QApplication*>(qApp)); }
    void cleanupTestCase() { m_theme.reset(); }
    void init() { make(3); }
    void cleanup() { m_desk.reset(); }

    void withoutACampaignThereIsNothingToOpen() {
        m_desk.reset();
        m_desk = std::make_unique<CampaignDesk>(*m_theme);
        QVERIFY(!desk().window->actions().action(ActionId::briefing).isEnabled());
        m_desk->give();
        QVERIFY(desk().window->actions().action(ActionId::briefing).isEnabled());
    }

    void theKeyOpensItAndItsPagesAreMadeOfTheFigures() {
        open();
        QVERIFY(m_desk->workspace->isVisible());
        QVERIFY(state().contains(QStringLiteral("Đang tải")));
        QVERIFY(!in<QPushButton>("briefingFreeze")->isEnabled());
        QVERIFY(!in<QPushButton>("briefingPresent")->isEnabled());
        QVERIFY(in<QLabel>("briefingSaid")->text().isEmpty()); // no time of figures that are not there
        m_desk->answer();
        QTRY_VERIFY(!window()->briefing().pages().empty());
        QVERIFY(in<QPushButton>("briefingFreeze")->isEnabled());
        QVERIFY(in<QPushButton>("briefingPresent")->isEnabled());
        QVERIFY(window()->briefing().header().asOf <= desk().gateway.clock);
        QCOMPARE(window()->briefing().header().campaign, QString::fromStdString(m_desk->campaign.name));
        QVERIFY(window()->windowTitle().startsWith(QStringLiteral("Báo cáo giao ban")));
    }

    void whatIsFrozenStandsInTheLogAndOpensAgainWithTheSameBytes() {
        openMade();
        type(QStringLiteral("Tang tuan tra dem"));
        QTRY_VERIFY(says(window()->briefing().document(), QStringLiteral("Tang tuan tra dem")));
        const auto before = *widgets::renderBriefing(window()->briefing(), widgets::BriefingFormat::report);
        freeze();
        const auto* asked = desk().gateway.lastAsked<core::FreezeBriefing>();
        QVERIFY(asked != nullptr);
        const auto document = asked->briefing.document;
        desk().gateway.answer();
        const auto& event = desk().gateway.log.back();
        const auto* kept = std::get_if<core::BriefingFrozen>(&event.data);
        QVERIFY(kept != nullptr);
        QCOMPARE(kept->briefing.document, document);
        QCOMPARE(kept->briefing.campaign, m_desk->campaign.id);
        QCOMPARE(event.wards, core::WardSet{core::kCityDesk});
        QVERIFY(state().contains(QStringLiteral("Đã chốt")));
        QVERIFY(!in<QPushButton>("briefingFreeze")->isVisible());
        QCOMPARE(*widgets::renderBriefing(window()->briefing(), widgets::BriefingFormat::report), before);
        close();

        // The figures go on; the briefing does not.
        desk().gateway.clock += std::chrono::hours(5);
        openMade();
        QVERIFY(!says(window()->briefing().document(), QStringLiteral("Tang tuan tra dem"))); // a new draft
        chooseKept(frozen()->id);
        QCOMPARE(*widgets::renderBriefing(window()->briefing(), widgets::BriefingFormat::report), before);
        QCOMPARE(QByteArray::fromStdString(frozen()->document), QByteArray::fromStdString(document));
    }

    void aWardLeaderFreezesTheOwnWardAndNothingOfOthersIsInIt() {
        const auto own = m_desk->campaign.wards[1];
        as(core::Role::wardLeader, {.all = false, .wards = {own}});
        openMade();
        QCOMPARE(in<QComboBox>("briefingPlace")->count(), 1);
        QCOMPARE(window()->briefing().header().ward, own);
        QCOMPARE(window()->briefing().header().profile, models::BriefingProfile::wardLeader);
        window()->setProfile(models::BriefingProfile::committee); // the most that anybody sees
        for (const auto ward : m_desk->campaign.wards) {
            QCOMPARE(says(window()->briefing().document(), QString::number(ward.value)), ward == own);
        }
        freeze();
        desk().gateway.answer();
        QVERIFY(frozen() != nullptr);
        QCOMPARE(frozen()->ward, own);
        QCOMPARE(frozen()->visibleTo, core::WardSet{own});
    }

    void aDutyOfficerReadsOneAndFreezesNone() {
        as(core::Role::dutyOfficer, {.all = true, .wards = {}});
        openMade();
        QVERIFY(!in<QPushButton>("briefingFreeze")->isEnabled());
        QVERIFY(in<QPushButton>("briefingFreeze")->toolTip().contains(QStringLiteral("Lãnh đạo")));
        QCOMPARE(in<QComboBox>("briefingProfile")->count(), 1);
        QVERIFY(!in<QPlainTextEdit>("briefingComment")->isVisible());
        QTest::keyClick(window(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(desk().gateway.lastAsked<core::FreezeBriefing>() == nullptr);
    }

    void aRefusalIsSaidAndNothingTypedIsLost() {
        openMade();
        type(QStringLiteral("con nguyen"));
        desk().gateway.officer.role = core::Role::dutyOfficer; // since the window was opened
        freeze();
        desk().gateway.answer();
        QVERIFY2(state().startsWith(QStringLiteral("Chưa chốt được")), qPrintable(state()));
        QVERIFY(frozen() == nullptr);
        QCOMPARE(in<QPlainTextEdit>("briefingComment")->toPlainText(), QStringLiteral("con nguyen"));
        QVERIFY(in<QPushButton>("briefingFreeze")->isEnabled()); // to try again
        desk().gateway.officer.role = core::Role::committee;
        freeze();
        desk().gateway.answer();
        QVERIFY(frozen() != nullptr);
    }

    void offlineItWaitsAndIsAcceptedAfterTheWindowWasClosed() {
        openMade();
        auto offline = desk().liveStatus();
        offline.role = core::Role::committee;
        offline.state = bridge::ConnectionState::offline;
        offline.isStale = true;
        m_desk->setStatus(offline);
        type(QStringLiteral("gui sau"));
        freeze();
        QVERIFY(state().contains(QStringLiteral("không mất")));
        QVERIFY(!in<QPushButton>("briefingFreeze")->isEnabled()); // once is enough
        close();
        QVERIFY(!desk().gateway.drafts.isEmpty());
        desk().gateway.answer();
        QVERIFY(frozen() != nullptr);
        QVERIFY(std::ranges::all_of(desk().gateway.drafts, &QString::isEmpty));
    }

    void offlineWithoutFiguresItSaysSoAndOpensFrozenOnes() {
        auto offline = desk().liveStatus();
        offline.role = core::Role::committee;
        offline.state = bridge::ConnectionState::offline;
        offline.isStale = true;
        m_desk->setStatus(offline);
        open();
        QVERIFY(state().contains(QStringLiteral("chưa kết nối")));
        QVERIFY(window()->briefing().pages().empty());
    }

    void theAnswerMayOvertakeTheEvent() {
        openMade();
        freeze();
        desk().gateway.answerAheadOfEvents();
        QVERIFY(frozen() == nullptr);
        desk().gateway.publish();
        QVERIFY(state().contains(QStringLiteral("Đã chốt")));
    }

    void anEmptyCampaignSaysThatThereIsNothingAndMayBeFrozen() {
        open();
        for (auto it = desk().gateway.queries.rbegin(); it != desk().gateway.queries.rend(); ++it) {
            if (it->kind == wire::QueryKind::figures) {
                m_desk->send(it->id, {.seq = 1});
                break;
            }
        }
        QTRY_VERIFY(!window()->briefing().pages().empty());
        freeze();
        desk().gateway.answer();
        QVERIFY(frozen() != nullptr);
    }

    void whatIsTypedIsThereAgainAfterTheWindowWasClosed() {
        openMade();
        type(QStringLiteral("chua xong"));
        close();
        openMade();
        QCOMPARE(in<QPlainTextEdit>("briefingComment")->toPlainText(), QStringLiteral("chua xong"));
        QTRY_VERIFY(says(window()->briefing().document(), QStringLiteral("chua xong")));
        auto* kind = in<QComboBox>("briefingKind");
        kind->setCurrentIndex(1); // another kind has words of its own
        emit kind->activated(1);
        QVERIFY(in<QPlainTextEdit>("briefingComment")->toPlainText().isEmpty());
    }

    void aClickOnAPageWritesOnIt() {
        openMade();
        window()->showForm(widgets::BriefingFormat::slides);
        auto* view = in<widgets::PageView>("pageView");
        view->showPage(2);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->viewport()->rect().center());
        auto* comment = in<QPlainTextEdit>("briefingComment");
        QVERIFY(comment->hasFocus());
        QTest::keyClicks(comment, QStringLiteral("o day"));
        QTRY_VERIFY(says(window()->briefing().document(), QStringLiteral("o day")));
        const auto clicked = static_cast<std::size_t>(view->currentPage());
        QVERIFY(
            std::holds_alternative<models::BriefingComment>(window()->briefing().pages()[clicked].blocks.back().body));
        window()->showForm(widgets::BriefingFormat::report); // chapters share sheets there
        view->showPage(0);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->viewport()->rect().center());
        QVERIFY(comment->toPlainText().isEmpty()); // the first chapter's
    }

    void whatIsTypedIsKeptWhileTypingAndSaysWhen() {
        openMade();
        type(QStringLiteral("dang go"));
        QTRY_VERIFY(!desk().gateway.drafts.isEmpty()); // the window is still open
        QTRY_VERIFY(says(window()->briefing().document(), QStringLiteral("dang go")));
        for (const auto& block : window()->briefing().pages().front().blocks) {
            if (const auto* comment = std::get_if<models::BriefingComment>(&block.body)) {
                QCOMPARE(comment->at, desk().gateway.clock);
                QCOMPARE(comment->author, core::Role::committee);
                return;
            }
        }
        QFAIL("no comment on the page");
    }

    // A briefing "as of last week" told today's initiatives.
    void entriesOfATimePastAreThoseThatStoodThen() {
        openMade();
        auto* kind = in<QComboBox>("briefingKind");
        kind->setCurrentIndex(1); // a daily one has no page of initiatives
        emit kind->activated(1);
        QTRY_VERIFY(!window()->briefing().pages().empty());
        const auto now = tileSays(QStringLiteral("initiativesActive"));
        QVERIFY(now && *now < 7);
        auto* time = in<QComboBox>("briefingTime");
        time->setCurrentIndex(1);
        emit time->activated(1);
        auto* at = in<QDateTimeEdit>("briefingAt");
        at->setDateTime(at->dateTime().addDays(-3));
        QTest::mouseClick(in<QPushButton>("briefingRenew"), Qt::LeftButton);
        m_desk->answer();
        QVERIFY(window()->briefing().pages().empty()); // figures alone are not enough
        std::vector<core::Record> then;
        for (int i = 0; i < 8; ++i) {
            core::Record record;
            record.id = {desk().gateway.nextUuid()};
            record.ward = m_desk->campaign.wards[0];
            record.initiative =
                core::InitiativeRecord{.name = "Camera",
                                       .state = i == 0 ? core::InitiativeState::planned : core::InitiativeState::active,
                                       .since = m_desk->campaign.from};
            then.push_back(record);
        }
        QVERIFY(m_desk->answerEntries(then, 5)); // two pages
        QVERIFY(m_desk->answerEntries(then, 5));
        QTRY_VERIFY(!window()->briefing().pages().empty());
        QCOMPARE(tileSays(QStringLiteral("initiativesActive")), std::optional{7.0});
    }

    void entriesThatDoNotComeMakeNoPages() {
        openMade();
        auto* time = in<QComboBox>("briefingTime");
        time->setCurrentIndex(1);
        emit time->activated(1);
        QTest::mouseClick(in<QPushButton>("briefingRenew"), Qt::LeftButton);
        m_desk->answer();
        m_desk->briefings->onQueryFailed(desk().gateway.queries.back().id);
        QVERIFY(state().contains(QStringLiteral("Lấy số liệu")));
        QVERIFY(window()->briefing().pages().empty());
        QVERIFY(!in<QPushButton>("briefingFreeze")->isEnabled());
    }

    // The month from the 15th to the 14th is the policy's: its briefing counts those days alone and says so.
    void aReportingPeriodIsOfItsDaysAlone() {
        open();
        const auto rows = m_desk->batch(12);
        const auto asked = std::ranges::find(desk().gateway.queries, wire::QueryKind::figures, &wire::Query::kind);
        QVERIFY(asked != desk().gateway.queries.end());
        m_desk->send(asked->id, rows);
        QTRY_VERIFY(!window()->briefing().pages().empty());
        const auto alertsIn = [&](figures::DaySpan days) {
            double sum = 0;
            for (const auto& row : rows.rows) {
                sum += days.contains(row.key.day) ? static_cast<double>(row.alerts.size()) : 0;
            }
            return std::optional(sum);
        };
        const figures::DaySpan whole{m_desk->campaign.from, m_desk->campaign.to};
        QCOMPARE(tileSays(QStringLiteral("alerts")), alertsIn(whole));
        const int index = in<QComboBox>("briefingPeriod")->count() - 1; // the first month of the campaign
        QVERIFY(index >= 3);
        choosePeriod(index);
        QTRY_VERIFY(!window()->briefing().pages().empty());
        const auto& header = window()->briefing().header();
        const auto month = figures::monthOf(m_desk->campaign.from);
        QVERIFY(header.isOfPart);
        QCOMPARE(header.from, m_desk->campaign.from);
        QCOMPARE(header.to, std::min(month.to, m_desk->campaign.to));
        QCOMPARE(tileSays(QStringLiteral("alerts")), alertsIn({header.from, header.to}));
        QVERIFY(alertsIn({header.from, header.to}) < alertsIn(whole));
        freeze();
        desk().gateway.answer();
        QVERIFY(frozen() != nullptr);
        QVERIFY(QString::fromStdString(frozen()->title).contains(models::briefing::date(header.from)));
    }

    // Frozen, it would have told nothing for ever of days that had not begun.
    void aPeriodThatBeginsAfterTheFiguresIsRefusedInWords() {
        openMade();
        choosePeriod(1); // this week
        const auto days = in<QComboBox>("briefingPeriod")->currentData().toPoint();
        auto* time = in<QComboBox>("briefingTime");
        time->setCurrentIndex(1);
        emit time->activated(1);
        auto* at = in<QDateTimeEdit>("briefingAt");
        at->setDateTime(at->dateTime().addDays(-20));
        const auto asked = desk().gateway.queries.size();
        QTest::keyClick(window(), Qt::Key_R, Qt::ControlModifier);
        QCOMPARE(desk().gateway.queries.size(), asked);
        QVERIFY2(state().contains(models::briefing::date(days.x())), qPrintable(state()));
        QVERIFY(window()->briefing().pages().empty());
        QVERIFY(!in<QPushButton>("briefingFreeze")->isEnabled());
        time->setCurrentIndex(0); // as things stand now
        emit time->activated(0);
        QTRY_VERIFY(!window()->briefing().pages().empty());
    }

    // "Không có gì mới" is written every week: freezing one week's took the words of the next.
    void wordsOfAPeriodStayWhenAnotherWasFrozenWithTheSame() {
        openMade();
        choosePeriod(1);
        QTRY_VERIFY(!window()->briefing().pages().empty());
        type(QStringLiteral("khong co gi moi"));
        QTRY_VERIFY(!desk().gateway.drafts.isEmpty());
        choosePeriod(2);
        QTRY_VERIFY(!window()->briefing().pages().empty());
        type(QStringLiteral("khong co gi moi"));
        desk().gateway.clock += std::chrono::minutes(1);
        freeze();
        desk().gateway.answer();
        QVERIFY(frozen() != nullptr);
        close();
        openMade();
        choosePeriod(1);
        QCOMPARE(in<QPlainTextEdit>("briefingComment")->toPlainText(), QStringLiteral("khong co gi moi"));
        choosePeriod(2);
        QVERIFY(in<QPlainTextEdit>("briefingComment")->toPlainText().isEmpty());
    }

    // Left open in the evening, the window offered yesterday's periods and no figures of today in the morning.
    void afterMidnightThePeriodsAreOfTheNewDay() {
        openMade();
        auto* period = in<QComboBox>("briefingPeriod");
        choosePeriod(2); // the week before this one: after another week it would be offered no more
        const auto chosen = period->currentData();
        const auto latest = period->itemData(1);
        desk().gateway.clock += std::chrono::days(7);
        m_desk->briefings->refreshTimes();
        QVERIFY(period->itemData(1) != latest);
        QCOMPARE(period->itemData(2), latest);
        QCOMPARE(period->currentData(), chosen);
        auto* time = in<QComboBox>("briefingTime");
        time->setCurrentIndex(1);
        emit time->activated(1);
        const auto now = desk().gateway.clock + core::kVietnamUtcOffset;
        QCOMPARE(in<QDateTimeEdit>("briefingAt")->dateTime().toMSecsSinceEpoch() / 60'000,
                 std::chrono::floor<std::chrono::minutes>(now).time_since_epoch().count());
    }

    void figuresOfATimePastAreCountedByTheGateway() {
        openMade();
        const auto then = desk().gateway.clock - std::chrono::hours(48);
        auto* time = in<QComboBox>("briefingTime");
        time->setCurrentIndex(1);
        emit time->activated(1);
        auto* at = in<QDateTimeEdit>("briefingAt");
        QVERIFY(at->isVisible());
        at->setDateTime(at->dateTime().addSecs(-48 * 3600));
        const auto asked = desk().gateway.queries.size();
        QTest::keyClick(window(), Qt::Key_R, Qt::ControlModifier);
        QCOMPARE(desk().gateway.queries.size(), asked + 1);
        const auto spans = wire::parseSpans(desk().gateway.queries.back().text);
        QVERIFY(spans && spans->asOf);
        QVERIFY(*spans->asOf <= then && *spans->asOf > then - std::chrono::minutes(1));
        QVERIFY(window()->briefing().pages().empty());
        m_desk->answer();
        QVERIFY(m_desk->answerEntries({}));
        QTRY_VERIFY(!window()->briefing().pages().empty());
        QCOMPARE(window()->briefing().header().asOf, *spans->asOf);
        freeze();
        desk().gateway.answer();
        QCOMPARE(frozen()->asOf, *spans->asOf);
    }

    void aPageForEachOf168WardsIsMadeWithProgressAndFits() {
        make(168);
        openMade();
        auto* pages = in<QAbstractButton>("briefingWardPages");
        QTest::mouseClick(pages, Qt::LeftButton);
        QVERIFY(m_desk->briefings->isMaking());
        QVERIFY(in<QProgressBar>("briefingMaking")->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(!m_desk->briefings->isMaking(), 60'000);
        QVERIFY(!in<QProgressBar>("briefingMaking")->isVisible());
        QVERIFY(window()->briefing().pages().size() > 168);
        freeze();
        desk().gateway.answer();
        QVERIFY(frozen() != nullptr);
        QVERIFY(frozen()->document.size() < core::kMaxBriefingBytes);
        QCOMPARE(window()->briefing().pages().size(),
                 models::briefingFromJson(QByteArray::fromStdString(frozen()->document))->pages.size());
    }

    void aWardLeadersProfileOfTheCitysIsOfTheWardThatIsChosen() {
        openMade();
        window()->setProfile(models::BriefingProfile::wardLeader);
        auto* reader = in<QComboBox>("briefingReader");
        QVERIFY(reader->isVisible());
        QCOMPARE(reader->count(), 3);
        const auto rows = [this] {
            for (const auto& page : window()->briefing().pages()) {
                for (const auto& block : page.blocks) {
                    const auto* chart = std::get_if<models::BriefingChart>(&block.body);
                    const auto* ranking =
                        chart != nullptr ? std::get_if<models::RankingChart>(&chart->chart.body) : nullptr;
                    if (ranking != nullptr) {
                        return ranking->rows;
                    }
                }
            }
            return std::vector<models::RankingRow>();
        };
        QCOMPARE(rows().size(), std::size_t{1});
        QCOMPARE(rows()[0].key, QString::number(reader->currentData().toUInt()));
        reader->setCurrentIndex(2);
        QCOMPARE(rows()[0].key, QString::number(reader->itemData(2).toUInt()));
    }

    void aDamagedOneIsSaidSo() {
        desk().gateway.state.campaigns.insert_or_assign(m_desk->campaign.id, m_desk->campaign);
        core::Briefing briefing;
        briefing.id = {desk().gateway.nextUuid()};
        briefing.campaign = m_desk->campaign.id;
        briefing.document = "{\"version\":9}";
        QVERIFY(desk().gateway.tell(desk().gateway.officer, core::FreezeBriefing{briefing}));
        desk().gateway.publish();
        openMade();
        chooseKept(briefing.id);
        QVERIFY(state().contains(QStringLiteral("Không đọc được")));
        QVERIFY(window()->briefing().pages().empty());
    }

    void anotherCampaignBeginsAnew() {
        openMade();
        type(QStringLiteral("cua dot nay"));
        auto other = m_desk->campaign;
        other.id = {desk().gateway.nextUuid()};
        other.name = "Đợt khác";
        bridge::ChangeSet set;
        set.campaigns = {other};
        desk().board.apply(std::move(set));
        m_desk->board.choose(other.id);
        m_desk->answer();
        QTRY_COMPARE(window()->briefing().header().campaign, QStringLiteral("Đợt khác"));
        QVERIFY(in<QPlainTextEdit>("briefingComment")->toPlainText().isEmpty());
        QCOMPARE(desk().gateway.drafts.size(), 1); // what was typed for the first is kept
    }
};

QTEST_MAIN(BriefingDeskTest)
#include "BriefingDeskTest.moc"
