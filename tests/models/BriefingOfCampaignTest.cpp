// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/BriefingOfCampaign.h"

#include "models/BriefingFigures.h"
#include "models/BriefingRedaction.h"
#include "models/BriefingTyped.h"
#include "models/CampaignBoard.h"
#include "models/CampaignSamples.h"

#include <QFile>
#include <QTest>

using namespace trucban;
using models::BriefingChapter;
using test::kWardA;
using test::kWardB;

namespace {

/// The board of a campaign with figures of its first six days.
struct Desk {
    explicit Desk(int ofNoWard = 0) {
        campaign.setCity({kWardA, kWardB});
        campaign.setAsker([this](wire::Query query) {
            query.id = {test::uuidOf(50'000 + ++asked)};
            if (query.kind == wire::QueryKind::figures) {
                figuresQuery = query.id;
            }
            return query.id;
        });
        bridge::ChangeSet set;
        set.campaigns = {test::sampleCampaign()};
        board.apply(set);
        bridge::ConnectionStatus status;
        status.state = bridge::ConnectionState::live;
        status.isStale = false;
        status.role = core::Role::city;
        status.scope = {.all = true, .wards = {}};
        campaign.setStatus(status);
        campaign.setWatched(true);
        std::vector<test::DayFacts> days;
        for (core::Day day = test::kCampaignFrom; day <= test::kToday; ++day) {
            days.push_back({.ward = kWardA, .day = day, .thefts = 10});
            days.push_back({.ward = kWardB, .day = day, .thefts = 4});
        }
        if (ofNoWard > 0) {
            days.push_back({.ward = core::WardCode{}, .day = test::kCampaignFrom, .thefts = ofNoWard});
        }
        const auto batch = test::batchOf(days, 0);
        wire::Figures frame;
        frame.id = figuresQuery;
        frame.seq = batch.seq;
        frame.asOf = test::kNow;
        frame.last = true;
        frame.rows = figures::encode(batch);
        campaign.onFigures(frame);
    }

    models::Board board;
    models::Filter filter;
    std::uint64_t asked = 0;
    core::CommandId figuresQuery;
    models::CampaignBoard campaign{board, filter, [] { return test::kNow; }};
};

models::BriefingTemplate shipped() {
    QFile file(QStringLiteral(BRIEFING_PAGES));
    return *models::BriefingTemplate::parse(file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
}

models::BriefingOutline squareOf(core::WardCode ward, double left) {
    const double x = 0.795 + left;
    return {
        .ward = ward,
        .name = QString::number(ward.value),
        .value = {},
        .rings = {
            {{.x = x, .y = 0.47}, {.x = x + 0.001, .y = 0.47}, {.x = x + 0.001, .y = 0.471}, {.x = x, .y = 0.471}}}};
}

std::optional<double> tileOf(const models::BriefingPage& page, const QString& title) {
    for (const auto& block : page.blocks) {
        if (const auto* tiles = std::get_if<models::BriefingTiles>(&block.body)) {
            for (const auto& tile : tiles->tiles) {
                if (tile.title == title) {
                    return std::get<models::TileChart>(tile.body).value;
                }
            }
        }
    }
    return std::nullopt;
}

} // namespace

class BriefingOfCampaignTest : public QObject {
    Q_OBJECT
private slots:
    void freezesWhatTheWorkspaceShows() {
        Desk desk;
        const auto before = desk.campaign.figures().asked();
        models::BriefingDocument document;
        {
            models::BriefingOfCampaign source(
                desk.campaign.ground(), {.outlines = {squareOf(kWardA, 0), squareOf(kWardB, 0.001)}},
                {{BriefingChapter::decision, {.words = {models::BriefingParagraph{QStringLiteral("Xin ý kiến")}}}}});
            models::BriefingHeader header;
            header.from = test::kCampaignFrom;
            header.to = test::kCampaignTo;
            header.asOf = test::kNow;
            const std::vector<core::WardCode> wards{kWardA, kWardB};
            document = models::composeBriefing(header, shipped(), source, wards);
        }
        QVERIFY(desk.campaign.figures().asked() == before); // the window is as it was
        QCOMPARE(document.pages.size(), std::size_t{8});
        const auto name = QString::fromUtf8(figures::findIndicator("genuine")->indicator->nameVi);
        const auto all = tileOf(document.pages[0], name);
        const auto first = tileOf(document.pages[6], name);
        const auto second = tileOf(document.pages[7], name);
        QVERIFY(all && first && second);
        QCOMPARE(*first + *second, *all);
        QCOMPARE(document.pages[7].title,
                 QStringLiteral("Phường %1").arg(document.pages[7].title.section(QLatin1Char(' '), 1)));
        const auto json = models::briefingToJson(document);
        QVERIFY2(json.has_value(), json ? "" : qPrintable(json.error()));
        QVERIFY(*models::briefingFromJson(*json) == document);
    }

    void mapsTheFiguresOfTheWards() {
        Desk desk;
        models::BriefingOfCampaign source(
            desk.campaign.ground(), {.outlines = {squareOf(kWardA, 0), squareOf(kWardB, 0.001)}, .isApproximate = true},
            {});
        const auto map = source.map(QStringLiteral("cases"));
        QVERIFY(map.has_value());
        QCOMPARE(map->areas.size(), std::size_t{2});
        QCOMPARE(map->areas[0].value, std::optional(60.0));
        QCOMPARE(map->areas[1].value, std::optional(24.0));
        QVERIFY(map->note.contains(QStringLiteral("gần đúng")));
        QVERIFY(!source.map(QStringLiteral("weather")).has_value());
    }

    // The wards of the map made less than the tile beside it, and nothing said why.
    void aMapSaysWhatStandsInNoWard() {
        Desk desk(3);
        models::BriefingOfCampaign source(desk.campaign.ground(),
                                          {.outlines = {squareOf(kWardA, 0), squareOf(kWardB, 0.001)}}, {});
        QCOMPARE(std::get<models::TileChart>(source.tile(QStringLiteral("cases"))->body).value, std::optional(87.0));
        const auto map = source.map(QStringLiteral("cases"));
        QCOMPARE(map->areas[0].value, std::optional(60.0));
        QVERIFY2(map->note.contains(QStringLiteral("còn 3 vụ chưa thuộc phường nào")), qPrintable(map->note));
    }

    void whatIsAskedByAnotherNameIsLeftOut() {
        Desk desk;
        models::BriefingOfCampaign source(desk.campaign.ground(), {}, {});
        QVERIFY(!source.tile(QStringLiteral("weather")).has_value());
        QVERIFY(!source.chart(QStringLiteral("pie"), QStringLiteral("cases")).has_value());
        QVERIFY(!source.chart(QStringLiteral("response"), QStringLiteral("lunch")).has_value());
        QVERIFY(source.chart(QStringLiteral("response"), QStringLiteral("arrive")).has_value());
        QVERIFY(!source.map(QStringLiteral("cases")).has_value()); // no outlines
    }

    void whatArrivesWhilePagesAreMadeChangesNothing() {
        Desk desk;
        const models::BriefingFigures figures(desk.campaign, models::BriefingAsk{}, test::kNow);
        models::BriefingOfCampaign source(figures.ground(), {}, {});
        const auto alone = std::get<models::TileChart>(source.tile(QStringLiteral("cases"))->body).value;
        const auto batch = test::batchOf({{.ward = kWardA, .day = test::kToday, .thefts = 50}}, 0);
        desk.campaign.onFigures({.seq = batch.seq, .asOf = test::kNow, .rows = figures::encode(batch)});
        desk.campaign.tellNow();
        source.narrowTo({});
        QCOMPARE(std::get<models::TileChart>(source.tile(QStringLiteral("cases"))->body).value, alone);
        QVERIFY(std::get<models::TileChart>(desk.campaign.charts().tile(*figures::findIndicator("cases")).body).value >
                alone);
    }

    void aBrushOfTheWorkspaceNarrowsNoBriefing() {
        Desk desk;
        const auto of = [&] {
            const models::BriefingFigures figures(desk.campaign, models::BriefingAsk{}, test::kNow);
            return std::get<models::TileChart>(
                       models::BriefingOfCampaign(figures.ground(), {}, {}).tile(QStringLiteral("cases"))->body)
                .value;
        };
        const auto whole = of();
        desk.campaign.chooseWard(kWardA);
        desk.campaign.brush(figures::DaySpan{test::kCampaignFrom, test::kCampaignFrom});
        QCOMPARE(of(), whole);
    }

    void ofOneWardNothingOfAnotherIsThere() {
        Desk desk;
        const models::BriefingFigures figures(desk.campaign, {.ward = kWardB}, test::kNow);
        models::BriefingOfCampaign source(figures.ground(), {.outlines = {squareOf(kWardB, 0)}}, {});
        QCOMPARE(figures.header(core::BriefingKind::daily, core::Role::wardLeader).ward, kWardB);
        const auto ranking = source.chart(QStringLiteral("ranking"), QStringLiteral("cases"));
        QCOMPARE(std::get<models::RankingChart>(ranking->chart.body).rows.size(), std::size_t{1});
        QVERIFY(!source.map(QStringLiteral("cases")).has_value()); // one ward is no map
    }

    void aBriefingIsNeverOfATimeToCome() {
        Desk desk;
        QCOMPARE(models::figuresAsOf(desk.campaign, test::kNow), test::kNow);
        const auto later = test::kNow + std::chrono::minutes(5) + std::chrono::seconds(30);
        const auto asOf = models::figuresAsOf(desk.campaign, later);
        QVERIFY(asOf <= later && asOf >= later - std::chrono::minutes(1));
        bridge::ConnectionStatus offline;
        offline.state = bridge::ConnectionState::offline;
        desk.campaign.setStatus(offline);
        QCOMPARE(models::figuresAsOf(desk.campaign, later), test::kNow); // of the last answer
    }

    void whatIsTypedStandsOnItsPagesAndIsKept() {
        models::BriefingTyped typed;
        typed.at = test::kNow;
        typed.chapters[BriefingChapter::situation] = {.comment = QStringLiteral(" Tăng tuần tra\u0007 "),
                                                      .notes = QStringLiteral("nói chậm")};
        typed.chapters[BriefingChapter::decision].comment = QStringLiteral("Một\n\nHai");
        QVERIFY(models::typedFromText(models::typedToText(typed)) == typed);
        QVERIFY(models::typedFromText(QStringLiteral("rác")).isEmpty());
        QVERIFY(models::typedToText({}).isEmpty());
        models::BriefingDocument document;
        document.header.from = document.header.to = test::kToday;
        document.pages = {{.chapter = BriefingChapter::situation, .title = QStringLiteral("a"), .blocks = {}},
                          {.chapter = BriefingChapter::ward, .title = QStringLiteral("b"), .blocks = {}}};
        const auto made = models::withTyped(document, shipped(), typed);
        QCOMPARE(made.pages.size(), std::size_t{3});
        QCOMPARE(std::get<models::BriefingComment>(made.pages[0].blocks[0].body).text, QStringLiteral("Tăng tuần tra"));
        QCOMPARE(made.pages[0].notes, QStringLiteral("nói chậm"));
        QCOMPARE(made.pages[1].chapter, BriefingChapter::decision); // before the wards'
        QCOMPARE(made.pages[1].blocks.size(), std::size_t{2});
        QVERIFY(models::holdsTyped(made, typed));
        QVERIFY(!models::holdsTyped(document, typed));
        QVERIFY(models::briefingFromJson(*models::briefingToJson(made)).has_value());
    }

    void belowOneWardEverythingIsMarkedSo() {
        Desk desk;
        models::BriefingOfCampaign source(desk.campaign.ground(), {}, {});
        QVERIFY(source.chart(QStringLiteral("coverage"), {})->grain == models::BriefingGrain::wards);
        QVERIFY(source.chart(QStringLiteral("coverage"), {})->chart.note.isEmpty()); // "Chọn một phường…", printed
        source.narrowTo(kWardA);
        QVERIFY(source.chart(QStringLiteral("coverage"), {})->grain == models::BriefingGrain::belowWard);
    }
};

QTEST_MAIN(BriefingOfCampaignTest)
#include "BriefingOfCampaignTest.moc"
