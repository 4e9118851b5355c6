// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/CallBacks.h"

#include "models/Samples.h"

#include <QSignalSpy>
#include <QTest>

using namespace trucban;
using models::CallBacks;

class CallBacksTest : public QObject {
    Q_OBJECT
private slots:
    void findsWhatItSaysAgain() {
        // Over the hours of a day, and over midnight in Vietnam.
        for (int i = 0; i < 48; ++i) {
            const auto due = std::chrono::floor<std::chrono::minutes>(test::kNow) + std::chrono::minutes(37 * i);
            QCOMPARE(models::promisedCallBack(withNotes(1, {models::callBackPromise(due)})), std::optional(due));
        }
        QCOMPARE(models::callBackPromise(test::kNow), std::string("Hẹn gọi lại lúc 18:06 18/11/2026"));
    }

    void takesTheLastWordOfTheNotes() {
        const auto first = std::chrono::floor<std::chrono::minutes>(test::kNow);
        const auto later = first + std::chrono::minutes(10);
        const auto promise = models::callBackPromise(first);
        const auto again = models::callBackPromise(later);
        QCOMPARE(models::promisedCallBack(withNotes(1, {promise, "ghi chú khác", again})), std::optional(later));
        QVERIFY(!models::promisedCallBack(withNotes(1, {promise, models::callBackKept(), "xong"})));
        QCOMPARE(models::promisedCallBack(withNotes(1, {models::callBackKept(), again})), std::optional(later));
        QVERIFY(!models::promisedCallBack(withNotes(1, {})));
    }

    void believesNothingThatOnlyLooksLikeIt() {
        for (const char* text :
             {"Hẹn gọi lại lúc ", "Hẹn gọi lại lúc 25:00 18/11/2026", "Hẹn gọi lại lúc 10:61 18/11/2026",
              "Hẹn gọi lại lúc 10:00 31/02/2026", "Hẹn gọi lại lúc 1000 18/11/2026x",
              "hẹn gọi lại lúc 10:00 18/11/2026", "Hẹn gọi lại lúc chiều mai, sau giờ làm"}) {
            QVERIFY2(!models::promisedCallBack(withNotes(1, {text})), text);
        }
    }

    void keepsTheFirstDueFirstAndForgetsClosedCases() {
        models::Board board;
        CallBacks callBacks(board);
        QSignalSpy changed(&callBacks, &CallBacks::changed);
        const auto due = std::chrono::floor<std::chrono::minutes>(test::kNow);
        bridge::ChangeSet set;
        set.cases = {withNotes(1, {models::callBackPromise(due + std::chrono::minutes(9))}),
                     withNotes(2, {models::callBackPromise(due + std::chrono::minutes(3))}), test::sampleCase(3)};
        board.apply(set);
        QCOMPARE(callBacks.promises().size(), std::size_t(2));
        QCOMPARE(callBacks.promises().begin()->id, test::caseId(2));
        QCOMPARE(changed.count(), 1);
        auto closed = withNotes(2, {models::callBackPromise(due)});
        closed.state = core::CaseState::closed;
        bridge::ChangeSet closing;
        closing.cases = {closed};
        closing.erased = {core::AggregateRef::of(test::caseId(1))};
        board.apply(closing);
        QVERIFY(callBacks.promises().empty());
        QVERIFY(!callBacks.of(test::caseId(1)));
    }

private:
    static core::Case withNotes(std::uint64_t number, const std::vector<std::string>& texts) {
        auto case_ = test::sampleCase(number);
        for (const auto& text : texts) {
            case_.notes.push_back({.at = test::kNow, .author = "an", .text = text});
        }
        return case_;
    }
};

QTEST_GUILESS_MAIN(CallBacksTest)
#include "CallBacksTest.moc"
