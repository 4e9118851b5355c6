// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/IntakeHints.h"

#include "models/Samples.h"

#include <QTest>

using namespace trucban;
using models::IntakeHints;
using models::IntakeProbe;

namespace {

constexpr core::GeoPoint kHere{.lat = 10.7769, .lon = 106.7009};

/// That many metres to the north.
core::GeoPoint northOf(double metres) {
    return {.lat = kHere.lat + metres / 111'195.0, .lon = kHere.lon};
}

struct Town {
    models::Board board;

    Town() {
        bridge::ChangeSet set;
        set.policy = test::samplePolicy();
        board.apply(std::move(set));
    }
    void put(std::uint64_t number, std::optional<core::Position> at, const std::string& address = {},
             core::Milliseconds ago = {}, const std::string& kind = "fight",
             core::CaseState state = core::CaseState::isNew) {
        auto case_ = test::sampleCase(number, core::Priority::p2, test::kNow - ago);
        case_.kind = kind;
        case_.state = state;
        auto alert = test::sampleAlert(number, test::kNow - ago);
        alert.details->position = at;
        alert.details->address = address;
        bridge::ChangeSet set;
        set.cases = {case_};
        set.alerts = {alert};
        board.apply(std::move(set));
    }
};

IntakeProbe probeHere(double accuracyM = 20) {
    return {.place = core::Position{kHere, accuracyM}, .address = {}, .kind = "fight", .text = {}, .at = test::kNow};
}

} // namespace

class IntakeHintsTest : public QObject {
    Q_OBJECT
private slots:
    void oneHouseHasManySpellings_data() {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<bool>("same");
        const auto row = [](const char* a, const char* b, bool same) {
            QTest::addRow("%s = %s", a, b) << QString::fromUtf8(a) << QString::fromUtf8(b) << same;
        };
        row("12 Lê Lợi", "12 le loi, Phường Bến Thành", true);
        row("Số 12 Lê Lợi", "12 Lê Lợi phường Bến Thành", true);
        row("123/45 Nguyễn Trãi", "123/45 nguyen trai", true);
        row("12 Lê Lợi", "112 Lê Lợi", false);
        row("12 Lê Lợi", "12 Lê Lai", false);
        row("Lê Lợi", "Lê Lợi", false); // a street is no house
        row("12", "12", false);
        row("10.40, 107.10", "10.40, 107.10", false);
        row("", "", false);
    }
    void oneHouseHasManySpellings() {
        QFETCH(const QString, a);
        QFETCH(const QString, b);
        QFETCH(const bool, same);
        QCOMPARE(IntakeHints::isSameHouse(IntakeHints::houseKey(a), IntakeHints::houseKey(b)), same);
    }

    void countsWhatAHouseHadBefore() {
        Town town;
        const std::chrono::hours day{24};
        town.put(1, std::nullopt, "12 Lê Lợi", day, "fight", core::CaseState::closed);
        town.put(2, std::nullopt, "12 Lê Lợi, Phường Bến Thành", 20 * day, "fight", core::CaseState::closed);
        town.put(3, core::Position{northOf(10), 15}, "", 3 * day, "other");
        town.put(4, std::nullopt, "12 Lê Lợi", 31 * day);
        town.put(5, std::nullopt, "112 Lê Lợi", day);
        town.put(6, core::Position{northOf(10), 200}, "", day); // nobody knows which house
        auto probe = probeHere(20);
        probe.address = QStringLiteral("12 Lê Lợi");
        auto earlier = IntakeHints::earlier(town.board, probe);
        QCOMPARE(earlier.ids.size(), std::size_t(3));
        QCOMPARE(IntakeHints::counts(earlier, town.board.policy()), QStringLiteral("Đánh nhau 2, Việc khác 1"));
        // What the gateway has beside it counts once.
        auto old = test::sampleCase(9);
        old.kind = "other";
        earlier.add(old);
        earlier.add(old);
        earlier.add(*town.board.case_(test::caseId(1)));
        QCOMPARE(earlier.ids.size(), std::size_t(4));
        probe.address = QStringLiteral("Lê Lợi");
        probe.place.reset();
        QVERIFY(IntakeHints::earlier(town.board, probe).ids.empty());
    }

    void anExerciseIsNothingThatAHouseHad() {
        Town town;
        town.put(1, std::nullopt, "12 Lê Lợi");
        bridge::ChangeSet drill;
        drill.cases = {test::sampleCase(1)};
        drill.cases[0].exercise = true;
        town.board.apply(std::move(drill));
        auto probe = probeHere();
        probe.address = QStringLiteral("12 Lê Lợi");
        QVERIFY(IntakeHints::earlier(town.board, probe).ids.empty());
    }
};

QTEST_GUILESS_MAIN(IntakeHintsTest)
#include "IntakeHintsTest.moc"
