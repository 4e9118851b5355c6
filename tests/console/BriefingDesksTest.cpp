// SPDX-License-Identifier: GPL-3.0-or-later
// Briefings with real parts: a gateway, desks of three people, what is frozen at one and opened at another, and again
// without the gateway.
#include "console/BriefingExport.h"
#include "console/BriefingPlace.h"
#include "console/Desk.h"
#include "maps/MapSamples.h"
#include "models/BriefingSamples.h"
#include "support/GatewayFixture.h"
#include "widgets/briefing/BriefingDesk.h"
#include "widgets/briefing/BriefingRender.h"
#include "widgets/briefing/ReportLayout.h"

#include <QApplication>
#include <QComboBox>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTest>

using namespace trucban;

namespace {

constexpr std::chrono::seconds kDeadline{60};

bool waitFor(const std::function<bool()>& holds) {
    return QTest::qWaitFor(holds, kDeadline);
}

/// Somebody's computer: what it keeps outlives the program.
struct Computer {
    Computer(const test::GatewayFixture& at, std::string name) : gateway(at), user(std::move(name)) {}
    void open(widgets::Theme& theme) {
        desk = std::make_unique<console::Desk>(
            theme, test::cityWards(),
            bridge::SessionConfig{.gatewayUrl = "https://127.0.0.1:" + std::to_string(gateway.port()),
                                  .user = user,
                                  .password = "mật khẩu " + user,
                                  .pin = gateway.fingerprint(),
                                  .profileDir = profile.path().toStdString(),
                                  .replicaKey = std::string(32, 'k')});
        desk->window().show();
        desk->start(nullptr);
    }
    [[nodiscard]] const core::State& state() const { return desk->window().parts().board.state(); }
    [[nodiscard]] widgets::BriefingWindow* window() const {
        return desk->window().findChild<widgets::BriefingWindow*>();
    }
    template <class W>
    [[nodiscard]] W* in(const char* name) const {
        return window()->findChild<W*>(QLatin1String(name));
    }
    [[nodiscard]] bool openBriefing() const {
        if (!waitFor([&] { return desk->window().actions().action(widgets::ActionId::briefing).isEnabled(); })) {
            return false;
        }
        desk->window().actions().action(widgets::ActionId::briefing).trigger();
        return window() != nullptr;
    }
    [[nodiscard]] bool hasPages() const {
        return waitFor([&] { return !window()->briefing().pages().empty(); });
    }
    void freeze() const {
        QTest::keyClick(window(), Qt::Key_Return, Qt::ControlModifier);
        auto* question = window()->findChild<QDialog*>(QStringLiteral("timedConfirm"));
        QVERIFY(question != nullptr);
        question->accept();
    }
    void show(const core::BriefingId& id) const {
        auto* kept = in<QComboBox>("briefingKept");
        kept->setCurrentIndex(kept->findData(QString::fromStdString(id.toString())));
        emit kept->activated(kept->currentIndex());
    }

    const test::GatewayFixture& gateway;
    std::string user;
    QTemporaryDir profile;
    std::unique_ptr<console::Desk> desk;
};

QByteArray reportOf(const Computer& computer) {
    return *widgets::renderBriefing(computer.window()->briefing(), widgets::BriefingFormat::report);
}

} // namespace

class BriefingDesksTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        test::addFonts();
        maps::prepareGraphics();
    }

    void frozenAtOneDeskItIsTheSameAtAnotherAndWithoutTheGateway() {
        test::GatewayFixture gateway;
        const auto own = test::cityWards().wards()[0].code;
        const auto other = test::cityWards().wards()[1].code;
        gateway.addUser("an", "committee", "all");
        gateway.addUser("binh", "city", "all");
        gateway.addUser("chi", "ward-leader", std::to_string(own.value));
        const auto key = gateway.addKey("sos-app");
        gateway.start();
        widgets::Theme theme{static_cast<QApplication&>(*QCoreApplication::instance())};
        Computer an(gateway, "an");
        Computer binh(gateway, "binh");
        Computer chi(gateway, "chi");
        for (auto* computer : {&an, &binh, &chi}) {
            computer->open(theme);
        }
        QVERIFY(waitFor([&] { return an.desk->status().state == bridge::ConnectionState::live; }));
        auto& acts = an.desk->window().parts().gateway;
        const core::Day today = core::dayNumber(acts.now());
        core::Campaign campaign;
        campaign.id = core::CampaignId{acts.newRequestId().value};
        campaign.name = "Cao điểm thử";
        campaign.from = today - 3;
        campaign.to = today + 3;
        campaign.wards = {own, other};
        campaign.indicators = {"cases", "genuine"};
        (void)acts.submit(core::SaveCampaign{campaign}, std::nullopt);
        const auto& at = test::cityWards().wards()[0].label;
        (void)gateway.post(key, test::alertJson("1", at.lat, at.lon, "Ồn ào", "noise"));

        QVERIFY(an.openBriefing() && an.hasPages());
        auto* comment = an.in<QPlainTextEdit>("briefingComment");
        comment->setFocus();
        QTest::keyClicks(comment, QStringLiteral("giu vung dia ban"));
        an.freeze();
        QVERIFY(waitFor([&] { return an.state().briefings.size() == 1 && binh.state().briefings.size() == 1; }));
        const auto kept = an.state().briefings.begin()->second;
        QVERIFY(!kept.head.empty() && kept.seq > 0); // what ties it to the log
        QCOMPARE(kept.frozenBy, std::string("an"));
        QVERIFY(kept.asOf <= kept.frozenAt);
        const auto report = reportOf(an);
        QVERIFY(kept.document.contains("giu vung dia ban"));

        QCOMPARE(binh.state().briefings.at(kept.id).document, kept.document);
        QVERIFY(binh.openBriefing());
        binh.show(kept.id);
        QCOMPARE(reportOf(binh), report);

        // The ward's leader has no part in the city's; the own one is everybody's above.
        QVERIFY(chi.openBriefing() && chi.hasPages());
        QVERIFY(chi.state().briefings.empty());
        QCOMPARE(chi.window()->briefing().header().ward, own);
        chi.freeze();
        QVERIFY(waitFor([&] { return chi.state().briefings.size() == 1 && an.state().briefings.size() == 2; }));
        QCOMPARE(chi.state().briefings.begin()->second.visibleTo, core::WardSet{own});
        QVERIFY(!chi.state().briefings.begin()->second.document.contains(std::to_string(other.value)));

        // Years later, so to say: another start, and nobody to ask.
        binh.desk.reset();
        gateway.kill();
        binh.open(theme);
        QVERIFY(waitFor([&] { return binh.state().briefings.size() == 2; }));
        QVERIFY(binh.openBriefing());
        binh.show(kept.id);
        QCOMPARE(reportOf(binh), report);
    }

    // It said how many pages the document has, and the file had more.
    void theExportSaysThePagesOfItsFile() {
        const QTemporaryDir folder;
        for (const auto* format : {"pdf", "slides", "xlsx"}) {
            console::Options options;
            options.exportFormat = QLatin1String(format);
            options.outFile = folder.filePath(QLatin1String(format));
            const auto said = console::BriefingExport(options).write(test::sampleBriefing(3));
            QVERIFY2(said, said ? "" : qPrintable(said.error()));
            const auto briefing = models::RedactedBriefing::of(test::sampleBriefing(3), options.briefingFor);
            const auto pages = options.exportFormat == QLatin1String("pdf")
                                   ? widgets::ReportLayout(briefing, widgets::ReportTemplate::usual()).pageCount()
                                   : static_cast<int>(briefing.pages().size());
            const bool isWorkbook = options.exportFormat == QLatin1String("xlsx");
            QVERIFY2(isWorkbook ? said->contains(QStringLiteral("trang tính: "))
                                : said->startsWith(QStringLiteral("%1 trang: ").arg(pages)),
                     qPrintable(*said));
        }
    }

    void aMapIsOfBoundariesWhereTheyAreKnownAndSaysWhereNot() {
        const auto& wards = test::cityWards();
        const core::WardSet asked{wards.wards()[0].code, wards.wards()[5].code};
        auto sorted = asked;
        core::normalise(sorted);
        const auto guessed = console::briefingPlace(wards, sorted, {});
        QVERIFY(guessed.isApproximate);
        QCOMPARE(guessed.outlines.size(), std::size_t{2});
        for (const auto& outline : guessed.outlines) {
            QVERIFY(core::contains(sorted, outline.ward) && outline.rings.size() == 1);
        }
        const auto known = geo::BoundarySet::fromGeoJson(
            R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":")" +
                std::to_string(sorted[0].value) +
                R"("},"geometry":{"type":"Polygon","coordinates":[[[106.7,10.7],[106.8,10.7],[106.8,10.8],[106.7,10.7]]]}}]})",
            wards);
        QVERIFY(known.has_value());
        const auto alone = console::briefingPlace(wards, {sorted[0]}, known->boundaries);
        QVERIFY(!alone.isApproximate);
        QCOMPARE(alone.outlines.at(0).rings.at(0).size(), std::size_t{3});
        QVERIFY(console::briefingPlace(wards, sorted, known->boundaries).isApproximate); // of the other one
    }
};

QTEST_MAIN(BriefingDesksTest)
#include "BriefingDesksTest.moc"
