// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/CampaignTemplate.h"

#include "figures/Compare.h"

#include <QFile>
#include <QTest>

using namespace trucban;
using models::CampaignTemplate;
using models::CampaignTexts;

namespace {

constexpr core::WardCode kA{26740};
constexpr core::WardCode kB{26743};

QByteArray shipped() {
    QFile file(QStringLiteral(TRUCBAN_SOURCE_DIR "/resources/campaign/cao_diem.json"));
    (void)file.open(QIODevice::ReadOnly);
    return file.readAll();
}

} // namespace

class CampaignTemplateTest : public QObject {
    Q_OBJECT
private slots:
    void theShippedTemplateMakesACampaignThatMayBeSaved() {
        const auto made = CampaignTemplate::parse(shipped());
        QVERIFY2(made, made ? "" : qPrintable(made.error()));
        const auto campaign = made->begin(20'770, {kA, kB});
        QCOMPARE(campaign.days(), 60);
        QCOMPARE(CampaignTexts::complaint(campaign), QString());
        QCOMPARE(campaign.baselines.size(), std::size_t{3});
        QCOMPARE(figures::targetOf(campaign, "clearance"), std::optional{0.9});
        QCOMPARE(figures::targetOf(campaign, "clearance", kB), std::optional{0.9});
        QVERIFY(!figures::targetOf(campaign, "visits"));
        QVERIFY(CampaignTemplate::parse(shipped(), true)->campaign.name.starts_with("Campaign"));
    }

    void refusesWhatIsNoTemplate_data() {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::newRow("no JSON") << QByteArray("{") << QByteArray("");
        QTest::newRow("a later version") << QByteArray("\"version\": 1") << QByteArray("\"version\": 2");
        QTest::newRow("an unknown indicator") << QByteArray("\"visits\"") << QByteArray("\"visit\"");
        QTest::newRow("one twice") << QByteArray("\"code\": \"heard\"") << QByteArray("\"code\": \"visits\"");
        QTest::newRow("an unknown baseline") << QByteArray("\"adjacent\"") << QByteArray("\"beside\"");
        QTest::newRow("no days") << QByteArray("\"days\": 60") << QByteArray("\"days\": 0");
    }
    void refusesWhatIsNoTemplate() {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QByteArray json = shipped();
        QVERIFY(json.contains(from));
        json.replace(json.indexOf(from), from.size(), to);
        QVERIFY(!CampaignTemplate::parse(json));
    }

    void readsTargetsAsTheyAreWritten_data() {
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isRead");
        QTest::addColumn<double>("value");
        const auto row = [](const char* code, const QString& text, bool isRead, double value) {
            QTest::addRow("%s %s", code, qPrintable(text)) << QByteArray(code) << text << isRead << value;
        };
        row("visits", QStringLiteral("1.234"), true, 1234);
        row("visits", QStringLiteral(" 400 "), true, 400);
        row("visits", QStringLiteral("-1"), false, 0);
        row("visits", QStringLiteral("12:00"), false, 0);
        row("visits", QStringLiteral("nhiều"), false, 0);
        row("visits", QString(), false, 0);
        row("clearance", QStringLiteral("90"), true, 0.9);
        row("clearance", QStringLiteral("87,5 %"), true, 0.875);
        row("clearance", QStringLiteral("101"), false, 0);
        row("arriveP90", QStringLiteral("15:00"), true, 900'000);
        row("arriveP90", QStringLiteral("1:02:03"), true, 3'723'000);
        row("arriveP90", QStringLiteral("90"), true, 90'000);
        row("arriveP90", QStringLiteral("1:75"), false, 0);
        row("arriveP90", QStringLiteral("nan"), false, 0);
    }
    void readsTargetsAsTheyAreWritten() {
        QFETCH(QByteArray, code);
        QFETCH(QString, text);
        QFETCH(bool, isRead);
        QFETCH(double, value);
        const auto indicator = *figures::findIndicator(code.toStdString());
        const auto read = CampaignTexts::parseTarget(indicator, text);
        QCOMPARE(read.has_value(), isRead);
        if (isRead) {
            QVERIFY(qFuzzyCompare(*read, value));
            QCOMPARE(CampaignTexts::parseTarget(indicator, CampaignTexts::targetText(indicator, value)),
                     std::optional{value});
        }
    }

    void saysWhatIsMissing() {
        auto campaign = CampaignTemplate::parse(shipped())->begin(20'770, {kA});
        campaign.name = "  ";
        QVERIFY(!CampaignTexts::complaint(campaign).isEmpty());
        campaign.name = "A";
        campaign.to = campaign.from - 1;
        QVERIFY(!CampaignTexts::complaint(campaign).isEmpty());
        campaign.to = campaign.from + core::kMaxPeriodDays;
        QVERIFY(!CampaignTexts::complaint(campaign).isEmpty());
        campaign.to = campaign.from;
        campaign.wards.clear();
        QVERIFY(!CampaignTexts::complaint(campaign).isEmpty());
    }

    void copiesToEachWardWhatIsTrueOfEach() {
        core::Campaign campaign;
        campaign.wards = {kA, kB};
        campaign.indicators = {"visits", "clearance", "tasksOverdue"};
        campaign.targets = {{.indicator = "visits", .ward = {}, .neighbourhood = {}, .value = 9'000},
                            {.indicator = "clearance", .ward = {}, .neighbourhood = {}, .value = 0.9},
                            {.indicator = "clearance", .ward = kB, .neighbourhood = {}, .value = 0.5},
                            {.indicator = "clearance", .ward = kB, .neighbourhood = "Khu phố 1", .value = 0.4},
                            {.indicator = "tasksOverdue", .ward = {}, .neighbourhood = {}, .value = 0}};
        models::copyTargetsToWards(campaign, {});
        QVERIFY(!figures::targetOf(campaign, "visits", kA)); // all wards together are to reach it
        QCOMPARE(figures::targetOf(campaign, "clearance", kA), std::optional{0.9});
        QCOMPARE(figures::targetOf(campaign, "clearance", kB), std::optional{0.9});
        QCOMPARE(figures::targetOf(campaign, "clearance", kB, "Khu phố 1"), std::optional{0.4});
        QCOMPARE(figures::targetOf(campaign, "tasksOverdue", kB), std::optional{0.0});
        QCOMPARE(campaign.targets.size(), std::size_t{8});

        models::setTarget(campaign, "visits", kB, {}, 50);
        models::copyTargetsToWards(campaign, kB);
        QCOMPARE(figures::targetOf(campaign, "visits", kA), std::optional{50.0}); // as much in each as in that one
        QCOMPARE(figures::targetOf(campaign, "visits"), std::optional{9'000.0});
    }

    void tidiesWhatSpeaksOfWhatIsNotThere() {
        auto campaign = CampaignTemplate::parse(shipped())->begin(20'770, {kA, kB});
        campaign.answerable = {{.ward = kA, .name = "A"}, {.ward = kB, .name = "B"}};
        campaign.wards = {kA};
        std::erase(campaign.indicators, "clearance");
        models::tidy(campaign);
        QCOMPARE(campaign.answerable.size(), std::size_t{1});
        QVERIFY(!figures::targetOf(campaign, "clearance"));
        QVERIFY(!figures::targetOf(campaign, "coverage", kB));
        QVERIFY(figures::targetOf(campaign, "coverage", kA));
    }
};

QTEST_GUILESS_MAIN(CampaignTemplateTest)
#include "CampaignTemplateTest.moc"
