// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/BriefingTemplate.h"

#include "figures/Indicator.h"
#include "models/BriefingSamples.h"
#include "models/BriefingWording.h"

#include <QFile>
#include <QTest>

using namespace trucban;
using models::BriefingChapter;
using models::BriefingTemplate;

namespace {

QByteArray shipped() {
    QFile file(QStringLiteral(BRIEFING_PAGES));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Knows tiles, a trend and nothing else, and remembers what it was asked.
class FakeSource : public models::BriefingSource {
public:
    void narrowTo(core::WardCode ward) override { narrowed.push_back(ward); }
    [[nodiscard]] QString nameOf(core::WardCode ward) const override {
        return QStringLiteral("Phường %1").arg(ward.value);
    }
    std::optional<models::ChartData> tile(const QString& indicator) override {
        asked << indicator;
        models::ChartData tile;
        tile.title = indicator;
        tile.body = models::TileChart{.value = 7};
        return knows ? std::optional(tile) : std::nullopt;
    }
    std::optional<Figure> chart(const QString& name, const QString& indicator) override {
        asked << QStringLiteral("%1/%2").arg(name, indicator);
        models::ChartData chart;
        models::TrendChart trend;
        if (name == QLatin1String("trend")) {
            trend.lines.push_back({.key = {}, .name = {}, .points = {{1, 2.0}}});
            trend.from = header.from;
            trend.to = header.from + 59;
        }
        chart.body = trend;
        return knows ? std::optional(Figure{chart, models::BriefingGrain::whole}) : std::nullopt;
    }
    std::optional<models::BriefingMap> map(const QString& indicator) override {
        asked << QStringLiteral("map/%1").arg(indicator);
        return std::nullopt;
    }
    std::vector<models::BriefingBody> words(BriefingChapter chapter) override {
        if (chapter == BriefingChapter::decision && decides) {
            return {models::BriefingParagraph{QStringLiteral("Xin ý kiến")}};
        }
        return {};
    }
    QString notes(BriefingChapter /*chapter*/) override { return QStringLiteral("nhớ nói"); }

    models::BriefingHeader header; ///< of the campaign
    bool knows = true;
    bool decides = true;
    QStringList asked;
    std::vector<core::WardCode> narrowed;
};

models::BriefingHeader headerOf(core::BriefingKind kind) {
    auto header = test::sampleBriefing(0).header;
    header.kind = kind;
    return header;
}

} // namespace

class BriefingTemplateTest : public QObject {
    Q_OBJECT
private slots:
    void theShippedOneNamesIndicatorsThatThereAre() {
        const auto pages = BriefingTemplate::parse(shipped());
        QVERIFY2(pages.has_value(), pages ? "" : qPrintable(pages.error()));
        FakeSource source;
        const std::vector<core::WardCode> wards{{26'734}};
        (void)models::composeBriefing(headerOf(core::BriefingKind::final_), *pages, source, wards);
        QVERIFY(source.asked.size() > 20);
        for (const auto& asked : source.asked) {
            const auto code = asked.section(QLatin1Char('/'), -1);
            const bool isStage = asked.startsWith(QLatin1String("response/"));
            if (!code.isEmpty() && !isStage) {
                QVERIFY2(figures::findIndicator(code.toStdString()).has_value(), qPrintable(asked));
            }
        }
    }

    void eachKindHasItsChapters() {
        const auto pages = BriefingTemplate::parse(shipped());
        FakeSource source;
        QCOMPARE(models::composeBriefing(headerOf(core::BriefingKind::daily), *pages, source).pages.size(),
                 std::size_t{6});
        QCOMPARE(models::composeBriefing(headerOf(core::BriefingKind::interim), *pages, source).pages.size(),
                 std::size_t{8});
        source.decides = false;
        const auto document = models::composeBriefing(headerOf(core::BriefingKind::daily), *pages, source);
        QCOMPARE(document.pages.size(), std::size_t{5}); // nothing to decide, no page
        QCOMPARE(document.pages[0].notes, QStringLiteral("nhớ nói"));
    }

    // A reader took the whole campaign's course for that of the month on the cover.
    void whatIsDrawnOverTheWholeCampaignSaysSoInAReportOfAPart() {
        const auto pages = BriefingTemplate::parse(shipped());
        const auto notesOf = [&](const models::BriefingHeader& header, bool isOfPart) {
            FakeSource source;
            source.header = header;
            auto asked = header;
            asked.isOfPart = isOfPart;
            asked.to = isOfPart ? header.from + 6 : header.to;
            QStringList notes;
            for (const auto& page : models::composeBriefing(asked, *pages, source).pages) {
                for (const auto& block : page.blocks) {
                    const auto* chart = std::get_if<models::BriefingChart>(&block.body);
                    const auto* trend =
                        chart != nullptr ? std::get_if<models::TrendChart>(&chart->chart.body) : nullptr;
                    if (trend != nullptr && !trend->lines.empty()) {
                        notes << chart->chart.note;
                    }
                }
            }
            return notes;
        };
        const auto header = headerOf(core::BriefingKind::interim);
        const auto of = notesOf(header, true);
        QVERIFY(!of.isEmpty());
        QVERIFY2(of[0].contains(models::briefing::date(header.from + 59)), qPrintable(of[0]));
        QVERIFY(notesOf(header, false)[0].isEmpty());
    }

    void whatIsNotKnownIsSaidNotInvented() {
        const auto pages = BriefingTemplate::parse(shipped());
        FakeSource source;
        source.knows = false;
        const auto document = models::composeBriefing(headerOf(core::BriefingKind::daily), *pages, source);
        for (const auto& page : document.pages) {
            QCOMPARE(page.blocks.size(), std::size_t{1});
            QVERIFY(std::holds_alternative<models::BriefingParagraph>(page.blocks[0].body));
        }
    }

    void wardsHaveAPageEachOnRequest() {
        const auto pages = BriefingTemplate::parse(shipped());
        FakeSource source;
        const std::vector<core::WardCode> wards{{26'734}, {26'737}};
        const auto document = models::composeBriefing(headerOf(core::BriefingKind::daily), *pages, source, wards);
        QCOMPARE(document.pages.size(), std::size_t{8});
        QCOMPARE(document.pages.back().title, QStringLiteral("Phường 26737"));
        QVERIFY(document.pages.back().ward == wards[1]);
        QCOMPARE(source.narrowed.size(), std::size_t{3}); // and back to all
        QVERIFY(source.narrowed.back().isNone());
        QVERIFY(models::briefingToJson(document).has_value());
    }

    void whatIsNoTemplateIsRefused() {
        for (const auto& [from, to, place] : {std::tuple{"\"version\": 1", "\"version\": 2", "version"},
                                              {"\"situation\"", "\"weather\"", "pages[0]"},
                                              {"\"interim\"", "\"weekly\"", "kinds"},
                                              {"\"map\": \"genuine\"", "\"picture\": 1", "blocks[0]"}}) {
            auto bad = shipped();
            bad.replace(from, to);
            const auto parsed = BriefingTemplate::parse(bad);
            QVERIFY(!parsed.has_value());
            QVERIFY2(parsed.error().contains(QLatin1String(place)), qPrintable(parsed.error()));
        }
        QVERIFY(!BriefingTemplate::parse({}).has_value());
    }
};

QTEST_MAIN(BriefingTemplateTest)
#include "BriefingTemplateTest.moc"
