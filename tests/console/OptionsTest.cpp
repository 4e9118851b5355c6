// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/Options.h"

#include "console/BriefingExport.h"

#include <QTemporaryDir>
#include <QTest>

using namespace trucban;
using console::Options;
using console::parseOptions;

class OptionsTest : public QObject {
    Q_OBJECT
private slots:
    void init() { QVERIFY(m_folder.isValid()); }

    void takesEveryOption() {
        const auto password = file("pw", "mật khẩu có dấu cách ở cuối \r\n\n");
        const auto options = parseOptions({"--gateway",
                                           "https://127.0.0.1:8443",
                                           "--user=an.nguyen",
                                           "--password-file",
                                           password,
                                           "--pin",
                                           "3F:9A",
                                           "--profile",
                                           "/p",
                                           "--workspace",
                                           "truc-ban",
                                           "--language",
                                           "en",
                                           "--theme",
                                           "dark",
                                           "--screenshot",
                                           "desk.png",
                                           "--after",
                                           "0.5",
                                           "--map",
                                           "city.mappack",
                                           "--trace",
                                           "t.jsonl",
                                           "trucban://case/VV-1121-0412"});
        QVERIFY2(options, options ? "" : qPrintable(options.error()));
        QCOMPARE(options->gatewayUrl, QStringLiteral("https://127.0.0.1:8443"));
        QCOMPARE(options->user, QStringLiteral("an.nguyen"));
        QCOMPARE(options->password, QStringLiteral("mật khẩu có dấu cách ở cuối "));
        QCOMPARE(options->pin, QStringLiteral("3F:9A"));
        QCOMPARE(options->profileDir, QStringLiteral("/p"));
        QCOMPARE(options->workspace, QStringLiteral("truc-ban"));
        QCOMPARE(options->language, QStringLiteral("en"));
        QVERIFY(options->theme == widgets::Theme::Mode::dark);
        QCOMPARE(options->screenshotFile, QStringLiteral("desk.png"));
        QCOMPARE(options->screenshotAfter, 0.5);
        QCOMPARE(options->mapFile, QStringLiteral("city.mappack"));
        QCOMPARE(options->traceFile, QStringLiteral("t.jsonl"));
        QCOMPARE(options->caseReference, QStringLiteral("VV-1121-0412"));
    }

    void takesABriefingInItsFormsAndForItsReaders() {
        const auto options =
            parseOptions({"--export", "briefing", "--from", "b.json", "--out", "b.xlsx", "--for", "ward-leader"});
        QVERIFY2(options, options ? "" : qPrintable(options.error()));
        QCOMPARE(options->exportFormat, QStringLiteral("xlsx"));
        QCOMPARE(options->fromFile, QStringLiteral("b.json"));
        QVERIFY(options->briefingFor == models::BriefingProfile::wardLeader);
        QCOMPARE(parseOptions({"--export", "briefing", "--from", "b", "--out", "b"})->exportFormat,
                 QStringLiteral("pdf"));
        QVERIFY(!parseOptions({"--export", "briefing", "--out", "b.pdf"}));
        QVERIFY(!parseOptions({"--export", "briefing", "--from", "b", "--out", "c", "--format", "csv"}));
        QVERIFY(!parseOptions({"--export", "briefing", "--from", "b", "--out", "c", "--for", "everybody"}));
        QVERIFY(!parseOptions({"--for", "duty"}));
    }

    void takesACampaignsFrozenBriefing() {
        const QString id = "01890a5d-ac96-774b-bcce-b302099a8057";
        const auto of = [&id](const QString& at) {
            return parseOptions({"--export", "briefing", "--campaign", id, "--as-of", at, "--out", "b.pdf"});
        };
        const auto here = of("2026-11-21T07:30");
        QVERIFY2(here, here ? "" : qPrintable(here.error()));
        QVERIFY(here->campaign && here->asOf);
        QVERIFY(here->asOf == of("2026-11-21T00:30:00Z")->asOf);
        QVERIFY(!of("2026-11-21") && !of("soon"));
        QVERIFY(!parseOptions({"--export", "briefing", "--campaign", "x", "--out", "b"}));
        QVERIFY(!parseOptions({"--export", "briefing", "--campaign", id, "--from", "b", "--out", "c"}));
        QVERIFY(!parseOptions({"--export", "briefing", "--from", "b", "--as-of", "2026-11-21T07:30", "--out", "c"}));
        QVERIFY(!parseOptions({"--campaign", id}));
        const auto ofWard = [&id](const QString& ward) {
            return parseOptions({"--export", "briefing", "--campaign", id, "--ward", ward, "--out", "b.pdf"});
        };
        QCOMPARE(ofWard("25747")->briefingWard, std::optional(core::WardCode{25747}));
        QCOMPARE(ofWard("all")->briefingWard, std::optional(core::WardCode{}));
        QVERIFY(!ofWard("0") && !ofWard("Bến Thành"));
        const auto ofDays = [&](const QString& days) {
            return parseOptions({"--export", "briefing", "--campaign", id, "--period", days, "--out", "b.pdf"});
        };
        QCOMPARE(ofDays("2026-11-15..2026-12-14")->briefingDays, std::optional(figures::DaySpan{20'772, 20'801}));
        QCOMPARE(ofDays("all")->briefingDays, std::optional(figures::DaySpan{}));
        for (const auto* wrong :
             {"", "2026-11-15", "2026-12-14..2026-11-15", "2026-02-30..2026-03-01", "15/11..14/12",
              "2026-11-15T10:00..2026-12-14", "2026-11-5..2026-12-14", "2026-11-15..2026-11-16..2026-11-17"}) {
            QVERIFY2(!ofDays(QString::fromUtf8(wrong)), wrong);
        }
        QVERIFY(!parseOptions({"--export", "briefing", "--from", "b.json", "--period", "all", "--out", "b.pdf"}));
    }

    // The newest of that campaign that is not later than asked for, and never another campaign's.
    void choosesTheNewestFrozenBriefing() {
        const auto idOf = [](int n) {
            return QStringLiteral("01890a5d-ac96-774b-bcce-b3020000000%1").arg(n).toStdString();
        };
        core::State state;
        const core::CampaignId campaign{*core::Uuid::parse(idOf(1))};
        const auto at = [](int minutes) { return core::Instant(std::chrono::minutes(minutes)); };
        const auto add = [&](int n, core::CampaignId of, int minutes, std::optional<figures::DaySpan> days = {}) {
            models::BriefingDocument document;
            document.header.isOfPart = days.has_value();
            document.header.from = days ? days->from : 0;
            document.header.to = days ? days->to : 0;
            document.header.campaignId = QString::fromStdString(of.toString());
            document.header.campaign = QString::number(n);
            document.header.asOf = at(minutes);
            core::Briefing briefing;
            briefing.id = core::BriefingId{*core::Uuid::parse(idOf(n))};
            briefing.campaign = of;
            briefing.asOf = at(minutes);
            briefing.document = models::briefingToJson(document)->toStdString();
            state.briefings.emplace(briefing.id, briefing);
            return document;
        };
        Options options;
        options.campaign = campaign;
        const console::BriefingExport asked(options);
        QVERIFY(!asked.frozen(state));
        core::Campaign saved;
        saved.id = campaign;
        state.campaigns.emplace(campaign, saved);
        QVERIFY(!asked.frozen(state)); // none frozen
        Options wrong = options;
        wrong.campaign = core::CampaignId{*core::Uuid::parse(idOf(8))};
        const auto known = console::BriefingExport(wrong).frozen(state);
        QVERIFY(!known && known.error().contains(QString::fromStdString(idOf(1)))); // no window shows an id
        const auto later = add(3, campaign, 20);
        const auto earlier = add(2, campaign, 10);
        add(4, core::CampaignId{*core::Uuid::parse(idOf(9))}, 30);
        const auto newest = asked.frozen(state);
        QVERIFY2(newest, newest ? "" : qPrintable(newest.error()));
        QVERIFY(*newest == later);
        options.asOf = at(20);
        QVERIFY(*asked.frozen(state) == later);
        options.asOf = at(19);
        QVERIFY(*asked.frozen(state) == earlier);
        options.asOf = at(9);
        QVERIFY(!asked.frozen(state));
        options.asOf.reset();

        // A period's is newer than the whole campaign's, and is not what was asked for by the campaign's id.
        const auto ofPart = add(5, campaign, 40, figures::DaySpan{20'000, 20'006});
        QVERIFY(*asked.frozen(state) == later);
        options.briefingDays = figures::DaySpan{20'000, 20'006};
        QVERIFY(*asked.frozen(state) == ofPart);
        options.briefingDays = figures::DaySpan{20'000, 20'007};
        QVERIFY(asked.frozen(state).error().contains(QStringLiteral("--period")));
        options.briefingDays = figures::DaySpan{};
        QVERIFY(*asked.frozen(state) == later);
        options.briefingDays.reset();
        options.asOf = at(5);
        const auto early = add(6, campaign, 5, figures::DaySpan{20'000, 20'001});
        QVERIFY(*asked.frozen(state) == early); // there is no other
        options.asOf.reset();

        options.briefingWard = core::WardCode{25747};
        QVERIFY(!asked.frozen(state)); // none of that ward
        state.briefings.at(core::BriefingId{*core::Uuid::parse(idOf(2))}).ward = core::WardCode{25747};
        QVERIFY(*asked.frozen(state) == earlier);
    }

    void standsWithoutAny() {
        const auto options = parseOptions({});
        QVERIFY(options);
        QVERIFY(options->gatewayUrl.isEmpty() && options->password.isEmpty() && options->caseReference.isEmpty());
        QCOMPARE(options->screenshotAfter, 3.0);
        QVERIFY(!options->theme && !options->help && !options->version);
    }

    // Asked for help, the program must not stumble over what else is wrong.
    void helpAndVersionComeBeforeAllElse() {
        QVERIFY(parseOptions({"--help", "--theme", "purple"})->help);
        QVERIFY(parseOptions({"--version", "--after", "x"})->version);
        const auto help = console::helpText();
        for (const auto* option :
             {"--gateway", "--user", "--password-file", "--pin", "--profile", "--workspace", "--language", "--theme",
              "--screenshot", "--after", "--trace", "--help", "--version", "Exit codes"}) {
            QVERIFY2(help.contains(QLatin1String(option)), option);
        }
    }

    void saysWhatIsWrong_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("names");
        QTest::newRow("unknown option") << QStringList{"--colour", "red"} << "colour";
        QTest::newRow("no value") << QStringList{"--user"} << "user";
        QTest::newRow("theme") << QStringList{"--theme", "purple"} << "purple";
        QTest::newRow("language") << QStringList{"--language", "fr"} << "fr";
        QTest::newRow("workspace") << QStringList{"--workspace", "kitchen"} << "kitchen";
        QTest::newRow("after is no number") << QStringList{"--after", "soon"} << "soon";
        QTest::newRow("after is negative") << QStringList{"--after", "-1"} << "-1";
        QTest::newRow("after is a day too many") << QStringList{"--after", "86401"} << "86401";
        QTest::newRow("password file is missing") << QStringList{"--password-file", "/nowhere/pw"} << "/nowhere/pw";
        QTest::newRow("another link") << QStringList{"trucban://person/7"} << "trucban://person/7";
        QTest::newRow("a word") << QStringList{"case"} << "case";
        QTest::newRow("two links") << QStringList{"trucban://case/1", "trucban://case/2"} << "trucban://case/2";
    }
    void saysWhatIsWrong() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, names);
        const auto options = parseOptions(arguments);
        QVERIFY(!options);
        QVERIFY2(options.error().contains(names), qPrintable(options.error()));
    }

    // An empty password would be tried, and count as a failed log-in.
    void refusesAnEmptyPasswordFile() {
        const auto options = parseOptions({"--password-file", file("empty", "\n")});
        QVERIFY(!options);
        QVERIFY(options.error().contains(QStringLiteral("empty")));
    }

    void readsACaseOutOfALink() {
        QCOMPARE(console::caseOfLink(QStringLiteral("trucban://case/VV-1121-0412")), QStringLiteral("VV-1121-0412"));
        QCOMPARE(console::caseOfLink(QStringLiteral("https://case/VV-1")), QString());
        QCOMPARE(console::caseOfLink(QStringLiteral("trucban://case/a/b")), QString());
        QCOMPARE(console::caseOfLink(QStringLiteral("trucban://case/")), QString());
        QCOMPARE(console::caseOfLink(QString()), QString());
    }

private:
    QString file(const char* name, const char* content) {
        QFile out(m_folder.filePath(QLatin1String(name)));
        if (!out.open(QIODevice::WriteOnly)) {
            return {};
        }
        out.write(content);
        return out.fileName();
    }
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(OptionsTest)
#include "OptionsTest.moc"
