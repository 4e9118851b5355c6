// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/DuplicateFinder.h"

#include "models/DuplicateWording.h"
#include "models/IntakeHints.h"
#include "models/Samples.h"

#include <QTest>

using namespace trucban;
using models::DuplicateFinder;
using models::DuplicateWording;

namespace {

constexpr core::GeoPoint kHere{.lat = 10.7769, .lon = 106.7009};

/// That many metres to the north.
core::Position northOf(double metres, double accuracyM = 10) {
    return {.point = {.lat = kHere.lat + metres / 111'195.0, .lon = kHere.lon}, .accuracyM = accuracyM};
}

struct Report {
    std::optional<core::Position> at = northOf(0);
    core::Milliseconds ago{};
    std::string kind = "fight";
    std::string address;
    std::string text;
    core::CaseState state = core::CaseState::isNew;
    bool exercise = false;
};

struct Town {
    models::Board board;
    DuplicateFinder finder{board};

    Town() {
        bridge::ChangeSet set;
        set.policy = test::samplePolicy();
        board.apply(std::move(set));
    }
    void put(std::uint64_t number, const Report& report, std::uint32_t version = 1) {
        auto case_ = test::sampleCase(number, core::Priority::p2, test::kNow - report.ago);
        case_.kind = report.kind;
        case_.state = report.state;
        case_.exercise = report.exercise;
        auto alert = test::sampleAlert(number, test::kNow - report.ago);
        alert.version = version;
        alert.facts.kind = report.kind;
        alert.details->position = report.at;
        alert.details->address = report.address;
        alert.details->text = report.text;
        bridge::ChangeSet set;
        set.cases = {case_};
        set.alerts = {alert};
        board.apply(std::move(set));
    }
    [[nodiscard]] std::vector<core::CaseId> like(std::uint64_t number,
                                                 std::vector<core::CaseId> sameCaller = {}) const {
        return ids(finder.similarTo(*board.case_(test::caseId(number)), sameCaller, 10));
    }
    static std::vector<core::CaseId> ids(const std::vector<models::SimilarCase>& found) {
        std::vector<core::CaseId> all;
        for (const auto& one : found) {
            all.push_back(one.id);
        }
        return all;
    }
};

using Ids = std::vector<core::CaseId>;

} // namespace

class DuplicateFinderTest : public QObject {
    Q_OBJECT
private slots:
    void suggestsTheLikeliestFirstAndSaysWhy() {
        Town town;
        town.put(1, {.at = northOf(0, 50)});
        town.put(2, {.at = northOf(62, 40), .ago = std::chrono::minutes(3)});
        town.put(3, {.at = northOf(5), .text = {}});
        town.put(4, {.at = northOf(250)});
        QCOMPARE(town.like(1), (Ids{test::caseId(3), test::caseId(2)}));
        const auto found = town.finder.similarTo(*town.board.case_(test::caseId(2)), {}, 1);
        QCOMPARE(found.size(), std::size_t(1));
        const auto why = town.finder.similarTo(*town.board.case_(test::caseId(1)), {}, 5).back();
        QCOMPARE(DuplicateWording::reasons(why.signs),
                 QStringLiteral("60 m, vòng sai số chồng nhau, cách 3 phút, cùng loại"));
        QCOMPARE(DuplicateWording::likeness(why.score), QStringLiteral("rất giống"));
    }

    void leavesOutWhatIsClosedFarLateOrOfAnotherLife() {
        Town town;
        town.put(1, {});
        town.put(2, {.state = core::CaseState::closed});
        town.put(3, {.at = northOf(900)});
        town.put(4, {.ago = std::chrono::minutes(31)});
        town.put(5, {.at = std::nullopt});
        town.put(6, {.exercise = true});
        QVERIFY(town.like(1).empty());
        QCOMPARE(town.finder.indexed(), std::size_t(4)); // 1, 3, 4 and the exercise
    }

    void suggestsNoExerciseForWhatIsTakenDownAtALiveDesk() {
        Town town;
        town.put(1, {.exercise = true});
        const geo::ReportFacts heard{.place = northOf(0), .at = test::kNow, .kind = "fight", .house = {}, .words = {}};
        QVERIFY(town.finder.similarTo(heard, 5).empty());
        Town drill;
        drill.board.setExercise(true);
        drill.put(1, {.exercise = true});
        drill.put(2, {}); // somebody forgot the mark; it is not what is played
        QCOMPARE(Town::ids(drill.finder.similarTo(heard, 5)), (Ids{test::caseId(1)}));
    }

    void followsTheBoard() {
        Town town;
        town.put(1, {});
        town.put(2, {.at = northOf(20)});
        QCOMPARE(town.like(1), (Ids{test::caseId(2)}));
        town.put(2, {.at = northOf(20), .state = core::CaseState::closed});
        QVERIFY(town.like(1).empty());
        town.put(2, {.at = northOf(20)}); // reopened
        QCOMPARE(town.like(1), (Ids{test::caseId(2)}));
        town.put(2, {.at = northOf(2'000)}, 2); // its sender says where it was
        QVERIFY(town.like(1).empty());
        town.put(2, {.at = northOf(20)}, 3);
        bridge::ChangeSet gone;
        gone.erased = {core::AggregateRef::of(test::alertId(2)), core::AggregateRef::of(test::caseId(2))};
        town.board.apply(std::move(gone));
        QVERIFY(town.like(1).empty());
        QCOMPARE(town.finder.indexed(), std::size_t(1));
    }

    void whatWasMergedIsSuggestedAsTheCaseThatHoldsIt() {
        Town town;
        town.put(1, {});
        town.put(2, {.at = northOf(1'500)});
        auto primary = *town.board.case_(test::caseId(2));
        primary.alerts.push_back(test::alertId(3));
        auto moved = test::sampleAlert(3);
        moved.caseId = test::caseId(2);
        moved.facts.kind = "fight";
        moved.details->position = northOf(10);
        bridge::ChangeSet set;
        set.cases = {primary};
        set.alerts = {moved};
        town.board.apply(std::move(set));
        QCOMPARE(town.like(1), (Ids{test::caseId(2)}));
        QCOMPARE(town.like(2), (Ids{test::caseId(1)}));
    }

    void theCallerCountsAndFindsWhatHasNoPlace() {
        Town town;
        town.put(1, {.text = "Đánh nhau trước quán ốc, có mã tấu"});
        town.put(2, {.at = std::nullopt, .ago = std::chrono::minutes(2), .text = "Ẩu đả mã tấu chỗ quán ốc"});
        QVERIFY(town.like(1).empty());
        QCOMPARE(town.like(1, {test::caseId(2)}), (Ids{test::caseId(2)}));
        const auto found = town.finder.similarTo(*town.board.case_(test::caseId(1)), Ids{test::caseId(2)}, 5);
        QVERIFY(DuplicateWording::reasons(found.front().signs).contains(QStringLiteral("cùng người báo")));
        QVERIFY(town.like(1, {test::caseId(99), test::caseId(1)}).empty()); // one it does not know, and itself
    }

    void theFormAsksTheSameJudge() {
        Town town;
        town.put(1, {.at = northOf(60, 10), .ago = std::chrono::minutes(3), .kind = "other", .address = "12 Lê Lợi"});
        const models::IntakeProbe probe{.place = northOf(0, 20),
                                        .address = QStringLiteral("số 12 le loi, P. Bến Thành"),
                                        .kind = "fight",
                                        .text = {},
                                        .at = test::kNow};
        const auto found = town.finder.similarTo(models::IntakeHints::factsOf(probe), 5);
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(DuplicateWording::reasons(found.front().signs), QStringLiteral("cùng địa chỉ, 60 m, cách 3 phút"));
        town.put(2, {.at = probe.place, .kind = "fight", .address = "12 Lê Lợi"});
        const auto asCase = town.finder.similarTo(*town.board.case_(test::caseId(2)), {}, 5);
        QCOMPARE(asCase.size(), std::size_t(1));
        QCOMPARE(asCase.front().score, found.front().score);
        QCOMPARE(asCase.front().signs, found.front().signs);
    }

    void thePolicySaysHowLikeIsLikeEnough() {
        Town town;
        town.put(1, {});
        town.put(2, {.at = northOf(30), .ago = std::chrono::minutes(10)});
        QCOMPARE(town.like(1).size(), std::size_t(1));
        auto policy = test::samplePolicy();
        policy.duplicates.threshold = 0.999;
        bridge::ChangeSet set;
        set.policy = policy;
        town.board.apply(std::move(set));
        QVERIFY(town.like(1).empty());
    }

    void keepsTheMostUrgentThenTheFurthestOnThenTheOldest() {
        auto old = test::sampleCase(1, core::Priority::p2, test::kNow - std::chrono::minutes(9));
        auto working = test::sampleCase(2, core::Priority::p2, test::kNow - std::chrono::minutes(5));
        working.state = core::CaseState::inProgress;
        auto urgent = test::sampleCase(3, core::Priority::p1, test::kNow);
        auto done = test::sampleCase(4, core::Priority::p2, test::kNow - std::chrono::minutes(20));
        done.state = core::CaseState::resolved;
        const auto keeps = [](std::vector<const core::Case*> cases) { return models::primaryOf(cases).id; };
        QCOMPARE(keeps({&old, &working, &urgent}), urgent.id);
        QCOMPARE(keeps({&old, &working, &done}), working.id);
        auto newer = old;
        newer.id = test::caseId(7);
        newer.openedAt = test::kNow;
        QCOMPARE(keeps({&newer, &old}), old.id);
    }
};

QTEST_GUILESS_MAIN(DuplicateFinderTest)
#include "DuplicateFinderTest.moc"
