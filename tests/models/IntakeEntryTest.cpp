// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/IntakeEntry.h"

#include "models/Samples.h"

#include <QTest>

using namespace trucban;
using models::IntakeEntry;
using models::IntakeLack;

namespace {

IntakeEntry whole() {
    IntakeEntry entry{.id = {test::uuidOf(7)}, .source = core::AlertSource::patrol};
    entry.kind = QStringLiteral("fight");
    entry.address = QStringLiteral(" 12 Lê Lợi ");
    entry.place = core::Position{{10.7769, 106.7009}, 12.5};
    entry.isPlaceOfAddress = true;
    entry.occurredAt = test::kNow - std::chrono::minutes(5);
    entry.text = QStringLiteral("Hai nhóm \"đánh nhau\"\ncó dao");
    entry.name = QStringLiteral("Trần Thị B");
    entry.phone = QStringLiteral("0901 234 567");
    entry.callable = false;
    entry.silent = true;
    return entry;
}

} // namespace

class IntakeEntryTest : public QObject {
    Q_OBJECT
private slots:
    void readsBackWhatWasKept() {
        for (auto entry : {whole(), IntakeEntry{.id = {test::uuidOf(1)}}}) {
            const auto back = IntakeEntry::from(entry.json());
            QVERIFY(back.has_value());
            QVERIFY(*back == entry);
        }
        auto unplaced = whole();
        unplaced.place.reset();
        unplaced.isPlaceOfAddress = false;
        unplaced.occurredAt.reset();
        QVERIFY(IntakeEntry::from(unplaced.json()) == unplaced);
    }

    void readsNothingOfWhatIsNone() {
        QVERIFY(!IntakeEntry::from(QJsonObject()));
        auto json = whole().json();
        json.insert(QStringLiteral("source"), QStringLiteral("sos-app"));
        QVERIFY(!IntakeEntry::from(json));
        json = whole().json();
        json.insert(QStringLiteral("id"), QStringLiteral("none"));
        QVERIFY(!IntakeEntry::from(json));
    }

    void becomesACommandAndComesBack() {
        const auto command = whole().command(test::kNow);
        QCOMPARE(command.externalId.value, test::uuidOf(7));
        QCOMPARE(command.address, std::string("12 Lê Lợi"));
        QVERIFY(command.occurredAt == test::kNow - std::chrono::minutes(5));
        QCOMPARE(command.position->accuracyM, 12.5);
        QCOMPARE(command.reporter.phone, std::string("0901 234 567"));
        QVERIFY(command.contact.silent);
        auto back = IntakeEntry::from(command, {test::uuidOf(8)});
        QCOMPARE(back.id.value, test::uuidOf(8));
        back.id = command.externalId;
        QVERIFY(back.command(test::kNow) == command);
    }

    void happenedNowWhenNobodySaysOtherwise() {
        IntakeEntry entry;
        QVERIFY(entry.command(test::kNow).occurredAt == test::kNow);
        entry.callable = true;
        QVERIFY(!entry.command(test::kNow).contact.callable); // there is nobody to call
    }

    void isCutWhereTheGatewayWouldCut() {
        IntakeEntry entry;
        entry.address = QString(600, QChar(0x1EBF));
        entry.name = QString(300, u'a');
        const auto command = entry.command(test::kNow);
        QCOMPARE(QString::fromStdString(command.address).size(), 500);
        QCOMPARE(command.reporter.name.size(), std::size_t(200));
    }

    void needsOnlyKindAndPlace() {
        IntakeEntry entry;
        QVERIFY(entry.isEmpty());
        QVERIFY(lackOf(entry) == IntakeLack::kind);
        entry.kind = QStringLiteral("fight");
        QVERIFY(!entry.isEmpty());
        QVERIFY(lackOf(entry) == IntakeLack::place);
        entry.address = QStringLiteral("  ");
        QVERIFY(lackOf(entry) == IntakeLack::place);
        entry.address = QStringLiteral("gần chợ");
        QVERIFY(lackOf(entry) == IntakeLack::nothing);
        entry.address.clear();
        entry.place = core::Position{{10.77, 106.7}, 10};
        QVERIFY(lackOf(entry) == IntakeLack::nothing);
        entry.text = QString(4'001, QChar(0x1EBF));
        QVERIFY(lackOf(entry) == IntakeLack::textTooLong);
    }
};

QTEST_GUILESS_MAIN(IntakeEntryTest)
#include "IntakeEntryTest.moc"
