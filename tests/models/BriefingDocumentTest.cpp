// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/BriefingRedaction.h"
#include "models/BriefingSamples.h"
#include "models/BriefingWording.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

using namespace trucban;
using models::BriefingProfile;
using models::RedactedBriefing;

namespace {

QByteArray sampleJson() {
    return *models::briefingToJson(test::sampleBriefing());
}

/// The sample with one thing changed, by the way of its JSON.
QByteArray changed(const std::function<void(QJsonObject&)>& change) {
    auto object = QJsonDocument::fromJson(sampleJson()).object();
    change(object);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// Sets what a path like {"pages", 0, "blocks", 1, "text"} leads to.
QJsonValue with(const QJsonValue& value, const QList<QVariant>& path, const QJsonValue& to) {
    if (path.isEmpty()) {
        return to;
    }
    const auto rest = path.mid(1);
    if (path.front().typeId() == QMetaType::Int) {
        auto array = value.toArray();
        array[path.front().toInt()] = with(array[path.front().toInt()], rest, to);
        return array;
    }
    auto object = value.toObject();
    object[path.front().toString()] = with(object[path.front().toString()], rest, to);
    return object;
}

models::BriefingDocument cut(BriefingProfile profile, core::WardCode own = {}) {
    return RedactedBriefing::of(test::sampleBriefing(), profile, own).document();
}

template <class Body>
std::vector<Body> bodiesOf(const models::BriefingDocument& document) {
    std::vector<Body> out;
    for (const auto& page : document.pages) {
        for (const auto& block : page.blocks) {
            if (const auto* body = std::get_if<Body>(&block.body)) {
                out.push_back(*body);
            }
        }
    }
    return out;
}

} // namespace

class BriefingDocumentTest : public QObject {
    Q_OBJECT
private slots:
    void saysTheSameAfterItWasKept() {
        const auto document = test::sampleBriefing();
        const auto json = models::briefingToJson(document);
        QVERIFY(json.has_value());
        QVERIFY2(json->size() < models::kMaxBriefingBytes / 2, qPrintable(QString::number(json->size())));
        const auto read = models::briefingFromJson(*json);
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error()));
        QVERIFY(*read == document);
        QCOMPARE(*models::briefingToJson(*read), *json);
    }

    void aPageForEachOfAllWardsGoesIntoTheLog() {
        const auto document = test::sampleBriefing(168);
        const auto json = models::briefingToJson(document);
        QVERIFY2(json.has_value(), json ? "" : qPrintable(json.error()));
        QVERIFY(json->startsWith("{\"deflated\""));
        QVERIFY2(json->size() < models::kMaxBriefingBytes / 2, qPrintable(QString::number(json->size())));
        const auto read = models::briefingFromJson(*json);
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error()));
        QVERIFY(*read == document);
        QCOMPARE(*models::briefingToJson(*read), *json);
    }

    void whatIsPackedWronglyIsRefused() {
        const auto refused = [](const QByteArray& deflated) {
            const auto read = models::briefingFromJson(R"({"version":2,"deflated":")" + deflated.toBase64() + R"("})");
            return !read.has_value() && read.error().contains(QStringLiteral("deflated"));
        };
        QVERIFY(refused({}));
        QVERIFY(refused("abc"));
        QVERIFY(refused(QByteArray::fromHex("7fffffff") + "abc")); // says that it is two gigabytes
        auto damaged = qCompress(QByteArray(4'000, 'a'));
        damaged.chop(5);
        QVERIFY(refused(damaged));
        QVERIFY(!models::briefingFromJson(R"({"version":2,"deflated":"***"})").has_value());
        QVERIFY(refused(qCompress(QByteArray(9 * 1024 * 1024, ' ')))); // swells beyond all use
        const auto within = qCompress(R"({"version":2,"deflated":"AAAA"})").toBase64();
        QVERIFY(!models::briefingFromJson(R"({"version":2,"deflated":")" + within + R"("})").has_value());
    }

    void whatIsTooMuchForTheLogIsSaidSo() {
        auto document = test::sampleBriefing(168);
        QString noise; // that nothing can pack
        QRandomGenerator dice(7);
        for (int i = 0; i < 7'000; ++i) {
            noise += QChar(static_cast<char16_t>(0x4E00 + dice.bounded(0x5000)));
        }
        for (auto& page : document.pages) {
            page.notes = noise;
            std::ranges::rotate(noise, noise.begin() + 1);
            std::shuffle(noise.begin(), noise.end(), dice);
        }
        const auto json = models::briefingToJson(document);
        QVERIFY(!json.has_value());
        QVERIFY2(json.error().contains(QString::number(models::kMaxBriefingBytes)), qPrintable(json.error()));
    }

    void whatCannotBeIsRefused_data() {
        QTest::addColumn<QList<QVariant>>("path");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("place");
        const auto row = [](const char* name, const QList<QVariant>& path, const QJsonValue& value, const char* place) {
            QTest::newRow(name) << path << value << QString::fromLatin1(place);
        };
        row("newer", {"version"}, 2, "version");
        row("no version", {"version"}, QJsonValue(), "version");
        row("kind", {"header", "kind"}, "weekly", "header.kind");
        row("hash", {"header", "headHash"}, "<script>", "header.headHash");
        row("control character", {"header", "campaign"}, QStringLiteral("a\x01b"), "header.campaign");
        row("time", {"header", "asOf"}, 1e300, "header.asOf");
        row("half a sequence", {"header", "logSeq"}, 1.5, "header.logSeq");
        row("ends before", {"header", "to"}, 0, "header.to");
        row("no pages", {"pages"}, "many", "pages");
        row("chapter", {"pages", 0, "chapter"}, "weather", "pages[0].chapter");
        row("ward", {"pages", 0, "ward"}, "-3", "pages[0].ward");
        row("block", {"pages", 0, "blocks", 1, "type"}, "video", "pages[0].blocks[1].type");
        row("long text", {"pages", 0, "blocks", 1, "text"}, QString(9'000, QLatin1Char('a')),
            "pages[0].blocks[1].text");
        row("off the grid", {"pages", 2, "blocks", 0, "areas", 3, "rings", 0, 0}, 1e9,
            "pages[2].blocks[0].areas[3].rings[0]");
        row("half a point", {"pages", 2, "blocks", 0, "areas", 3, "rings", 0, 0}, 0.5,
            "pages[2].blocks[0].areas[3].rings[0]");
        row("map without size", {"pages", 2, "blocks", 0, "width"}, 0, "pages[2].blocks[0].width");
        row("cells missing", {"pages", 2, "blocks", 1, "rows", 0, "cells"}, QJsonArray(),
            "pages[2].blocks[1].rows[0].cells");
        row("chart is no object", {"pages", 1, "blocks", 0, "chart"}, 7, "pages[1].blocks[0].chart");
        row("grain", {"pages", 1, "blocks", 0, "grain"}, "person", "pages[1].blocks[0].grain");
    }
    void whatCannotBeIsRefused() {
        QFETCH(QList<QVariant>, path);
        QFETCH(QJsonValue, value);
        QFETCH(QString, place);
        const auto json = changed([&](QJsonObject& object) { object = with(object, path, value).toObject(); });
        const auto read = models::briefingFromJson(json);
        QVERIFY(!read.has_value());
        QVERIFY2(read.error().startsWith(place), qPrintable(read.error()));
    }

    void anythingAtAllIsStoodAsInput() {
        QVERIFY(!models::briefingFromJson({}).has_value());
        QVERIFY(!models::briefingFromJson("[]").has_value());
        QVERIFY(!models::briefingFromJson(QByteArray(5'000, '[')).has_value());
        QVERIFY(!models::briefingFromJson(QByteArray(models::kMaxBriefingBytes + 1, ' ')).has_value());
        auto random = QRandomGenerator(5);
        const auto good = sampleJson();
        for (int turn = 0; turn < 60; ++turn) {
            auto bad = good;
            for (int i = 0; i < 4; ++i) {
                bad[random.bounded(static_cast<int>(bad.size()))] = static_cast<char>(random.bounded(256));
            }
            if (const auto read = models::briefingFromJson(bad)) { // still one: then it can be kept again
                QVERIFY(models::briefingToJson(*read).has_value());
            }
        }
    }

    void masksNumbersOfPersonsForAll() {
        for (const auto profile : {BriefingProfile::committee, BriefingProfile::wardLeader}) {
            const auto comments = bodiesOf<models::BriefingComment>(cut(profile));
            QCOMPARE(comments.size(), std::size_t{1});
            QVERIFY2(!comments[0].text.contains(QStringLiteral("0901")), qPrintable(comments[0].text));
            QVERIFY(comments[0].text.contains(QStringLiteral("67")));
            QVERIFY(comments[0].text.contains(QStringLiteral("113"))); // an emergency number is nobody's
        }
    }

    void hidesFewBelowWardLevel() {
        for (const auto& table : bodiesOf<models::BriefingTable>(cut(BriefingProfile::committee))) {
            if (table.title != QStringLiteral("Hòa giải theo khu phố")) {
                continue;
            }
            QStringList shown;
            for (const auto& row : table.rows) {
                shown << models::briefing::cell(row.cells[1]);
            }
            QCOMPARE(shown.join(QLatin1Char('|')), QStringLiteral("12|dưới 5|31|9|dưới 5"));
            QVERIFY(table.note.contains(QStringLiteral("dưới 5")));
        }
        const auto json = *models::briefingToJson(cut(BriefingProfile::committee));
        QVERIFY(!json.contains("\"done\":3,"));
        const auto before = *models::briefingToJson(test::sampleBriefing());
        QVERIFY(before.contains("\"done\":3,"));
    }

    void aChangeWithAFewOfTheDaysComparedGoes() {
        models::TileChart tile{.value = 100};
        tile.change = {.before = 50, .now = 3, .words = QStringLiteral("50 → 3")};
        models::FiguresChart figures;
        figures.rows = {{.value = 100, .change = tile.change}};
        models::ChartData one;
        one.body = tile;
        models::ChartData rows;
        rows.body = figures;
        auto document = test::sampleBriefing(0);
        document.pages = {{.blocks = {
                               {.grain = models::BriefingGrain::belowWard, .body = models::BriefingChart{one}},
                               {.grain = models::BriefingGrain::belowWard, .body = models::BriefingChart{rows}},
                           }}};
        const auto out = RedactedBriefing::of(document, BriefingProfile::committee).pages();
        const auto body = [&out](std::size_t i) {
            return std::get<models::BriefingChart>(out[0].blocks[i].body).chart.body;
        };
        const auto shown = std::get<models::TileChart>(body(0));
        QCOMPARE(shown.value, std::optional(100.0));
        QVERIFY(shown.change == models::ChartChange{});
        QVERIFY(std::get<models::FiguresChart>(body(1)).rows[0].change == models::ChartChange{});
    }

    void aTotalDoesNotTellTheOneThatIsHidden() {
        auto document = test::sampleBriefing(0);
        models::BriefingTable table{
            .title = QStringLiteral("t"), .columns = {{QStringLiteral("a"), 1}}, .rows = {}, .note = {}};
        for (const double count : {9.0, 2.0, 30.0}) {
            table.rows.push_back({.cells = {models::ChartCell::of(count, models::ChartForm::count)}});
        }
        table.rows.push_back({.isTotal = true, .cells = {models::ChartCell::of(41, models::ChartForm::count)}});
        document.pages = {{.blocks = {{.grain = models::BriefingGrain::belowWard, .body = table}}}};
        const auto out = RedactedBriefing::of(document, BriefingProfile::committee).pages();
        const auto& rows = std::get<models::BriefingTable>(out[0].blocks[0].body).rows;
        QCOMPARE(rows[0].cells[0].kind, models::ChartCell::Kind::text); // the next smallest goes too
        QCOMPARE(rows[1].cells[0].kind, models::ChartCell::Kind::text);
        QCOMPARE(models::briefing::cell(rows[2].cells[0]), QStringLiteral("30"));
        QCOMPARE(models::briefing::cell(rows[3].cells[0]), QStringLiteral("41"));
    }

    void theSumOnATileDoesNotTellTheOneThatAChartHides() {
        models::RankingChart ranking;
        ranking.rows = {
            {.name = "a", .value = 9}, {.name = "b", .value = 2}, {.name = "c"}, {.name = "d", .value = 30}};
        models::CoverageChart coverage;
        coverage.rows = {{.name = "a", .done = 40, .all = 90},
                         {.name = "b", .done = 3, .all = 80},
                         {.name = "c", .done = 12, .all = 70}};
        auto document = test::sampleBriefing(0);
        document.pages = {{}};
        for (const auto& body : {models::ChartBody(ranking), models::ChartBody(coverage)}) {
            models::ChartData chart;
            chart.body = body;
            document.pages[0].blocks.push_back(
                {.grain = models::BriefingGrain::belowWard, .body = models::BriefingChart{chart}});
        }
        const auto out = RedactedBriefing::of(document, BriefingProfile::committee).pages();
        const auto body = [&out](std::size_t i) {
            return std::get<models::BriefingChart>(out[0].blocks[i].body).chart.body;
        };
        const auto rows = std::get<models::RankingChart>(body(0)).rows;
        QVERIFY(!rows[0].value && !rows[1].value && !rows[2].value);
        QCOMPARE(rows[0].note, QStringLiteral("…"));
        QCOMPARE(rows[1].note, QStringLiteral("dưới 5"));
        QVERIFY(rows[2].note.isEmpty());
        QCOMPARE(rows[3].value, std::optional(30.0));
        const auto covered = std::get<models::CoverageChart>(body(1)).rows;
        QCOMPARE(covered.size(), std::size_t{1});
        QCOMPARE(covered[0].name, QStringLiteral("a"));
    }

    void aWardLeaderSeesTheOwnWardAndQuartilesOfTheOthers() {
        const auto all = test::sampleBriefing();
        const auto own = all.pages.back().ward;
        const auto document = cut(BriefingProfile::wardLeader, own);
        for (const auto& page : document.pages) {
            QVERIFY(page.chapter != models::BriefingChapter::decision);
            QVERIFY(page.ward.isNone() || page.ward == own);
        }
        for (const auto& map : bodiesOf<models::BriefingMap>(document)) {
            for (const auto& area : map.areas) {
                QVERIFY(area.ward == own || !area.value);
            }
        }
        std::size_t rankings = 0;
        for (const auto& chart : bodiesOf<models::BriefingChart>(document)) {
            if (const auto* ranking = std::get_if<models::RankingChart>(&chart.chart.body)) {
                ++rankings;
                QVERIFY(ranking->others.has_value());
                QVERIFY(ranking->others->lower < ranking->others->upper);
                QCOMPARE(ranking->rows.size(), std::size_t{1});
                QCOMPARE(ranking->rows[0].key, QString::number(own.value));
            }
        }
        QCOMPARE(rankings, std::size_t{1});
        for (const auto& table : bodiesOf<models::BriefingTable>(document)) {
            if (table.title == QStringLiteral("Kết quả theo địa bàn")) {
                QVERIFY(table.rows.size() <= 2); // the own one, and the total
            }
        }
    }

    void theDutyDeskHasNoCommentsNotesOrDecisions() {
        const auto document = cut(BriefingProfile::duty);
        QVERIFY(!document.pages.empty());
        QVERIFY(bodiesOf<models::BriefingComment>(document).empty());
        for (const auto& page : document.pages) {
            QVERIFY(page.notes.isEmpty());
            QVERIFY(page.chapter != models::BriefingChapter::decision);
            QVERIFY(page.chapter != models::BriefingChapter::outreach);
        }
        QCOMPARE(document.header.profile, BriefingProfile::duty);
    }

    void saysNumbersAndDaysInVietnamese() {
        namespace say = models::briefing;
        QCOMPARE(say::number(1'234'567, models::ChartForm::count), QStringLiteral("1.234.567"));
        QCOMPARE(say::number(87.45, models::ChartForm::percent), QStringLiteral("87,5\u00A0%"));
        QCOMPARE(say::number(90, models::ChartForm::percent), QStringLiteral("90\u00A0%")); // as a chart says it
        QCOMPARE(say::number(3'725, models::ChartForm::duration), QStringLiteral("1:02:05"));
        QCOMPARE(say::number(-0.2, models::ChartForm::count), QStringLiteral("0"));
        const core::Instant evening = std::chrono::sys_days{std::chrono::year{2026} / 1 / 31} + std::chrono::hours{18};
        QCOMPARE(say::dateInWords(evening), QStringLiteral("ngày 01 tháng 02 năm 2026")); // already tomorrow there
        QCOMPARE(say::dateInWords(evening + std::chrono::days{300}), QStringLiteral("ngày 28 tháng 11 năm 2026"));
        QCOMPARE(say::roman(1'944), QStringLiteral("MCMXLIV"));
        models::TileChart nothing;
        nothing.beforeName = QStringLiteral("cùng kỳ");
        QCOMPARE(say::change(nothing), QStringLiteral("không có số liệu so sánh"));
    }

    // A city's briefing cut for ward leaders in general had a map of 168 wards "chưa có số liệu".
    void cutForNoWardInParticularItHasNoGreyMap() {
        auto document = test::sampleBriefing(0);
        models::BriefingMap map{.title = QStringLiteral("Vụ việc"), .unit = {}, .areas = {}, .note = {}};
        map.areas = {{.ward = {26'734}, .name = QStringLiteral("P. Bến Thành"), .value = 7, .rings = {}}};
        models::BriefingPage page{.chapter = models::BriefingChapter::map,
                                  .title = QStringLiteral("Theo địa bàn"),
                                  .ward = {},
                                  .notes = {},
                                  .blocks = {}};
        page.blocks = {{.grain = models::BriefingGrain::wards, .body = map}};
        document.pages = {page};
        const auto of = [&](core::WardCode own) {
            return models::RedactedBriefing::of(document, models::BriefingProfile::wardLeader, own).pages()[0].blocks;
        };
        QVERIFY(std::holds_alternative<models::BriefingMap>(of({26'734})[0].body));
        QCOMPARE(of({}).size(), std::size_t{1});
        QVERIFY(std::holds_alternative<models::BriefingParagraph>(of({})[0].body));
    }
};

QTEST_MAIN(BriefingDocumentTest)
#include "BriefingDocumentTest.moc"
