// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/Wording.h"

#include "models/Samples.h"

#include <QSet>
#include <QTest>

using namespace trucban;
using models::Wording;

namespace {

template <class E, class F>
void everyValueHasItsOwnText(F text) {
    QSet<QString> seen;
    for (const auto& [value, name] : core::EnumNames<E>::table) {
        const QString shown = text(value);
        QVERIFY2(!shown.isEmpty(), std::string(name).c_str());
        QVERIFY2(!seen.contains(shown), qPrintable(shown));
        seen.insert(shown);
    }
}

} // namespace

class WordingTest : public QObject {
    Q_OBJECT
private slots:
    void namesEveryEnumValueOnce() {
        everyValueHasItsOwnText<core::Priority>(&Wording::priority);
        everyValueHasItsOwnText<core::CaseState>(&Wording::caseState);
        everyValueHasItsOwnText<core::AlertSource>(&Wording::source);
        everyValueHasItsOwnText<core::SenderState>(&Wording::senderState);
        everyValueHasItsOwnText<core::UnitKind>(&Wording::unitKind);
        everyValueHasItsOwnText<core::UnitState>(&Wording::unitState);
        everyValueHasItsOwnText<core::AssignmentState>(&Wording::assignmentState);
        everyValueHasItsOwnText<core::Disposition>(&Wording::disposition);
        everyValueHasItsOwnText<core::Agency>(&Wording::agency);
        everyValueHasItsOwnText<core::OfferState>(&Wording::offerState);
        everyValueHasItsOwnText<core::Role>(&Wording::role);
    }

    void explainsEveryRefusalInVietnamese() {
        everyValueHasItsOwnText<core::Refusal>(
            [](core::Refusal refusal) { return Wording::refusal(std::string(core::nameOf(refusal)), "english"); });
        for (const auto* code : {"expired", "tooMany", "unavailable", "badCommand", "notKept"}) {
            QVERIFY(Wording::refusal(code, "english") != QStringLiteral("english"));
        }
        QCOMPARE(Wording::refusal("later", "The gateway's own words."), QStringLiteral("The gateway's own words."));
    }

    void namesWardsAndTheCityDesk() {
        QCOMPARE(Wording::ward(core::WardCode{25747}), QStringLiteral("Phường Thủ Dầu Một"));
        QCOMPARE(Wording::wardShort(core::WardCode{26732}), QStringLiteral("ĐK. Côn Đảo"));
        QCOMPARE(Wording::ward(core::kCityDesk), QStringLiteral("Trực ban Thành phố"));
        QCOMPARE(Wording::ward(core::WardCode{}), QStringLiteral("Chưa rõ phường"));
    }

    void showsTheLikeliestWardWhileNobodyOwnsTheCase() {
        auto case_ = test::sampleCase(1);
        auto alert = test::sampleAlert(1);
        const core::WardCode benThanh{26743};
        const core::WardCode saiGon{26740};
        case_.ward = {};
        case_.candidates = {saiGon, benThanh}; // in the order of their codes
        alert.details->position = core::Position{{10.7714, 106.6935}, 20};
        QCOMPARE(Wording::caseWard(case_, &alert), QStringLiteral("~ P. Bến Thành +1"));
        QCOMPARE(Wording::caseWardFull(case_, &alert), QStringLiteral("~ Phường Bến Thành +1"));
        QCOMPARE(Wording::caseWard(case_, nullptr), QStringLiteral("~ P. Sài Gòn +1"));
        case_.candidates = {};
        QCOMPARE(Wording::caseWard(case_, &alert), QStringLiteral("Chưa rõ phường"));
        case_.ward = benThanh;
        QCOMPARE(Wording::caseWard(case_, &alert), QStringLiteral("P. Bến Thành"));
        case_.approximate = true;
        QCOMPARE(Wording::caseWard(case_, &alert), QStringLiteral("~ P. Bến Thành"));
    }

    void formatsTimesAndNumbersTheVietnameseWay() {
        QCOMPARE(Wording::dateTime(test::kNow), QStringLiteral("18/11/2026 18:06:40"));
        QCOMPARE(Wording::duration(std::chrono::seconds(247)), QStringLiteral("04:07"));
        QCOMPARE(Wording::duration(std::chrono::seconds(3753)), QStringLiteral("1:02:33"));
        QCOMPARE(Wording::duration(std::chrono::seconds(-5)), QStringLiteral("−00:05"));
        QCOMPARE(Wording::number(1234567), QStringLiteral("1.234.567"));
    }

    // An import of 10,000 rows is one act; Qt's own %n writes it without the dot.
    void separatesTheThousandsOfAnAct() {
        core::SaveRecords save;
        save.records.resize(10'000);
        QCOMPARE(Wording::commandName(save), QStringLiteral("Lưu 10.000 mục số liệu"));
        core::MergeCases merge;
        merge.others.resize(1'200);
        QCOMPARE(Wording::commandName(merge), QStringLiteral("Gộp 1.200 vụ vào"));
    }

    void titlesEveryEventType() {
        const auto policy = test::samplePolicy();
        const auto titleOf = [&]<std::size_t... I>(std::index_sequence<I...>) {
            QStringList titles;
            ((titles << Wording::eventTitle({.data = std::variant_alternative_t<I, core::EventData>{}}, policy)), ...);
            return titles;
        };
        for (const auto& title : titleOf(std::make_index_sequence<std::variant_size_v<core::EventData>>{})) {
            QVERIFY(!title.isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(WordingTest)
#include "WordingTest.moc"
