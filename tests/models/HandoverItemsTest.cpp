// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/HandoverItems.h"

#include "core/Command.h"
#include "models/CallBacks.h"
#include "models/CaseSheet.h"
#include "models/HandoverModel.h"
#include "models/HandoverWatch.h"
#include "models/Samples.h"
#include "wire/Json.h"
#include "wire/Limits.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace trucban;
using core::HandoverTopic;

namespace {

constexpr core::WardCode kHere{26743};
constexpr core::WardCode kThere{26740};
const models::HandoverGround kGround{.desk = {kHere}, .since = test::kNow - std::chrono::hours{12}, .now = test::kNow};

core::State stateOf(std::vector<core::Case> cases) {
    core::State state;
    state.policy = test::samplePolicy();
    for (std::uint64_t i = 1; i <= cases.size(); ++i) {
        auto alert = test::sampleAlert(i);
        alert.details->text = "Gọi tôi 0912345678, nhà có vàng";
        state.put(alert);
    }
    for (auto& case_ : cases) {
        state.put(std::move(case_));
    }
    return state;
}

QStringList topicsOf(const std::vector<core::HandoverItem>& items) {
    QStringList topics;
    for (const auto& item : items) {
        const auto name = QString::fromLatin1(core::nameOf(item.topic));
        if (topics.isEmpty() || topics.last() != name) {
            topics << name;
        }
    }
    return topics;
}

QString allOf(const std::vector<core::HandoverItem>& items) {
    QString all;
    for (const auto& item : items) {
        all += QString::fromStdString(item.text) + QLatin1Char('\n');
    }
    return all;
}

core::Handover signedBy(std::uint64_t number, std::string user, std::size_t lines = 2) {
    core::Handover handover;
    handover.id = {test::uuidOf(5'000 + number)};
    handover.version = 1;
    handover.wards = {kHere};
    handover.visibleTo = {kHere};
    handover.signedAt = test::kNow + std::chrono::minutes{number};
    handover.signedBy = std::move(user);
    for (std::size_t i = 0; i < lines; ++i) {
        handover.items.push_back({.topic = HandoverTopic::openCase, .text = "Vụ " + std::to_string(i)});
    }
    return handover;
}

void tell(models::Board& board, std::vector<core::Handover> handovers) {
    bridge::ChangeSet set;
    set.handovers = std::move(handovers);
    board.apply(std::move(set));
}

} // namespace

class HandoverItemsTest : public QObject {
    Q_OBJECT
private slots:
    void compilesWhatAShiftLeavesMostPressingFirst() {
        auto overdue = test::sampleCase(1, core::Priority::p1, test::kNow - std::chrono::minutes{10});
        auto open = test::sampleCase(2);
        open.state = core::CaseState::inProgress;
        open.assignments = {{.unit = {"M21"}, .state = core::AssignmentState::onScene}};
        open.jointRequests = {{.id = {test::uuidOf(1)}, .requestedAt = test::kNow}};
        open.notes = {{.at = test::kNow, .author = "di", .text = models::callBackPromise(test::kNow)}};
        auto offered = test::sampleCase(3);
        offered.transfer = core::TransferOffer{.from = kHere, .to = kThere, .expiresAt = test::kNow};
        auto ended = test::sampleCase(4);
        ended.state = core::CaseState::closed;
        ended.closedAt = test::kNow - std::chrono::hours{1};
        ended.outcome = core::Outcome{.disposition = core::Disposition::mistaken};
        auto longAgo = ended;
        longAgo.id = test::caseId(5);
        longAgo.code = "VV-1117-5";
        longAgo.openedAt = test::kNow - std::chrono::hours{14};
        longAgo.closedAt = test::kNow - std::chrono::hours{13};
        auto state = stateOf({overdue, open, offered, ended, longAgo});
        core::Unit unit;
        unit.profile.id = {"M21"};
        unit.profile.homeWard = kHere;
        unit.state = core::UnitState::onScene;
        unit.caseId = open.id;
        state.put(unit);
        auto ground = kGround;
        ground.mutedUntil = test::kNow + std::chrono::minutes{5};
        const auto items = models::compileHandover(state, ground);
        QCOMPARE(topicsOf(items),
                 (QStringList{"overdue", "openCase", "promise", "transfer", "unitOut", "mutedAlarm", "change"}));
        QCOMPARE(items.front().caseId, overdue.id);
        const auto all = allOf(items);
        QVERIFY(all.contains(QStringLiteral("quá hạn")));
        QVERIFY(all.contains(QStringLiteral("M21 có mặt")));
        QVERIFY(all.contains(QStringLiteral("hẹn gọi lại người báo")));
        QVERIFY(all.contains(QStringLiteral("4 vụ mới, 1 vụ đã kết thúc")));
        QVERIFY(!all.contains(QStringLiteral("VV-1117-5")));
    }

    void namesNoAddressNoWordsAndNoNumber() {
        const auto all = allOf(models::compileHandover(stateOf({test::sampleCase(1)}), kGround));
        QVERIFY(all.contains(QStringLiteral("VV-1118-1")));
        QVERIFY(!all.contains(QStringLiteral("Nguyễn Trãi")));
        QVERIFY(!all.contains(QStringLiteral("vàng")));
        QVERIFY(!all.contains(QStringLiteral("0912345678")));
    }

    void aWardsDeskTakesItsOwnAndTheCitysTakesAll() {
        auto theirs = test::sampleCase(1);
        theirs.ward = kThere;
        auto claimable = test::sampleCase(2);
        claimable.ward = {};
        claimable.candidates = {kHere, kThere};
        auto offered = test::sampleCase(3);
        offered.ward = kThere;
        offered.transfer = core::TransferOffer{.from = kThere, .to = kHere, .expiresAt = test::kNow};
        const auto state = stateOf({theirs, claimable, offered});
        const auto casesOf = [&state](core::WardSet desk) {
            auto ground = kGround;
            ground.desk = std::move(desk);
            const auto items = models::compileHandover(state, ground);
            return std::ranges::count_if(items, [](const auto& item) {
                return item.topic == HandoverTopic::openCase || item.topic == HandoverTopic::overdue;
            });
        };
        QCOMPARE(casesOf({kHere}), 2);
        QCOMPARE(casesOf({kThere}), 3);
        QCOMPARE(casesOf({core::kCityDesk}), 3);
        QCOMPARE(models::deskOf({.all = true}), core::WardSet{core::kCityDesk});
    }

    void aFloodFitsIntoOneFrameAndLosesNoCount() {
        std::vector<core::Case> cases;
        for (std::uint64_t i = 1; i <= 5'000; ++i) {
            cases.push_back(test::sampleCase(i, i % 10 == 0 ? core::Priority::p1 : core::Priority::p4));
        }
        const auto state = stateOf(std::move(cases));
        QElapsedTimer time;
        time.start();
        const auto items = models::compileHandover(state, kGround);
        qInfo("compiled from 5,000 cases in %lld ms: %zu lines", time.elapsed(), items.size());
        QVERIFY(items.size() <= core::kMaxHandoverItems);
        const core::SignHandover sign{.id = {test::uuidOf(1)},
                                      .wards = {kHere},
                                      .words = std::string(4'000, 'x'),
                                      .head = std::string(80, 'a'),
                                      .items = items};
        const auto frame = wire::encodeCommandBody(sign);
        QVERIFY2(frame.size() + 1'000 < wire::kMaxClientFrameBytes, qPrintable(QString::number(frame.size())));
        const auto urgent = std::ranges::count_if(
            items, [](const auto& item) { return item.caseId && item.text.find("· P1") != std::string::npos; });
        QVERIFY(urgent >= 500);
        QVERIFY(allOf(items).contains(QStringLiteral("vụ P4 đang mở không nêu từng vụ")));
    }

    void aFloodDrownsNoPromiseNoUnitAndNoMute() {
        std::vector<core::Case> cases;
        for (std::uint64_t i = 1; i <= 5'000; ++i) {
            cases.push_back(test::sampleCase(i, core::Priority::p4));
        }
        cases.back().notes = {{.at = test::kNow, .author = "di", .text = models::callBackPromise(test::kNow)}};
        auto state = stateOf(cases);
        core::Unit unit;
        unit.profile.id = {"M21"};
        unit.profile.homeWard = kHere;
        unit.state = core::UnitState::onScene;
        unit.caseId = cases.front().id;
        state.put(unit);
        auto ground = kGround;
        ground.mutedUntil = test::kNow + std::chrono::minutes{5};
        auto topics = topicsOf(models::compileHandover(state, ground));
        for (const char* topic : {"promise", "unitOut", "mutedAlarm", "change"}) {
            QVERIFY2(topics.contains(QLatin1String(topic)), topic);
        }
        // When even those do not fit they are counted.
        for (auto& case_ : cases) {
            case_.notes = {{.at = test::kNow, .author = "di", .text = models::callBackPromise(test::kNow)}};
            state.put(case_);
        }
        const auto items = models::compileHandover(state, ground);
        topics = topicsOf(items);
        QVERIFY(items.size() <= core::kMaxHandoverItems);
        QVERIFY(topics.contains(QStringLiteral("mutedAlarm")) && topics.contains(QStringLiteral("change")));
        QVERIFY(allOf(items).contains(QStringLiteral("mục khác không nêu từng mục")));
    }

    void printsWhatWasAnsweredAndTheHead() {
        auto handover = signedBy(1, "di");
        handover.head = "12:abc";
        handover.items[0].answeredAt = test::kNow;
        handover.items[0].answeredBy = "den";
        handover.items[0].exception = true;
        handover.items[0].remark = "chưa gọi lại";
        const auto sheet = models::handoverSheet(handover);
        QCOMPARE(sheet.rows.size(), std::size_t{2});
        QCOMPARE(sheet.rows[0].size(), static_cast<qsizetype>(sheet.columns.size()));
        QVERIFY(sheet.rows[0].last().contains(QStringLiteral("NGOẠI LỆ: chưa gọi lại (den")));
        QVERIFY(sheet.closing.join(QLatin1Char(' ')).contains(QStringLiteral("verify --head 12:abc")));
    }

    void theFallbackSheetIsMaskedAsListsAre() {
        auto sensitive = test::sampleCase(2);
        sensitive.sensitive = true;
        auto closed = test::sampleCase(3);
        closed.state = core::CaseState::closed;
        const auto urgent = test::sampleCase(4, core::Priority::p1);
        auto state = stateOf({test::sampleCase(1), sensitive, closed, urgent});
        auto alert = *state.alert(test::alertId(1));
        alert.details->address = "=HYPERLINK(\"x\") 0987654321";
        state.put(alert);
        const auto sheet = models::openCasesSheet(
            state, {.now = test::kNow, .heardAt = test::kNow - std::chrono::minutes{3}, .user = QStringLiteral("an")});
        QCOMPARE(sheet.rows.size(), std::size_t{3});
        QCOMPARE(sheet.rows[0][1], QStringLiteral("VV-1118-4"));
        const auto bytes = models::csvOf(sheet);
        QVERIFY(bytes.startsWith("\xEF\xBB\xBF"));
        const auto text = QString::fromUtf8(bytes);
        QVERIFY(!text.contains(QStringLiteral("0912345678")) && !text.contains(QStringLiteral("0987654321")));
        QVERIFY(text.contains(QStringLiteral("•••••••• 78")));
        QVERIFY(text.contains(QStringLiteral("\"'=HYPERLINK(\"\"x\"\")")));
        QVERIFY(!text.contains(QStringLiteral("sep=")));
        QVERIFY(!text.contains(QStringLiteral("2 Nguyễn Trãi")));
        QVERIFY(text.contains(QStringLiteral("địa chỉ được giữ kín")));
        QCOMPARE(text.count(QStringLiteral("\r\n")), 4);
        QVERIFY(sheet.facts.join(QLatin1Char(' ')).contains(QStringLiteral("DỮ LIỆU CŨ")));
        QVERIFY(models::openCasesSheet({}, {}).closing.contains(QStringLiteral("Không có vụ nào đang mở.")));
        const auto chosen =
            models::chosenCasesSheet(state, {test::caseId(1), sensitive.id, closed.id, test::caseId(99)},
                                     {.now = test::kNow, .heardAt = {}, .user = {}});
        QCOMPARE(chosen.rows.size(), std::size_t{3});
        QCOMPARE(chosen.columns, sheet.columns);
        QVERIFY(chosen.facts[0].contains(QStringLiteral("3 vụ")) && chosen.facts[1].contains(QStringLiteral("1 vụ")));
        const auto words = QString::fromUtf8(models::csvOf(chosen));
        QVERIFY(!words.contains(QStringLiteral("0987654321")) && !words.contains(QStringLiteral("2 Nguyễn Trãi")));
        QVERIFY(words.contains(QStringLiteral("\"'=HYPERLINK(\"\"x\"\")")) && !words.contains(urgent.code.c_str()));
    }

    void rowsKeepTheirPlaceWhileAnswersComeIn() {
        models::Board board;
        models::HandoverModel model(board);
        const QAbstractItemModelTester tester(&model);
        auto handover = signedBy(1, "di", 500);
        model.setItems(handover.items);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        handover.items[7].answeredAt = test::kNow;
        model.setPending(8, true);
        changed.clear();
        model.setItems(handover.items);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(model.unanswered(), 499);
        QCOMPARE(model.nextOpen(7), 9);
        handover.items[3].exception = true;
        model.setItems(handover.items, models::HandoverModel::Shown::exceptions);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.itemOf(0), 3u);
        QVERIFY(model.index(0).data(models::HandoverModel::ExceptionRole).toBool());
    }

    void anAnswerUnderWayIsNotAnotherHandovers() {
        models::Board board;
        models::HandoverModel model(board);
        auto first = signedBy(1, "di", 5);
        model.setItems(first.items);
        model.setPending(2, true);
        model.setItems(first.items, models::HandoverModel::Shown::exceptions);
        model.setItems(first.items);
        QVERIFY(model.isPending(2)); // it was hidden for a while
        auto second = first;
        second.items[1].topic = HandoverTopic::mutedAlarm;
        second.items[1].caseId.reset();
        model.setItems(second.items);
        QVERIFY(!model.isPending(2));
    }

    void watchesWhatConcernsThisDesk() {
        models::Board board;
        models::HandoverWatch watch(board);
        QSignalSpy arrived(&watch, &models::HandoverWatch::arrived);
        watch.setOfficer(QStringLiteral("den"), {.all = false, .wards = {kHere}});
        auto elsewhere = signedBy(1, "x");
        elsewhere.wards = {kThere};
        tell(board, {elsewhere});
        QVERIFY(watch.waiting() == nullptr && arrived.isEmpty());
        auto waiting = signedBy(2, "di");
        tell(board, {waiting});
        QCOMPARE(watch.waiting()->id, waiting.id);
        QCOMPARE(arrived.count(), 1);
        tell(board, {waiting});
        QCOMPARE(arrived.count(), 1);
        waiting.items[1].exception = true;
        waiting.acceptedAt = test::kNow;
        tell(board, {waiting, signedBy(3, "den")});
        QVERIFY(watch.waiting() == nullptr);
        QCOMPARE(watch.own()->signedBy, std::string("den"));
        QCOMPARE(watch.pinned(), (std::vector<models::HandoverWatch::Pinned>{{waiting.id, 1}}));
        QCOMPARE(watch.lastAcceptedAt(), std::optional(test::kNow));
        bridge::ChangeSet gone;
        gone.erased = {core::AggregateRef::of(waiting.id)};
        board.apply(gone);
        QVERIFY(watch.pinned().empty());
    }
};

QTEST_GUILESS_MAIN(HandoverItemsTest)
#include "HandoverItemsTest.moc"
